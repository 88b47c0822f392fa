/** A project's files that the user trusts: they loosen like the user's own, and a byte's change ends that. */
import fs from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesIn, removePin, writePin } from '../../src/policy/pin-files.ts';
import { pinPath } from '../../src/snapshot/sources.ts';
import { type Machine, newMachine, ruleIds, ruleText } from './machine.ts';

const LOOSE = '[executables]\nappend = ["deno"]\n[rules]\ndisabled = ["built-in-curl"]\n';

let machine: Machine;
let directory: string;
let copy: string;
beforeEach(() => {
  machine = newMachine();
  fs.mkdirSync(`${machine.home}/.config/sechook`, { recursive: true });
  directory = `${machine.project}/.sechook`;
  copy = pinPath(`${machine.home}/.config/sechook`, fs.realpathSync(machine.project) + '/.sechook');
  machine.put(`${directory}/config.toml`, LOOSE);
  machine.put(`${directory}/rules/own.rules`, ruleText('own'));
});
afterEach(() => machine.remove());

/** As `sechook trust` does, once a human has said yes. */
function trust(): void {
  const files = filesIn(directory);
  if (files.kind === 'failed') throw new Error(files.why);
  expect(writePin(copy, files.texts)).toBeNull();
}

const allows = (name: string): boolean => machine.call().holds('executables.allowed', name);

/** Codes of what is wrong; empty where there is a policy. */
function errors(): readonly string[] {
  const loaded = machine.load();
  const result = loaded.kind === 'stale' ? machine.recompile() : loaded;
  return result.kind === 'invalid' ? result.diagnostics.map(({ code }) => code) : [];
}

describe('untrusted', () => {
  it('files that loosen are errors', () => {
    expect(errors().length).toBeGreaterThan(0);
    expect(errors()).not.toContain('trust-changed');
  });
});

describe('trusted', () => {
  it('files loosen like the user’s own, compiled and from the cache', () => {
    trust();
    for (let call = 0; call < 3; call++) {
      const view = machine.call();
      expect(view.holds('executables.allowed', 'deno')).toBe(true);
      expect([...view.disabled]).toEqual(['built-in-curl']);
      expect(ruleIds(view)).toContain('own');
    }
    expect(machine.load().kind).toBe('ready');
  });

  it('only in their own project', () => {
    trust();
    const elsewhere = `${machine.root}/work/other`;
    machine.put(`${elsewhere}/.sechook/config.toml`, '[paths]\nsensitive = ["x"]\n');
    const other = { ...machine.request, cwd: elsewhere };
    expect(machine.call().holds('executables.allowed', 'deno')).toBe(true);
    Object.assign(machine.request, other);
    expect(allows('deno')).toBe(false);
  });

  it.each([
    ['a byte more', () => fs.appendFileSync(`${directory}/config.toml`, '#')],
    ['another file', () => machine.put(`${directory}/config.local.toml`, '[paths]\nsensitive = ["x"]\n')],
    ['another rule', () => machine.put(`${directory}/rules/more.rules`, ruleText('more'))],
    ['a rule less', () => fs.rmSync(`${directory}/rules/own.rules`)],
    ['a file less', () => fs.rmSync(`${directory}/config.toml`)],
  ])('no more after %s: every call is denied until a human has looked', (_, change) => {
    trust();
    expect(allows('deno')).toBe(true);
    change();
    expect(errors()).toEqual(['trust-changed']);
    expect(errors()).toEqual(['trust-changed']);
    trust();
    expect(errors()).toEqual([]);
  });

  it('no more once that is taken back', () => {
    trust();
    expect(allows('deno')).toBe(true);
    removePin(copy);
    expect(errors().length).toBeGreaterThan(0);
    expect(errors()).not.toContain('trust-changed');
  });

  it('and what tightens only goes on without trust', () => {
    trust();
    machine.put(`${directory}/config.toml`, '[paths]\nsensitive = { append = ["x"] }\n');
    removePin(copy);
    expect(errors()).toEqual([]);
    expect(allows('deno')).toBe(false);
  });
});
