import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../support/grammar.ts';

/** Reads its standard input as the hook does, says in one line what it got, and ends as the hook ends. */
const PROGRAM = `
  import { answerAndExit } from './src/hook/exit.ts';
  import { readStdin } from './src/hook/stdin.ts';
  const result = await readStdin(Number(process.argv[1]));
  const said = result.kind === 'text' ? 'text ' + result.text.length + ' ' + result.text.slice(0, 20) : result.failure.code;
  answerAndExit({ stdout: said, stderr: '', exitCode: 0 }, result.kind === 'failed' && result.pending, {
    reallyExit: (code) => process.reallyExit(code),
    killSelf: () => process.kill(process.pid, 'SIGKILL'),
    now: () => process.uptime() * 1000,
  });
`;

interface Ended {
  readonly stdout: string;
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

function start(
  deadline: number,
  stdin: 'pipe' | number = 'pipe',
  shell: string | null = null,
): ChildProcessWithoutNullStreams {
  const argv = ['--no-warnings', '--input-type=module-typescript', '-e', PROGRAM, String(deadline)];
  const options = { cwd: ROOT, stdio: [stdin, 'pipe', 'pipe'] as const };
  if (shell === null)
    return spawn(process.execPath, argv, options as object) as ChildProcessWithoutNullStreams;
  const env = { ...process.env, NODE: process.execPath, PROGRAM, DEADLINE: String(deadline) };
  return spawn('/bin/sh', ['-c', shell], { ...options, env } as object) as ChildProcessWithoutNullStreams;
}

function ended(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const { promise, resolve } = Promise.withResolvers<Ended>();
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.on('close', (code, signal) => resolve({ stdout, code, signal }));
  return promise;
}

async function given(input: string | Uint8Array): Promise<Ended> {
  const child = start(20_000);
  // A reader that stops early closes its end while we still write.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return ended(child);
}

const NODE_LINE = '"$NODE" --no-warnings --input-type=module-typescript -e "$PROGRAM" "$DEADLINE"';

describe('readStdin', () => {
  it.each([
    ['nothing', '', 'text 0 '],
    ['a little', '{"a":1}', 'text 7 {"a":1}'],
    ['more than a pipe holds', 'é'.repeat(300_000), `text 300000 ${'é'.repeat(20)}`],
    ['a replacement character of its own', 'a\ufffdb', 'text 3 a\ufffdb'],
    ['a byte order mark', '\ufeff{}', 'text 3 \ufeff{}'],
    ['10 MB', ' '.repeat(10 * 1024 * 1024), `text 10485760 ${' '.repeat(20)}`],
  ])('takes %s', async (_what, input, said) => {
    expect(await given(input)).toEqual({ stdout: said, code: 0, signal: null });
  });

  it.each([
    ['more than 10 MB', Buffer.alloc(10 * 1024 * 1024 + 1, 32), 'stdin-oversized'],
    ['bytes that are not UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 'stdin-encoding'],
    ['half a character', Buffer.from('é').subarray(0, 1), 'stdin-encoding'],
    ['an encoded surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'stdin-encoding'],
  ])('refuses %s', async (_what, input, said) => {
    expect(await given(input)).toEqual({ stdout: said, code: 0, signal: null });
  });

  it('gives up on a socket that stalls, and ends by itself', async () => {
    const child = start(300);
    child.stdin.write('{"half":');
    expect(await ended(child)).toEqual({ stdout: 'stdin-timeout', code: 0, signal: null });
  });

  it('gives up on a pipe that stalls, and ends by itself', async () => {
    const child = start(300, 'pipe', `cat | ${NODE_LINE}`);
    child.stdin.write('{"half":');
    const result = ended(child);
    child.stdout.once('data', () => child.stdin.end());
    expect(await result).toMatchObject({ stdout: 'stdin-timeout', code: 0 });
  });

  it('reads a regular file', async () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'sechook-stdin-')), 'payload.json');
    fs.writeFileSync(file, 'x'.repeat(200_000));
    const fd = fs.openSync(file, 'r');
    expect(await ended(start(20_000, fd))).toMatchObject({
      stdout: `text 200000 ${'x'.repeat(20)}`,
      code: 0,
    });
    fs.closeSync(fd);
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  it('says that a directory cannot be read', async () => {
    const fd = fs.openSync(os.tmpdir(), 'r');
    expect(await ended(start(20_000, fd))).toMatchObject({ stdout: 'stdin-unreadable', code: 0 });
    fs.closeSync(fd);
  });

  it('takes a closed standard input for an empty one', async () => {
    expect(await ended(start(20_000, 'pipe', `${NODE_LINE} <&-`))).toMatchObject({
      stdout: 'text 0 ',
      code: 0,
    });
  });
});

describe('answerAndExit', () => {
  it('blocks when the answer cannot be delivered', async () => {
    const child = start(20_000, 'pipe', `${NODE_LINE} >&-; echo "code $?"`);
    child.stdin.end('{}');
    // Node opens /dev/null in place of a closed descriptor: nothing is lost that anybody could have read.
    expect((await ended(child)).stdout).toBe('code 0\n');
    const full = start(20_000, 'pipe', `${NODE_LINE} >/dev/full; echo "code $?"`);
    full.stdin.end('{}');
    expect((await ended(full)).stdout).toBe('code 2\n');
  });
});
