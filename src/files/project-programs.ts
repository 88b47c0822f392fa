/**
 * Programs that a project brings along: installed for it alone, or built from it. Running them is running
 * the project's own code, as `npm test` and `make` do.
 */
import type { Disk } from '../core/disk.ts';

const INSTALLED = ['node_modules/.bin', '.venv/bin', 'venv/bin', 'vendor/bin', 'bin', 'cmd'];
/** No name of a program leads elsewhere. */
const NAME = /^[\w+@-][\w.+@-]*$/;

export function bringsProgram(disk: Disk, root: string, name: string): boolean {
  if (!NAME.test(name)) return false;
  if (INSTALLED.some((directory) => disk.stat(`${root}/${directory}/${name}`) !== 'absent')) return true;
  const text = (file: string): string => {
    const read = disk.readText(`${root}/${file}`);
    return read.kind === 'text' ? read.text : '';
  };
  return (
    packageBins(text('package.json')).includes(name) ||
    keysIn(text('pyproject.toml'), /^\[(?:project|tool\.poetry)\.(?:gui-)?scripts\]$/).includes(name) ||
    namesIn(text('Cargo.toml'), /^\[(?:package|\[bin\])\]$/).includes(name) ||
    lastOfModule(text('go.mod')) === name
  );
}

/** `"bin": "x.js"` is named like the package, an object names each. */
function packageBins(text: string): readonly string[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof data !== 'object' || data === null || !('bin' in data)) return [];
  if (typeof data.bin === 'object' && data.bin !== null) return Object.keys(data.bin);
  const name = 'name' in data && typeof data.name === 'string' ? data.name : '';
  return [name.slice(name.lastIndexOf('/') + 1)];
}

/** Lines of the TOML tables whose heading fits; comments and arrays over several lines do no harm. */
function linesIn(text: string, heading: RegExp): readonly string[] {
  let inside = false;
  return text.split('\n').flatMap((raw) => {
    const line = raw.trim();
    if (line.startsWith('[')) inside = heading.test(line);
    return inside ? [line] : [];
  });
}

function keysIn(text: string, heading: RegExp): readonly string[] {
  return linesIn(text, heading).flatMap((line) => /^"?([\w.+-]+)"?\s*=/.exec(line)?.[1] ?? []);
}

function namesIn(text: string, heading: RegExp): readonly string[] {
  return linesIn(text, heading).flatMap((line) => /^name\s*=\s*"([^"]+)"/.exec(line)?.[1] ?? []);
}

/** `module example.org/tools/frob/v2` builds `frob`. */
function lastOfModule(text: string): string | null {
  const parts = /^module\s+(\S+)\s*$/m.exec(text)?.[1]?.split('/') ?? [];
  return parts.filter((part) => !/^v\d+$/.test(part)).pop() ?? null;
}
