/** What the lines that a client is given have in common: a clean environment, quoting, checked facts. */
import type { ClientId } from '../core/call.ts';

export interface LineFacts {
  readonly client: ClientId;
  /** Absolute path of the executable; null: looked for where `install` puts it, for whoever runs the client. */
  readonly executable: string | null;
  /** Absolute path of the home that holds config, cache and state; null: that of whoever runs the client. */
  readonly home: string | null;
  /** Absolute path of a GNU or BusyBox `timeout`; null where there is none (macOS). */
  readonly timeout: string | null;
  /** What Gemini CLI knows the hook by. */
  readonly hookName?: string;
  /** Wall clock for one call, from outside; above the executable's own deadline. */
  readonly limitSeconds?: number;
}

export interface RefusedLine {
  readonly kind: 'refused';
  readonly why: string;
}

const CLEAN_PATH = '/usr/bin:/bin';

/** Where `sechook install` puts the executable: below a user's home, and for the whole machine. */
export const EXECUTABLES = {
  inHome: '.local/share/sechook/bin/sechook',
  machine: '/usr/local/lib/sechook/bin/sechook',
} as const;

/** Why no line can be made of these facts; null where one can. */
export function whyRefused({ executable, home, timeout }: LineFacts, limit: number): string | null {
  for (const path of [executable, home, timeout]) {
    if (path === null) continue;
    if (!path.startsWith('/')) return `"${path}" is not an absolute path`;
    if (/[\0-\x1f\x7f]/.test(path)) return `"${path}" holds a control character`;
  }
  if (timeout !== null && !/^[A-Za-z0-9_./+-]+$/.test(timeout)) {
    return `"${timeout}" holds characters that the line cannot carry`;
  }
  return Number.isInteger(limit) && limit >= 1 ? null : 'the limit is not a whole number of seconds';
}

/**
 * `script` for a clean `sh`, with the executable and its words as `$@`. Where it has to be looked for and is
 * not there, `missing` is run instead.
 */
export function cleanWords(
  { client, executable, home }: LineFacts,
  script: string,
  missing: string,
): readonly string[] {
  const hook = ['hook', '--line', '--client', client, ...(home === null ? [] : ['--home', home])];
  const clean = ['/usr/bin/env', '-i', ...(home === null ? [] : [`HOME=${home}`]), `PATH=${CLEAN_PATH}`];
  const run =
    executable === null ? [`${searching(missing)}; ${script}`, 'sechook'] : [script, 'sechook', executable];
  return [...clean, '/bin/sh', '-c', ...run, ...hook];
}

/**
 * For settings that come to several people with a repository. The home is the password database's, as the
 * environment may be the repository's.
 */
function searching(missing: string): string {
  return [
    'eval "h=~$(/usr/bin/id -un)"',
    `for x in "$h/${EXECUTABLES.inHome}" ${EXECUTABLES.machine}; do [ -x "$x" ] && break; done`,
    `[ -x "$x" ] || { ${missing}; }`,
    'set -- "$x" "$@"',
  ].join('; ');
}

export function shellLine(words: readonly string[]): string {
  return words.map(quoted).join(' ');
}

/** Single quotes mean the same in every shell; inside them only the quote itself needs care. */
function quoted(word: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}
