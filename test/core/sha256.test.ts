import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/core/sha256.ts';

describe('sha256', () => {
  it('is what the system says, at every length around a block', () => {
    for (let length = 0; length <= 200; length += 1) {
      const text = 'x'.repeat(length);
      expect(sha256(text)).toBe(hash('sha256', text));
    }
  });

  it('is what the system says of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(sha256(text)).toBe(hash('sha256', text));
      }),
    );
  });
});
