/** Starts a registered line as the client would, feeds it, and keeps what it left. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { registeredLine } from '../../src/clients/registered-line.ts';
import type { ClientId } from '../../src/core/call.ts';
import type { Left } from './honoured.ts';

/** What the process reads: bytes and then the end, or bytes and then nothing more for ever. */
export type Stdin =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array | string }
  | { readonly kind: 'stalls'; readonly after: string };

export interface Start {
  readonly client: ClientId;
  readonly stdin: Stdin;
  readonly executable: string;
  readonly home: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Shell text around the line; `LINE` stands for it: `ulimit -n 3; LINE`. */
  readonly around: string;
  /** A program that starts the client's shell: `setpriv …`, `bwrap …`. */
  readonly launcher: readonly string[];
  readonly limitSeconds: number;
}

const TIMEOUT = ['/usr/bin/timeout', '/bin/timeout'].find((path) => existsSync(path)) ?? null;

/** The shell that each client was seen to use for a line of shell. */
const SHELL: Readonly<Record<ClientId, string>> = {
  'claude-code': '/bin/sh',
  'gemini-cli': '/bin/bash',
  codex: '/bin/bash',
};

export function runLine(start: Start): Promise<Left> {
  const line = registeredLine({ ...start, timeout: TIMEOUT });
  if (line.kind === 'refused') throw new Error(line.why);
  // Claude Code is given words, not a line; a shell comes in only where the test needs one around it.
  const inWords = start.client === 'claude-code' && start.around === 'LINE';
  const shell = [SHELL[start.client], '-c', start.around.replace('LINE', () => line.shell)];
  const [program = '', ...args] = [...start.launcher, ...(inWords ? line.words : shell)];
  const own = (line.entry.env ?? {}) as Readonly<Record<string, string>>;
  const env = { ...start.env, ...own };
  return collect(spawn(program, args, { cwd: start.cwd, env, stdio: 'pipe' }), start.stdin);
}

export function runDirect(
  program: string,
  args: readonly string[],
  stdin: Stdin,
  cwd: string,
): Promise<Left> {
  return collect(spawn(program, [...args], { cwd, env: {}, stdio: 'pipe' }), stdin);
}

function collect(child: ChildProcess, stdin: Stdin): Promise<Left> {
  const { promise, resolve, reject } = Promise.withResolvers<Left>();
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.on('error', reject);
  child.on('close', (exit) => {
    child.stdin?.destroy();
    resolve({ exit, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
  });
  // The process may end before it has read everything; that is its right.
  child.stdin?.on('error', () => {});
  if (stdin.kind === 'stalls') child.stdin?.write(stdin.after);
  else child.stdin?.end(stdin.bytes);
  return promise;
}
