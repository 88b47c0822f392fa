import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { rulesReference } from '../../scripts/rules-reference.ts';
import { ROOT } from '../support/grammar.ts';

const pages = rulesReference();

it.each([...pages])(
  '%s says what the rules say (scripts/node node scripts/rules-reference.ts)',
  (path, text) => {
    expect(readFileSync(`${ROOT}/${path}`, 'utf8')).toBe(text);
  },
);

it('has no page of a category that is gone', () => {
  const found = readdirSync(`${ROOT}/docs/rules`).map((name) => `docs/rules/${name}`);
  expect(found.filter((path) => !pages.has(path))).toEqual([]);
});

it('says of every rule why, how bad it is and what it is about', () => {
  for (const file of readdirSync(`${ROOT}/rules`)) {
    const rules = readFileSync(`${ROOT}/rules/${file}`, 'utf8')
      .split(/^(?=block|suspicious)/m)
      .slice(1);
    for (const rule of rules) {
      for (const statement of ['why', 'category', 'severity']) {
        expect(rule, statement).toMatch(new RegExp(`^  ${statement} `, 'm'));
      }
    }
  }
});
