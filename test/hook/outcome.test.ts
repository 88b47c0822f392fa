/** What became of a call: one record from the client's later event, and never a word to the client. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../../src/clients/client.ts';
import type { ClientId } from '../../src/core/call.ts';
import { runHook } from '../../src/hook/run.ts';
import { compileBuiltIn } from '../../src/policy/built-in.ts';
import { violations } from '../audit/schema.ts';

function policyWith(config: string): Uint8Array {
  const built = compileBuiltIn({ rules: [], config: { file: 'config.toml', text: config } }, '9.9.9', false);
  if (built.kind === 'errors') throw new Error(JSON.stringify(built.diagnostics));
  return built.bytes;
}

const schema = JSON.parse(fs.readFileSync(join(import.meta.dirname, '../../docs/audit-schema.json'), 'utf8'));
const PASSED: Answer = { stdout: '', stderr: '', exitCode: 0 };

let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'sechook-outcome-'));
});
afterEach(() => fs.rmSync(home, { recursive: true }));

function hook(client: ClientId, payload: object, policy = policyWith('')): Answer {
  return runHook({
    version: '9.9.9',
    platform: 'linux',
    uid: process.geteuid?.() ?? -1,
    pid: 1,
    micros: () => 1,
    argv: ['--client', client, '--home', home],
    stdin: { kind: 'text', text: JSON.stringify(payload) },
    millisLeft: () => 1_000,
    accountHome: () => home,
    env: () => undefined,
    offerGrammar: () => undefined,
    grammarFailure: () => null,
    embedded: () => policy,
    cold: () => {
      throw new Error('nothing is to be compiled');
    },
  });
}

function records(): readonly Record<string, unknown>[] {
  const directory = join(home, '.local/state/sechook/audit');
  if (!fs.existsSync(directory)) return [];
  return fs
    .readdirSync(directory)
    .flatMap((name) => fs.readFileSync(join(directory, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line));
}

const SHELL = {
  session_id: 's',
  cwd: '/',
  tool_name: 'Bash',
  tool_input: { command: 'git push -f' },
  tool_use_id: 't',
};

describe('the record', () => {
  it.each([
    [
      'claude-code',
      { ...SHELL, hook_event_name: 'PostToolUse', duration_ms: 12.4 },
      { kind: 'ran', millis: 12 },
    ],
    ['claude-code', { ...SHELL, hook_event_name: 'PostToolUseFailure' }, { kind: 'failed', millis: null }],
    ['claude-code', { ...SHELL, hook_event_name: 'PermissionDenied' }, { kind: 'refused', millis: null }],
    ['codex', { ...SHELL, hook_event_name: 'PostToolUse', turn_id: 'x' }, { kind: 'ran', millis: null }],
    [
      'gemini-cli',
      {
        ...SHELL,
        hook_event_name: 'AfterTool',
        tool_name: 'run_shell_command',
        tool_response: { llmContent: '' },
      },
      { kind: 'ran', millis: null },
    ],
    [
      'gemini-cli',
      {
        ...SHELL,
        hook_event_name: 'AfterTool',
        tool_name: 'run_shell_command',
        tool_response: { error: 'x' },
      },
      { kind: 'failed', millis: null },
    ],
  ] as const)('of %s %j', (client, payload, outcome) => {
    expect(hook(client, payload)).toEqual(PASSED);
    const [record, ...rest] = records();
    expect(rest).toEqual([]);
    expect(record).toMatchObject({
      client,
      event: payload.hook_event_name,
      tool: payload.tool_name,
      kind: 'shell',
      session: 's',
      toolUse: 't',
      subject: 'git push -f',
      judged: null,
      answered: 'none',
      outcome: { ...outcome, ts: record?.ts },
    });
    expect(violations(schema, record ?? {})).toEqual([]);
  });

  it('is there too where the parameters cannot be read', () => {
    expect(hook('claude-code', { ...SHELL, hook_event_name: 'PostToolUse', tool_input: 'x' })).toEqual(
      PASSED,
    );
    expect(records()).toMatchObject([{ tool: 'Bash', kind: null, subject: null, outcome: { kind: 'ran' } }]);
  });

  it('is not there for events without a call, nor where the log is off', () => {
    expect(hook('claude-code', { session_id: 's', hook_event_name: 'Stop' })).toEqual(PASSED);
    expect(hook('claude-code', { ...SHELL, hook_event_name: 'PostToolBatch' })).toEqual(PASSED);
    const off = policyWith('[audit]\nenabled = false\n');
    expect(hook('claude-code', { ...SHELL, hook_event_name: 'PostToolUse' }, off)).toEqual(PASSED);
    expect(records()).toEqual([]);
  });

  it('is left out, and nothing is said, where it cannot be written', () => {
    fs.mkdirSync(join(home, '.local/state/sechook/audit'), { recursive: true, mode: 0o777 });
    fs.chmodSync(join(home, '.local/state/sechook/audit'), 0o777);
    expect(hook('claude-code', { ...SHELL, hook_event_name: 'PostToolUse' })).toEqual(PASSED);
    expect(records()).toEqual([]);
  });
});
