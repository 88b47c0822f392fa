import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsByName, rowText } from '../../src/core/rows.ts';

const names = fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString', 'a"b', 'a\\', '"a":1'));
const tables = fc.dictionary(
  names,
  fc.oneof(fc.string(), fc.record({ options: fc.string(), stops: fc.boolean() })),
);

describe('rows in a text', () => {
  it('are those of the record, under every name and no other', () => {
    fc.assert(
      fc.property(tables, fc.array(names), (record, others) => {
        const text = rowsByName(Buffer.from(rowText(record), 'latin1'));
        const object = rowsByName(record);
        for (const name of [...Object.keys(record), ...others]) {
          expect(text.get(name)).toEqual(object.get(name));
        }
        expect(text.names()).toEqual(object.names());
      }),
    );
  });

  it('have names that are found as they are written', () => {
    expect(() => rowText({ é: 1 })).toThrow(/plain ASCII/);
    expect(rowsByName(Buffer.from(rowText({ a: 1 }))).get('é')).toBeUndefined();
  });

  it('are one object each, however often they are asked for', () => {
    const rows = rowsByName<object>(Buffer.from(rowText({ a: { b: 1 } }), 'latin1'));
    expect(rows.get('a')).toBe(rows.get('a'));
  });
});
