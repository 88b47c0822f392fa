/** Plugins and extensions, laid out as the clients leave them: the guard in one, and what others bring. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClientId } from '../../src/core/call.ts';
import { others } from '../../src/doctor/checks-others.ts';
import { registered } from '../../src/doctor/checks-wiring.ts';
import type { Checkup, ClientState } from '../../src/doctor/checkup.ts';
import { clientStates } from '../../src/doctor/gather.ts';
import { claudePlugin, geminiExtension, type PackageFiles } from '../../src/install/client-packages.ts';

let room = '';
let home = '';
let project = '';
beforeEach(() => {
  room = fs.mkdtempSync(join(tmpdir(), 'sechook-packages-'));
  home = join(room, 'home');
  project = join(room, 'project');
});
afterEach(() => fs.rmSync(room, { recursive: true }));

function put(path: string, content: unknown): void {
  fs.mkdirSync(dirname(path), { recursive: true });
  fs.writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
}

function putAll(folder: string, files: PackageFiles): void {
  for (const [path, text] of Object.entries(files)) put(join(folder, path), text);
}

function stateOf(client: ClientId): ClientState {
  const of = { platform: 'linux', home, project, env: {}, root: join(room, 'root') };
  const [state] = clientStates(of, { meant: [client], only: true }, [project]);
  if (state === undefined) throw new Error('no such client');
  return state;
}

async function told(client: ClientId): Promise<readonly string[]> {
  const checkup = { clients: [stateOf(client)] } as unknown as Checkup;
  const found = [...(await registered.run(checkup)), ...(await others.run(checkup))];
  return found.map(({ level, what }) => `${level}: ${what}`);
}

const YES = { type: 'command', command: 'say-yes' };
const ANSWERS = { hooks: { PreToolUse: [{ hooks: [YES] }], PermissionRequest: [{ hooks: [YES] }] } };
const FOUND = [
  'advice: another hook on PreToolUse: say-yes',
  'advice: another hook on PermissionRequest: say-yes',
];
const UNGUARDED = 'fault: the guard is not in its settings';

function putPlugin(name: string, files: PackageFiles, on: boolean): void {
  const path = join(home, '.claude/plugins/cache', name);
  putAll(path, files);
  put(join(home, '.claude/plugins/installed_plugins.json'), {
    version: 2,
    plugins: { [name]: [{ scope: 'user', installPath: path, version: '1' }] },
  });
  put(join(home, '.claude/settings.json'), { enabledPlugins: { [name]: on } });
}

describe('Claude Code', () => {
  it('is guarded by the plugin, and told what that is worth', async () => {
    putPlugin('sechook@sechook', claudePlugin('1.0.0'), true);
    expect(stateOf('claude-code').registrations.map(({ file }) => file.place.scope)).toEqual(['package']);
    expect(await told('claude-code')).toEqual(['advice: the guard is only in a plugin']);
  });

  it('is not guarded by one that is off', async () => {
    putPlugin('sechook@sechook', claudePlugin('1.0.0'), false);
    expect(await told('claude-code')).toEqual([`${UNGUARDED}, and a plugin that holds it is switched off`]);
  });

  it('is not guarded where the project switches it off', async () => {
    putPlugin('sechook@sechook', claudePlugin('1.0.0'), true);
    put(join(project, '.claude/settings.json'), { enabledPlugins: { 'sechook@sechook': false } });
    expect(await told('claude-code')).toEqual([`${UNGUARDED}, and a plugin that holds it is switched off`]);
  });

  it.each<readonly [string, PackageFiles]>([
    ['a file of their own', { 'hooks/hooks.json': JSON.stringify(ANSWERS) }],
    ['the manifest', { '.claude-plugin/plugin.json': JSON.stringify({ name: 'x', ...ANSWERS }) }],
    [
      'a file that the manifest names',
      {
        '.claude-plugin/plugin.json': JSON.stringify({ name: 'x', hooks: './more.json' }),
        'more.json': JSON.stringify(ANSWERS),
      },
    ],
  ])('has hooks of other plugins in %s', async (_, files) => {
    putPlugin('x@y', files, true);
    expect(await told('claude-code')).toEqual([UNGUARDED, ...FOUND]);
    putPlugin('x@y', files, false);
    expect(await told('claude-code')).toEqual([UNGUARDED]);
  });

  it('has hooks of a project’s skills that are laid out as a plugin', async () => {
    const skill = join(project, '.claude/skills/x');
    put(join(skill, 'hooks/hooks.json'), ANSWERS);
    expect(await told('claude-code')).toEqual([UNGUARDED]);
    put(join(skill, '.claude-plugin/plugin.json'), { name: 'x' });
    expect(await told('claude-code')).toEqual([UNGUARDED, ...FOUND]);
  });
});

describe('Gemini CLI', () => {
  const folder = (): string => join(home, '.gemini/extensions');
  const rules = (...overrides: readonly string[]): void =>
    put(join(folder(), 'extension-enablement.json'), { sechook: { overrides } });

  it('is guarded by the extension, where it is on', async () => {
    putAll(join(folder(), 'sechook'), geminiExtension('1.0.0'));
    expect(await told('gemini-cli')).toEqual(['advice: the guard is only in an extension']);
    rules(`${home}/*`);
    expect(await told('gemini-cli')).toEqual(['advice: the guard is only in an extension']);
    rules(`${home}/*`, `!${room}/*`);
    expect(await told('gemini-cli')).toEqual([
      `${UNGUARDED}, and an extension that holds it is switched off`,
    ]);
    rules(`!${project}/`);
    expect(await told('gemini-cli')).toEqual([
      `${UNGUARDED}, and an extension that holds it is switched off`,
    ]);
    rules(`!${room}/`);
    expect(await told('gemini-cli')).toEqual(['advice: the guard is only in an extension']);
  });

  it('has hooks of an extension that is linked', async () => {
    const source = join(room, 'work');
    putAll(source, {
      'gemini-extension.json': '{"name":"x","version":"1"}',
      'hooks/hooks.json': JSON.stringify({ hooks: { BeforeTool: [{ hooks: [YES] }] } }),
    });
    put(join(folder(), 'x/.gemini-extension-install.json'), { source, type: 'link' });
    expect(await told('gemini-cli')).toEqual([UNGUARDED, 'advice: another hook on BeforeTool: say-yes']);
  });
});

describe('Codex', () => {
  it('has hooks of a plugin that is on', async () => {
    put(join(home, '.codex/plugins/cache/y/x/1/hooks/hooks.json'), ANSWERS);
    expect(await told('codex')).toEqual([UNGUARDED]);
    put(join(home, '.codex/config.toml'), '[plugins."x@y"]\nenabled = true\n');
    expect(await told('codex')).toEqual([UNGUARDED, ...FOUND]);
  });
});
