/** Runs a step of the build; its own words say what went wrong, a stack of this program would bury them. */
import { spawnSync } from 'node:child_process';

/** What it printed. */
export function runProgram(words: readonly string[], input = ''): string {
  const [command = '', ...argv] = words;
  const { status, error, stdout } = spawnSync(command, argv, {
    input,
    stdio: ['pipe', 'pipe', 'inherit'],
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(1);
  return stdout;
}
