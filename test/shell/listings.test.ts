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
    ['ls', null],
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
    ['sed s/a/b/', null],
    ['cut -f1', null],
    ['cat -n', null],
  ])('%s keeps them or does not', (words, wanted) => {
    expect(lines(words, FILES)).toBe(wanted);
    expect(lines(words, null)).toBe(null);
  });
});
