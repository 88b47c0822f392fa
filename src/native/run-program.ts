/** Runs one program to its end, bounded in time and output: how a check sees what a client would see. */
import { spawn } from 'node:child_process';

export interface ProgramStart {
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly stdin: string;
  readonly limitMillis: number;
}

export interface ProgramEnd {
  /** Null when a signal or the limit ended it, or it could not be started. */
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why it could not be started; null where it was. */
  readonly trouble: string | null;
}

const MAX_OUTPUT = 256 * 1024;

export function runProgram({ words, env, cwd, stdin, limitMillis }: ProgramStart): Promise<ProgramEnd> {
  const { promise, resolve } = Promise.withResolvers<ProgramEnd>();
  const [program = '', ...args] = words;
  const child = spawn(program, args, { cwd, env: { ...env }, stdio: 'pipe' });
  const collected = { stdout: '', stderr: '' };
  const timer = setTimeout(() => child.kill('SIGKILL'), limitMillis);
  const end = (exit: number | null, trouble: string | null): void => {
    clearTimeout(timer);
    resolve({ exit, ...collected, trouble });
  };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8');
    child[name].on('data', (text: string) => {
      if (collected[name].length < MAX_OUTPUT) collected[name] += text;
    });
  }
  child.on('error', (error) => end(null, error.message));
  child.on('close', (exit) => end(exit, null));
  // It may end before it has read everything; that is its right.
  child.stdin.on('error', () => {});
  child.stdin.end(stdin);
  return promise;
}
