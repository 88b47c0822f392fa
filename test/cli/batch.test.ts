import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batchLines } from '../../src/cli/batch-lines.ts';
import { chunks, fakeJudge, sechook } from './harness.ts';

async function batch(
  stdin: string | Uint8Array,
  ...argv: string[]
): Promise<{ exit: number; rows: unknown[] }> {
  const ran = await sechook(['check', '--batch', ...argv], { stdin });
  const lines = ran.stdout.split('\n').slice(0, -1);
  return { exit: ran.exit, rows: lines.map((line): unknown => JSON.parse(line)) };
}

describe('rows', () => {
  test('one answer for each, in order, with the row’s id', async () => {
    const { exit, rows } = await batch(
      '{"id":"a","command":"ls"}\n{"id":2,"command":"run BAD BAD ODD"}\r\n\n{"command":"ODD"}',
    );
    expect(exit).toBe(0);
    expect(rows).toEqual([
      { id: 'a', decision: 'allow', rules: [], us: 7 },
      { id: 2, decision: 'deny', rules: ['bad-word', 'odd-word'], us: 7 },
      { id: null, decision: 'ask', rules: ['odd-word'], us: 7 },
    ]);
  });

  test.each([
    ['{"id":1,"command":', null, 'not JSON'],
    ['[1]', null, 'not a JSON object'],
    ['null', null, 'not a JSON object'],
    ['{"id":1}', 1, 'neither "command" nor "payload"'],
    ['{"id":1,"command":7}', 1, '"command" is not a string'],
    ['{"id":1,"command":"ls","cwd":7}', 1, '"cwd" is not a string'],
    ['{"id":1,"command":"ls","permission_mode":{}}', 1, '"permission_mode" is not a string'],
    ['{"id":1,"command":"ls","client":"cursor"}', 1, '"client" is none of'],
    ['{"id":1,"command":"ls","payload":{}}', 1, 'both'],
    ['{"id":1,"payload":{}}', 1, 'no payload expected'],
    ['{"id":1,"command":"BUG"}', 1, 'internal error: a bug'],
  ])('%s is answered by an error and the rest goes on', async (line, id, says) => {
    const { exit, rows } = await batch(`${line}\n{"id":"next","command":"ls"}\n`);
    expect(exit).toBe(0);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual({ id, error: expect.stringContaining(says) });
    expect(rows[1]).toMatchObject({ id: 'next', decision: 'allow' });
  });

  test('bytes that are not UTF-8 spoil their own line only', async () => {
    const bad = Buffer.from([...Buffer.from('{"id":1,"command":"'), 0xff, ...Buffer.from('"}\n')]);
    const { rows } = await batch(Buffer.concat([bad, Buffer.from('{"id":2,"command":"é BAD"}\n')]));
    expect(rows).toEqual([
      { id: null, error: 'the line is not UTF-8' },
      { id: 2, decision: 'deny', rules: ['bad-word'], us: 7 },
    ]);
  });

  test('client, mode and directory of a row reach the judge', async () => {
    const seen: unknown[] = [];
    const judge = fakeJudge({
      answered: (decision, call) => {
        seen.push([call.context.client, call.context.permissionMode, call.context.cwd]);
        return decision === 'ask' && call.context.client === 'codex' ? 'deny' : decision;
      },
    });
    const stdin =
      '{"id":1,"command":"ODD","client":"codex","permission_mode":"plan","cwd":"/x"}\n{"id":2,"command":"ODD"}\n';
    const ran = await sechook(['check', '--batch'], { stdin, opened: { kind: 'ready', judge } });
    expect(seen).toEqual([
      ['codex', 'plan', '/x'],
      [null, null, '/work/project'],
    ]);
    expect(ran.stdout).toContain('"decision":"deny"');
    expect(ran.stdout).toContain('"decision":"ask"');
  });

  test('a call that cannot be judged to its end is denied and says why', async () => {
    const judge = fakeJudge({ failure: { code: 'budget', detail: 'too large' } });
    const ran = await sechook(['check', '--batch'], {
      stdin: '{"id":1,"command":"ls"}',
      opened: { kind: 'ready', judge },
    });
    expect(JSON.parse(ran.stdout)).toEqual({ id: 1, decision: 'deny', rules: [], us: 7, failure: 'budget' });
  });

  test.each([
    ['{"id":1,"command":"ls"}', 'deny', 0],
    ['{"id":1,"command":"ODD"}', 'deny', 0],
    ['{"id":1,"command":"ODD"}', 'ask', 1],
    ['{"id":1,"command":"BAD"}', 'deny', 1],
    ['{"id":1,"command":"BAD"}\nx', 'deny', 2],
  ])('%s with --fail-on %s exits with %i', async (stdin, level, exit) => {
    expect((await batch(stdin, '--fail-on', level)).exit).toBe(exit);
  });

  test('what was read is answered before more is waited for', async () => {
    const { runBatch } = await import('../../src/cli/commands/check-batch.ts');
    const written: string[] = [];
    const seen: number[] = [];
    const rows = ['{"id":1,"command":"ls"}\n{"id":2,', '"command":"ls"}\n'];
    const stdin = {
      isTerminal: false,
      read: () => {
        seen.push(written.join('').split('\n').length - 1);
        const row = rows.shift();
        return row === undefined ? null : Buffer.from(row);
      },
    };
    const stdout = { isTerminal: false, columns: null, write: (text: string) => written.push(text) > 0 };
    const io = { argv: [], env: {}, cwd: '/', stdin, stdout, stderr: stdout };
    await runBatch({ cwd: '/', failOn: null }, io, {
      openJudge: () => ({ kind: 'ready', judge: fakeJudge() }),
    } as never);
    expect(seen).toEqual([0, 1, 2]);
  });

  test('it stops when nobody reads its answers', async () => {
    let rows = 0;
    const endless = {
      isTerminal: false,
      read: () => {
        rows += 1;
        if (rows > 10_000) throw new Error('still reading');
        return Buffer.from('{"id":1,"command":"ls"}\n'.repeat(100));
      },
    };
    const { runBatch } = await import('../../src/cli/commands/check-batch.ts');
    const closed = { isTerminal: false, columns: null, write: () => false };
    const exit = await runBatch(
      { cwd: '/', failOn: null },
      { argv: [], env: {}, cwd: '/', stdin: endless, stdout: closed, stderr: closed },
      { version: '1', executable: '/x', openJudge: () => ({ kind: 'ready', judge: fakeJudge() }) } as never,
    );
    expect(exit).toBe(2);
  });
});

describe('lines out of chunks', () => {
  test('where the chunks are cut makes no difference', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.replaceAll('\n', ' '));
    fc.assert(
      fc.property(
        fc.array(line),
        fc.array(fc.nat(40), { maxLength: 30 }),
        fc.boolean(),
        (lines, cuts, ends) => {
          const bytes = Buffer.from(lines.join('\n') + (ends ? '\n' : ''));
          const pieces: Uint8Array[] = [];
          let at = 0;
          for (const cut of cuts) {
            pieces.push(bytes.subarray(at, at + cut));
            at += cut;
          }
          pieces.push(bytes.subarray(Math.min(at, bytes.length)));
          const texts = [...batchLines(chunks(pieces))].map((one) =>
            one.kind === 'line' ? one.text : one.why,
          );
          expect(texts).toEqual(lines.filter((text) => text.trim() !== ''));
        },
      ),
    );
  });

  test.each([1, 3, 7, 64])('a line that is too long is skipped whole, in chunks of %i', (size) => {
    const bytes = Buffer.from(`short\n${'x'.repeat(50)}\nnext\n${'y'.repeat(50)}`);
    const pieces: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
    const lines = [...batchLines(chunks(pieces), 20)];
    const tooLong = { kind: 'bad', why: 'the line is longer than 20 bytes' };
    expect(lines).toEqual([
      { kind: 'line', text: 'short' },
      tooLong,
      { kind: 'line', text: 'next' },
      tooLong,
    ]);
  });
});
