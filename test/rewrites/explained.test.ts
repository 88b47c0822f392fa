/** `explain --format json` names the call that a rewritten command makes, and says of each of its words why. */
import { describe, expect, it } from 'vitest';
import { REWRITES } from './catalogue.ts';
import { told } from './explained.ts';
import { isReserved } from './prefixes.ts';
import { confirmedCases } from './record.ts';

const FULL = process.env.SECHOOK_FULL === '1';
const EACH = FULL ? 1 : 20;

const confirmed = await confirmedCases();
const sample = confirmed
  .filter((_, n) => n % EACH === 0)
  .map(({ script, argv, names }) => ({ script, argv, names, ...told({ script, argv }) }));
const show = ({ script, argv }: { readonly script: string; readonly argv: readonly string[] }): string =>
  `${argv.join(' ')}: ${script}`;

describe('the explanation of a rewritten command', () => {
  it('names the call', () => {
    expect(sample.length).toBeGreaterThan(1_000);
    expect(sample.filter((one) => one.agreement === 'none').map(show)).toEqual([]);
  });

  it('names it down to the last word, nearly always', () => {
    const vague = sample.filter((one) => one.agreement !== 'known');
    expect(vague.length / sample.length, vague.map(show).join('\n')).toBeLessThan(0.005);
  });

  it('says of each word where it comes from, or why it is not known', () => {
    const silent = sample.filter((one) => one.unexplained.length > 0);
    expect(silent.map((one) => `${one.unexplained.join(' ')} in ${show(one)}`)).toEqual([]);
  });

  it('names each program that starts another', () => {
    const prefixes = new Set(REWRITES.filter((rewrite) => rewrite.kind === 'prefix').map(({ name }) => name));
    const started = confirmed.filter(
      ({ script, names }) =>
        names.length === 1 && prefixes.has(names[0] ?? '') && !isReserved(script.split(' ')[0] ?? ''),
    );
    expect(started.length).toBeGreaterThan(100);
    expect(started.filter((one) => told(one).via.length === 0).map(show)).toEqual([]);
  });
});
