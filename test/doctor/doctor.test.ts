/** A guarded client in a temporary home, one thing made wrong at a time: the doctor names it, and what mends it. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Host } from '../../src/cli/host.ts';
import { CHECKS } from '../../src/doctor/checks.ts';
import { LAYERS } from '../../src/doctor/finding.ts';
import { MACHINE } from '../../src/doctor/machine.ts';
import { type Ran, sechook } from '../cli/harness.ts';

/** Judges like the product, as far as a checkup asks: denies, answers, tells its version, writes its log. */
const STAND_IN = `#!/bin/sh
[ "$1" = --version ] && { echo "sechook 9.9.9"; exit 0; }
input=$(/bin/cat)
if [ -z "$HOME" ]; then HOME=ACCOUNT; fi
/bin/mkdir -p -m 700 "$HOME/.local/state/sechook/audit"
/usr/bin/printf '%s\\n' "$input" >> "$HOME/.local/state/sechook/audit/$(/bin/date -u +%Y-%m-%d).jsonl"
case $input in *"rm -rf /"*) echo denied >&2; exit 2 ;; esac
exit 90
`;

let room = '';
let home = '';
let project = '';
beforeEach(() => {
  // Not below a directory that everybody may write to but for its sticky bit: that is a finding of its own.
  room = fs.mkdtempSync(join(tmpdir(), 'sechook-doctor-'));
  home = join(room, 'home');
  project = join(room, 'project');
  for (const folder of ['.claude', '.gemini', '.codex'])
    fs.mkdirSync(join(home, folder), { recursive: true });
  fs.mkdirSync(join(project, '.git'), { recursive: true });
  fs.writeFileSync(join(room, 'built'), STAND_IN.replace('ACCOUNT', home), { mode: 0o755 });
});
afterEach(() => fs.rmSync(room, { recursive: true }));

interface More {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly host?: Partial<Host>;
}

const PROC: Readonly<Record<string, string | null>> = {
  '/proc/net/route': 'Iface\tDestination\tGateway\n',
  '/proc/self/cgroup': '0::/\n',
  '/sys/fs/cgroup/memory.max': '4294967296\n',
  '/sys/fs/cgroup/cpu.max': '200000 100000\n',
};

/** A machine that gives no advice of its own. */
const machine = (over: Readonly<Record<string, string | null>> = {}): Host['machine'] => ({
  ...MACHINE,
  readText: (path) => {
    const told = { ...PROC, ...over };
    return path in told ? (told[path] ?? null) : MACHINE.readText(path);
  },
});

function run(words: readonly string[], more: More = {}): Promise<Ran> {
  return sechook(words, {
    env: { HOME: home, container: 'yes', ...more.env },
    cwd: more.cwd ?? project,
    host: {
      uid: process.getuid?.() ?? -1,
      now: () => new Date(),
      executable: join(room, 'built'),
      root: join(room, 'root'),
      machine: machine(),
      lineage: () => ({ terminal: true, env: {}, session: null, ancestors: [] }),
      ...more.host,
    },
  });
}

interface Report {
  readonly guarded: boolean;
  readonly layers: Readonly<Record<string, string>>;
  readonly checks: readonly {
    readonly id: string;
    readonly findings: readonly {
      readonly level: string;
      readonly about: string | null;
      readonly what: string;
    }[];
  }[];
}

async function report(
  more: More = {},
  words: readonly string[] = [],
): Promise<Report & { readonly exit: number }> {
  const ran = await run(['doctor', '--format', 'json', ...words], more);
  return { exit: ran.exit, ...(JSON.parse(ran.stdout) as Report) };
}

/** `id level what` of what concerns the guard; other advice depends on where the tests run. */
function told({ checks }: Report): readonly string[] {
  return checks.flatMap(({ id, findings }) =>
    findings.map(({ level, what }) => `${id} ${level}: ${what}`).filter((line) => /^hook|fault/.test(line)),
  );
}

const install = (client: string, scope = 'user'): Promise<Ran> =>
  run(['install', '--client', client, '--scope', scope, '--yes']);

async function installAll(): Promise<void> {
  for (const client of ['claude-code', 'gemini-cli', 'codex']) {
    expect(await install(client)).toMatchObject({ exit: 0, stderr: '' });
  }
}

function write(path: string, content: string): void {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, content);
}

function change(path: string, edit: (text: string) => string): void {
  const before = fs.readFileSync(path, 'utf8');
  const after = edit(before);
  expect(after).not.toBe(before);
  fs.writeFileSync(path, after);
}

const claude = (): string => join(home, '.claude/settings.json');
const gemini = (): string => join(home, '.gemini/settings.json');
const executable = (): string => join(home, '.local/share/sechook/bin/sechook');

it('has checks of every layer, each under its own id', () => {
  expect(new Set(CHECKS.map(({ layer }) => layer))).toEqual(new Set(LAYERS));
  expect(new Set(CHECKS.map(({ id }) => id)).size).toBe(CHECKS.length);
});

describe('a guarded home', () => {
  it('is found to be guarded, by running the lines', async () => {
    await installAll();
    const found = await report();
    expect(told(found)).toEqual([]);
    expect(found).toMatchObject({ exit: 0, guarded: true, layers: { hook: 'on' } });
    const text = await run(['doctor', '--verbose']);
    expect(text.stdout).toContain('The guard is on: Claude Code (user), Gemini CLI (user), Codex (user)');
    expect(text.stdout).toContain('2  the guard (hook)            on');
  });

  it('is not guarded before anything is installed', async () => {
    const found = await report();
    expect(told(found)).toEqual([
      'hook.registered fault: the guard is not in its settings',
      'hook.registered fault: the guard is not in its settings',
      'hook.registered fault: the guard is not in its settings',
    ]);
    expect(found).toMatchObject({ exit: 1, guarded: false, layers: { hook: 'off' } });
  });

  it('without any client is no guarded home either', async () => {
    for (const folder of ['.claude', '.gemini', '.codex']) fs.rmdirSync(join(home, folder));
    expect(await report()).toMatchObject({ exit: 1, guarded: false });
  });
});

/** What is done, and what the doctor says of it. */
const FAULTS: readonly (readonly [string, () => void, readonly (string | RegExp)[]])[] = [
  [
    'the executable is gone',
    () => fs.rmSync(executable()),
    [/^hook.proof fault: the registered line did not let "git status/, /^hook.files fault: it is not there/],
  ],
  [
    'the executable is not executable',
    () => fs.chmodSync(executable(), 0o600),
    [/^hook.proof fault: .*did not let/, /^hook.files fault: it is not an executable file/],
  ],
  [
    'the executable denies nothing',
    () => fs.writeFileSync(executable(), '#!/bin/sh\nexit 90\n'),
    [/^hook.proof fault: the registered line did not deny "rm -rf \/": exit code 0, nothing said/],
  ],
  [
    'others may write to the executable',
    () => fs.chmodSync(executable(), 0o777),
    ['hook.files fault: others may write to it'],
  ],
  [
    'others may write to a directory above it',
    () => fs.chmodSync(join(home, '.local/share'), 0o777),
    ['hook.files fault: others may write to it'],
  ],
  [
    'another version is registered',
    () => change(executable(), (text) => text.replace('sechook 9.9.9', 'sechook 1.0.0')),
    ['hook.version advice: it is sechook 1.0.0, this is sechook 9.9.9'],
  ],
  [
    'Claude’s file does not parse',
    () => change(claude(), (text) => text.slice(0, -5)),
    [/^hook.settings fault: it cannot be read: line/, /^hook.registered fault/],
  ],
  [
    'Claude’s file has a comment',
    () => change(claude(), (text) => `// mine\n${text}`),
    [/^hook.settings fault: it is not as the client reads it: it has comments/],
  ],
  [
    'Claude’s hooks are off',
    () => change(claude(), (text) => text.replace('{', '{ "disableAllHooks": true,')),
    ['hook.switches fault: "disableAllHooks" is true'],
  ],
  [
    'a project switches Claude’s hooks off',
    () => write(join(project, '.claude/settings.json'), '{"disableAllHooks":true}'),
    ['hook.switches fault: "disableAllHooks" is true'],
  ],
  [
    'a local file of the project does',
    () => write(join(project, '.claude/settings.local.json'), '{"disableAllHooks":true}'),
    ['hook.switches fault: "disableAllHooks" is true'],
  ],
  [
    'the machine lets only managed hooks run',
    () => write(join(room, 'root/etc/claude-code/managed-settings.json'), '{"allowManagedHooksOnly":true}'),
    ['hook.switches fault: "allowManagedHooksOnly" is true'],
  ],
  [
    'a project switches Gemini’s hooks off',
    () => write(join(project, '.gemini/settings.json'), '{"hooksConfig":{"enabled":false}}'),
    ['hook.switches fault: "hooksConfig.enabled" is false'],
  ],
  [
    'a project names the guard as disabled in Gemini',
    () => write(join(project, '.gemini/settings.json'), '{"hooksConfig":{"disabled":["sechook"]}}'),
    ['hook.switches fault: "hooksConfig.disabled" names the guard'],
  ],
  [
    'a project switches Codex’s hooks off',
    () => write(join(project, '.codex/config.toml'), '[features]\nhooks = false\n'),
    ['hook.switches fault: "features.hooks" is false'],
  ],
  [
    'Codex does not trust the hook',
    () => change(join(home, '.codex/config.toml'), () => ''),
    ['hook.trust fault: Codex does not trust the hook at 0:0'],
  ],
  [
    'Codex trusts another form of the hook',
    () => change(join(home, '.codex/config.toml'), (text) => text.replaceAll(/sha256:\w{4}/g, 'sha256:0000')),
    ['hook.trust fault: Codex trusts another form of the hook at 0:0'],
  ],
  [
    'the hook is switched off in Codex',
    () =>
      change(join(home, '.codex/config.toml'), (text) =>
        text.replace('trusted_hash', 'enabled = false\ntrusted_hash'),
      ),
    ['hook.trust fault: the hook at 0:0 is switched off in Codex'],
  ],
  [
    'another hook before ours in Codex’s file',
    () =>
      change(join(home, '.codex/hooks.json'), (text) =>
        text.replace(
          '"PreToolUse": [',
          '"PreToolUse": [ { "hooks": [ { "type": "command", "command": "x" } ] },',
        ),
      ),
    [
      'hook.trust fault: Codex does not trust the hook at 1:0',
      'hook.others advice: another hook on PreToolUse: x',
    ],
  ],
  [
    'the matcher takes one tool only',
    () => change(claude(), (text) => text.replace('"matcher": "*"', '"matcher": "Bash"')),
    ['hook.entry fault: its matcher "Bash" does not take every tool'],
  ],
  [
    'the time limit is in the wrong unit',
    () => change(gemini(), (text) => text.replace('"timeout": 10000', '"timeout": 10')),
    [/^hook.entry fault: its time limit of 10 milliseconds/],
  ],
  [
    'Claude’s entry does not fail closed',
    () => change(claude(), (text) => text.replace('"onFailure": "block"', '"onFailure": "allow"')),
    ['hook.entry fault: it lacks "onFailure": "block"'],
  ],
  [
    'Claude’s entry does not wait',
    () => change(claude(), (text) => text.replace('"onFailure"', '"async": true, "onFailure"')),
    ['hook.entry fault: it has "async"'],
  ],
  [
    'the line is of another version',
    () => change(claude(), (text) => text.replace('KILL 5', 'KILL 6')),
    ['hook.entry advice: it is not the entry that this version writes'],
  ],
  [
    'a project sets LD_PRELOAD for Claude’s hooks',
    () => write(join(project, '.claude/settings.json'), '{"env":{"LD_PRELOAD":"/tmp/x.so"}}'),
    ['hook.environment fault: its "env" sets LD_PRELOAD'],
  ],
  [
    'a local file of the project has the loader print its libraries',
    () => write(join(project, '.claude/settings.local.json'), '{"env":{"LD_TRACE_LOADED_OBJECTS":""}}'),
    ['hook.environment fault: its "env" sets LD_TRACE_LOADED_OBJECTS'],
  ],
  [
    'a project does so for Gemini',
    () => write(join(project, '.gemini/.env'), 'A=1\nexport LD_TRACE_LOADED_OBJECTS=1\n'),
    ['hook.environment fault: it sets LD_TRACE_LOADED_OBJECTS'],
  ],
  [
    'a directory above the project does',
    () => write(join(room, '.env'), 'LD_SHOW_AUXV: 1\n'),
    ['hook.environment fault: it sets LD_SHOW_AUXV'],
  ],
  [
    'a project sets what the entry for Gemini empties',
    () => write(join(project, '.env'), 'ENV=production\nLD_DEBUG=help\n'),
    ['hook.environment advice: it sets LD_DEBUG'],
  ],
  [
    'Codex’s own variables hold a library',
    () => write(join(home, '.codex/.env'), 'LD_AUDIT=/tmp/x.so\n'),
    ['hook.environment fault: it sets LD_AUDIT'],
  ],
  [
    'a hook answers prompts',
    () =>
      write(
        join(project, '.claude/settings.json'),
        '{"hooks":{"PermissionRequest":[{"hooks":[{"type":"command","command":"yes"}]}]}}',
      ),
    ['hook.others advice: another hook on PermissionRequest: yes'],
  ],
];

describe('what is wrong is named', () => {
  it.each(FAULTS)('%s', async (_, damage, expected) => {
    await installAll();
    damage();
    const found = await report();
    const lines = told(found);
    for (const each of expected) {
      expect(lines).toEqual(
        expect.arrayContaining([typeof each === 'string' ? each : expect.stringMatching(each)]),
      );
    }
    const isFault = expected.some((each) => String(each).includes('fault'));
    expect(found).toMatchObject({ exit: isFault ? 1 : 0, guarded: !isFault });
  });

  it('in the environment and in the policy', async () => {
    await installAll();
    const failure = { code: 'rules-invalid', detail: 'a rule is broken' } as const;
    const found = await report({
      env: { BASH_ENV: '/tmp/x', GEMINI_CLI_SYSTEM_SETTINGS_PATH: '/tmp/y', MY_TOKEN: 'x' },
      host: { openJudge: () => ({ kind: 'failed', failure }) },
    });
    expect(told(found)).toEqual([
      'hook.policy fault: a rule is broken',
      'hook.environment advice: BASH_ENV is set',
      'hook.environment fault: GEMINI_CLI_SYSTEM_SETTINGS_PATH is set',
    ]);
    const secrets = found.checks.find(({ id }) => id === 'network.environment-secrets');
    expect(secrets?.findings.map(({ what }) => what)).toEqual(['MY_TOKEN']);
  });

  it.each([
    ['2.1.200 (Claude Code)', ['hook.clients fault: version 2.1.200 is older than 2.1.295']],
    [
      '2.1.300',
      ['hook.clients advice: version 2.1.300 is older than 2.1.330, with which the guard was tried'],
    ],
    ['2.1.330', []],
    ['2.2.0', []],
    ['what?', []],
  ])('in a client of version %s', async (version, expected) => {
    await installAll();
    write(join(room, 'bin/claude'), `#!/bin/sh\necho "${version}"\n`);
    fs.chmodSync(join(room, 'bin/claude'), 0o755);
    expect(told(await report({ env: { PATH: `${join(room, 'bin')}:/usr/bin:/bin` } }))).toEqual(expected);
  });

  it('nothing, where the home is the project as well', async () => {
    await installAll();
    expect(told(await report({ cwd: home }))).toEqual([]);
  });

  it('in a directory of the project in which the client is started', async () => {
    await installAll();
    write(join(project, 'packages/a/.claude/settings.json'), '{"disableAllHooks":true}');
    fs.mkdirSync(join(project, 'packages/a/src'));
    const found = ['hook.switches fault: "disableAllHooks" is true'];
    expect(told(await report({ cwd: join(project, 'packages/a/src') }))).toEqual(found);
    expect(told(await report({ cwd: join(project, 'packages') }))).toEqual([]);
  });

  it('in a directory that was named', async () => {
    await installAll();
    const other = join(room, 'cloned');
    write(join(other, '.claude/settings.json'), '{"disableAllHooks":true}');
    expect(told(await report({}, [other]))).toEqual(['hook.switches fault: "disableAllHooks" is true']);
    expect((await run(['doctor', join(room, 'nowhere')])).stderr).toContain('no such directory');
  });
});

describe('a managed guard', () => {
  it('is not switched off by a project', async () => {
    for (const client of ['claude-code', 'gemini-cli', 'codex']) await install(client, 'managed');
    write(join(project, '.claude/settings.json'), '{"disableAllHooks":true}');
    write(join(project, '.gemini/settings.json'), '{"hooksConfig":{"enabled":false}}');
    write(join(project, '.codex/config.toml'), '[features]\nhooks = false\n');
    const found = await report();
    expect(told(found).filter((line) => !line.startsWith('hook.files'))).toEqual([]);
    expect(fs.readdirSync(join(room, 'root/etc')).sort()).toEqual(['claude-code', 'codex', 'gemini-cli']);
  });

  it('does not get what a project sets for the user’s', async () => {
    await install('claude-code', 'managed');
    await install('gemini-cli', 'managed');
    write(join(project, '.claude/settings.json'), '{"env":{"LD_PRELOAD":"/tmp/x.so"}}');
    write(join(project, '.gemini/.env'), 'LD_TRACE_LOADED_OBJECTS=1\n');
    const lines = told(await report()).filter((line) => line.startsWith('hook.environment'));
    expect(lines).toEqual([
      'hook.environment advice: its "env" sets LD_PRELOAD',
      'hook.environment advice: it sets LD_TRACE_LOADED_OBJECTS',
    ]);
  });

  it.each([
    ['does not say so', (text: string) => text.replace('"LD_TRACE_LOADED_OBJECTS",', '')],
    [
      'does not do so',
      (text: string) => text.replace(/("environmentVariableRedaction": \{\s*"enabled": )true/, '$1false'),
    ],
    [
      'allows it beside',
      (text: string) => text.replace('"allowed": [', '"allowed": ["ld_trace_loaded_objects",'),
    ],
  ])('is open where the machine’s file for Gemini blocks a variable and %s', async (_, edit) => {
    await install('gemini-cli', 'managed');
    change(join(room, 'root/etc/gemini-cli/settings.json'), edit);
    expect(told(await report())).toContainEqual(
      expect.stringMatching(/^hook.environment fault: it does not block LD_TRACE_LOADED_OBJECTS/),
    );
  });
});

describe('--fix', () => {
  it.each([
    ['a missing installation', () => fs.rmSync(claude())],
    [
      'a changed entry',
      () => change(claude(), (text) => text.replace('"matcher": "*"', '"matcher": "Bash"')),
    ],
    [
      'the user’s own switch',
      () => change(gemini(), (text) => text.replace('{', '{ "hooksConfig": {"enabled": false},')),
    ],
    ['lost trust', () => change(join(home, '.codex/config.toml'), () => '')],
    ['open rights', () => fs.chmodSync(claude(), 0o666)],
  ])('mends %s', async (_, damage) => {
    await installAll();
    damage();
    expect((await report()).guarded).toBe(false);
    const fixed = await run(['doctor', '--fix']);
    expect(fixed.stderr).toContain('mended');
    expect(fixed.exit).toBe(0);
    expect(await report()).toMatchObject({ guarded: true, exit: 0 });
  });

  it('leaves a project’s files alone', async () => {
    await installAll();
    const path = join(project, '.claude/settings.json');
    write(path, '{"disableAllHooks":true}');
    const fixed = await run(['doctor', '--fix']);
    expect(fixed.exit).toBe(1);
    expect(fs.readFileSync(path, 'utf8')).toBe('{"disableAllHooks":true}');
  });

  it('is not for an agent', async () => {
    const lineage = (): ReturnType<Host['lineage']> => ({
      terminal: true,
      env: { CLAUDECODE: '1' },
      session: null,
      ancestors: [],
    });
    expect((await run(['doctor', '--fix'], { host: { lineage } })).exit).toBe(2);
    expect((await run(['doctor'], { host: { lineage } })).exit).toBe(1);
  });
});

it('notes reviews', async () => {
  await installAll();
  const missing = (found: Report): number =>
    found.checks.find(({ id }) => id === 'audit.reviewed')?.findings.length ?? -1;
  // There is nothing to review on the first day.
  expect(missing(await report())).toBe(0);
  write(join(home, '.local/state/sechook/audit/2020-01-01.jsonl'), '');
  expect(missing(await report())).toBe(2);
  expect((await run(['doctor', '--reviewed', 'log'])).stdout).toContain('Noted');
  expect(missing(await report())).toBe(1);
  fs.utimesSync(join(home, '.local/state/sechook/reviewed-log'), new Date(0), new Date(0));
  expect(missing(await report())).toBe(2);
});
