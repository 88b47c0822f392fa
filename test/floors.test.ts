/** The house's own rules: imports go down only, no module imports itself by a detour, the hook stays small. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../scripts/lib/bundle.ts';
import { type HookPin, PIN_FILE } from '../scripts/lib/hook-pin.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const SRC = path.join(ROOT, 'src');

/** A folder may import from itself and from lower floors. */
const FLOORS: readonly (readonly string[])[] = [
  ['core'],
  ['shell', 'snapshot', 'clients', 'files', 'hosts', 'audit', 'grants', 'native'],
  ['engine'],
  ['hook', 'config', 'dsl'],
  ['policy', 'settings'],
  ['install', 'doctor'],
  ['cli'],
  ['entry'],
  ['main.ts'],
];

interface Import {
  readonly from: string;
  readonly to: string;
  /** Types alone are gone when the code runs. */
  readonly typeOnly: boolean;
}

const files = fs
  .readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'));
const sources = new Map(files.map((file) => [file, fs.readFileSync(path.join(SRC, file), 'utf8')]));
const imports: readonly Import[] = files.flatMap((from) =>
  importsOf(sources.get(from) ?? '')
    .filter(({ specifier }) => specifier.startsWith('.'))
    .map(({ specifier, typeOnly }) => ({
      from,
      to: path.normalize(path.join(path.dirname(from), specifier)),
      typeOnly,
    })),
);

function importsOf(source: string): readonly { readonly specifier: string; readonly typeOnly: boolean }[] {
  const statement =
    /^(?:import|export)\b(\s+type\b(?!\s*,))?[^'"`;]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'/gm;
  return [...source.matchAll(statement)].map((match) => ({
    specifier: match[2] ?? match[3] ?? match[4] ?? '',
    typeOnly: match[1] !== undefined,
  }));
}

function folderOf(file: string): string {
  return file.split(path.sep)[0] ?? file;
}

function floorOf(file: string): number {
  return FLOORS.findIndex((folders) => folders.includes(folderOf(file)));
}

describe('floors', () => {
  it('knows every folder', () => {
    expect(files.filter((file) => floorOf(file) === -1)).toEqual([]);
  });

  it('finds the files that are imported', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.filter(({ to }) => !sources.has(to))).toEqual([]);
  });

  it('lets imports go down only', () => {
    const wrong = imports.filter(
      ({ from, to }) => folderOf(from) !== folderOf(to) && floorOf(to) >= floorOf(from),
    );
    expect(wrong.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it('has no cycle', () => {
    const targets = new Map<string, string[]>();
    for (const { from, to } of imports.filter(({ typeOnly }) => !typeOnly))
      targets.set(from, [...(targets.get(from) ?? []), to]);
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (file: string, trail: readonly string[]): void => {
      const seenAt = trail.indexOf(file);
      if (seenAt !== -1) cycles.push([...trail.slice(seenAt), file].join(' → '));
      if (seenAt !== -1 || done.has(file)) return;
      for (const to of targets.get(file) ?? []) visit(to, [...trail, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(cycles).toEqual([]);
  });

  it('leaves the process to the entries and to native', () => {
    const users = files.filter((file) => {
      if (floorOf(file) >= FLOORS.findIndex((folders) => folders.includes('entry'))) return false;
      if (folderOf(file) === 'native') return false;
      const code = (sources.get(file) ?? '').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'|`[^`]*`/g, '');
      // Which system this is, is a fact and no part of the world.
      return /\bprocess\.(?!platform\b)\w/.test(code);
    });
    expect(users).toEqual([]);
  });
});

describe('the hook bundle', async () => {
  const made = await bundle('hook', ROOT);
  const pin = JSON.parse(fs.readFileSync(path.join(ROOT, PIN_FILE), 'utf8')) as HookPin;
  const renew = 'if that is meant: scripts/node node scripts/lib/hook-pin.ts';

  it('loads the modules that it is known to load', () => {
    expect(made.modules, renew).toEqual(pin.modules);
  });

  it('has no package in it', () => {
    expect(made.modules.filter((file) => !file.startsWith('src/'))).toEqual([]);
  });

  it('does not outgrow its size', () => {
    expect(made.code.length, renew).toBeLessThanOrEqual(pin.bytesAtMost);
  });

  it('requires only what costs nothing', () => {
    const code = made.code.replaceAll(/new Proxy\(\{\},\{get:.*?\}\)/g, 'later');
    const required = [...code.matchAll(/require\("([^"]+)"\)/g)].map((match) => match[1]);
    expect([...new Set(required)].sort()).toEqual(['node:fs']);
  });
});
