/**
 * What the files of one layer say: reads each once, stamps it as it was, and keeps the texts for messages.
 * Files of root and of the user must be theirs alone; a project's may be anybody's, for they can only
 * tighten.
 */
import { readConfig } from '../config/read-config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Layer } from '../core/rule.ts';
import { NO_SPAN } from '../core/span.ts';
import type { RuleFile } from '../dsl/compile-rules.ts';
import type { Change } from '../snapshot/changes.ts';
import { readRegularFile } from '../snapshot/read-file.ts';
import { CONFIG_FILES, RULES_DIRECTORY, type SourceStamp, stampsIn } from '../snapshot/sources.ts';

const MAX_CONFIG_BYTES = 1 << 20;
const MAX_RULES_BYTES = 8 << 20;

export interface Gathered {
  readonly changes: readonly Change[];
  readonly ruleFiles: readonly RuleFile[];
  readonly stamps: readonly SourceStamp[];
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
}

export interface GatherRequest {
  readonly directory: string;
  readonly layer: Exclude<Layer, 'built-in'>;
  /** Who may own the files; null: anybody. */
  readonly owners: readonly number[] | null;
}

export const NOTHING: Gathered = {
  changes: [],
  ruleFiles: [],
  stamps: [],
  diagnostics: [],
  texts: new Map(),
};

export function gather(request: GatherRequest): Gathered {
  // Stamped before reading: what changes in between makes the snapshot stale, never wrong.
  const stamps = stampsIn(request.directory);
  const changes: Change[] = [];
  const ruleFiles: RuleFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const texts = new Map<string, string>();
  const configs = CONFIG_FILES.map((name) => `${request.directory}/${name}`);
  const rules = `${request.directory}/${RULES_DIRECTORY}`;
  for (const { path, kind } of stamps) {
    if (kind === 'absent') continue;
    if (path === rules) {
      if (kind !== 'directory') diagnostics.push(unreadable(path, 'it is no directory'));
      continue;
    }
    const isConfig = configs.includes(path);
    const read = readRegularFile(path, {
      maxBytes: isConfig ? MAX_CONFIG_BYTES : MAX_RULES_BYTES,
      owners: request.owners,
    });
    // Gone since it was stamped: the next call sees that.
    if (read.kind === 'absent') continue;
    const text = read.kind === 'bytes' ? decodeUtf8(read.bytes) : null;
    if (read.kind === 'refused' || text === null) {
      diagnostics.push(unreadable(path, read.kind === 'refused' ? read.why : 'it is not UTF-8'));
      continue;
    }
    texts.set(path, text);
    if (isConfig) {
      const config = readConfig({ file: path, text, layer: request.layer });
      changes.push(...config.changes);
      diagnostics.push(...config.diagnostics);
    } else ruleFiles.push({ file: path, text, layer: request.layer });
  }
  return { changes, ruleFiles, stamps, diagnostics, texts };
}

function unreadable(file: string, why: string): Diagnostic {
  const message = `this file is not used: ${why}`;
  return { code: 'unreadable-file', severity: 'error', file, span: NO_SPAN, message, help: wayOut(why) };
}

function wayOut(why: string): string | null {
  if (why.includes('symbolic link')) return 'put the file itself here, or make a link of the whole directory';
  if (why.includes('other users')) return 'take the right away: chmod go-w';
  return null;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    // A byte order mark stays in the text: positions count it.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}
