/**
 * Runs scripts in a real shell where nothing can be harmed, and tells which programs they called. One
 * bubblewrap sandbox (no network, private root, private processes) runs many scripts, because starting
 * it costs more than most scripts do. A machine without it cannot answer: then the suite fails, loudly.
 */
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dialect } from '../../src/core/call.ts';
import { CASE_CWD, CASE_HOME, DRIVER } from './driver.ts';
import { layOutRoot, whichBwrap } from './private-root.ts';

export interface Case {
  readonly id: string;
  readonly script: string;
  readonly shell: Dialect;
}

export interface Call {
  /** Name without directory, then the words. */
  readonly argv: readonly string[];
  readonly cwd: string;
}

export interface Outcome {
  readonly calls: readonly Call[];
  readonly exit: number;
  readonly timedOut: boolean;
  /** The beginning of what the script wrote to standard error, for whoever debugs a case. */
  readonly stderr: string;
}

export interface SandboxOptions {
  /** Seconds for one script. */
  readonly limit?: number;
  /** Names that become stubs besides the known ones. */
  readonly stubs?: Iterable<string>;
  readonly parallel?: number;
}

const CHUNK = 300;
const NO_SANDBOX =
  'bubblewrap (bwrap) is not installed: the truth suites compare with a real shell in a sandbox and ' +
  'cannot pass without it. Install it: apt-get install bubblewrap zsh';

/** No limit on processes binds root: where root runs the suite, the sandbox belongs to a user that owns nothing. */
const NOBODY = 61_234;
const owner = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

const PASSWD = `root:x:0:0:root:/root:/bin/bash\nuser:x:1000:1000:User:${CASE_HOME}:/bin/bash\n`;

function bwrapArguments(binds: readonly string[], directory: string, limit: number): readonly string[] {
  const variables = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: CASE_HOME,
    USER: 'user',
    LANG: 'C.UTF-8',
    SHELL: '/bin/bash',
    TERM: 'dumb',
  };
  return [
    '--unshare-all', '--unshare-user', '--uid', '1000', '--gid', '1000', '--hostname', 'sandbox',
    '--die-with-parent', '--new-session', '--as-pid-1', '--cap-drop', 'ALL', '--clearenv',
    ...Object.entries(variables).flatMap(([name, value]) => ['--setenv', name, value]),
    ...binds,
    '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp', '--dir', CASE_CWD, '--dir', '/.record', '--dir', '/root',
    '--dir', '/usr/local/bin', '--ro-bind', join(directory, 'passwd'), '/etc/passwd',
    '--ro-bind', directory, '/.cases',
    '--chdir', '/', '/.real/usr/bin/bash', '-c', `/.real/usr/bin/mkfifo /.record/never; ${DRIVER}`, 'driver', String(limit),
  ]; // biome-ignore format: one option with its values a line would hide the whole
}

function parseFrames(output: Buffer, limit: number): Map<string, Outcome> {
  const fields = output.toString('utf8').split('\0');
  const outcomes = new Map<string, Outcome>();
  let at = 0;
  while (fields[at] === 'C') {
    const [id = '', exit = '', spent = '', stderr = ''] = fields.slice(at + 1, at + 5);
    at += 5;
    const calls: Call[] = [];
    while (fields[at] === 'R') {
      const count = Number(fields[at + 1]);
      const cwd = fields[at + 2] ?? '';
      calls.push({ cwd, argv: fields.slice(at + 3, at + 4 + count) });
      at += 4 + count;
    }
    // Records of two processes can only be torn by a script that writes to them itself.
    while (at < fields.length && fields[at] !== 'E') at += 1;
    at += 1;
    const timedOut = exit === '137' && Number(spent) >= limit * 900;
    outcomes.set(id, { calls, exit: Number(exit), timedOut, stderr });
  }
  return outcomes;
}

async function runChunk(
  bwrap: string,
  binds: readonly string[],
  directory: string,
  cases: readonly Case[],
  limit: number,
): Promise<Map<string, Outcome>> {
  mkdirSync(directory, { recursive: true });
  cases.forEach((one, n) => {
    writeFileSync(join(directory, String(n)), one.script);
  });
  writeFileSync(join(directory, 'list'), cases.map((one, n) => `${n} ${one.shell}\n`).join(''));
  writeFileSync(join(directory, 'passwd'), PASSWD);
  const child = spawn(bwrap, [...bwrapArguments(binds, directory, limit)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    cwd: '/',
    ...owner,
  });
  const chunks: Buffer[] = [];
  const errors: Buffer[] = [];
  child.stdout.on('data', (data: Buffer) => chunks.push(data));
  child.stderr.on('data', (data: Buffer) => errors.push(data));
  const timer = setTimeout(() => child.kill('SIGKILL'), (cases.length * (limit + 2) + 30) * 1000);
  await new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  clearTimeout(timer);
  rmSync(directory, { recursive: true, force: true });
  const numbered = parseFrames(Buffer.concat(chunks), limit);
  if (numbered.size === 0) {
    throw new Error(
      `the sandbox did not run: ${Buffer.concat(errors).toString('utf8').trim() || 'no output'}`,
    );
  }
  const outcomes = new Map<string, Outcome>();
  cases.forEach((one, n) => {
    const outcome = numbered.get(String(n));
    if (outcome !== undefined) outcomes.set(one.id, outcome);
  });
  return outcomes;
}

/** What each script called. A script that brings its whole sandbox down is run again, alone. */
export async function runInSandbox(
  cases: readonly Case[],
  options: SandboxOptions = {},
): Promise<ReadonlyMap<string, Outcome>> {
  const bwrap = whichBwrap();
  if (bwrap === null) throw new Error(NO_SANDBOX);
  const limit = options.limit ?? 5;
  const directory = mkdtempSync(join(tmpdir(), 'sechook-oracle-'));
  chmodSync(directory, 0o755);
  const outcomes = new Map<string, Outcome>();
  try {
    const { binds } = layOutRoot(directory, options.stubs ?? []);
    const queue: (readonly Case[])[] = [];
    for (let at = 0; at < cases.length; at += CHUNK) queue.push(cases.slice(at, at + CHUNK));
    let started = 0;
    const worker = async (): Promise<void> => {
      for (let chunk = queue.shift(); chunk !== undefined; chunk = queue.shift()) {
        started += 1;
        const found = await runChunk(bwrap, binds, join(directory, `chunk-${started}`), chunk, limit);
        for (const [id, outcome] of found) outcomes.set(id, outcome);
        const lost = chunk.filter((one) => !found.has(one.id));
        if (lost.length === 0) continue;
        if (chunk.length === 1) throw new Error(`the sandbox was brought down by: ${chunk[0]?.script}`);
        const [first, ...rest] = lost;
        if (first !== undefined) queue.push([first]);
        if (rest.length > 0) queue.push(rest);
      }
    };
    await Promise.all(Array.from({ length: options.parallel ?? 2 }, worker));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return outcomes;
}
