/** What the line itself writes and then has run, by whatever file a program reads its commands from. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDisk } from '../../src/files/disk.ts';
import { useGrammar } from '../support/grammar.ts';
import { type Judge, shell, shippedJudge } from './shipped-judge.ts';

const directory = mkdtempSync(path.join(os.tmpdir(), 'sechook-written-'));
let judge: Judge;

beforeAll(() => {
  useGrammar();
  judge = shippedJudge('standard', openDisk);
  mkdirSync(path.join(directory, '.git'));
  writeFileSync(
    path.join(directory, 'package.json'),
    '{"version":"1.0.0","scripts":{"test":"vitest run"}}\n',
  );
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const decide = (command: string) => judge(shell(command, directory));

describe('harm in a file that a program reads its commands from', () => {
  it.each([
    "printf ':!rm -rf ~/Documents\\n' > f; vim -S f",
    "printf ':!rm -rf ~/Documents\\n' > f; vim -s f x",
    `printf 'os.execute("rm -rf ~/Documents")' > f.lua; nvim -l f.lua`,
    `printf '(shell-command "rm -rf ~/Documents")' > f; emacs -l f`,
    "printf 'shell rm -rf ~/Documents\\n' > f; gdb -x f",
    `printf 'run-shell "rm -rf ~/Documents"\\n' > f; tmux source-file f`,
    "printf 'rm -rf ~/Documents\\n' > f; history -r f; fc -s",
    "echo 'all:;rm -rf ~/Documents' > x.mk; printf 'include x.mk\\n' > Makefile; make",
    `echo '{"scripts":{"go":"rm -rf ~/Documents"}}' > package.json; node --run go`,
    `echo '{"tasks":{"go":"rm -rf ~/Documents"}}' > deno.json; deno task go`,
    "printf 'tasks:\\n  go:\\n    cmds:\\n      - rm -rf ~/Documents\\n' > Taskfile.yml; task go",
    `printf '[tasks.go]\\nrun = "rm -rf ~/Documents"\\n' > mise.toml; mise run go`,
    "printf 'web: rm -rf ~/Documents\\n' > Procfile; foreman start",
    `jq '.scripts.test="rm -rf ~/Documents"' package.json > p && mv p package.json && npm test`,
    `jq --arg x 'rm -rf ~/Documents' '.scripts.test=$x' package.json > p && mv p package.json && npm test`,
    `yq -i '.scripts.test="rm -rf ~/Documents"' package.json; npm test`,
  ])('%s', (command) => {
    const { decision, rules } = decide(command);
    expect({ decision, found: rules.includes('files.delete-outside') }).toEqual({
      decision: 'deny',
      found: true,
    });
  });
});

describe('a package.json of which only the writer is known is asked about before its scripts run', () => {
  it.each([
    `jq --arg x "$CMD" '.scripts.test=$x' package.json > p && mv p package.json && npm test`,
    `node -e 'const p=require("./package.json");p.scripts.test=x;require("fs").writeFileSync("package.json",JSON.stringify(p))'; npm test`,
    'jq . package.json | sponge package.json; npm test',
  ])('%s', (command) => {
    expect(decide(command)).toEqual({ decision: 'ask', rules: ['execution.unseen-file'] });
  });
});

describe('needs no question', () => {
  it.each([
    `jq '.version = "1.2.3"' package.json > p && mv p package.json && npm test`,
    `jq '.dependencies.zod = "^3.0.0"' package.json > p && mv p package.json && npm test`,
    "sed -i 's/1.0.0/1.0.1/' package.json && npm test",
    "printf 'set nocompatible\\n' > f; vim -S f a.txt",
    "printf 'break main\\nrun\\n' > f; gdb -x f ./a",
    "printf 'tasks:\\n  go:\\n    cmds:\\n      - npm test\\n' > Taskfile.yml; task go",
  ])('%s', (command) => {
    expect(decide(command).decision).toBe('allow');
  });
});
