import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { compiled, sechook } from './harness.ts';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sechook-cli-'));
  mkdirSync(join(dir, 'rules'));
  writeFileSync(join(dir, 'rules/b.rules'), 'b');
  writeFileSync(join(dir, 'rules/a.rules'), 'a');
  writeFileSync(join(dir, 'rules/notes.txt'), 'not a rule file');
});
afterAll(() => rmSync(dir, { recursive: true }));

const TEXT = 'block "x"\n  match comand("rm")\n';
const ERROR: Diagnostic = {
  code: 'unknown-matcher',
  severity: 'error',
  file: 'a.rules',
  span: { start: 18, end: 24 },
  message: 'there is no matcher "comand"',
  help: null,
};

test('directories are read for their rule files, in order', async () => {
  const seen: unknown[] = [];
  const ran = await sechook(['compile-rules', '--strict', 'rules', 'rules/b.rules'], {
    cwd: dir,
    host: {
      compileFiles: (files, strict) => {
        seen.push(files, strict);
        return compiled({ files: ['x', 'y'], rules: 1, samples: 3 });
      },
    },
  });
  expect(seen).toEqual([
    [
      { file: 'rules/a.rules', text: 'a' },
      { file: 'rules/b.rules', text: 'b' },
      { file: 'rules/b.rules', text: 'b' },
    ],
    true,
  ]);
  expect(ran).toEqual({ exit: 0, stdout: '1 rule in 2 files, 3 samples tried\n', stderr: '' });
});

test('without operands the files that hold here are compiled', async () => {
  const seen: unknown[] = [];
  const ran = await sechook(['compile-rules', '-C', 'sub'], {
    cwd: '/work',
    host: {
      compileLayers: (request, strict) => {
        seen.push(request, strict);
        return compiled({
          files: null,
          samples: null,
          rules: 2,
          written: ['/home/u/.cache/sechook/p.snapshot'],
        });
      },
    },
  });
  expect(seen).toEqual([{ cwd: '/work/sub', home: '/home/u' }, false]);
  expect(ran.stdout).toBe('2 rules\nwritten: /home/u/.cache/sechook/p.snapshot\n');
});

test('errors are shown with line and caret', async () => {
  const texts = new Map([['a.rules', TEXT]]);
  const ran = await sechook(['compile-rules'], {
    host: { compileLayers: () => compiled({ diagnostics: [ERROR], texts }) },
  });
  expect(ran.exit).toBe(1);
  expect(ran.stderr).toBe(`a.rules:2:9: error: there is no matcher "comand" [unknown-matcher]
  2 |   match comand("rm")
    |         ^^^^^^

`);
  expect(ran.stdout).toBe('0 rules in 0 files, 0 samples tried; 1 error\n');
});

test('warnings alone are no failure', async () => {
  const ran = await sechook(['compile-rules'], {
    host: { compileLayers: () => compiled({ diagnostics: [{ ...ERROR, severity: 'warning' }] }) },
  });
  expect(ran.exit).toBe(0);
  expect(ran.stdout).toContain('; 1 warning');
});

test('JSON', async () => {
  const texts = new Map([['a.rules', TEXT]]);
  const ran = await sechook(['compile-rules', '--format', 'json'], {
    host: { compileLayers: () => compiled({ diagnostics: [ERROR], texts }) },
  });
  expect(JSON.parse(ran.stdout)).toEqual({
    schema: 'sechook.compile-rules/1',
    version: '9.9.9',
    ok: false,
    files: [],
    rules: 0,
    samples: 0,
    diagnostics: [
      {
        code: 'unknown-matcher',
        severity: 'error',
        file: 'a.rules',
        span: { start: { offset: 18, line: 2, column: 9 }, end: { offset: 24, line: 2, column: 15 } },
        message: 'there is no matcher "comand"',
        help: null,
      },
    ],
    written: [],
  });
});

test('what keeps it from compiling is said', async () => {
  const failure = {
    code: 'policy-unreadable',
    detail: '/etc/sechook cannot be looked into (EACCES).',
  } as const;
  const ran = await sechook(['compile-rules'], {
    host: { compileLayers: () => ({ kind: 'failed', failure }) },
  });
  expect(ran).toEqual({ exit: 2, stdout: '', stderr: `sechook compile-rules: ${failure.detail}\n` });
});
