/** One hook call of the built executable, measured from outside. */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { shellPayload } from '../test/e2e/payloads.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Compiles `measure.c` into the directory. */
export function measureProgram(directory: string): string {
  const program = path.join(directory, 'measure');
  execFileSync(process.env.CC ?? 'cc', ['-O2', '-o', program, path.join(root, 'bench/measure.c')]);
  return program;
}

export interface Judged {
  /** Milliseconds. */
  readonly cpu: number;
  readonly wall: number;
  readonly status: number;
  /** Megabytes. */
  readonly peak: number;
}

export function judged(measure: string, command: string, work: string): Judged {
  // A payload that is too large is refused before it is read to its end.
  const { stdout } = spawnSync(
    measure,
    ['-', path.join(root, 'dist/sechook'), 'hook', '--client', 'claude-code', '--home', work],
    { encoding: 'utf8', input: JSON.stringify(shellPayload('claude-code', command, work)) },
  );
  const [cpu, wall, status, peak] = stdout.split(' ').map(Number);
  if (cpu === undefined || wall === undefined || status === undefined || peak === undefined)
    throw new Error('measure printed nothing');
  return { cpu: cpu / 1000, wall: wall / 1000, status, peak: peak / 1024 };
}

/** Files that must not be read to their end, laid out in the directory; commands that run them. */
export function oddFiles(directory: string): Readonly<Record<string, string>> {
  const fifo = path.join(directory, 'fifo');
  execFileSync('mkfifo', [fifo]);
  const huge = path.join(directory, 'huge.sh');
  fs.writeFileSync(huge, 'echo\n');
  fs.truncateSync(huge, 10_000_000_000);
  return {
    'a pipe without a writer as the script': 'bash ./fifo',
    'the same, sourced': '. ./fifo',
    'the same, read': 'x=$(< ./fifo); eval "$x"',
    'a file of 10 GB as the script': 'bash ./huge.sh',
    'the same, sourced by path': `source ${huge}`,
    'a device as the script': 'bash /dev/zero',
    'a terminal as the script': 'sh /dev/tty',
    'a make file of 10 GB': 'make -f huge.sh',
  };
}
