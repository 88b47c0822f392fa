/** The oracle itself: it records what is called, tells shells apart, survives what scripts do to it, and harms nothing. */
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Dialect } from '../../src/core/call.ts';
import { CASE_CWD, CASE_HOME } from './driver.ts';
import { type Outcome, runInSandbox } from './sandbox.ts';

const SCRIPTS: Readonly<Record<string, readonly [shell: Dialect, script: string]>> = {
  plain: ['bash', 'rm -rf / "a b" ""'],
  path: ['bash', '/bin/rm x; /usr/bin/rm y; cd /bin && ./rm z'],
  newline: ['bash', "rm $'a\\nb'"],
  wrappers: ['bash', 'sudo -u root env A=1 nohup rm x'],
  xargs: ['bash', "printf 'a b\\n' | xargs -n1 rm"],
  background: ['bash', '(sleep 0.1; rm late) & disown'],
  bomb: ['bash', 'f() { f | f & }; f; sleep 1'],
  gone: ['bash', 'rm after the bomb'],
  preload: ['bash', 'echo /x.so > /etc/ld.so.preload; echo x > /strange'],
  preloaded: ['bash', '[ -e /etc/ld.so.preload ] || [ -e /strange ] || rm nothing'],
  functions: ['bash', "f() { rm $1; }; export -f f; env nice bash -c 'f x'"],
  endless: ['bash', 'while :; do :; done'],
  killer: ['bash', 'kill -9 -1; rm after'],
  exit: ['bash', 'exit 7'],
  leftover: ['bash', 'touch left; mkdir -p ~/d /tmp/e; chmod 000 /tmp/e'],
  clean: ['bash', 'WORDS * ~/* /tmp/*'],
  network: ['bash', 'exec 3<>/dev/tcp/127.0.0.1/80 && rm connected'],
  outside: ['bash', 'WORDS "$PWD" ~ $UID; [ -e /work ] || [ -e /home/user/.ssh ] || rm nothing-there'],
  splitBash: ['bash', "x='a b'; WORDS $x"],
  splitZsh: ['zsh', "x='a b'; WORDS $x"],
  splitDash: ['posix', "x='a b'; WORDS $x"],
  braceDash: ['posix', 'WORDS {a,b}'],
  equalsZsh: ['zsh', 'WORDS =rm'],
};

let outcomes: ReadonlyMap<string, Outcome>;
const calls = (id: string): readonly (readonly string[])[] =>
  outcomes.get(id)?.calls.map((call) => call.argv) ?? [];

beforeAll(async () => {
  const cases = Object.entries(SCRIPTS).map(([id, [shell, script]]) => ({ id, shell, script }));
  outcomes = await runInSandbox(cases, { limit: 2, parallel: 1 });
});

describe('the sandbox', () => {
  it('records every word as it is', () => {
    expect(calls('plain')).toEqual([['rm', '-rf', '/', 'a b', '']]);
    expect(calls('newline')).toEqual([['rm', 'a\nb']]);
  });

  it('has a stub under every path of a program', () => {
    expect(calls('path')).toEqual([
      ['rm', 'x'],
      ['rm', 'y'],
      ['rm', 'z'],
    ]);
    expect(outcomes.get('path')?.calls[2]?.cwd).toBe('/bin');
  });

  it('follows launchers to what they run', () => {
    expect(calls('wrappers').at(-1)).toEqual(['rm', 'x']);
    expect(calls('xargs').slice(-2)).toEqual([
      ['rm', 'a'],
      ['rm', 'b'],
    ]);
  });

  it('waits for what runs in the background', () => {
    expect(calls('background')).toContainEqual(['rm', 'late']);
  });

  it('ends what does not end, and outlives what kills everything', () => {
    expect(outcomes.get('endless')?.timedOut).toBe(true);
    expect(calls('killer')).toEqual([['rm', 'after']]);
    expect(outcomes.get('exit')).toMatchObject({ exit: 7, timedOut: false });
  });

  it('holds what multiplies without end', () => {
    expect(outcomes.get('bomb')?.stderr).toContain('Resource temporarily unavailable');
    expect(calls('gone')).toEqual([['rm', 'after', 'the', 'bomb']]);
  });

  it('passes exported functions through what runs others', () => {
    expect(calls('functions').at(-1)).toEqual(['rm', 'x']);
  });

  it('gives every script a clean place of its own', () => {
    expect(calls('clean')).toEqual([['WORDS', '*', `${CASE_HOME}/project`, '/tmp/*']]);
    expect(calls('preloaded')).toEqual([['rm', 'nothing']]);
    expect(calls('outside')[0]).toEqual(['WORDS', CASE_CWD, CASE_HOME, '1000']);
  });

  it('has no network and none of the machine’s files', () => {
    expect(calls('network')).toEqual([]);
    expect(calls('outside').slice(1)).toEqual([['rm', 'nothing-there']]);
    expect(existsSync(`${process.cwd()}/left`)).toBe(false);
  });

  it('runs bash, zsh and dash', () => {
    expect(calls('splitBash')).toEqual([['WORDS', 'a', 'b']]);
    expect(calls('splitZsh')).toEqual([['WORDS', 'a b']]);
    expect(calls('splitDash')).toEqual([['WORDS', 'a', 'b']]);
    expect(calls('braceDash')).toEqual([['WORDS', '{a,b}']]);
    expect(calls('equalsZsh')).toEqual([['WORDS', '/usr/bin/rm']]);
  });
});
