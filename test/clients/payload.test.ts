import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, parsePayload } from '../../src/clients/payload.ts';

describe('parsePayload', () => {
  it.each([
    ['', 'empty'],
    [' \n', 'empty'],
    ['{"a":1', 'not valid'],
    ['{"a":1}{"b":2}', 'not valid'],
    ["{'a':1}", 'not valid'],
    ['\ufeff{}', 'not valid'],
    ['{"a":1,"a":2}', 'twice'],
    ['{"a":1,"\\u0061":2}', 'twice'],
    ['{"x":{"command":"ls","command":"rm -rf /"}}', 'twice'],
    ['[{"a":[1,{"b":1}],"c":"\\"","a":0}]', 'twice'],
    [`${'['.repeat(MAX_DEPTH + 1)}${']'.repeat(MAX_DEPTH + 1)}`, 'deeply'],
    [`${'{"a":'.repeat(MAX_DEPTH + 1)}1${'}'.repeat(MAX_DEPTH + 1)}`, 'deeply'],
    [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'deeply'],
  ])('refuses %.40j', (text, why) => {
    expect(parsePayload(text)).toMatchObject({ kind: 'malformed', why: expect.stringContaining(why) });
  });

  it.each([
    '{"a":{"a":1},"b":[{"a":1},{"a":1}]}',
    '{"a":"b","b":"a"}',
    '{"a":["a","a"],"\\"":1,"\\\\":2}',
    '{"a\\\\":1,"a":"\\\\\\"a\\":"}',
    '"a"',
    '7',
    `${'['.repeat(MAX_DEPTH)}${']'.repeat(MAX_DEPTH)}`,
  ])('reads %.40j', (text) => {
    expect(parsePayload(text)).toEqual({ kind: 'json', value: JSON.parse(text) });
  });

  it('keeps __proto__ as data', () => {
    const parsed = parsePayload('{"__proto__":{"command":"ls"},"constructor":1}');
    expect(parsed.kind === 'json' && Object.keys(parsed.value as object)).toEqual([
      '__proto__',
      'constructor',
    ]);
    expect(({} as Record<string, unknown>).command).toBeUndefined();
  });

  it('reads whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parsePayload(text)).toEqual({ kind: 'json', value: JSON.parse(text) });
      }),
    );
  });
});
