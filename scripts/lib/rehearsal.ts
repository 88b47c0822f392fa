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

const COMMANDS: readonly string[] = [
  'ls -la',
  'git status && npm test -- --run 2>&1 | tail -n 20',
  'cd src && grep -rn "TODO" --include=*.ts . | head -5; echo "done: $?"',
  'for f in a b; do cat "$f.txt" > /tmp/out-$f; done',
  'rm -rf node_modules/.cache',
  "X=1 env FOO=bar node -e 'console.log(process.argv)'",
  'cat <<EOF > notes.md\nhello $USER\nEOF',
  'sudo systemctl status nginx',
  'find . -name "*.log" -exec wc -l {} +',
  'curl -s https://example.com/api | jq .name',
  'bash -c "echo $(date)"',
];

export const REHEARSAL: readonly string[] = [
  ...COMMANDS.map((command) => claude('Bash', { command, description: 'a step' })),
  claude('Read', { file_path: '/tmp/project/README.md' }),
  claude('Edit', { file_path: '/tmp/project/a.ts', old_string: 'a', new_string: 'b' }),
  claude('Write', { file_path: '/tmp/project/b.ts', content: 'export const b = 1;\n' }),
  claude('Grep', { pattern: 'x', path: '/tmp/project' }),
];
