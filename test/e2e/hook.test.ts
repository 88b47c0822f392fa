/** The hook as a process, started without the registered line: what a person tries by hand. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_IDS } from '../../src/core/call.ts';
import { EXECUTABLE } from './executable.ts';
import { isHonouredDeny, isNoOpinion, type Left } from './honoured.ts';
import { runDirect } from './line.ts';
import { HARMFUL, HARMLESS, shellPayload } from './payloads.ts';

let dir = '';
let home = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sechook-hook-'));
  home = join(dir, 'home');
  mkdirSync(home);
});
afterAll(() => rmSync(dir, { recursive: true }));

function hook(argv: readonly string[], payload: unknown): Promise<Left> {
  const bytes = typeof payload === 'string' ? payload : JSON.stringify(payload);
  return runDirect(EXECUTABLE, ['hook', ...argv], { kind: 'bytes', bytes }, dir);
}

describe.each(CLIENT_IDS)('%s', (client) => {
  const named = (): readonly string[] => ['--client', client, '--home', home];

  test('a harmless call gets no opinion', async () => {
    expect(await hook(named(), shellPayload(client, HARMLESS, dir))).toSatisfy(isNoOpinion);
  });

  test('a harmful call is denied, with the rule and the way out in the reason', async () => {
    const left = await hook(named(), shellPayload(client, HARMFUL, dir));
    expect(left).toSatisfy((one: Left) => isHonouredDeny(client, one));
    expect(left.stderr.trim().length).toBeGreaterThan(40);
    expect(left.stderr).toMatch(/\[[\w.-]+\] blocked `[^`]+`: \S/);
    expect(left.stdout.trimEnd().split('\n')).toHaveLength(1);
  });

  test('without --client it is recognised by its payload', async () => {
    const left = await hook(['--home', home], shellPayload(client, HARMFUL, dir));
    expect(left).toSatisfy((one: Left) => isHonouredDeny(client, one));
    expect(await hook(['--home', home], shellPayload(client, HARMLESS, dir))).toSatisfy(isNoOpinion);
  });

  test('without --home and without an environment the user’s own home counts', async () => {
    expect(await hook(['--client', client], shellPayload(client, HARMLESS, dir))).toSatisfy(isNoOpinion);
  });

  test('a finished tool is no tool about to run', async () => {
    const event = client === 'gemini-cli' ? 'AfterTool' : 'PostToolUse';
    const payload = { ...shellPayload(client, HARMFUL, dir), hook_event_name: event, tool_response: {} };
    expect(await hook(named(), payload)).toSatisfy(isNoOpinion);
  });

  test('a rule of the user’s own holds on the next call, and stops holding when it is gone', async () => {
    const rules = join(home, '.config/sechook/rules');
    mkdirSync(rules, { recursive: true });
    const file = join(rules, 'own.rules');
    const payload = shellPayload(client, HARMLESS, dir);
    writeFileSync(file, 'block "own-git"\n  match command("git")\n  nudge "Not today."\n');
    const left = await hook(named(), payload);
    expect(left).toSatisfy((one: Left) => isHonouredDeny(client, one));
    expect(left.stderr).toContain('Not today.');
    // Again, from the cache this time.
    expect(await hook(named(), payload)).toEqual(left);
    writeFileSync(file, 'block "own-git"\n  match command("gti")\n  nudge "Not today."\n');
    expect(await hook(named(), payload)).toSatisfy(isNoOpinion);
    rmSync(join(home, '.config'), { recursive: true });
    expect(await hook(named(), payload)).toSatisfy(isNoOpinion);
  });

  test('an error in a rule file is a deny that names file and line', async () => {
    const rules = join(home, '.config/sechook/rules');
    mkdirSync(rules, { recursive: true });
    writeFileSync(join(rules, 'own.rules'), '\nblock "own"\n  match comand("git")\n  nudge "n"\n');
    const left = await hook(named(), shellPayload(client, HARMLESS, dir));
    rmSync(join(home, '.config'), { recursive: true });
    expect(left).toSatisfy((one: Left) => isHonouredDeny(client, one));
    expect(left.stderr).toMatch(/own\.rules:3:9/);
  });
});

describe('what is wrong with the words of the hook stops every client', () => {
  test.each([
    [['--client', 'cursor']],
    [['--client']],
    [['--clinet', 'codex']],
    [['--client', 'codex', '--home']],
    [['--client', 'codex', '--home', 'relative']],
    [['extra']],
  ])('%j', async (argv) => {
    const left = await hook(argv, shellPayload('claude-code', HARMLESS, dir));
    for (const client of CLIENT_IDS) expect(left).toSatisfy((one: Left) => isHonouredDeny(client, one));
  });

  test('a payload that nobody writes', async () => {
    const left = await hook(['--home', home], { tool: 'Bash', command: HARMLESS });
    for (const client of CLIENT_IDS) expect(left).toSatisfy((one: Left) => isHonouredDeny(client, one));
  });
});
