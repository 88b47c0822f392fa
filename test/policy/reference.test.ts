import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DOCUMENTS, withReference } from '../../scripts/policy-reference.ts';
import { compileRules } from '../../src/dsl/compile-rules.ts';
import { productLanguage } from '../../src/policy/language.ts';
import { ROOT } from '../support/grammar.ts';

describe('the documents', () => {
  it.each(DOCUMENTS)(
    '%s says what the code says (scripts/node node scripts/policy-reference.ts)',
    (document) => {
      const text = readFileSync(`${ROOT}/${document}`, 'utf8');
      expect(text).toBe(withReference(text));
    },
  );

  it('hold rules that compile', () => {
    const text = readFileSync(`${ROOT}/docs/rule-language.md`, 'utf8');
    const blocks = [...text.matchAll(/```\n(.*?)```/gs)].map((found) => found[1] ?? '');
    const rules = blocks.filter((block) => /^(?:block|suspicious) "/m.test(block));
    expect(rules.length).toBeGreaterThan(0);
    for (const rule of rules) expect(complaints(rule)).toEqual([]);
    const matches = blocks
      .flatMap((block) => block.split('\n'))
      .filter((line) => line.startsWith('match command("d'));
    for (const line of matches) expect(complaints(`block "x"\n  ${line}\n  nudge "n"\n`)).toEqual([]);
  });
});

describe("every matcher's example", () => {
  it.each([...productLanguage().matchers.values()].map((one) => [one.name, one.example]))(
    '%s: %s',
    (name, example) => {
      expect(example).toContain(`${name}(`);
      expect(complaints(`block "x"\n  match ${example}\n  nudge "n"\n`)).toEqual([]);
    },
  );
});

function complaints(text: string): readonly string[] {
  const files = [{ file: 'x.rules', text, layer: 'user' as const }];
  const language = productLanguage();
  return compileRules({ files, language, taken: new Map(), strict: false, judge: null }).diagnostics.map(
    (one) => one.message,
  );
}
