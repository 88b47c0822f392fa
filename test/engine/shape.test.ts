import { describe, expect, it } from 'vitest';
import { shapesOf } from '../../src/engine/shape.ts';

describe('commands in parameters', () => {
  it.each([
    ['execute_command', { command: 'ls' }, ['ls']],
    ['execute_command', { input: 'ls' }, ['ls']],
    ['RunTerminal', { text: 'ls' }, ['ls']],
    ['terminal', { keys: 'ls\n' }, ['ls\n']],
    ['shell', { args: ['ls', '-l'] }, ['ls -l']],
    ['shell', { batch: ['ls', 'pwd'] }, ['ls', 'pwd']],
    ['start', { program: 'ls', args: ['-l', 'a b'] }, ["ls -l 'a b'"]],
    ['start', { command: { executable: 'ls', args: ['-l'] } }, ['ls -l']],
    ['start', { command: 'sh', args: '-c "ls; pwd"' }, ['sh -c "ls; pwd"']],
    ['start', { cmdline: 'ls' }, ['ls']],
    ['start', { commandToRun: 'ls' }, ['ls']],
    ['start', { command_string: 'ls' }, ['ls']],
    ['call', { arguments: '{"command":"ls"}' }, ['ls']],
    ['call', { payload: '[{"params":"{\\"cmd\\":\\"ls\\"}"}]' }, ['ls']],
    ['run_python', { code: 'print(1)' }, ["python3 -c 'print(1)'"]],
    ['run_code', { language: 'Python', code: 'print(1)' }, ["python3 -c 'print(1)'"]],
    ['run_code', { language: 'bash', code: 'ls -l' }, ['ls -l']],
    ['evaluate', { javascript_code: 'f("a")' }, ['node -e \'f("a")\'']],
  ])('%s %j', (tool, params, commands) => expect(shapesOf(params, tool).commands).toEqual(commands));
  it('a comment that looks like a patch hides no command', () => {
    const command = 'ls # *** Begin Patch\n*** End Patch';
    expect(shapesOf({ command }, 'run').commands).toEqual([command]);
    expect(shapesOf({ command }, 'apply_patch').commands).toEqual([]);
  });
  it.each([
    ['create_issue', { title: 'ls', body: 'ls' }],
    ['execute_sql', { query: 'select 1' }],
    ['get_terminal_output', { input: 'x' }],
    ['post_message', { text: 'ls', ts: '12.3' }],
    ['get_node', { node: '1:2' }],
    ['create_file', { path: 'a.py', content: 'print(1)' }],
  ])('none in %s %j', (tool, params) => expect(shapesOf(params, tool).commands).toEqual([]));
});

describe('paths in parameters', () => {
  it.each(['FILE:///etc/shadow', 'file:/etc/shadow', ' /etc/shadow', '/etc/shadow\n'])('%j is one', (text) =>
    expect(shapesOf({ value: text }, 'get').paths).toEqual([{ path: text, verb: 'read' }]),
  );
});
