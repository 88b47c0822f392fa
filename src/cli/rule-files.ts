/** The rule files that a command was pointed at: files as they are, directories for their `*.rules`. */
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { NamedText } from './host.ts';
import { readInput } from './input.ts';
import type { CliIo } from './io.ts';

const SUFFIX = '.rules';

export type RuleFiles =
  | { readonly kind: 'files'; readonly files: readonly NamedText[] }
  | { readonly kind: 'failed'; readonly message: string };

export function readRuleFiles(names: readonly string[], io: CliIo): RuleFiles {
  const files: NamedText[] = [];
  for (const name of names) {
    const listed = isDirectory(name, io) ? listDirectory(name, io) : [name];
    if (listed === null) return { kind: 'failed', message: `${name} cannot be listed` };
    if (listed.length === 0) return { kind: 'failed', message: `no *${SUFFIX} file in ${name}` };
    for (const file of listed) {
      const input = readInput(file, io);
      if (input.kind === 'failed') return input;
      files.push({ file, text: input.text });
    }
  }
  return { kind: 'files', files };
}

function isDirectory(name: string, io: CliIo): boolean {
  try {
    return name !== '' && statSync(resolve(io.cwd ?? '/', name)).isDirectory();
  } catch {
    return false;
  }
}

/** Names in order, so that messages come in the same order everywhere. */
function listDirectory(name: string, io: CliIo): readonly string[] | null {
  try {
    const names = readdirSync(resolve(io.cwd ?? '/', name));
    return names
      .filter((one) => one.endsWith(SUFFIX))
      .sort()
      .map((one) => join(name, one));
  } catch {
    return null;
  }
}
