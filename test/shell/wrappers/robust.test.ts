import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DISK } from '../../../src/core/disk.ts';
import { concatValues, known, unknown, type Value } from '../../../src/core/value.ts';
import { effectsOf } from '../../../src/shell/effects/registry.ts';
import { EFFECT_ROWS } from '../../../src/shell/effects/tables.ts';
import type { Input } from '../../../src/shell/invocation.ts';
import { namesWithOptions } from '../../../src/shell/options/registry.ts';
import { launcherFor } from '../../../src/shell/wrappers/registry.ts';
import { invocationOf } from '../launches.ts';

const NAMES = [
  ...new Set([
    ...namesWithOptions(),
    ...EFFECT_ROWS.names(),
    '.',
    'eval',
    'source',
    'trap',
    'pwsh',
    'cmd.exe',
    'wsl.exe',
    'sed',
  ]),
];
const WORDS = [
  '-c',
  '-e',
  '-x',
  '-I{}',
  '{}',
  ';',
  '+',
  '--',
  '-',
  '-exec',
  '-delete',
  '-name',
  '*.c',
  'run',
  'exec',
  'push',
  'clone',
  'a',
  'a b',
  '/etc/x',
  'h:b',
  '',
  'A=b',
  '!x',
  '@f',
  'http://h/x',
  '-f',
  '-o',
  '--exec=x',
  '/dev/sda',
  's/a/b/e',
  '1e x',
  ':::',
  '-u',
  'xzf',
  '--rsh=x',
  'alias.x=!y',
  '$(x)',
  '-1',
  '~',
  'ext::x',
  '*',
  '-t',
  '-S',
];
const X = unknown('variable', '$X');
const value: fc.Arbitrary<string | Value> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...WORDS) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.constantFrom<Value>(X, unknown('variable', '$X', true)) },
  { weight: 1, arbitrary: fc.constantFrom(...WORDS).map((word) => concatValues([known(word), X])) },
);
const input: fc.Arbitrary<Input> = fc.oneof(
  fc.constant<Input>({ kind: 'inherited' }),
  fc.constant<Input>({ kind: 'pipe' }),
  fc
    .constantFrom('a b\nc', 'x:\n\ty $(z)\n', '* * * * * x', '--- a\n+++ b\n', '')
    .map((text): Input => ({ kind: 'text', value: known(text) })),
);

describe('whatever the words', () => {
  it('launchers and effects answer, and their answer is bounded', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NAMES),
        fc.array(value, { maxLength: 9 }),
        input,
        (name, words, stdin) => {
          const invocation = invocationOf([name, ...words], { input: stdin });
          const launches = launcherFor(name)(invocation, { disk: NO_DISK, home: '/home/u' });
          const effects = effectsOf(invocation);
          expect(launches.length).toBeLessThan(200);
          expect(effects.length).toBeLessThan(400);
          for (const launch of launches)
            if (launch.kind === 'command') expect(launch.words.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 6000 },
    );
  });

  it('an unknown word never becomes a known one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('sudo', 'env', 'nohup', 'timeout', 'xargs'),
        fc.array(fc.constantFrom('a', '-n', '5'), { maxLength: 3 }),
        (name, before) => {
          const invocation = invocationOf([name, ...before, X]);
          for (const launch of launcherFor(name)(invocation, { disk: NO_DISK, home: null })) {
            if (launch.kind !== 'command') continue;
            for (const word of launch.words)
              if (word.value.kind === 'known') expect(word.value.text).not.toBe('$X');
          }
        },
      ),
    );
  });
});
