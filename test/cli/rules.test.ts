/** `rules list`, `show` and `test` on a small policy and a user's own files. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { productHost } from '../../src/cli/product-host.ts';
import { compileBuiltIn } from '../../src/policy/built-in.ts';
import { useGrammar } from '../support/grammar.ts';
import { type Ran, sechook } from './harness.ts';

const SHIPPED = {
  file: 'rules/small.rules',
  layer: 'built-in',
  text: `block "small.frob"
  category odd
  why "Frobnicates."
  relaxed suspicious
  match command("frobnicate")
  nudge "Use defrobnicate"
  link "https://example.org/"
  catches frobnicate x
  permits defrobnicate x

suspicious "small.unknown"
  severity low
  without_ask defer
  relaxed off
  match_base_command_not_in allowed_executables
  nudge "Which?"
  catches oddtool
  permits ls

suspicious "small.tight"
  standard off
  match command("ls")
  nudge "n"
  catches ls
  permits cat x
`,
} as const;

let home = '';
let policy: Uint8Array = new Uint8Array();
beforeAll(() => {
  useGrammar();
  home = mkdtempSync(join(tmpdir(), 'sechook-rules-'));
  const built = compileBuiltIn(
    {
      rules: [SHIPPED],
      config: { file: 'config.toml', text: '[executables]\nallowed = ["ls", "frobnicate"]\n' },
    },
    '9.9.9',
    true,
  );
  if (built.kind === 'errors') throw new Error(JSON.stringify(built.diagnostics));
  policy = built.bytes;
});
beforeEach(() => {
  rmSync(`${home}/.config`, { recursive: true, force: true });
  mkdirSync(`${home}/.config/sechook/rules`, { recursive: true });
});
afterAll(() => rmSync(home, { recursive: true }));

const put = (name: string, text: string): void => writeFileSync(`${home}/.config/sechook/${name}`, text);

function run(...argv: readonly string[]): Promise<Ran> {
  const host = productHost({
    version: '9.9.9',
    executable: '/opt/sechook',
    uid: process.getuid?.() ?? -1,
    platform: 'linux',
    builtIn: () => policy,
    shippedRules: () => [SHIPPED],
    loadGrammar: () => null,
  });
  return sechook(['rules', ...argv], { host, env: { HOME: home }, cwd: home });
}

describe('list', () => {
  it('says what each does under the preset that holds', async () => {
    put('rules/own.rules', 'block "own"\n  match command("x")\n  nudge "Not x"\n');
    put('config.toml', '[rules]\ndisabled = ["small.frob"]\n');
    expect(await run('list')).toEqual({
      exit: 0,
      stderr: '',
      stdout: `off   small.frob     Frobnicates.
ask   small.unknown  Which?
off   small.tight    n
deny  own            Not x (user)
4 rules under the preset standard
`,
    });
    put('config.toml', '[rules]\npreset = "strict"\n');
    expect((await run('list', '--does', 'ask')).stdout).toBe(
      'ask   small.unknown  Which?\nask   small.tight    n\n2 rules under the preset strict\n',
    );
  });

  it('takes one category, and knows them', async () => {
    expect((await run('list', '--category', 'odd')).stdout).toContain('1 rule under');
    const wrong = await run('list', '--category', 'od');
    expect([wrong.exit, wrong.stderr]).toEqual([
      2,
      'sechook rules list: no rule is of the category od\nDid you mean odd?\n',
    ]);
  });

  it('refuses rules with errors, naming them', async () => {
    put('rules/own.rules', 'block "own"\n  match comand("x")\n  nudge "Not x"\n');
    const ran = await run('list');
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('own.rules:2');
  });
});

describe('show', () => {
  it('tells all of a rule', async () => {
    expect((await run('show', 'small.frob')).stdout).toBe(`small.frob  deny
  why:         Frobnicates.
  instead:     Use defrobnicate
  more:        https://example.org/
  tier:        block
  severity:    high
  category:    odd
  presets:     relaxed ask, standard deny, strict deny
  source:      rules/small.rules:1 (built-in)
  catches:
    frobnicate x
  permits:
    defrobnicate x
`);
    const { schema, preset, rules } = JSON.parse(
      (await run('show', 'small.unknown', '--format', 'json')).stdout,
    );
    expect([schema, preset]).toEqual(['sechook.rules/1', 'standard']);
    expect(rules).toEqual([
      {
        id: 'small.unknown',
        tier: 'suspicious',
        does: 'ask',
        disabled: false,
        category: 'small',
        severity: 'low',
        without_ask: 'defer',
        presets: { relaxed: 'off', standard: 'ask', strict: 'ask' },
        why: null,
        nudge: 'Which?',
        link: null,
        layer: 'built-in',
        file: 'rules/small.rules',
        line: 11,
        catches: ['oddtool'],
        permits: ['ls'],
      },
    ]);
  });

  it('knows no other', async () => {
    expect(await run('show', 'small.frop')).toEqual({
      exit: 2,
      stdout: '',
      stderr: 'sechook rules show: there is no rule small.frop\nDid you mean small.frob?\n',
    });
    expect((await run('show')).stderr).toContain('Give its id');
  });
});

describe('test', () => {
  it('runs all samples, those of the tightest preset and of own rules too', async () => {
    put('rules/own.rules', 'block "own"\n  match command("x")\n  nudge "n"\n  catches x\n  permits y\n');
    expect(await run('test')).toEqual({
      exit: 0,
      stdout: '4 rules, 8 samples: all as they say\n',
      stderr: '',
    });
    expect((await run('test', 'own')).stdout).toBe('1 rule, 2 samples: all as they say\n');
  });

  it('says which fail under the lists that hold here', async () => {
    put('config.toml', '[executables]\nappend = ["oddtool"]\n');
    expect(await run('test')).toEqual({
      exit: 1,
      stdout: `failed  small.unknown: the rule does not fire
        catches oddtool
3 rules, 6 samples: 1 failed
`,
      stderr: '',
    });
    const { ok, failures } = JSON.parse((await run('test', '--format', 'json')).stdout);
    expect([ok, failures]).toEqual([
      false,
      [{ rule: 'small.unknown', expects: 'catches', sample: 'oddtool', why: 'the rule does not fire' }],
    ]);
  });
});
