/**
 * Text made to be too much: deep, long, exploding. Each is answered, either with what it runs or with the
 * word that the budget ran out; never with an exception, never with silence.
 */
import { describe, expect, it } from 'vitest';
import { analyse } from '../oracle/analyse.ts';
import { TOO_MUCH } from './too-much.ts';

describe('too much', () => {
  it.each(Object.entries(TOO_MUCH))('%s', (_, script) => {
    const analysis = analyse(script);
    const sees = analysis.acts.some(
      (act) =>
        act.kind === 'opaque' || (act.kind === 'invocation' && act.base !== 'cat' && act.base !== 'true'),
    );
    expect(sees || analysis.exhausted !== null).toBe(true);
  });
});
