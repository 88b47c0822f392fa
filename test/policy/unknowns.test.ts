/** The table of docs/unknowns.md, held against the evaluator and the shipped policy. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Unknown, UnknownKind } from '../../src/core/value.ts';
import type { Analysis } from '../../src/shell/invocation.ts';
import { analyse } from '../oracle/analyse.ts';
import { ROOT, useGrammar } from '../support/grammar.ts';
import { type Judge, shell, shippedJudge } from './shipped-judge.ts';

/** Every kind once: the compiler sees to that. */
const KINDS: Readonly<Record<UnknownKind, true>> = {
  variable: true,
  'command-output': true,
  positional: true,
  input: true,
  special: true,
  arithmetic: true,
  expansion: true,
  process: true,
  loop: true,
  branch: true,
  syntax: true,
  budget: true,
};

interface Row {
  readonly kind: string;
  /** What stands in front, with its `;`. */
  readonly before: string;
  readonly word: string;
  readonly verdicts: readonly [name: string, script: string, target: string, argument: string];
}

/** Rows of tables whose first cell is a kind in backticks. */
function readTable(): readonly Row[] {
  const text = readFileSync(path.join(ROOT, 'docs/unknowns.md'), 'utf8');
  return text.split('\n').flatMap((line): readonly Row[] => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
    const kind = /^`([\w-]+)`/.exec(cells[1] ?? '')?.[1];
    if (kind === undefined || cells.length !== 9) return [];
    const code = (cell: string | undefined): string => /^`(.*)`$/.exec(cell ?? '')?.[1] ?? '';
    const [name = '', script = '', target = '', argument = ''] = cells.slice(4, 8);
    return [
      { kind, before: code(cells[2]), word: code(cells[3]), verdicts: [name, script, target, argument] },
    ];
  });
}

const USES = [
  ['as a name', (word: string) => `${word} -x`],
  ['as a script', (word: string) => `eval "${word}"`],
  ['as the target of rm -rf', (word: string) => `rm -rf ${word}`],
  ['as an argument', (word: string) => `ls ${word}`],
] as const;

function reasons(analysis: Analysis): readonly Unknown[] {
  return analysis.acts.flatMap((act) => {
    if (act.kind === 'opaque') return [act.why];
    if (act.kind === 'assigned') return [];
    return [act.name, ...act.args.map((arg) => arg.value)].flatMap((value) =>
      value.kind === 'unknown'
        ? [value.why]
        : value.kind === 'pattern'
          ? value.parts.flatMap((part) => (part.kind === 'hole' ? [part.why] : []))
          : [],
    );
  });
}

describe('docs/unknowns.md', () => {
  const rows = readTable();
  let judge: Judge;
  beforeAll(() => {
    useGrammar();
    judge = shippedJudge();
  });

  it('has each reason', () => {
    expect([...new Set(rows.map((row) => row.kind))].sort()).toEqual(Object.keys(KINDS).sort());
  });

  describe.each(rows)('$kind: $before $word', ({ kind, before, word, verdicts }) => {
    it('is the reason', () => {
      const analysis = analyse(`${before} ls ${word}`);
      const found = reasons(analysis).map((why) => why.kind);
      expect(analysis.exhausted === null ? found : [...found, 'budget']).toContain(kind);
    });

    it.each(USES.map(([use, write], n) => [use, write, verdicts[n] ?? ''] as const))(
      '%s',
      (_, write, said) => {
        const verdict = said.replace(/ .*/, '');
        if (verdict === '–') return;
        const command = `${before} ${write(word)}`;
        const decided = analyse(command).exhausted === null ? judge(shell(command)).decision : 'deny';
        expect(decided, command).toBe(verdict === 'nothing' ? 'allow' : verdict);
      },
    );
  });
});
