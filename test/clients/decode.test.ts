import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseClient } from '../../src/clients/recognise.ts';
import { CLIENTS } from '../../src/clients/registry.ts';
import { CLIENT_IDS, type ClientId, type Decoded } from '../../src/core/call.ts';

const EVENT: Readonly<Record<ClientId, string>> = {
  'claude-code': 'PreToolUse',
  'gemini-cli': 'BeforeTool',
  codex: 'PreToolUse',
};

function decode(
  client: ClientId,
  tool: unknown,
  input: unknown,
  more: Record<string, unknown> = {},
): Decoded {
  const payload = { hook_event_name: EVENT[client], cwd: '/p', tool_name: tool, tool_input: input, ...more };
  return CLIENTS[client].decode(payload);
}

function callOf(decoded: Decoded): Record<string, unknown> {
  if (decoded.kind !== 'call') throw new Error(`expected a call, got ${JSON.stringify(decoded)}`);
  const { context: _context, ...call } = decoded.call;
  return call;
}

describe('tools', () => {
  const rows: readonly (readonly [ClientId, string, Record<string, unknown>, Record<string, unknown>])[] = [
    [
      'claude-code',
      'Glob',
      { pattern: '**/*.pem', path: '/p/src' },
      { kind: 'search', paths: ['/p/src'], globs: ['**/*.pem'], pattern: null },
    ],
    [
      'claude-code',
      'Grep',
      { pattern: 'KEY', path: '/p', glob: '*.env' },
      { kind: 'search', paths: ['/p'], globs: ['*.env'], pattern: 'KEY' },
    ],
    ['claude-code', 'Grep', { pattern: 'KEY' }, { kind: 'search', paths: ['.'], globs: [], pattern: 'KEY' }],
    ['claude-code', 'LS', { path: '/p' }, { kind: 'search', paths: ['/p'], globs: [], pattern: null }],
    [
      'claude-code',
      'Monitor',
      { ws: { url: 'wss://x' } },
      { kind: 'other', params: { ws: { url: 'wss://x' } } },
    ],
    ['claude-code', 'Task', { prompt: 'do it' }, { kind: 'agent', prompt: 'do it' }],
    ['claude-code', 'Agent', { task: 'x' }, { kind: 'other', params: { task: 'x' } }],
    [
      'claude-code',
      'NotebookEdit',
      { notebook_path: '/p/n.ipynb', edit_mode: 'delete' },
      { kind: 'write', changes: [{ kind: 'edit', path: '/p/n.ipynb', content: '', removed: '' }] },
    ],
    [
      'claude-code',
      'MultiEdit',
      {
        file_path: '/p/a',
        edits: [
          { old_string: 'a', new_string: 'b' },
          { old_string: 'c', new_string: 'd' },
        ],
      },
      {
        kind: 'write',
        changes: [
          { kind: 'edit', path: '/p/a', content: 'b', removed: 'a' },
          { kind: 'edit', path: '/p/a', content: 'd', removed: 'c' },
        ],
      },
    ],
    ['claude-code', 'bash', { command: 'rm x' }, { kind: 'other', params: { command: 'rm x' } }],
    ['claude-code', 'Skill', { skill: 'pdf', args: 'a.pdf' }, { kind: 'agent', prompt: 'pdf a.pdf' }],
    ['claude-code', 'SlashCommand', { command: '/review 12' }, { kind: 'agent', prompt: '/review 12' }],
    ['claude-code', 'constructor', {}, { kind: 'other', params: {} }],
    [
      'claude-code',
      'mcp__a__b__c',
      { x: 1 },
      { kind: 'mcp', server: 'a', tool: 'b__c', params: { x: 1 }, launch: null },
    ],
    ['claude-code', 'mcp__lonely', {}, { kind: 'mcp', server: 'lonely', tool: '', params: {}, launch: null }],
    ['gemini-cli', 'read_file', { absolute_path: '/etc/passwd' }, { kind: 'read', paths: ['/etc/passwd'] }],
    ['gemini-cli', 'read_file', { file_path: 'a', path: '.env' }, { kind: 'read', paths: ['a', '.env'] }],
    [
      'gemini-cli',
      'read_many_files',
      { include: ['a', '**/.env'] },
      { kind: 'read', paths: ['a', '**/.env'] },
    ],
    [
      'gemini-cli',
      'grep_search',
      { pattern: 'x', dir_path: '..', include_pattern: '*.key' },
      { kind: 'search', paths: ['..'], globs: ['*.key'], pattern: 'x' },
    ],
    [
      'gemini-cli',
      'list_directory',
      { dir_path: null },
      { kind: 'search', paths: ['.'], globs: [], pattern: null },
    ],
    [
      'gemini-cli',
      'web_fetch',
      { prompt: 'read HTTPS://a.example/x, then (http://b.example).' },
      {
        kind: 'fetch',
        urls: ['HTTPS://a.example/x', 'http://b.example'],
        text: 'read HTTPS://a.example/x, then (http://b.example).',
      },
    ],
    [
      'gemini-cli',
      'web_fetch',
      { prompt: 'nothing here' },
      { kind: 'fetch', urls: [], text: 'nothing here' },
    ],
    ['gemini-cli', 'write_todos', { todos: [] }, { kind: 'other', params: { todos: [] } }],
    [
      'gemini-cli',
      'mcp_lab_srv_touch',
      {},
      { kind: 'mcp', server: 'lab_srv_touch', tool: 'lab_srv_touch', params: {}, launch: null },
    ],
    ['codex', 'exec_command', { cmd: 'ls' }, { kind: 'shell', command: 'ls' }],
    [
      'codex',
      'write_stdin',
      { session_id: 1, chars: 'rm -rf /\n' },
      { kind: 'shell', command: 'rm -rf /\n' },
    ],
    [
      'codex',
      'spawn_agent',
      { items: [{ type: 'text', text: 'a' }, { type: 'image' }, { type: 'text', text: 'b' }] },
      { kind: 'agent', prompt: 'a\nb' },
    ],
    [
      'codex',
      'list_mcp_resources',
      {},
      { kind: 'mcp', server: '', tool: 'list_mcp_resources', params: {}, launch: null },
    ],
    ['codex', 'update_plan', { plan: [] }, { kind: 'other', params: { plan: [] } }],
  ];
  it.each(rows)('%s: %s %j', (client, tool, input, expected) => {
    expect(callOf(decode(client, tool, input))).toEqual(expected);
  });

  it('takes a server name with underscores from the payload, where that fits the tool', () => {
    const named = (name: unknown) =>
      callOf(decode('claude-code', 'mcp__my_srv__x__do', {}, { mcp_server: { name } }));
    expect(named('my srv__x')).toMatchObject({ server: 'my srv__x', tool: 'do' });
    expect(named('other')).toMatchObject({ server: 'my_srv', tool: 'x__do' });
    expect(named(7)).toMatchObject({ server: 'my_srv', tool: 'x__do' });
  });

  it.each([
    ['sub', '/p/sub'],
    ['../q/./r', '/q/r'],
    ['/etc', '/etc'],
    ['', '/p'],
    ['../../../..', '/'],
  ])('runs a shell of Gemini CLI in %j', (directory, cwd) => {
    const decoded = decode('gemini-cli', 'run_shell_command', { command: 'ls', dir_path: directory });
    expect(decoded).toMatchObject({ call: { kind: 'shell', context: { cwd } } });
  });
});

describe('events', () => {
  const at = (client: ClientId, payload: unknown): string => CLIENTS[client].decode(payload).kind;

  it.each(CLIENT_IDS)('%s: one that is not about a tool gets no opinion', (client) => {
    for (const hook_event_name of ['Stop', 'SessionStart', 'Notification', 'SomethingNew']) {
      expect(at(client, { hook_event_name })).toBe('event');
    }
  });

  it.each(CLIENT_IDS)('%s: an unknown one with a tool is judged', (client) => {
    const tool = client === 'gemini-cli' ? 'run_shell_command' : 'Bash';
    expect(
      at(client, { hook_event_name: 'PreToolUse2', tool_name: tool, tool_input: { command: 'ls' } }),
    ).toBe('call');
    expect(at(client, { hook_event_name: 'PreToolUse2', tool_name: tool })).toBe('malformed');
  });

  it('a tool that has run already gets no opinion', () => {
    const ran = { tool_name: 'Bash', tool_input: { command: 'rm -rf /' } };
    expect(at('claude-code', { hook_event_name: 'PostToolUse', ...ran })).toBe('event');
    expect(at('codex', { hook_event_name: 'PostToolUse', ...ran })).toBe('event');
    expect(at('gemini-cli', { hook_event_name: 'AfterTool', ...ran })).toBe('event');
  });

  it('the payload of another client is still judged', () => {
    const payload = {
      hook_event_name: 'BeforeTool',
      tool_name: 'run_shell_command',
      tool_input: { command: 'x' },
    };
    expect(at('claude-code', payload)).toBe('call');
  });
});

describe('malformed', () => {
  const good = { hook_event_name: 'PreToolUse', tool_name: 'Bash', tool_input: { command: 'ls' } };
  const rows: readonly (readonly [string, unknown])[] = [
    ['a list', []],
    ['null', null],
    ['a string', 'PreToolUse'],
    ['no event', { ...good, hook_event_name: undefined }],
    ['an empty event', { ...good, hook_event_name: '' }],
    ['an event of another type', { ...good, hook_event_name: 3 }],
    ['no tool', { ...good, tool_name: undefined }],
    ['an empty tool', { ...good, tool_name: '' }],
    ['a tool of another type', { ...good, tool_name: ['Bash'] }],
    ['no input', { ...good, tool_input: undefined }],
    ['null input', { ...good, tool_input: null }],
    ['input that is text', { ...good, tool_input: 'ls' }],
    ['input that is a list', { ...good, tool_input: ['ls'] }],
    ['no command', { ...good, tool_input: {} }],
    ['a null command', { ...good, tool_input: { command: null } }],
    ['a list for a command', { ...good, tool_input: { command: ['rm', '-rf'] } }],
    ['a directory of another type', { ...good, cwd: 7 }],
    ['a session of another type', { ...good, session_id: {} }],
    ['a mode of another type', { ...good, permission_mode: true }],
    ['an inherited command', { ...good, tool_input: Object.create({ command: 'ls' }) }],
    ['Read without a path', { ...good, tool_name: 'Read' }],
    ['Read with a number', { ...good, tool_name: 'Read', tool_input: { file_path: 1 } }],
    ['Write without content', { ...good, tool_name: 'Write', tool_input: { file_path: '/x' } }],
    [
      'Edit without the new text',
      { ...good, tool_name: 'Edit', tool_input: { file_path: '/x', old_string: '' } },
    ],
    ['MultiEdit without edits', { ...good, tool_name: 'MultiEdit', tool_input: { file_path: '/x' } }],
    [
      'MultiEdit with a bad edit',
      { ...good, tool_name: 'MultiEdit', tool_input: { file_path: '/x', edits: [1] } },
    ],
    ['Glob with a bad path', { ...good, tool_name: 'Glob', tool_input: { pattern: '*', path: 1 } }],
    ['Grep without a pattern', { ...good, tool_name: 'Grep', tool_input: {} }],
    ['WebFetch with neither URL nor text', { ...good, tool_name: 'WebFetch', tool_input: {} }],
  ];
  it.each(rows)('claude-code: %s', (_what, payload) => {
    expect(CLIENTS['claude-code'].decode(payload)).toMatchObject({
      kind: 'malformed',
      why: expect.stringMatching(/./),
    });
  });

  it('gemini-cli: an MCP context that says nothing', () => {
    for (const mcp_context of [
      1,
      {},
      { server_name: 'x' },
      { server_name: 'x', tool_name: 'y', args: [1] },
    ]) {
      expect(decode('gemini-cli', 'mcp_x_y', {}, { mcp_context }).kind).toBe('malformed');
    }
  });

  it('codex: a patch that is none', () => {
    expect(decode('codex', 'apply_patch', { command: 'rm -rf /' }).kind).toBe('malformed');
    expect(decode('codex', 'apply_patch', {}).kind).toBe('malformed');
  });

  it('says which tool and which field', () => {
    expect(decode('claude-code', 'Bash', { command: 3 })).toEqual({
      kind: 'malformed',
      why: 'PreToolUse of Bash: "command" is of type number, not string',
    });
  });
});

describe('any value at all', () => {
  it('decodes without throwing, and a tool about to run is never taken for a mere event', () => {
    const value = fc.anything({ withNullPrototype: true, withObjectString: true });
    const tool = fc.constantFrom('Bash', 'apply_patch', 'read_file', 'mcp__a__b', 'mcp_a', '__proto__', 'x');
    fc.assert(
      fc.property(fc.constantFrom(...CLIENT_IDS), value, value, tool, (client, any, input, tool_name) => {
        CLIENTS[client].decode(any);
        recogniseClient(any);
        const payload = { hook_event_name: EVENT[client], tool_name, tool_input: input, mcp_context: any };
        expect(CLIENTS[client].decode(payload).kind).not.toBe('event');
      }),
    );
  });
});

describe('a payload that no client can be told from', () => {
  it.each([
    [null],
    ['x'],
    [{}],
    [{ hook_event_name: 'PreToolUse', tool_name: 'Bash' }],
    [{ transcript_path: 7 }],
  ])('%j is nobody’s', (payload) => expect(recogniseClient(payload)).toBeNull());

  it('is never taken for Claude Code where Codex may have sent it', () => {
    expect(recogniseClient({ prompt_id: 'x', turn_id: 'y' })).toBe('codex');
  });
});
