/**
 * A slip in a rule shows in the tables of verdicts, not only in the rule's own samples. Every ninth mutant, with
 * SECHOOK_FULL all of them; `scripts/node node scripts/mutate.ts --list RULE` names those that nothing notices.
 */
import { beforeAll, expect, it } from 'vitest';
import { useGrammar } from '../support/grammar.ts';
import { measure } from './measure-all.ts';
import { regexMutants } from './regex-mutants.ts';

beforeAll(() => useGrammar());

const STEP = process.env.SECHOOK_FULL === '1' ? 1 : 9;

/** Over all rules. Who adds a rule adds the rows of test/policy/tables that would notice its loss. */
const SHARE = 0.9;

it('nine of ten mutants are noticed', () => {
  const outcomes = measure(
    () => true,
    (ordinal) => ordinal % STEP === 0,
  );
  const mutants = outcomes.reduce((sum, outcome) => sum + outcome.mutants, 0);
  const survivors = outcomes.reduce((sum, outcome) => sum + outcome.survivors.length, 0);
  expect(mutants).toBeGreaterThan(6_000 / STEP);
  expect((mutants - survivors) / mutants).toBeGreaterThanOrEqual(SHARE);
}, 600_000);

it('makes of a regular expression what a slip would', () => {
  const sources = (source: string, flags = ''): readonly string[] =>
    regexMutants(source, flags).map((mutant) => `/${mutant.source}/${mutant.flags} ${mutant.direction}`);
  expect(sources('^(?:a|b|c)$', 'i')).toEqual([
    '/^(?:b|c)$/i fewer',
    '/^(?:a|c)$/i fewer',
    '/^(?:a|b)$/i fewer',
    '/(?:a|b|c)$/i more',
    '/^(?:a|b|c)/i more',
    '/^(?:a|b|c)$/ fewer',
  ]);
  expect(sources('a(?!b|c)')).toEqual(['/a(?!c)/ more', '/a(?!b)/ more']);
  expect(sources('[(|]\\||x')).toEqual(['/x/ fewer', '/[(|]\\|/ fewer']);
});
