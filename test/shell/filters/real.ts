/** Runs many harmless commands in one real shell, so that a whole table costs a single process start. */
import { spawnSync } from 'node:child_process';

export interface FilterCase {
  readonly base: string;
  readonly args: readonly string[];
  readonly stdin: string;
}

const MARK = '\u0001end\u0001';

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What each command printed, in order. */
export function realOutputs(cases: readonly FilterCase[], shell: 'bash' | 'dash' = 'bash'): string[] {
  const lines = cases.map(({ base, args, stdin }) => {
    const words = [base, ...args].map(quote).join(' ');
    return `\\printf '%s' ${quote(stdin)} | ${words} 2>/dev/null; \\printf '%s' ${quote(MARK)}`;
  });
  const script = lines.join('\n');
  const run = spawnSync(shell, ['-s'], {
    input: script,
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.error !== undefined) throw run.error;
  // Latin 1 keeps bytes apart that are not UTF-8; each output is then read by itself.
  const outputs = run.stdout.toString('latin1').split(MARK).slice(0, -1);
  return outputs.map((output) => {
    const bytes = Buffer.from(output, 'latin1');
    const text = bytes.toString('utf8');
    return Buffer.from(text, 'utf8').equals(bytes) ? text : `not text: ${bytes.toString('hex')}`;
  });
}
