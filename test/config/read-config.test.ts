import { describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { lineColumn } from '../../src/core/span.ts';
import type { Change } from '../../src/snapshot/changes.ts';
import { standsIn } from '../../src/snapshot/witness.ts';

function read(text: string, layer: Change['layer'] = 'user') {
  return readConfig({ file: 'config.toml', text, layer });
}

/** Each complaint as `line: "what is underlined" code help`. */
function complaints(text: string, layer: Change['layer'] = 'user'): readonly string[] {
  return read(text, layer).diagnostics.map(({ span, code, help }) => {
    const { line } = lineColumn(text, span.start);
    return `${line}: ${JSON.stringify(text.slice(span.start, span.end))} ${code}${help === null ? '' : ` (${help})`}`;
  });
}

/** The changes without their places. */
function plain(changes: readonly Change[]): readonly string[] {
  return changes.map((change) =>
    change.kind === 'setting'
      ? `${change.name} = ${JSON.stringify(change.to.value)}`
      : `${change.name} ${change.op} ${change.items.map((item) => item.value).join(' ')}`,
  );
}

describe('a configuration', () => {
  const table: readonly [string, readonly string[]][] = [
    ['', []],
    ['# nothing\n', []],
    ['[executables]\nallowed = ["a", \'b\']', ['executables.allowed replace a b']],
    [
      '[executables]\nappend = ["a"]\nexclude = ["b"]',
      ['executables.allowed append a', 'executables.allowed exclude b'],
    ],
    ['[executables.allowed]\nappend = [\n  "a", # why\n  "b",\n]', ['executables.allowed append a b']],
    ['executables.allowed.exclude = ["a"]', ['executables.allowed exclude a']],
    [
      'executables = { allowed = { append = ["a"], exclude = [] } }',
      ['executables.allowed append a', 'executables.allowed exclude '],
    ],
    [
      '[paths]\nappend = ["x"]\nprotected = { append = ["y"] }',
      ['paths.protected append y', 'paths.sensitive append x'],
    ],
    ['[network]\nallowed_domains = []', ['network.allowed_domains replace ']],
    ['[rules]\ndisabled = ["force-push"]', ['rules.disabled replace force-push']],
    ['[rules]\nappend = ["force-push"]', ['rules.disabled append force-push']],
    [
      '[verdict]\non_allow = "approve"\ninteractive_gemini = true',
      ['verdict.on_allow = "approve"', 'verdict.interactive_gemini = true'],
    ],
    ['[limits]\ndeadline_ms = 1_500', ['limits.deadline_ms = 1500']],
    ['[secrets]\r\nenv_vars = ["A"]\r\n', ['secrets.env_vars replace A']],
    [
      '[executables]\nallowed = ["caf\\u00e9", "a\\"b", "a#b", "x"]',
      ['executables.allowed replace café a"b a#b x'],
    ],
  ];
  it.each(table)('%j', (text, expected) => {
    const { changes, diagnostics } = read(text);
    expect(diagnostics).toEqual([]);
    expect(plain(changes)).toEqual(expected);
    for (const change of changes) {
      for (const place of change.kind === 'setting' ? [change.to] : [change.key, ...change.items]) {
        expect(standsIn(text, place), JSON.stringify(place)).toBe(true);
      }
    }
  });
});

describe('a configuration with mistakes', () => {
  const table: readonly [string, readonly string[]][] = [
    ['[executable]\nallowed = []', ['1: "executable" unknown-key (did you mean `executables`?)']],
    ['[executables]\nalowed = []', ['2: "alowed" unknown-key (did you mean `allowed`?)']],
    [
      '[network]\nappend = ["x"]',
      ['2: "append" unknown-key (expected one of allowed_domains, known_domains, blocked_domains)'],
    ],
    ['[paths.sensitive]\nappnd = ["x"]', ['2: "appnd" unknown-key (did you mean `append`?)']],
    [
      '[a]\nx = 1\n[b]\ny = 2',
      [
        '1: "a" unknown-key (expected one of executables, secrets, paths, network, mcp, rules, verdict, audit, limits)',
        '3: "b" unknown-key (expected one of executables, secrets, paths, network, mcp, rules, verdict, audit, limits)',
      ],
    ],
    [
      '[executables]\nallowed = "git"',
      [
        '2: "\\"git\\"" wrong-type (write […] to replace the list, { append = […], exclude = […] } to change it)',
      ],
    ],
    ['[executables]\nallowed = ["git", 3, ""]', ['2: "3" wrong-type', '2: "\\"\\"" wrong-type']],
    ['[verdict]\non_allow = "yes"', ['2: "\\"yes\\"" wrong-type']],
    ['[audit]\nenabled = "no"', ['2: "\\"no\\"" wrong-type']],
    ['[limits]\ndeadline_ms = 10', ['2: "10" wrong-type']],
    ['[limits]\ndeadline_ms = 1.5', ['2: "1.5" wrong-type']],
    ['executables = 1', ['1: "1" wrong-type']],
    ['[x\n', ['1: "\\n" bad-toml']],
    ['a = 1\na = 2', ['2: "a" bad-toml']],
    [
      '[executables]\nallowed = ["""multi"""]',
      ['2: "\\"\\"\\"multi\\"\\"\\"" write-plainly (write it on one line, as "…")'],
    ],
  ];
  it.each(table)('%j', (text, expected) => {
    expect(complaints(text)).toEqual(expected);
    expect(read(text).changes).toEqual([]);
  });

  it('says everything that is wrong at once, in order', () => {
    const text = '[executables]\nalowed = []\n[limits]\ndeadline_ms = "x"\n[verdict]\non_allow = 1\n';
    expect(complaints(text).map((one) => one.split(':')[0])).toEqual(['2', '4', '6']);
  });
});

describe("a project's configuration", () => {
  const mine = '(write it in your own configuration (~/.config/sechook/config.toml))';
  const table: readonly [string, readonly string[]][] = [
    ['[paths]\nappend = ["x"]', []],
    ['[paths]\nsensitive = ["x"]', []],
    ['[executables]\nexclude = ["x"]', []],
    ['[executables]\nallowed = ["x"]', []],
    ['[audit]\non_failure = "deny"', []],
    ['[executables]\nappend = ["x"]', [`2: "append" not-by-a-project ${mine}`]],
    ['[paths]\nexclude = ["x"]', [`2: "exclude" not-by-a-project ${mine}`]],
    ['[paths]\nappend = ["!x"]', [`2: "append" not-by-a-project ${mine}`]],
    ['[rules]\ndisabled = ["x"]', [`2: "disabled" not-by-a-project ${mine}`]],
    ['[rules]\nexclude = ["x"]', [`2: "exclude" not-by-a-project ${mine}`]],
    ['[verdict]\non_allow = "defer"', [`2: "on_allow" not-by-a-project ${mine}`]],
    ['[audit]\non_failure = "warn"', [`2: "on_failure" not-by-a-project ${mine}`]],
    ['[limits]\ndeadline_ms = 500', [`2: "deadline_ms" not-by-a-project ${mine}`]],
  ];
  it.each(table)('%j', (text, expected) => {
    expect(complaints(text, 'project')).toEqual(expected);
  });
});
