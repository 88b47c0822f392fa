import { describe, expect, it } from 'vitest';
import { MATCHERS } from '../../src/engine/matchers/registry.ts';
import { SIGNATURES } from '../../src/engine/matchers/signatures.ts';
import { LISTS, policyOf } from './harness.ts';

describe.each(SIGNATURES.map((signature) => [signature.name, signature] as const))(
  '%s',
  (name, signature) => {
    it('has an example that is a rule, and uses it', () => {
      expect(signature.example).toContain(`${name}(`);
      expect(() => policyOf({ t: `match ${signature.example}` }, { lists: LISTS })).not.toThrow();
    });
    it('says in one line what it does', () => {
      expect(signature.doc).toMatch(/^[A-Z][^\n]{10,140}[.)]$/);
    });
    it('has a name in snake case, and only its last parameter is variadic', () => {
      expect(name).toMatch(/^[a-z]+(?:_[a-z]+)*$/);
      expect(signature.parameters.slice(0, -1).some((parameter) => parameter.variadic === true)).toBe(false);
    });
  },
);

it('matchers are filed under their names', () => {
  expect(Object.keys(MATCHERS)).toEqual(SIGNATURES.map(({ name }) => name));
});
