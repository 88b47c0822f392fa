/**
 * Calls that are judged once while the executable is built: what V8 compiles for them is what its code
 * cache holds, so they should touch what everyday calls touch, and nothing that is rare.
 */

const CWD = '/tmp';

function claude(tool: string, input: Readonly<Record<string, unknown>>): string {
  return JSON.stringify({
    session_id: '00000000-0000-4000-8000-000000000001',
    transcript_path: '/tmp/transcript.jsonl',
    cwd: CWD,
    permission_mode: 'default',
    hook_event_name: 'PreToolUse',
    tool_name: tool,
    tool_input: input,
    tool_use_id: 'toolu_1',
  });
}

/** Few, because all that they make V8 compile is read at every call: a rare command compiles its own part. */
const COMMANDS: readonly string[] = [
  'ls -la',
  'git status && npm test -- --run 2>&1 | tail -n 20',
  'cd src && grep -rn "TODO" --include=*.ts . | head -5; echo "done: $?"',
  'cat a.txt > /tmp/out',
];

export const REHEARSAL: readonly string[] = [
  ...COMMANDS.map((command) => claude('Bash', { command, description: 'a step' })),
  claude('Read', { file_path: '/tmp/project/README.md' }),
  claude('Edit', { file_path: '/tmp/project/a.ts', old_string: 'a', new_string: 'b' }),
  claude('Write', { file_path: '/tmp/project/b.ts', content: 'export const b = 1;\n' }),
  claude('Grep', { pattern: 'x', path: '/tmp/project' }),
];
