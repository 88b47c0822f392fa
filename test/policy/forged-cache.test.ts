/**
 * A process of the same user can write the cache. What it forges there can lose what the user added; it can
 * switch off no rule, allow no program and approve nothing that the user's own files do not name.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change, ListChange } from '../../src/snapshot/changes.ts';
import { encodeSnapshot } from '../../src/snapshot/encode.ts';
import { overlayCache, overlayDirectories } from '../../src/snapshot/load.ts';
import { findPlaces, stampsIn } from '../../src/snapshot/sources.ts';
import { type Machine, newMachine, VERSION } from './machine.ts';

let machine: Machine;
let config: string;
beforeEach(() => {
  machine = newMachine();
  config = `${machine.home}/.config/sechook/config.toml`;
  mkdirSync(`${machine.project}/.sechook`);
});
afterEach(() => {
  machine.remove();
});

/** A perfect forgery: right stamps, right sum, right version. */
function forge(changes: readonly Change[]): void {
  const found = findPlaces({ home: machine.home, cwd: machine.project, managedDirectory: '/nowhere' });
  if (found.kind !== 'places') throw new Error(found.why);
  const directories = overlayDirectories(found.places);
  const path = overlayCache(machine.home, directories);
  if (path === null) throw new Error('no cache');
  mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
  const stamps = directories.flatMap((directory) => [...stampsIn(directory)]);
  const content = {
    role: 'overlay',
    version: VERSION,
    rules: [],
    lists: {},
    settings: null,
    changes,
    directories,
    stamps,
  } as const;
  writeFileSync(
    path,
    encodeSnapshot(content, () => []),
    { mode: 0o600 },
  );
}

function disable(id: string, where: Partial<ListChange> = {}, start = 0): ListChange {
  return {
    kind: 'list',
    layer: 'user',
    file: config,
    name: 'rules.disabled',
    op: 'append',
    key: { value: 'append', start: 0, end: 0 },
    items: [{ value: id, start, end: start + id.length + 2 }],
    ...where,
  };
}

describe('a forged cache', () => {
  it('is believed where the words stand in the file', () => {
    machine.put(config, '[rules]\nappend = ["built-in-rm"]\n');
    forge([disable('built-in-rm', {}, 18)]);
    expect(machine.load().kind).toBe('ready');
    expect([...machine.call().disabled]).toEqual(['built-in-rm']);
  });

  const files: readonly [string, string, () => Change][] = [
    [
      'names a rule that the file does not',
      '[rules]\nappend = ["built-in-xx"]\n',
      () => disable('built-in-rm', {}, 18),
    ],
    ['points into a comment', '# "built-in-rm"\n', () => disable('built-in-rm', {}, 2)],
    ['points into a comment behind a value', 'x = 1 # "built-in-rm"\n', () => disable('built-in-rm', {}, 8)],
    ['points nowhere', '', () => disable('built-in-rm', {}, 500)],
    [
      'calls itself root',
      '[rules]\nappend = ["built-in-rm"]\n',
      () => disable('built-in-rm', { layer: 'managed' }, 18),
    ],
    ['names another file', '', () => disable('built-in-rm', { file: '/etc/passwd' }, 0)],
    [
      'takes its words from the project',
      '',
      () => disable('built-in-rm', { file: `${machine.project}/.sechook/config.toml` }, 18),
    ],
    [
      'approves',
      'on_allow = "defer"\n',
      () => ({
        kind: 'setting',
        layer: 'user',
        file: config,
        name: 'verdict.on_allow',
        to: { value: 'approve', start: 11, end: 18 },
      }),
    ],
    [
      'empties a list',
      '',
      () =>
        disable('x', {
          name: 'paths.sensitive',
          op: 'replace',
          items: [],
          key: { value: 'sensitive', start: 0, end: 9 },
        }),
    ],
    ['makes an exception', '', () => disable('!~/.ssh', { name: 'paths.sensitive', op: 'append' })],
  ];
  it.each(files)('that %s is not believed', (_, text, change) => {
    machine.put(config, text);
    machine.put(`${machine.project}/.sechook/config.toml`, '[rules]\nappend = ["built-in-rm"]\n');
    forge([change()]);
    expect(machine.load().kind).toBe('stale');
  });

  it('in the name of a project changes nothing for the milder', () => {
    machine.put(config, '');
    forge([
      disable('built-in-rm', { layer: 'project' }),
      disable('x', { layer: 'project', name: 'paths.sensitive', op: 'replace', items: [] }),
      disable('curl', { layer: 'project', name: 'executables.allowed' }),
    ]);
    const view = machine.call();
    expect([...view.disabled]).toEqual([]);
    expect(view.list('paths.sensitive')).toEqual(['~/.ssh']);
    expect(view.list('executables.allowed')).toEqual(['git', 'ls']);
  });

  it('that drops what the user added leaves the built-in policy whole', () => {
    machine.put(config, '[paths]\nappend = ["/srv"]\n');
    forge([]);
    const view = machine.call();
    expect(view.list('paths.sensitive')).toEqual(['~/.ssh']);
    expect(view.sets[0]?.count).toBe(2);
    expect(view.sets[0]?.rule(0).id).toBe('built-in-rm');
  });
});
