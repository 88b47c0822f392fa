/** Who counts as a human, told by tables of ancestors. */
import { describe, expect, it } from 'vitest';
import { whyNotHuman } from '../../src/cli/own-terminal.ts';
import type { Ancestor, Lineage } from '../../src/native/lineage.ts';

function ancestor(pid: number, line: string, more: Partial<Ancestor> = {}): Ancestor {
  const words = line.split(' ');
  const name = (words[0] ?? '').split('/').at(-1) ?? '';
  return { pid, name, program: null, words, variables: [], ...more };
}

const SYSTEM = ancestor(1, '/sbin/init', { variables: null });

function human(more: Partial<Lineage> = {}): Lineage {
  const ancestors = [ancestor(30, '-zsh'), ancestor(20, 'gnome-terminal'), SYSTEM];
  return { terminal: true, env: { HOME: '/home/u' }, session: 30, ancestors, ...more };
}
const through = (...lines: readonly string[]): Lineage =>
  human({ ancestors: [ancestor(30, 'bash'), ...lines.map((line, at) => ancestor(20 - at, line)), SYSTEM] });

describe('a human', () => {
  const humans: readonly (readonly [string, Lineage])[] = [
    ['in a terminal', human()],
    ['over ssh', through('sshd:', '/usr/sbin/sshd -D')],
    ['in tmux', through('tmux new -s work')],
    ['in an editor', through('/usr/share/code/code --type=ptyHost')],
    ['with shell options', human({ ancestors: [ancestor(30, 'bash --init-file /x/y.sh -i'), SYSTEM] })],
    ['in a directory of that name', through('vim /home/u/claude/notes')],
    ['where the system tells no session', human({ session: null })],
    [
      'with settings for an agent',
      human({ env: { CODEX_HOME: '/x', CLAUDE_CONFIG_DIR: '/y', GEMINI_API_KEY: 'z' } }),
    ],
  ];
  it.each(humans)('%s', (_name, lineage) => {
    expect(whyNotHuman(lineage)).toBeNull();
  });
});

describe('an agent', () => {
  const agents: readonly (readonly [string, Lineage])[] = [
    ['claude', through('claude --continue', 'zsh')],
    ['its file', through('/home/u/.local/bin/claude')],
    ['node with gemini', through('node /usr/bin/gemini -p x')],
    ['node with options', through('/usr/bin/node --no-warnings --max-old-space-size=4096 /x/bin/gemini')],
    ['a script in its package', through('node /x/node_modules/@anthropic-ai/claude-code/cli.js')],
    ['codex', through('/opt/codex/codex-x86_64-unknown-linux-musl exec')],
    ['a script’s name', through('claude.sh')],
    [
      'another name, the program’s own file',
      human({
        ancestors: [ancestor(30, 'bash'), ancestor(20, 'x', { program: '/usr/bin/gemini' }), SYSTEM],
      }),
    ],
    [
      'a renamed process',
      human({ ancestors: [ancestor(30, 'bash'), ancestor(20, 'x', { name: 'claude' }), SYSTEM] }),
    ],
    ['a pty of its own', through('script -qc bash', 'codex')],
  ];
  it.each(agents)('%s', (_name, lineage) => {
    expect(whyNotHuman(lineage)).toMatch(/^it was started by an agent \(.+, process \d+\)$/);
  });

  it('leaves its marks in the environment', () => {
    for (const mark of ['CLAUDECODE', 'GEMINI_CLI', 'CODEX_SANDBOX']) {
      expect(whyNotHuman(human({ env: { [mark]: '1' } }))).toContain(mark);
      const server = ancestor(20, 'tmux new -d', { variables: ['PATH', mark] });
      expect(whyNotHuman(human({ ancestors: [ancestor(30, 'bash'), server, SYSTEM] }))).toContain(mark);
    }
  });
});

describe('nobody', () => {
  const nobody: readonly (readonly [string, Lineage, string])[] = [
    ['no terminal', human({ terminal: false }), 'no terminal'],
    ['an orphan', human({ ancestors: [SYSTEM] }), 'began its session'],
    [
      'an orphaned pty',
      human({ ancestors: [ancestor(30, 'sh -c sechook'), ancestor(20, 'script'), SYSTEM] }),
      'no interactive shell',
    ],
    [
      'a script as the session',
      human({ ancestors: [ancestor(30, 'bash /tmp/x.sh'), SYSTEM] }),
      'no interactive shell',
    ],
    [
      'options that hold -c',
      human({ ancestors: [ancestor(30, 'bash -ic sechook'), SYSTEM] }),
      'no interactive shell',
    ],
    ['expect', human({ ancestors: [ancestor(30, 'expect x'), SYSTEM] }), 'no interactive shell'],
  ];
  it.each(nobody)('%s', (_name, lineage, why) => {
    expect(whyNotHuman(lineage)).toContain(why);
  });
});
