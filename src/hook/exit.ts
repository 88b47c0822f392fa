/**
 * The last step of a hook call: the answer is written whole, then the process ends at once, without the
 * event loop's tear-down. A client that does not read cannot hold it: past the deadline it ends all the
 * same, with the code that blocks.
 */
import fs from 'node:fs';
import type { Answer } from '../clients/client.ts';
import { HOOK_DENY } from '../core/exit-codes.ts';

export interface Ending {
  /** Ends the process without running exit handlers. */
  reallyExit(code: number): never;
  /** Ends the process even where a read in the background would hold `reallyExit` up. */
  killSelf(): never;
  now(): number;
}

/** How long a full pipe is waited for. */
const WRITE_MILLIS = 500;

export function answerAndExit(answer: Answer, readPending: boolean, ending: Ending): never {
  const giveUpAt = ending.now() + WRITE_MILLIS;
  // Standard error first: where one of the two cannot be written, exit code and the other still block.
  const stderrDone = writeAll(2, answer.stderr, giveUpAt, ending);
  const stdoutDone = writeAll(1, answer.stdout, giveUpAt, ending);
  // An answer that did not reach the client must not be taken for "no opinion".
  const code = stdoutDone && (stderrDone || answer.exitCode !== 0) ? answer.exitCode : HOOK_DENY;
  if (readPending) ending.killSelf();
  ending.reallyExit(code);
}

function writeAll(fd: number, text: string, giveUpAt: number, ending: Ending): boolean {
  if (text === '') return true;
  const bytes = Buffer.from(text, 'utf8');
  let done = 0;
  while (done < bytes.length) {
    try {
      done += fs.writeSync(fd, bytes, done);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code !== 'EAGAIN' && code !== 'EINTR') return false;
      if (ending.now() > giveUpAt) return false;
      // A non-blocking pipe is full; the reader gets a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
  return true;
}
