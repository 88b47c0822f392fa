import { describe, expect, it } from 'vitest';
import { concatValues, known, showValue, unknown, type Value } from '../../src/core/value.ts';
import { parseArgs } from '../../src/shell/argv.ts';
import { optionTable } from '../../src/shell/options/registry.ts';
import { arg } from './launches.ts';

const X = unknown('variable', '$X');
const SPLIT = unknown('variable', '$X', true);

function read(base: string, words: string | readonly (string | Value)[]): string {
  const args = (typeof words === 'string' ? words.split(' ') : words).map(arg);
  const parsed = parseArgs(args, optionTable(base));
  const options = parsed.options.map((o) => (o.value === null ? o.name : `${o.name}=${showValue(o.value)}`));
  const operands = parsed.operands.map((operand) => showValue(operand.value));
  return `${options.join(' ')} | ${operands.join(' ')}${parsed.mayHoldOptions ? ' ?' : ''}`.trim();
}

describe('parseArgs', () => {
  it.each([
    ['rm', '-rf a b', '-r -f | a b'],
    ['rm', '-fr --rec --fo x', '-f -r -r -f | x'],
    ['rm', 'a -R -- -f', '-r | a -f'],
    ['sort', '--r x', '--r | x'],
    ['cp', '-t dir a b', '-t=dir | a b'],
    ['cp', '-atdir a', '-a -t=dir | a'],
    ['cp', '--target-directory=dir --suffix .bak a', '-t=dir -S=.bak | a'],
    ['sed', '-i.bak -e s/a/b/ f', '-i=.bak -e=s/a/b/ | f'],
    ['sed', '-ni f', '-n -i | f'],
    ['make', '-j8 -C sub all', '-j=8 -C=sub | all'],
    ['tar', 'xzf a.tgz -C /x', '-x -z -f=a.tgz -C=/x |'],
    ['tar', '-xzfa.tgz', '-x -z -f=a.tgz |'],
    ['tar', 'cf out.tar src --exclude node_modules', '-c -f=out.tar --exclude=node_modules | src'],
    ['find', '. -name *.pyc -type f -delete', '-name=*.pyc -type=f -delete | .'],
    ['sudo', '-u root rm -rf /', '-u=root | rm -rf /'],
    ['sudo', '-nE -- rm -rf /', '-n -E | rm -rf /'],
    ['git', '-C dir -c a=b push -f origin main', '-C=dir -c=a=b -f | push origin main'],
    ['git', 'commit -am msg', '-a -m=msg | commit'],
    ['git', 'commit -C HEAD', '-C=HEAD | commit'],
    ['git', 'stash push -m x', '-m=x | stash push'],
    ['git', 'push --for origin', '--for | push origin'],
    ['git', 'reset --har', '--hard | reset'],
    [
      'docker',
      '-H tcp://x run -it --rm -v /:/host ubuntu rm -rf /',
      '-H=tcp://x -i -t --rm -v=/:/host | run ubuntu rm -rf /',
    ],
    ['docker', 'compose -f a.yml run --rm app rm -rf x', '-f=a.yml --rm | compose run app rm -rf x'],
    ['kubectl', 'delete ns prod -n x --context c', '-n=x --context=c | delete ns prod'],
    ['kubectl', 'exec -it pod -- rm -rf /', '-i -t | exec pod rm -rf /'],
    ['npm', '--prefix app run build -- --watch', '--prefix=app | run build --watch'],
    ['terraform', 'destroy -auto-approve -target x', '-auto-approve -target=x | destroy'],
    ['terraform', 'apply --auto-approve', '-auto-approve | apply'],
    ['openssl', 'enc -d -a', '-d -a | enc'],
    ['unheard-of', '-abc --long v --k=v', '-a -b -c --long --k=v | v'],
    ['grep', '-e -x file', '-e=-x | file'],
    ['head', '-5 f', '-5 | f'],
    ['cat', '- x', '| - x'],
  ])('%s %s', (base, words, wanted) => {
    expect(read(base, words)).toBe(wanted);
  });

  it.each([
    ['an unknown word may hold options', ['rm', X], '| $X ?'],
    ['after -- it may not', ['rm', '--', X], '| $X'],
    ['a word that begins with known text may not', ['rm', concatValues([known('/tmp/'), X])], '| /tmp/$X'],
    ['a cluster with a hole keeps its letters', ['rm', concatValues([known('-r'), X]), 'f'], '-r | f ?'],
    ['a value with a hole is one value', ['cp', concatValues([known('-t'), X]), 'f'], '-t=$X | f'],
    [
      'a long value with a hole is one value',
      ['cp', concatValues([known('--target-directory='), X]), 'f'],
      '-t=$X | f',
    ],
    ['a value that splits may bring options', ['cp', '-t', SPLIT, 'f'], '-t=$X | f ?'],
    ['a glob is an operand', ['rm', { kind: 'pattern', parts: [{ kind: 'glob', glob: '*' }] }], '| *'],
  ] as const)('%s', (_, [base, ...words], wanted) => {
    expect(read(base, words)).toBe(wanted);
  });
});
