import { describe, expect, it } from 'vitest';
import { fires } from '../harness.ts';

/** expression, commands on which it fires, near misses. */
const TABLE: readonly (readonly [expression: string, hits: readonly string[], misses: readonly string[]])[] =
  [
    [
      'command("rm")',
      [
        'rm x',
        '/bin/rm x',
        '\\rm x',
        "r''m x",
        'X=rm; $X x',
        'sudo rm x',
        'sh -c "rm x"',
        'RM x',
        'rm.exe x',
        '/bin/r? x',
      ],
      ['rmdir x', 'echo rm', 'git rm x', '$X rm', '# rm x'],
    ],
    ['command("mkfs*")', ['mkfs.ext4 /dev/sda', 'mkfs /dev/sda'], ['ls mkfs.ext4']],
    ['command("/opt/tool")', ['/opt/tool x'], ['tool x', '/usr/tool x']],
    [
      'command("rm") with_flags("-r", "-rf", "-fr")',
      ['rm -r x', 'rm -rf x', 'rm -f -r x', 'rm --recursive x', 'rm --rec x', 'rm x -r', 'rm -vRf x'],
      ['rm x', 'rm -f x', 'rm -- -r', 'rm "$X"'],
    ],
    ['command("rm") with_flags("-rf")', ['rm -fr x', 'rm --force -R x'], ['rm -r x', 'rm -f x']],
    [
      'command("rm") with_all_flags("-r", "--force")',
      ['rm -rf x', 'rm -f --recursive x'],
      ['rm -r x', 'rm -f x'],
    ],
    [
      'command("docker") subcommand("run") with_flags("--privileged")',
      ['docker run --privileged -it alpine sh', 'docker --context x run -it --privileged alpine'],
      ['docker run alpine --privileged', 'docker exec --privileged c sh'],
    ],
    ['command("rm") without_flags("-i")', ['rm x', 'rm -rf x'], ['rm -i x', 'rm -ri x']],
    ['command("rm") may_have_flags("-r")', ['rm -r x', 'rm $OPTS x'], ['rm x', 'rm "$F" x', 'rm x-$X']],
    [
      'command("git") subcommand("push")',
      ['git push', 'git -C /x push', 'git -c a=b push', 'git --git-dir=/x push o m'],
      ['git status push', 'git pull', 'git stash push'],
    ],
    [
      'command("git") subcommand("stash", "drop|clear")',
      ['git stash drop', 'git stash clear', 'git -C x stash drop 1'],
      ['git stash', 'git stash pop', 'git drop stash'],
    ],
    [
      'command("git") option_value("-c", /^core\\.pager=/)',
      ['git -c core.pager=sh log'],
      ['git -c color.ui=no log', 'git log'],
    ],
    [
      'command("curl") option_value("-X", /^DELETE$/)',
      ['curl -X DELETE u', 'curl -XDELETE u', 'curl --request DELETE u'],
      ['curl -X GET u', 'curl DELETE'],
    ],
    [
      // No table says which options of it take a value.
      'command("frobnicate") option_value("--mode", /^all$/)',
      ['frobnicate --mode all', 'frobnicate --mode=all x', 'frobnicate x --mode all'],
      [
        'frobnicate --mode none all',
        'frobnicate --mode=none all',
        'frobnicate all --mode',
        'frobnicate --other all',
      ],
    ],
    [
      'command("git") arg("main", "master")',
      ['git push origin main', 'git push o ma$X', 'git push o m?in'],
      ['git push o mains', 'git push o $X', 'git push o *'],
    ],
    ['command("git") arg_glob("+*")', ['git push o +main'], ['git push o main', 'git push o a+b']],
    [
      'command("psql") arg_matches(/drop\\s+table/i)',
      ['psql -c "DROP  TABLE x"'],
      ['psql -c "select 1"', 'echo drop table'],
    ],
    ['command("kill") operand("1", "-1")', ['kill 1', 'kill -9 1', 'kill -- -1'], ['kill -9 100', 'kill 11']],
    [
      'command("npm") operand_matches(/^https?:/)',
      ['npm install https://x.y/z.tgz'],
      ['npm install --registry=https://x.y z'],
    ],
    ['command("rm") operands_at_least(2)', ['rm a b', 'rm -f a b'], ['rm a', 'rm -f a']],
    ['command("rm") operands_at_most(0)', ['rm', 'rm -f'], ['rm a']],
    ['command("rm") unknown_args()', ['rm "$X"', 'rm $X/*', 'rm $(cat f)'], ['rm x', 'rm x$X', 'rm *']],
  ];

describe.each(TABLE)('%s', (expression, hits, misses) => {
  it.each(hits)('fires on %s', (command) => expect(fires(expression, command)).toBe(true));
  it.each(misses)('is silent on %s', (command) => expect(fires(expression, command)).toBe(false));
});
