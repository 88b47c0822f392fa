import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Change, ListChange } from '../../src/snapshot/changes.ts';
import { composeView } from '../../src/snapshot/compose.ts';
import type { SnapshotContent } from '../../src/snapshot/content.ts';
import { decodeSnapshot, type Snapshot } from '../../src/snapshot/decode.ts';
import { encodeSnapshot } from '../../src/snapshot/encode.ts';
import { DEFAULT_SETTINGS } from '../../src/snapshot/policy-keys.ts';

const WORDS = ['a', 'b', 'c', 'd', '!a', 'A', ''];

function snapshot(part: Pick<SnapshotContent, 'role' | 'lists' | 'changes'>): Snapshot {
  const content = {
    version: '1',
    rules: [],
    settings: DEFAULT_SETTINGS,
    directories: [],
    stamps: [],
    ...part,
  };
  const decoded = decodeSnapshot(
    encodeSnapshot(content, () => []),
    part.role,
    '1',
  );
  if (decoded.kind === 'damaged') throw new Error(decoded.why);
  return decoded.snapshot;
}

const words = fc.subarray(WORDS);
const names = fc.constantFrom('executables.allowed', 'paths.sensitive', 'mcp.allowed_servers');

function changeOf(layer: Change['layer']): fc.Arbitrary<ListChange> {
  return fc
    .record({ name: names, op: fc.constantFrom('append', 'exclude', 'replace'), items: words })
    .map(({ name, op, items }) => ({
      kind: 'list',
      layer,
      file: 'f',
      name,
      op,
      key: { value: op, start: 0, end: 0 },
      items: items.map((value) => ({ value, start: 0, end: 0 })),
    }));
}

it('asking for one item says what the whole list says', () => {
  const some = { maxLength: 3 };
  fc.assert(
    fc.property(
      words,
      fc.array(changeOf('managed'), some),
      fc.array(changeOf('user'), some),
      fc.array(changeOf('project'), some),
      (base, managed, user, project) => {
        const lists = { 'executables.allowed': base, 'paths.sensitive': base };
        const view = composeView({
          builtIn: snapshot({ role: 'built-in', lists, changes: [] }),
          managed: snapshot({ role: 'managed', lists: {}, changes: managed }),
          overlay: snapshot({ role: 'overlay', lists: {}, changes: [...user, ...project] }),
        });
        for (const name of ['executables.allowed', 'paths.sensitive', 'mcp.allowed_servers', 'no.such']) {
          for (const word of WORDS) {
            expect(view.holds(name, word), `${name} ${word}`).toBe(view.list(name)?.includes(word) ?? false);
          }
        }
      },
    ),
    { numRuns: 1500 },
  );
});
