/** A script that is kept from sight is never run without a question; what is no script, and bundles, are. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDisk } from '../../src/files/disk.ts';
import { useGrammar } from '../support/grammar.ts';
import { type Judge, shell, shippedJudge } from './shipped-judge.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'sechook-unread-'));
let judge: Judge;

const put = (name: string, content: string | Buffer, mode = 0o755): void => {
  writeFileSync(path.join(directory, name), content);
  chmodSync(path.join(directory, name), mode);
};

beforeAll(() => {
  useGrammar();
  judge = shippedJudge('standard', openDisk);
  execFileSync('mkfifo', [path.join(directory, 'pipe')]);
  put('huge.sh', 'echo\n');
  truncateSync(path.join(directory, 'huge.sh'), 10_000_000_000);
  put('padded.sh', `#!/bin/bash\necho a\n${'#'.repeat(700_000)}`);
  put('zeros.sh', '#!/bin/bash\necho a\n\0rm -rf /\n');
  put('bundle.js', `// ${'x'.repeat(700_000)}\n`);
  put('dump.sql', `-- ${'x'.repeat(700_000)}\n`);
  put('program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 10, 0]));
  put('build.sh', 'echo a\n');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const decide = (command: string) => judge(shell(command, directory));

describe('is asked about', () => {
  it.each([
    'bash ./pipe',
    '. ./pipe',
    'source pipe',
    'sh < pipe',
    'python3 pipe',
    'node pipe',
    'bash -c "source pipe"',
    'env bash pipe',
    'make -f pipe',
    'bash ./huge.sh',
    'sh < huge.sh',
    'make -f huge.sh',
    './padded.sh',
    'bash padded.sh',
    'perl padded.sh',
    'bash /dev/zero',
  ])('%s', (command) => {
    expect(decide(command)).toEqual({ decision: 'ask', rules: ['execution.unseen-file'] });
  });
});

it.each(['./zeros.sh', 'bash zeros.sh', 'sh < zeros.sh'])('%s is read as bash reads it', (command) => {
  expect(decide(command).decision).toBe('deny');
});

it.each([
  'bash ./build.sh',
  './program',
  'node bundle.js',
  'psql -f dump.sql',
  'node .',
  '. /dev/null',
  'sh missing.sh',
  'make',
])('%s is nobody’s concern', (command) => {
  expect(decide(command).rules).not.toContain('execution.unseen-file');
});
