/**
 * Text that no person would write: random bytes, scripts cut short, scripts with characters swapped. The
 * analysis never throws, stays inside its budget, and text that the shell would run is never seen as nothing.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseScript } from '../../src/shell/parse.ts';
import { analyse } from '../oracle/analyse.ts';
import { compositions } from '../rewrites/compose.ts';
import { randomScripts } from './scripts.ts';

const RUNS = process.env.SECHOOK_FULL === '1' ? 20_000 : 2_000;
const SHELL_BYTES = [
  ...'$`"\'\\(){}[]<>|&;!#~*?=+-:,./%^@\n\t \0\r',
  'a',
  'rm',
  'if',
  'fi',
  'do',
  'done',
  'case',
  'esac',
  '<<',
  'EOF',
  '${',
  '$(',
  '$((',
  '))',
  "$'",
  '<(',
  '[[',
  ']]',
  '|&',
  '&&',
  '>>',
  '\u200b',
  '\u{1F600}',
  '\ud800',
  '\u00a0',
  'é',
];

/** Counted work, not time: the same text always takes as many steps. */
function calm(text: string): void {
  const analysis = analyse(text);
  expect(analysis.acts.length).toBeLessThanOrEqual(20_000);
}

describe('any text', () => {
  it('made of the shell’s own characters', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SHELL_BYTES), { maxLength: 60 }), (parts) =>
        calm(parts.join('')),
      ),
      { numRuns: RUNS, seed: 1 },
    );
  });

  it('of any Unicode, also broken', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), calm), { numRuns: RUNS, seed: 2 });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }), (units) =>
        calm(String.fromCharCode(...units)),
      ),
      { numRuns: RUNS, seed: 3 },
    );
  });

  it('that is a script cut short', () => {
    const scripts = randomScripts(RUNS / 20, 4).map((s) => s.text);
    fc.assert(
      fc.property(fc.constantFrom(...scripts), fc.nat(), (text, at) =>
        calm(text.slice(0, at % (text.length + 1))),
      ),
      { numRuns: RUNS, seed: 5 },
    );
  });

  it('that is a script with a character changed, doubled or dropped', () => {
    const scripts = randomScripts(RUNS / 20, 6).map((s) => s.text);
    fc.assert(
      fc.property(
        fc.constantFrom(...scripts),
        fc.nat(),
        fc.constantFrom(...SHELL_BYTES),
        fc.nat({ max: 2 }),
        (text, n, byte, skip) => {
          const at = n % text.length;
          calm(text.slice(0, at) + byte + text.slice(at + skip));
        },
      ),
      { numRuns: RUNS, seed: 7 },
    );
  }, 600_000);
});

/** The quote made a here-document of the call: bash defines a function, and runs nothing. */
function onlyDefines(text: string): boolean {
  const { items } = parseScript(text, { zsh: false, base: 0, depth: 0 });
  return items.every(({ command }) => command.kind === 'function');
}

describe('a damaged dangerous command', () => {
  const scripts = compositions(200).map((one) => one.script);

  it('is never seen as nothing at all', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scripts), fc.nat(), (text, n) => {
        // A quote in the middle leaves the text unfinished: bash may still run what stands before it.
        const at = n % text.length;
        const damaged = `${text.slice(0, at)}'${text.slice(at)}`;
        const analysis = analyse(damaged);
        expect(analysis.acts.length > 0 || analysis.exhausted !== null || onlyDefines(damaged)).toBe(true);
      }),
      { numRuns: RUNS, seed: 8 },
    );
  });
});
