import { expect, test } from 'vitest';
import { sourceLine } from '../../src/cli/render/source-line.ts';
import { plain } from '../../src/cli/render/style.ts';
import { columnsOf, visible } from '../../src/cli/render/visible.ts';

function show(text: string, part: string, width = 80): string {
  const start = text.indexOf(part);
  return sourceLine(
    text,
    { start, end: start + part.length },
    { style: plain, width, paint: 'red', indent: '' },
  ).join('\n');
}

test('a stretch in the middle of a line', () => {
  expect(show('ls\ncd x && rm y\nls', 'rm y')).toBe('2 | cd x && rm y\n  |         ^^^^');
});

test('an empty stretch still has a caret', () => {
  expect(show('abc', '')).toBe('1 | abc\n  | ^');
});

test('a stretch over several lines is underlined on its first', () => {
  expect(show('a <<E\nb\nc\nE\n', 'a <<E\nb\nc\nE')).toBe('1 | a <<E\n  | ^^^^^ (and 3 lines more)');
});

test('wide and combining signs keep the caret below', () => {
  expect(show('日本 e\u0301 X', 'X')).toBe('1 | 日本 e\u0301 X\n  |        ^');
});

test.each([0, 150, 290])('a long line is cut around the stretch at %i', (at) => {
  const text = `${'a'.repeat(at)}HERE${'b'.repeat(300 - at)}`;
  const [line = '', carets = ''] = show(text, 'HERE', 60).split('\n');
  expect(line.length).toBeLessThanOrEqual(60);
  expect(line.indexOf('HERE')).toBe(carets.indexOf('^^^^'));
});

test('a stretch longer than the window is cut with it', () => {
  const [line = '', carets = ''] = show(`x ${'HERE'.repeat(100)} y`, 'HERE'.repeat(100), 60).split('\n');
  expect(line.length).toBeLessThanOrEqual(60);
  expect(carets.length).toBeLessThanOrEqual(60);
});

test('a stretch that lies behind the end of the text', () => {
  const lines = sourceLine(
    'ab',
    { start: 9, end: 12 },
    { style: plain, width: 80, paint: 'red', indent: '' },
  );
  expect(lines).toEqual(['1 | ab', '  |   ^']);
});

test.each([
  ['\u001b[31m', '␛[31m'],
  ['a\tb\r\n', 'a b␍␊'],
  ['\u007f\u0085', '␡\ufffd'],
  ['\u202eabc\u2066', '\ufffdabc\ufffd'],
  ['\u{e0041}', '\ufffd\ufffd'],
  ['\ud800x', '\ufffdx'],
  ['ok é 日', 'ok é 日'],
])('%j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test('columns', () => {
  expect(columnsOf('ab日e\u0301😀')).toBe(7);
});
