import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { sechook } from './harness.ts';

async function script(shell: string): Promise<string> {
  const ran = await sechook(['completion', shell]);
  expect(ran).toMatchObject({ exit: 0, stderr: '' });
  return ran.stdout;
}

/** What bash would offer for the words, the last one being typed. */
async function bashOffers(words: readonly string[]): Promise<readonly string[]> {
  const probe = `${await script('bash')}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _sechook; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const out = execFileSync('bash', ['--norc', '-c', probe, 'bash', ...words], { encoding: 'utf8' });
  return out.split('\n').filter((line) => line !== '');
}

describe('bash', () => {
  test.each([
    [['sechook', 'ch'], ['check']],
    [['sechook', 'check', '--fai'], ['--fail-on']],
    [
      ['sechook', 'check', '--fail-on', ''],
      ['ask', 'deny'],
    ],
    [
      ['sechook', 'check', '--client', 'c'],
      ['claude-code', 'codex'],
    ],
    [['sechook', 'check', '-t', 'web'], ['web-search']],
    [
      ['sechook', 'completion', ''],
      ['bash', 'zsh', 'fish'],
    ],
    [['sechook', 'version', '--format', 'j'], ['json']],
    [['sechook', 'version', '--fa'], []],
  ])('%j', async (words, offers) => {
    expect(await bashOffers(words)).toEqual(offers);
  });

  test('the commands', async () => {
    expect(await bashOffers(['sechook', ''])).toEqual(
      expect.arrayContaining(['check', 'explain', 'version']),
    );
  });
});

test('zsh reads its script and knows every command in it', async () => {
  const probe = `autoload -Uz compinit; compinit -D -u; ${await script('zsh')}
whence -w _sechook _sechook_check _sechook_explain; print $_comps[sechook]`;
  const out = execFileSync('zsh', ['-f', '-c', probe], { encoding: 'utf8', env: { PATH: '/usr/bin:/bin' } });
  expect(out).toBe('_sechook: function\n_sechook_check: function\n_sechook_explain: function\n_sechook\n');
});

test('fish gets one line for each command and option', async () => {
  const lines = (await script('fish')).trimEnd().split('\n');
  expect(lines.slice(1).every((line) => line.startsWith('complete -c sechook '))).toBe(true);
  expect(lines).toContain(
    "complete -c sechook -n 'not __fish_seen_subcommand_from " +
      names(lines) +
      "' -a version -d 'print the version'",
  );
  expect(lines).toContain(
    "complete -c sechook -n '__fish_seen_subcommand_from check' -l fail-on -x -a 'ask deny' -d 'lowest verdict that exits with 1: deny (default) or ask'",
  );
});

function names(lines: readonly string[]): string {
  return /not __fish_seen_subcommand_from ([^']*)'/.exec(lines.join('\n'))?.[1] ?? '';
}
