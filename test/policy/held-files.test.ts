/**
 * Many files at once: a glob, a list of names or a search is a read of the keys that lie among them, as the disk
 * stands, and of nothing where none do.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDisk } from '../../src/files/disk.ts';
import { useGrammar } from '../support/grammar.ts';
import { type Judge, shell, shippedJudge } from './shipped-judge.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'sechook-held-'));
let judge: Judge;

const put = (name: string, content: string): void => {
  const file = path.join(directory, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
};

beforeAll(() => {
  useGrammar();
  judge = shippedJudge('standard', openDisk);
  mkdirSync(path.join(directory, '.git'));
  put('.env', 'GREETING=hallo\n');
  put('.gitignore', '.env\n');
  put('src/app.ts', 'export const GREETING = 1;\n');
  put('docs/a.md', 'text\n');
  put('certs/server.pem', 'key\n');
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const decide = (command: string) => judge(shell(command, directory));

describe('reads a key that lies there', () => {
  it.each([
    'find . | xargs cat',
    'find . -type f -exec cat {} +',
    'find . -maxdepth 1 -type f -print0 | xargs -0 head',
    'ls -A | xargs cat',
    'ls -a | grep env | xargs cat',
    'ls -A | while read f; do cat "$f"; done',
    'for f in $(ls -A); do cat $f; done',
    'for f in .*; do cat "$f"; done',
    'cat $(find . -type f)',
    'cat .*',
    'shopt -s dotglob; cat *',
    'fd -HI -t f -x cat',
    'fd -uu env -x cat',
    'git ls-files -o | xargs cat',
    'cat certs/*',
    'find certs -type f | xargs head',
    "grep -r '' .",
    'grep -rh GREETING .',
    'grep -i greeting .*',
    'grep -rv nosuchline .',
    "grep -r '' . --include='.e*'",
    "rg -uu ''",
    'rg key',
  ])('%s', (command) => {
    expect(decide(command)).toEqual({ decision: 'deny', rules: ['secrets.read'] });
  });
});

describe('reads none', () => {
  it.each([
    "find . -name '*.ts' | xargs head",
    'find . -type f -name *.php -exec cat {} \\;',
    'find src | xargs cat',
    "find . -type f -not -name '.env' -not -path './certs/*' | xargs head",
    "find . -path ./certs -prune -o -name '.env' -prune -o -type f -print | xargs cat",
    'find . -type f | xargs wc -l',
    "find . -type f | grep '\\.ts$' | xargs cat",
    "ls -A | grep -v '^\\.env' | xargs head",
    'ls docs | xargs cat',
    'cat *',
    'cat docs/*',
    'fd -H -t f -E certs . src -x cat',
    'git ls-files | xargs cat',
    'git ls-files -o --exclude-standard src | xargs cat',
    'grep -rn export .',
    'grep -rn GREETING . --include="*.ts"',
    "grep -rn GREETING . --exclude='.env*'",
    'grep -rl GREETING .',
    'grep -n GREETING *',
    'rg GREETING',
    'rg --hidden GREETING',
    "rg -uu GREETING -g '!.env'",
    'rg -uu GREETING -t ts',
    'grep -rl GREETING . | xargs cat',
    'sed -i s/GREETING/X/ .*',
  ])('%s', (command) => {
    expect(decide(command).decision).toBe('allow');
  });
});
