import { describe, expect, it } from 'vitest';
import {
  type Change,
  type ListChange,
  looseningParts,
  projectObjection,
  resolveList,
  resolveSettings,
} from '../../src/snapshot/changes.ts';
import {
  DEFAULT_SETTINGS,
  type ListName,
  type SettingName,
  type SettingValue,
} from '../../src/snapshot/policy-keys.ts';

type Layer = Change['layer'];

function list(layer: Layer, name: ListName, op: ListChange['op'], ...values: string[]): ListChange {
  const items = values.map((value) => ({ value, start: 0, end: 0 }));
  return { kind: 'list', layer, file: 'f', name, op, key: { value: op, start: 0, end: 0 }, items };
}

function setting(layer: Layer, name: SettingName, value: SettingValue): Change {
  return { kind: 'setting', layer, file: 'f', name, to: { value, start: 0, end: 0 } };
}

const BASE = ['a', 'b', 'c'];

describe('lists', () => {
  const table: readonly [string, ListName, readonly Change[], readonly string[]][] = [
    ['nothing changes nothing', 'executables.allowed', [], BASE],
    [
      'a user appends',
      'executables.allowed',
      [list('user', 'executables.allowed', 'append', 'd')],
      ['a', 'b', 'c', 'd'],
    ],
    ['a user excludes', 'paths.sensitive', [list('user', 'paths.sensitive', 'exclude', 'a')], ['b', 'c']],
    ['a user replaces', 'paths.sensitive', [list('user', 'paths.sensitive', 'replace', 'x')], ['x']],
    ['another list', 'paths.sensitive', [list('user', 'executables.allowed', 'replace')], BASE],
    [
      'what root forbids stays',
      'paths.sensitive',
      [list('managed', 'paths.sensitive', 'append', 'm'), list('user', 'paths.sensitive', 'replace', 'x')],
      ['x', 'm'],
    ],
    [
      'no exception for what root forbids',
      'paths.sensitive',
      [
        list('managed', 'paths.sensitive', 'append', 'm'),
        list('user', 'paths.sensitive', 'append', '!m', 'n'),
      ],
      ['a', 'b', 'c', 'm', 'n'],
    ],
    [
      'what root takes away stays away',
      'executables.allowed',
      [
        list('managed', 'executables.allowed', 'exclude', 'b'),
        list('user', 'executables.allowed', 'append', 'b', 'd'),
      ],
      ['a', 'c', 'd'],
    ],
    [
      "root's whole list is the most",
      'executables.allowed',
      [
        list('managed', 'executables.allowed', 'replace', 'a', 'b'),
        list('user', 'executables.allowed', 'append', 'd'),
      ],
      ['a', 'b'],
    ],
    [
      'a rule that root keeps on',
      'rules.disabled',
      [list('managed', 'rules.disabled', 'exclude', 'r'), list('user', 'rules.disabled', 'append', 'r', 's')],
      ['a', 'b', 'c', 's'],
    ],
    [
      'a project forbids more',
      'paths.sensitive',
      [list('project', 'paths.sensitive', 'append', 'p')],
      ['a', 'b', 'c', 'p'],
    ],
    [
      "a project's list of the forbidden adds",
      'paths.sensitive',
      [list('project', 'paths.sensitive', 'replace', 'p')],
      ['a', 'b', 'c', 'p'],
    ],
    [
      'a project permits less',
      'executables.allowed',
      [list('project', 'executables.allowed', 'exclude', 'a')],
      ['b', 'c'],
    ],
    [
      "a project's list of the permitted narrows",
      'executables.allowed',
      [list('project', 'executables.allowed', 'replace', 'a', 'z')],
      ['a'],
    ],
    [
      'a project does not permit more',
      'executables.allowed',
      [list('project', 'executables.allowed', 'append', 'p')],
      BASE,
    ],
    [
      'a project does not forbid less',
      'paths.sensitive',
      [list('project', 'paths.sensitive', 'exclude', 'a')],
      BASE,
    ],
    [
      'a project makes no exception',
      'paths.sensitive',
      [list('project', 'paths.sensitive', 'append', '!a')],
      BASE,
    ],
    [
      'a project switches no rule off',
      'rules.disabled',
      [list('project', 'rules.disabled', 'append', 'r')],
      BASE,
    ],
    [
      'a project switches no rule on',
      'rules.disabled',
      [list('project', 'rules.disabled', 'exclude', 'a')],
      BASE,
    ],
    [
      'an emptied allow-list allows nothing',
      'network.allowed_domains',
      [list('project', 'network.allowed_domains', 'exclude', 'a', 'b', 'c')],
      ['(nothing)'],
    ],
    [
      "a project's empty allow-list allows nothing",
      'network.allowed_domains',
      [list('project', 'network.allowed_domains', 'replace')],
      ['(nothing)'],
    ],
    [
      "a user's empty allow-list allows all",
      'network.allowed_domains',
      [list('user', 'network.allowed_domains', 'replace')],
      [],
    ],
    [
      "not over root's",
      'network.allowed_domains',
      [
        list('managed', 'network.allowed_domains', 'exclude', 'a'),
        list('user', 'network.allowed_domains', 'replace'),
      ],
      ['(nothing)'],
    ],
  ];
  it.each(table)('%s', (_, name, changes, expected) => {
    expect(resolveList(name, BASE, changes)).toEqual(expected);
  });

  it('a project may restrict where everything was allowed', () => {
    expect(
      resolveList('mcp.allowed_servers', [], [list('project', 'mcp.allowed_servers', 'replace', 'x')]),
    ).toEqual(['x']);
    const two = [
      list('project', 'mcp.allowed_servers', 'replace', 'x'),
      list('project', 'mcp.allowed_servers', 'replace', 'y'),
    ];
    expect(resolveList('mcp.allowed_servers', [], two)).toEqual(['(nothing)']);
  });

  it('an exception among the permitted outlives a narrower list', () => {
    const changes = [list('project', 'paths.regenerable', 'replace', 'dist')];
    expect(resolveList('paths.regenerable', ['dist', 'out', '!keep'], changes)).toEqual(['dist', '!keep']);
    expect(projectObjection(list('project', 'paths.regenerable', 'exclude', '!keep'))).not.toBeNull();
  });
});

describe('settings', () => {
  const table: readonly [string, readonly Change[], Partial<typeof DEFAULT_SETTINGS>][] = [
    ['a user loosens', [setting('user', 'verdict.on_allow', 'approve')], { onAllow: 'approve' }],
    [
      'not what root has said',
      [setting('managed', 'verdict.on_allow', 'defer'), setting('user', 'verdict.on_allow', 'approve')],
      { onAllow: 'defer' },
    ],
    [
      'but tightens it',
      [setting('managed', 'audit.on_failure', 'warn'), setting('user', 'audit.on_failure', 'deny')],
      { auditOnFailure: 'deny' },
    ],
    ['a project tightens', [setting('project', 'audit.on_failure', 'deny')], { auditOnFailure: 'deny' }],
    [
      'a project does not loosen',
      [setting('user', 'audit.on_failure', 'deny'), setting('project', 'audit.on_failure', 'warn')],
      { auditOnFailure: 'deny' },
    ],
    ['a project sets nothing else', [setting('project', 'limits.deadline_ms', 30_000)], {}],
    [
      "root's number is not a user's",
      [setting('managed', 'limits.deadline_ms', 500), setting('user', 'limits.deadline_ms', 9000)],
      { deadlineMs: 500 },
    ],
  ];
  it.each(table)('%s', (_, changes, expected) => {
    expect(resolveSettings(DEFAULT_SETTINGS, changes)).toEqual({ ...DEFAULT_SETTINGS, ...expected });
  });
});

describe('what loosens', () => {
  const table: readonly [Change, number][] = [
    [list('user', 'executables.allowed', 'append', 'a', 'b'), 2],
    [list('user', 'executables.allowed', 'exclude', 'a'), 0],
    [list('user', 'executables.allowed', 'replace', 'a'), 1],
    [list('user', 'network.allowed_domains', 'replace'), 1],
    [list('user', 'paths.regenerable', 'exclude', '!a'), 1],
    [list('user', 'paths.sensitive', 'append', 'a'), 0],
    [list('user', 'paths.sensitive', 'append', '!a', 'b'), 1],
    [list('user', 'paths.sensitive', 'exclude', 'a'), 1],
    [list('user', 'paths.sensitive', 'replace', 'a', 'b'), 1],
    [setting('user', 'verdict.on_allow', 'approve'), 1],
    [setting('user', 'verdict.on_allow', 'defer'), 0],
    [setting('user', 'audit.enabled', false), 1],
    [setting('user', 'limits.deadline_ms', 3000), 1],
  ];
  it.each(table)('%j', (change, count) => {
    expect(looseningParts(change)).toHaveLength(count);
  });
});
