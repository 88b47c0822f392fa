import { describe, expect, it } from 'vitest';
import { known, showValue, type Value } from '../../src/core/value.ts';
import { listedLines } from '../../src/shell/listings.ts';
import { invocationOf } from './launches.ts';

const FILES: readonly Value[] = [known('a'), known('b')];

function lines(words: string, before: readonly Value[] | null = null): string | null {
  return listedLines(invocationOf(words), before)?.map(showValue).join(' ') ?? null;
}

describe('what the lines of a pipe may be', () => {
  it.each([
    ['find src -name *.o', 'src/**/*.o'],
    ['find / -print0', '/ /**'],
    ['find d -maxdepth 0', 'd'],
    ['find d -printf %f', null],
    ['find d -exec cat {} +', null],
    ['fd -e c . d', 'd/**/*.c'],
    ['fd x -x cat', null],
    ['ls', '*'],
    ['ls -a', '* .*'],
    ['ls -l', null],
    ['ls -d a b', 'a b'],
    ['ls a', 'a/* *'],
    ['ls -R a', 'a/** *'],
    ['ls -t a.log', 'a.log'],
    ['tree -fi a', 'a/**'],
    ['tree a', null],
    ['compgen -G ~/*', '~/*'],
    ['compgen -f /home/', '/home/*'],
    ['locate x', '/**/*x*'],
    ['rg --files a', 'a/**'],
    ['rg -l x a', 'a/**'],
    ['rg x a', null],
    ['grep -rl x a', 'a/**'],
    ['grep -l x a b', 'a b'],
    ['git ls-files', '**'],
    ['git status', null],
    ['stat -c %n a b', 'a b'],
    ['stat -c %s a', null],
    ['realpath a', null],
  ])('%s', (words, wanted) => {
    expect(lines(words)).toBe(wanted);
  });

  it.each([
    ['sort -u', 'a b'],
    ['head -n 5', 'a b'],
    ['grep -v x', 'a b'],
    ['tee log', 'a b'],
    ['grep -v x file', null],
    ['grep -o x', null],
    ['grep -c x', null],
    // What is changed may be anything as well.
    ['sed s/a/b/', 'a b sed'],
    ['cut -f1', 'a b cut'],
    ['cat -n', null],
  ])('%s keeps them or does not', (words, wanted) => {
    expect(lines(words, FILES)).toBe(wanted);
    expect(lines(words, null)).toBe(null);
  });

  it('some of the names are not all of them', () => {
    const all = listedLines(invocationOf('ls'), null);
    expect(lines('grep x', all)).toBe('?*');
    expect(lines('tail -n +6', all)).toBe('?*');
    expect(lines('sort', all)).toBe('*');
  });
});
