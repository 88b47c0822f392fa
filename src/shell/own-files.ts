/** Commands that are files: the line's own, or scripts on the disk, and what their first lines say they are run by. */
import type { DiskText } from '../core/disk.ts';
import { known, knownText, showValue } from '../core/value.ts';
import type { Invocation, Language, Launch } from './invocation.ts';
import { readDisk } from './io.ts';
import { absolutePath } from './paths.ts';
import type { Frame, Walk } from './walk.ts';

/** Directories of programs that are no scripts of this project. */
const SYSTEM =
  /^\/(?:bin|sbin|usr|lib|lib64|opt|nix|snap|System|Library|Applications|etc\/alternatives)(?:\/|$)/;

/** A path as a command: the line's own file, or a script on the disk, runs as what its first line says. */
export function runsItself(invocation: Invocation, walk: Walk, frame: Frame): Launch | null {
  const name = knownText(invocation.name);
  if (name !== null && !name.includes('/')) return onOwnPath(name, invocation, walk, frame);
  if (name === null) {
    if (invocation.name.kind !== 'unknown') return null;
    const content = walk.files.get(invocation.name.why.text);
    return content === undefined ? null : fileLaunch(invocation, 'posix');
  }
  const path = absolutePath(invocation.name, frame.scope.cwd);
  if (path.kind !== 'known') return null;
  const written = walk.files.get(path.text);
  if (written === undefined && SYSTEM.test(path.text)) return null;
  const head = written === undefined ? readDisk(path.text, walk) : null;
  const text = written !== undefined ? (knownText(written.value) ?? '') : beginning(head);
  if (text === null) return null;
  const language = shebangLanguage(text);
  return language === null ? null : fileLaunch(invocation, language);
}

/** The part that says what a file is run by; a file that is too large to be read has one too. */
function beginning(content: DiskText | null): string | null {
  if (content?.kind === 'text') return content.text;
  return content?.kind === 'unreadable' ? (content.head ?? null) : null;
}

/** A name that a directory of the line's own PATH holds, if the line wrote it there. */
function onOwnPath(name: string, invocation: Invocation, walk: Walk, frame: Frame): Launch | null {
  if (walk.files.size === 0) return null;
  const values = [
    ...invocation.env
      .filter((assignment) => assignment.name === 'PATH')
      .map((assignment) => assignment.value),
    ...(frame.scope.variables.get('PATH')?.values ?? []),
  ];
  for (const value of values) {
    for (const directory of showValue(value).split(':')) {
      const path = absolutePath(known(`${directory}/${name}`), frame.scope.cwd);
      const written = path.kind === 'known' ? walk.files.get(path.text) : undefined;
      if (written === undefined || path.kind !== 'known') continue;
      const language = shebangLanguage(knownText(written.value) ?? '');
      if (language !== null)
        return {
          ...fileLaunch(invocation, language),
          path: { value: path, span: invocation.nameSpan, trail: invocation.nameTrail },
        };
    }
  }
  return null;
}

function fileLaunch(invocation: Invocation, language: Language): Extract<Launch, { kind: 'file' }> {
  return {
    kind: 'file',
    language,
    path: { value: invocation.name, span: invocation.nameSpan, trail: invocation.nameTrail },
    via: { kind: 'file', name: knownText(invocation.name) ?? '<(…)' },
    params: invocation.args,
    sameShell: false,
  };
}

/** The interpreter of a script; without `#!` the shell itself runs it. Null for a binary. */
export function shebangLanguage(text: string): Language | null {
  if (!text.startsWith('#!')) return text.includes('\0') || text.startsWith('\x7fELF') ? null : 'posix';
  const line = text.slice(2, text.indexOf('\n') === -1 ? 200 : text.indexOf('\n'));
  const match =
    /(?:^|\/|\s)(bash|zsh|dash|ksh|sh|python|perl|ruby|node|deno|bun|php|lua|osascript|g?awk|mawk)[0-9.]*(?:\s|$)/.exec(
      line,
    );
  switch (match?.[1]) {
    case 'bash':
    case 'zsh':
      return match[1];
    case 'sh':
    case 'dash':
    case 'ksh':
      return 'posix';
    case 'python':
    case 'perl':
    case 'ruby':
    case 'php':
    case 'lua':
    case 'osascript':
      return match[1];
    case 'node':
    case 'deno':
    case 'bun':
      return 'node';
    case 'awk':
    case 'gawk':
    case 'mawk':
      return 'awk';
    default:
      return 'other';
  }
}
