import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/core/rule.ts';
import type { SnapshotContent } from '../../src/snapshot/content.ts';
import { decodeSnapshot, type Snapshot } from '../../src/snapshot/decode.ts';
import { encodeSnapshot } from '../../src/snapshot/encode.ts';
import { SnapshotDamaged } from '../../src/snapshot/pages.ts';
import { DEFAULT_SETTINGS } from '../../src/snapshot/policy-keys.ts';
import { ruleSetOf } from '../../src/snapshot/policy-view.ts';

function rule(id: string, keys: readonly string[]): Rule {
  return {
    id,
    tier: 'block',
    category: 'c',
    severity: 'high',
    nudge: `${id} – ünï 𝕩`,
    why: null,
    link: null,
    withoutAsk: 'deny',
    match: { kind: 'matcher', name: 'keys', args: keys },
    unless: null,
    source: { layer: 'built-in', file: 'x.rules', line: 1 },
  };
}

/** The test's index: a rule is filed under what its only matcher is given. */
function keysOf({ match }: Rule): readonly string[] {
  return match.kind === 'matcher' ? match.args.filter((arg) => typeof arg === 'string') : [];
}

function content(rules: readonly Rule[]): SnapshotContent {
  return {
    role: 'overlay',
    version: '1.2.3',
    rules,
    lists: { 'executables.allowed': ['git', 'ls'], 'paths.sensitive': [] },
    settings: DEFAULT_SETTINGS,
    changes: [],
    directories: [],
    stamps: [],
  };
}

function decode(bytes: Uint8Array): Snapshot {
  const decoded = decodeSnapshot(bytes, 'overlay', '1.2.3');
  if (decoded.kind === 'damaged') throw new Error(decoded.why);
  return decoded.snapshot;
}

const RULES = [rule('a', ['name:rm', '*']), rule('b', ['name:rm', 'kind:read']), rule('c', [])];

describe('a snapshot', () => {
  it('gives back rules, lists and settings', () => {
    const snapshot = decode(encodeSnapshot(content(RULES), keysOf));
    expect(snapshot.rules.count).toBe(3);
    expect([0, 1, 2].map((i) => snapshot.rules.rule(i))).toEqual(RULES);
    expect(snapshot.list('executables.allowed')).toEqual(['git', 'ls']);
    expect(snapshot.list('paths.sensitive')).toEqual([]);
    expect(snapshot.list('toString')).toBeNull();
    expect(snapshot.head.settings).toEqual(DEFAULT_SETTINGS);
    expect(() => snapshot.rules.rule(3)).toThrow();
  });

  it('finds rules by key', () => {
    const { rules } = decode(encodeSnapshot(content(RULES), keysOf));
    expect(rules.under('name:rm')).toEqual([0, 1]);
    expect(rules.under('kind:read')).toEqual([1]);
    expect(rules.under('name:git')).toEqual([]);
  });

  it('can be read at an odd place in memory', () => {
    const bytes = encodeSnapshot(content(RULES), keysOf);
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(decode(shifted.subarray(1)).rules.rule(1)).toEqual(RULES[1]);
  });

  it('answers as the plain rules do, whatever the keys', () => {
    const keys = fc.array(fc.oneof(fc.constantFrom('*', 'a', 'b', ''), fc.string({ unit: 'binary' })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(fc.array(keys, { maxLength: 40 }), (lists) => {
        const rules = lists.map((list, i) => rule(`r${i}`, list));
        const plain = ruleSetOf(rules, keysOf);
        const { rules: read } = decode(encodeSnapshot(content(rules), keysOf));
        // Lone surrogates do not survive UTF-8, and no key has any.
        for (const key of [...lists.flat(), 'absent'].filter((one) => one.isWellFormed())) {
          expect(read.under(key)).toEqual(plain.under(key));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a snapshot that is not what it should be', () => {
  const bytes = encodeSnapshot(content(RULES), keysOf);

  it('is refused when any one byte differs', () => {
    for (let i = 0; i < bytes.length; i++) {
      const damaged = Uint8Array.from(bytes);
      damaged[i] = (damaged[i] ?? 0) ^ 0x40;
      expect(decodeSnapshot(damaged, 'overlay', '1.2.3').kind, `byte ${i}`).toBe('damaged');
    }
  });

  it('is refused when it is cut or longer', () => {
    for (const length of [0, 7, 47, 48, bytes.length - 1]) {
      expect(decodeSnapshot(bytes.subarray(0, length), 'overlay', '1.2.3').kind).toBe('damaged');
    }
    const longer = new Uint8Array(bytes.length + 4);
    longer.set(bytes);
    expect(decodeSnapshot(longer, 'overlay', '1.2.3').kind).toBe('damaged');
  });

  it('is refused in another role and for another version', () => {
    expect(decodeSnapshot(bytes, 'built-in', '1.2.3').kind).toBe('damaged');
    expect(decodeSnapshot(bytes, 'overlay', '1.2.4').kind).toBe('damaged');
  });

  it('is refused when it is noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(decodeSnapshot(noise, 'overlay', '1.2.3').kind).toBe('damaged');
      }),
    );
  });
});

describe('a large snapshot', () => {
  const many = Array.from({ length: 1000 }, (_, i) => rule(`r${i}`, [`name:c${i}`]));
  const bytes = encodeSnapshot(content(many), keysOf);

  it('answers like a small one', () => {
    const snapshot = decode(bytes);
    for (const i of [0, 1, 499, 999]) {
      expect(snapshot.rules.under(`name:c${i}`)).toEqual([i]);
      expect(snapshot.rules.rule(i)).toEqual(many[i]);
    }
  });

  it('never gives a rule that is damaged', () => {
    const damaged = Uint8Array.from(bytes);
    const at = Buffer.from(damaged.buffer).indexOf('"name:c500"');
    damaged[at + 6] = 0x64;
    let noticed = 0;
    const decoded = decodeSnapshot(damaged, 'overlay', '1.2.3', () => {
      noticed += 1;
    });
    if (decoded.kind === 'damaged') throw new Error(decoded.why);
    expect(decoded.snapshot.rules.rule(0)).toEqual(many[0]);
    expect(() => decoded.snapshot.rules.rule(500)).toThrow(SnapshotDamaged);
    expect(noticed).toBe(1);
  });
});
