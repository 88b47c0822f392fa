/**
 * A cache file can be rewritten by any process of the same user, so it is not believed when it makes the
 * policy milder: each such value must stand, outside of comments, in the user's own configuration file, at
 * the place that the cache names. A forged cache can then lose what the user added, and nothing else.
 */
import { type Change, looseningParts, type Placed } from './changes.ts';
import type { SettingValue } from './policy-keys.ts';
import { readRegularFile } from './read-file.ts';
import { CONFIG_FILES } from './sources.ts';

const MAX_CONFIG_BYTES = 1 << 20;

export interface Trust {
  /** The user's configuration directory, and the copies of files that the user trusts. */
  readonly directories: readonly string[];
  readonly owners: readonly number[];
}

/** Null when all is well; else what the cache claims without a witness. */
export function unwitnessed(changes: readonly Change[], trust: Trust): string | null {
  const texts = new Map<string, string | null>();
  for (const change of changes) {
    const loose = looseningParts(change);
    if (loose.length === 0) continue;
    // A project's replaced list only tightens, whatever it says: `resolveList` sees to that.
    if (change.layer === 'project') continue;
    if (change.layer !== 'user') return change.name;
    let text = texts.get(change.file);
    if (text === undefined) {
      text = configText(change.file, trust);
      texts.set(change.file, text);
    }
    if (text === null) return change.name;
    for (const part of loose) if (!standsIn(text, part)) return change.name;
  }
  return null;
}

function configText(file: string, { directories, owners }: Trust): string | null {
  const isTheirs = directories.some((directory) =>
    CONFIG_FILES.some((name) => file === `${directory}/${name}`),
  );
  if (!isTheirs) return null;
  const read = readRegularFile(file, { maxBytes: MAX_CONFIG_BYTES, owners });
  return read.kind === 'bytes' ? read.bytes.toString('utf8') : null;
}

/** Does this value stand at its place, as TOML writes it? */
export function standsIn(text: string, part: Placed<SettingValue>): boolean {
  const written = text.slice(part.start, part.end);
  return says(written, part.value) && !isComment(text, part.start);
}

function says(written: string, value: SettingValue): boolean {
  if (typeof value !== 'string')
    return written === String(value) || written.replaceAll('_', '') === String(value);
  if (written === value) return /^[A-Za-z0-9_-]+$/.test(value);
  if (written === `'${value}'`) return true;
  if (!written.startsWith('"')) return false;
  try {
    return JSON.parse(written) === value;
  } catch {
    return false;
  }
}

function isComment(text: string, at: number): boolean {
  let quote = '';
  for (let i = text.lastIndexOf('\n', at - 1) + 1; i < at; i++) {
    const char = text[i] ?? '';
    if (quote !== '') {
      if (char === '\\' && quote === '"') i += 1;
      else if (char === quote) quote = '';
    } else if (char === '#') return true;
    else if (char === '"' || char === "'") quote = char;
  }
  return false;
}
