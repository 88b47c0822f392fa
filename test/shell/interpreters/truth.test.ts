/**
 * The abstract run against the real interpreters: texts that are built in random ways are printed by
 * python, node and perl, and must be what `printedBy` says, wherever it says anything.
 */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printedBy } from '../../../src/shell/interpreters/registry.ts';
import type { Language } from '../../../src/shell/invocation.ts';
import { CONTEXT } from './show.ts';

const RUNS = 300;
const word = fc.stringMatching(/^[a-z0-9 /._-]{0,8}$/);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const hex = (text: string): string => Buffer.from(text).toString('hex');
const codes = (text: string): string => Array.from(text, (c) => c.charCodeAt(0)).join(',');

interface Tongue {
  readonly language: Language;
  readonly command: readonly string[];
  readonly prelude: string;
  readonly print: (expression: string) => string;
  readonly expression: fc.Arbitrary<string>;
  /** How much of what is printed may stay unknown. */
  readonly mayMiss: number;
}

function grow(
  leaf: fc.Arbitrary<string>,
  steps: readonly ((a: string, b: string) => string)[],
): fc.Arbitrary<string> {
  const step = (inner: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(fc.constantFrom(...steps), inner, inner).map(([make, a, b]) => make(a, b));
  return fc.oneof(leaf, step(leaf), step(step(leaf)));
}

const pythonLeaf = fc.oneof(
  word.map((w) => `'${w}'`),
  word.map((w) => `"${w}"`),
  word.map((w) => `base64.b64decode('${base64(w)}').decode()`),
  word.map((w) => `bytes.fromhex('${hex(w)}').decode()`),
  word.map((w) => `''.join(chr(c) for c in [${codes(w)}])`),
  word.map((w) => `''.join(map(str, '${w}'))`),
  word.map((w) => `codecs.decode('${w}', 'rot13')`),
  word.map((w) => `r'${w}'`),
  word.map((w) => `''.join(map(chr, [${codes(w)}]))`),
  word.map(
    (w) => `''.join([chr(c ^ ord(k)) for c, k in zip(bytes([${codes(w)}]), '${' '.repeat(w.length)}')])`,
  ),
  word.map((w) => `''.join(v for i, v in enumerate('${w}'))`),
  word.map((w) => `''.join(k + v for k, v in {'a': '${w}'}.items())`),
  word.map((w) => `'${Array.from(w, (c) => `\\x${c.charCodeAt(0).toString(16)}`).join('')}'`),
  word.map((w) => `"""${w}"""`),
);
const pythonSteps = [
  (a: string, b: string) => `(${a} + ${b})`,
  (a: string) => `(${a})[::-1]`,
  (a: string, b: string) => (/[\\{]/.test(a) ? a : `f"{${a.replaceAll('"', "'")}}-${b.length}"`),
  (a: string, b: string) => `'%s_%s' % (${a}, ${b})`,
  (a: string, b: string) => `'{}:{}'.format(${a}, ${b})`,
  (a: string, b: string) => `' '.join([${a}, ${b}])`,
  (a: string) => `(${a}).upper()`,
  (a: string) => `(${a}).replace('a', 'bb')`,
  (a: string) => `(${a}).strip()`,
  (a: string) => `(${a})[1:3]`,
  (a: string) => `(${a}) * 2`,
  (a: string, b: string) => `(lambda x: x)(${a}) + str(${b.length} + 3)`,
];

const nodeLeaf = fc.oneof(
  word.map((w) => `'${w}'`),
  word.map((w) => `\`${w}\``),
  word.map((w) => `Buffer.from('${base64(w)}', 'base64').toString()`),
  word.map((w) => `Buffer.from('${hex(w)}', 'hex').toString()`),
  word.map((w) => `atob('${base64(w)}')`),
  word.map((w) => `String.fromCharCode(${codes(w)})`),
  word.map((w) => `Object.entries({ a: '${w}' }).map(([k, v]) => k + v).join('')`),
  word.map((w) => `[${codes(w)}].map(c => String.fromCharCode(c)).join('')`),
  word.map(
    (w) => `'${Array.from(w, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}'`,
  ),
);
const nodeSteps = [
  (a: string, b: string) => `(${a} + ${b})`,
  (a: string) => `(${a}).split('').reverse().join('')`,
  (a: string, b: string) => `\`\${${a.includes('`') ? "'x'" : a}}-${b.length}\``,
  (a: string, b: string) => `[${a}, ${b}].join(' ')`,
  (a: string) => `(${a}).toUpperCase()`,
  (a: string) => `(${a}).replaceAll('a', 'bb')`,
  (a: string) => `(${a}).slice(1, 3)`,
  (a: string) => `(${a}).trim()`,
  (a: string) => `(${a}).repeat(2)`,
  (a: string, b: string) => `(${a}).concat(${b})`,
];

const perlLeaf = fc.oneof(
  word.map((w) => `'${w}'`),
  word.map((w) => `"${w}"`),
  word.map((w) => `q{${w}}`),
  word.map((w) => `qq(${w})`),
  word.map((w) => `pack('H*','${hex(w)}')`),
);
const perlSteps = [
  (a: string, b: string) => `(${a} . ${b})`,
  (a: string, b: string) => `join('-', ${a}, ${b})`,
  (a: string) => `uc(${a})`,
  (a: string, b: string) => `sprintf('%s/%s', ${a}, ${b})`,
  (a: string) => `substr(${a}.'abc', 1, 2)`,
];

const TONGUES: readonly Tongue[] = [
  {
    language: 'python',
    command: ['python3', '-c'],
    prelude: 'import base64, codecs\n',
    print: (expression) => `print(${expression})`,
    expression: grow(pythonLeaf, pythonSteps),
    mayMiss: 0.2,
  },
  {
    language: 'node',
    command: [process.execPath, '-e'],
    prelude: '',
    print: (expression) => `console.log(${expression})`,
    expression: grow(nodeLeaf, nodeSteps),
    mayMiss: 0.1,
  },
  {
    language: 'perl',
    command: ['perl', '-e'],
    prelude: '',
    print: (expression) => `print "", ${expression}, "\\n";`,
    expression: grow(perlLeaf, perlSteps),
    mayMiss: 0.2,
  },
];

describe.each(TONGUES)('$language prints what printedBy says', (tongue) => {
  test('on random texts', () => {
    const expressions = fc.sample(tongue.expression, RUNS);
    const program = tongue.prelude + expressions.map(tongue.print).join('\n');
    const [command = '', ...options] = tongue.command;
    const run = spawnSync(command, [...options, program], { encoding: 'utf8', maxBuffer: 1 << 26 });
    expect(run.stderr).toBe('');
    const real = run.stdout.split('\n').slice(0, -1);
    expect(real).toHaveLength(RUNS);
    const rows = expressions.map((expression, i) => ({
      expression,
      real: `${real[i]}\n`,
      ours: printedBy(tongue.language, tongue.prelude + tongue.print(expression), CONTEXT),
    }));
    expect(rows.filter((row) => row.ours !== null && row.ours !== row.real)).toEqual([]);
    const missed = rows.filter((row) => row.ours === null);
    expect(missed.length, JSON.stringify(missed.slice(0, 5))).toBeLessThan(RUNS * tongue.mayMiss);
  });
});
