/** What the product offers its commands. `main.ts` gives the real one; tests give a small one. */
import type { JudgeRequest, OpenedJudge } from './judge.ts';

export interface Host {
  readonly version: string;
  /** Absolute path of this executable, for lines that a client is to be given. */
  readonly executable: string;
  openJudge(request: JudgeRequest): OpenedJudge;
}
