import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SampleCall } from '../../src/dsl/ast.ts';
import { type CompiledRules, compileRules, type JudgeSample } from '../../src/dsl/compile-rules.ts';
import { LANGUAGE, SIGNATURES } from './language.ts';

function compile(text: string, judge: JudgeSample | null = null): CompiledRules {
  const files = [{ file: 'x.rules', text, layer: 'user' as const }];
  return compileRules({ files, language: LANGUAGE, taken: new Map(), strict: false, judge });
}

describe('samples', () => {
  const rule = (samples: string): string => `block "r"\n  match x\n  nudge "n"\n${samples}`;

  /** Fires on every command that has an x, as the rule does. */
  const judge: JudgeSample = (_, call) => {
    if (call.kind !== 'shell') return { kind: 'failed', why: 'no command' };
    return { kind: call.command.includes('x') ? 'fires' : 'silent' };
  };

  it('that hold are silent', () => {
    expect(compile(rule('  catches x\n  permits y\n'), judge).diagnostics).toEqual([]);
  });

  const wrong: readonly [string, string][] = [
    ['  catches y\n', 'sample-not-caught'],
    ['  permits x\n', 'sample-caught'],
    ['  permits @read x\n', 'sample-failed'],
  ];
  it.each(wrong)('%j is %s', (samples, code) => {
    const { diagnostics } = compile(rule(samples), judge);
    expect(diagnostics.map((one) => one.code)).toEqual([code]);
  });

  it('of a rule with errors are not tried', () => {
    const tried: SampleCall[] = [];
    const text = 'block "r"\n  match comand("x")\n  nudge "n"\n  catches x\n';
    const { diagnostics } = compile(text, (_, call) => {
      tried.push(call);
      return { kind: 'silent' };
    });
    expect(diagnostics.map((one) => one.code)).toEqual(['unknown-matcher']);
    expect(tried).toEqual([]);
  });

  it('are read as the calls that they stand for', () => {
    const calls: SampleCall[] = [];
    const text = rule(
      '  catches @write "/tmp/a b" |\n    one\n      two\n\n    three\n  catches  a  |  b  \n',
    );
    compile(text, (_, call) => {
      calls.push(call);
      return { kind: 'fires' };
    });
    expect(calls).toEqual([
      { kind: 'write', path: '/tmp/a b', content: 'one\n  two\n\nthree' },
      { kind: 'shell', command: 'a  |  b', dialect: null },
    ]);
  });
});

describe('several files', () => {
  it('share one space of ids, and complaints come in their order', () => {
    const rule = 'block "same"\n  match x\n  nudge "n"\n';
    const files = ['b.rules', 'a.rules'].map((file) => ({ file, text: rule, layer: 'user' as const }));
    const result = compileRules({ files, language: LANGUAGE, taken: new Map(), strict: false, judge: null });
    expect(result.rules.map((one) => one.source.file)).toEqual(['b.rules']);
    expect(result.diagnostics.map((one) => `${one.file} ${one.message}`)).toEqual([
      'a.rules rule id "same" is taken already, in b.rules:1',
    ]);
  });
});

describe('a misspelt matcher', () => {
  /** Every way to mistype one letter of a name. */
  function typos(name: string): readonly string[] {
    const found = new Set<string>();
    for (let i = 0; i <= name.length; i++) {
      found.add(name.slice(0, i) + name.slice(i + 1));
      found.add(`${name.slice(0, i)}q${name.slice(i)}`);
      found.add(`${name.slice(0, i)}q${name.slice(i + 1)}`);
      found.add(name.slice(0, i) + (name[i + 1] ?? '') + (name[i] ?? '') + name.slice(i + 2));
    }
    found.delete(name);
    return [...found].filter((typo) => /^[a-z]/.test(typo));
  }

  it('is never taken for a regular expression', () => {
    for (const { name } of SIGNATURES) {
      for (const typo of typos(name)) {
        for (const form of [`${typo}("rm")`, `not ${typo}(x)`, `(${typo} ("rm"))`, `${typo}()`]) {
          const { diagnostics } = compile(`block "r"\n  match ${form}\n  nudge "n"\n`);
          const code = form.includes('"') ? 'unknown-matcher' : 'matcher-or-regex';
          expect(
            diagnostics.map((one) => one.code),
            form,
          ).toEqual([code]);
          expect(diagnostics[0]?.help, form).toContain(`did you mean \`${name}\`?`);
        }
      }
    }
  });

  it('does not stand in the way of regular expressions', () => {
    const regexes = [
      'eval\\(',
      'eval(x|y)',
      '(rm|dd) -rf',
      'not found',
      'or else',
      'base64 -d',
      'exec(ute)?\\s',
      '\\w+\\("x"\\)',
    ];
    for (const regex of regexes) {
      const { diagnostics, rules } = compile(`block "r"\n  match ${regex}\n  nudge "n"\n`);
      expect(diagnostics, regex).toEqual([]);
      expect(rules[0]?.match, regex).toMatchObject({ kind: 'regex', source: regex });
    }
  });
});

describe('any text', () => {
  const word = fc.constantFrom(
    'block',
    'suspicious',
    '"id"',
    '\n',
    '\n  ',
    '\n    ',
    'match',
    'unless',
    'match_path',
    'nudge',
    '"text"',
    'catches',
    'permits',
    '@read',
    '@mcp',
    '|',
    'command("rm")',
    'command',
    '(',
    ')',
    'not',
    'and',
    'or',
    ',',
    '/re/i',
    '/',
    '"',
    '\\',
    '#',
    '\t',
    '\r\n',
    'severity',
    'high',
    'executables.allowed',
    '{path}',
    '{"a":1}',
    '3',
    '-',
    'é',
    '😀',
    '\u0000',
  );
  const text = fc
    .array(fc.oneof({ weight: 9, arbitrary: word }, fc.string({ unit: 'binary', maxLength: 5 })), {
      maxLength: 40,
    })
    .chain((parts) => fc.constantFrom('', ' ').map((glue) => parts.join(glue)));

  it('compiles or is complained about, with places inside of it', () => {
    fc.assert(
      fc.property(text, (source) => {
        const { rules, diagnostics } = compile(source);
        for (const { span, message } of diagnostics) {
          expect(message).not.toBe('');
          expect(span.start).toBeGreaterThanOrEqual(0);
          expect(span.end).toBeGreaterThanOrEqual(span.start);
          expect(span.end).toBeLessThanOrEqual(source.length);
        }
        if (diagnostics.every((one) => one.severity !== 'error')) {
          // Nothing was dropped in silence: each line that opens a rule gave one.
          const heads = source.split('\n').filter((line) => /^(?:\uFEFF)?(?:block|suspicious)\b/.test(line));
          expect(rules).toHaveLength(heads.length);
        }
      }),
      { numRuns: 4000 },
    );
  });

  it('an edit of a good rule never slips through as something else', () => {
    const good = 'block "r"\n  match command("rm") and not with_flags("-i")\n  nudge "n"\n';
    const expected = JSON.stringify(compile(good).rules[0]?.match);
    for (let i = 12; i < good.indexOf('\n  nudge'); i++) {
      const broken = good.slice(0, i) + good.slice(i + 1);
      const { rules, diagnostics } = compile(broken);
      if (diagnostics.length > 0) continue;
      const match = rules[0]?.match;
      expect(match?.kind, broken).not.toBe('regex');
      // What is left are blanks, and letters inside of texts.
      if (JSON.stringify(match) !== expected) expect(good[i], broken).toMatch(/[rmi-]/);
    }
  });
});
