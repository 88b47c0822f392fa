/** Verdicts on many commands from one run of the executable. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Row } from './score-rows.ts';

export interface Answer {
  readonly id: number;
  readonly decision?: 'allow' | 'ask' | 'deny';
  readonly rules?: readonly string[];
  readonly us?: number;
  readonly failure?: string;
  readonly error?: string;
}

export interface Settings {
  readonly executable: string;
  readonly client: string | undefined;
  readonly mode: string | undefined;
  readonly cwd: string | undefined;
}

export async function judge(rows: readonly Row[], settings: Settings): Promise<readonly Answer[]> {
  const cwd = settings.cwd === undefined ? [] : ['--cwd', settings.cwd];
  const child = spawn(settings.executable, ['check', '--batch', ...cwd], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const feed = async (): Promise<void> => {
    for (const [id, row] of rows.entries()) {
      const line = JSON.stringify({
        id,
        command: row.command,
        cwd: row.cwd,
        client: settings.client,
        permission_mode: settings.mode,
      });
      if (!child.stdin.write(`${line}\n`)) await once(child.stdin, 'drain');
    }
    child.stdin.end();
  };
  const fed = feed();
  const answers: Answer[] = [];
  for await (const line of createInterface({ input: child.stdout })) answers.push(JSON.parse(line) as Answer);
  await fed;
  await ended;
  if (answers.length !== rows.length)
    throw new Error(`${rows.length} rows were answered by ${answers.length} lines`);
  return answers;
}
