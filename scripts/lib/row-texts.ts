/**
 * Takes the tables of plain data out of the hook's bundle: `rowsByName({…})` becomes
 * `rowsByName(__rows(FROM,TO))`, a piece of one text that the executable carries beside its scripts.
 */
import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import vm from 'node:vm';
import { type AnyNode, parse } from 'acorn';
import { rowsByName, rowText } from '../../src/core/rows.ts';
import { children, type Edit, edited } from './bundle-scope.ts';

export interface RowTexts {
  readonly code: string;
  readonly text: string;
}

export function rowTexts(code: string): RowTexts {
  const tables = argumentsOf(parse(code, { ecmaVersion: 2024 }), rowsByName.name);
  const records = recordsOf(code, tables);
  let text = '';
  const edits = tables.map(({ from, to }, i): Edit => {
    const record = records[i] ?? {};
    // What JSON cannot say would be another table in the executable than in a test.
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(record)), record))
      throw new Error(
        `a table of ${rowsByName.name} is more than plain data: ${Object.keys(record).join(' ')}`,
      );
    const begins = text.length;
    text += rowText(record);
    return { from, to, text: `__rows(${begins},${text.length})` };
  });
  return { code: edited(code, edits, 0, code.length), text };
}

interface Place {
  readonly from: number;
  readonly to: number;
}

function argumentsOf(node: AnyNode, name: string): readonly Place[] {
  const found: Place[] = [];
  const visit = (one: AnyNode): void => {
    if (one.type === 'CallExpression' && one.callee.type === 'Identifier' && one.callee.name === name) {
      const [table] = one.arguments;
      if (table !== undefined) found.push({ from: table.start, to: table.end });
      return;
    }
    for (const [, child] of children(one)) visit(child);
  };
  visit(node);
  return found;
}

/** The tables as the bundle makes them while it is set up. */
function recordsOf(code: string, tables: readonly Place[]): readonly Readonly<Record<string, unknown>>[] {
  const records: Readonly<Record<string, unknown>>[] = [];
  const edits = tables.flatMap(({ from, to }, i): readonly Edit[] => [
    { from, to: from, text: `__record(${i},` },
    { from: to, to, text: ')' },
  ]);
  const watched = edited(code, edits, 0, code.length);
  const record = (i: number, table: Readonly<Record<string, unknown>>): unknown => {
    records[i] = table;
    return table;
  };
  const setUp = vm.runInThisContext(`(__record)=>${watched}`) as (
    record: unknown,
  ) => (...parameters: unknown[]) => void;
  setUp(record)({}, createRequire(import.meta.url), { exports: {} });
  return records;
}
