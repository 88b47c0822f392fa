/** Commands whose words are read in a way of their own: `dd`, `chmod`, `gpg`, `env`, databases. */
import { concatValues, known, knownPrefix, knownText } from '../../core/value.ts';
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { withoutPrefix } from '../value-text.ts';
import { contact, list, metadata, read, remove, textOf, valuesOf, wordAt, write } from './make.ts';

/** `dd if=… of=…` */
export function ddEffects(invocation: Invocation): readonly Effect[] {
  return invocation.args.flatMap((arg): readonly Effect[] => {
    const prefix = knownPrefix(arg.value);
    const path = wordAt(withoutPrefix(arg.value, 3), arg);
    if (prefix.startsWith('if=')) return [read(path)];
    if (prefix.startsWith('of=')) return [write(path)];
    return [];
  });
}

export function teeEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const mode = hasOption(parsed, '-a') ? 'append' : 'replace';
  return parsed.operands.filter((file) => textOf(file) !== '-').map((file) => write(file, mode));
}

/** Only empty directories go: a glob takes what is empty among many, not all of them. */
export function rmdirEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  return parsed.operands.map((arg) =>
    arg.value.kind === 'pattern' && arg.value.parts.some((part) => part.kind === 'glob')
      ? list(arg)
      : remove(arg),
  );
}

export function shredEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const deletes = hasOption(parsed, '-u', '--remove');
  return parsed.operands.flatMap((file) => [write(file), ...(deletes ? [remove(file)] : [])]);
}

/** `chmod -x f`: a mode may look like an option. */
export function modeEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const recursive = hasOption(parsed, '-R');
  const dashed = invocation.args.find((arg) => /^-[rwxXst]+(?:,|$)/.test(textOf(arg) ?? ''));
  const [reference] = valuesOf(parsed, '--reference');
  const detail = dashed ?? reference ?? parsed.operands[0];
  const files = dashed === undefined && reference === undefined ? parsed.operands.slice(1) : parsed.operands;
  return detail === undefined ? [] : files.map((file) => metadata(file, detail.value, recursive));
}

/** chown, chgrp: the owner first, then the files. */
export function ownerEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const recursive = hasOption(parsed, '-R');
  const [reference] = valuesOf(parsed, '--reference');
  const detail = reference ?? parsed.operands[0];
  const files = reference === undefined ? parsed.operands.slice(1) : parsed.operands;
  return detail === undefined ? [] : files.map((file) => metadata(file, detail.value, recursive));
}

/** `chattr +i f`, `chattr -R -i f`. */
export function attributeEffects(invocation: Invocation): readonly Effect[] {
  const words = invocation.args.filter((arg) => !/^-[RVf]+$/.test(textOf(arg) ?? ''));
  const detail = words.find((arg) => /^[-+=][A-Za-z]+$/.test(textOf(arg) ?? ''));
  const recursive = invocation.args.some((arg) => /^-[Vf]*R/.test(textOf(arg) ?? ''));
  return detail === undefined
    ? []
    : words.filter((arg) => arg !== detail).map((file) => metadata(file, detail.value, recursive));
}

/** setfacl, setcap, xattr: the options say what, the operands on which files. */
export function aclEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  if (invocation.base === 'setcap') {
    return parsed.operands.flatMap((caps, i) => {
      const file = parsed.operands[i + 1];
      return i % 2 === 0 && file !== undefined ? [metadata(file, caps.value)] : [];
    });
  }
  const detail = parsed.options.map((option) => option.value ?? known(option.name));
  const text = detail.flatMap((value, i) => (i === 0 ? [value] : [known(' '), value]));
  const said = text.length === 0 ? known('') : concatValues(text);
  const files =
    invocation.base === 'xattr' && hasOption(parsed, '-w', '-d', '-p')
      ? parsed.operands.slice(-1)
      : parsed.operands;
  return files.map((file) => metadata(file, said, hasOption(parsed, '-R', '-r')));
}

/** Names of variables printed without a command: all of the environment. */
export function environmentEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const all =
    invocation.base === 'env'
      ? parsed.operands.every((arg) => knownPrefix(arg.value).includes('=')) && !hasOption(parsed, '-S', '-i')
      : bareDump(invocation, parsed);
  return all ? [read(wordAt('/proc/self/environ', { span: invocation.nameSpan }))] : [];
}

function bareDump(invocation: Invocation, parsed: ParsedArgs): boolean {
  if (parsed.operands.length > 0) return false;
  if (invocation.base === 'printenv') return true;
  if (invocation.base === 'set') return invocation.args.length === 0;
  return invocation.args.every((arg) => /^-[px]+$/.test(textOf(arg) ?? ''));
}

/** A key that is made or used is not shown; `-p` and `-R` change a file. */
export function sshKeygenEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const changes = hasOption(parsed, '-p', '-R');
  const files = valuesOf(parsed, '-f').map((file) => (changes ? write(file, 'edit') : list(file)));
  return [
    ...files,
    ...valuesOf(parsed, '-s').map((file) => list(file)),
    ...valuesOf(parsed, '-D').map((file) => read(file)),
  ];
}

export function gpgEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const effects: Effect[] = valuesOf(parsed, '-o').map((file) => write(file));
  for (const file of valuesOf(parsed, '--passphrase-file', '--keyring')) effects.push(read(file));
  for (const server of valuesOf(parsed, '--keyserver'))
    effects.push(contact(server, hasOption(parsed, '--send-keys')));
  const named = hasOption(
    parsed,
    '-k',
    '-K',
    '--export',
    '--export-secret-keys',
    '--recv-keys',
    '--send-keys',
    '--delete-keys',
    '--delete-secret-keys',
    '--gen-key',
  );
  if (!named) for (const file of parsed.operands) effects.push(read(file));
  return effects;
}

const DOT_COMMAND = /^[ \t]*\.(\w+)[ \t]+(?:"([^"\n]*)"|'([^'\n]*)'|(\S+))/gm;
const SQL_READ =
  /\b(?:readfile|load_file|pg_read_file|pg_read_binary_file|lo_import|load_extension)\s*\(\s*'([^'\n]*)'/gi;
const SQL_WRITE =
  /\b(?:writefile\s*\(\s*|lo_export\s*\([^,\n]*,\s*|into\s+(?:outfile|dumpfile)\s+)'([^'\n]*)'/gi;
const SQL_COPY = /\bcopy\s+(?:\([^)\n]*\)|[\w."]+(?:\s*\([^)\n]*\))?)\s+(to|from)\s+'([^'\n]*)'/gi;
const BACKSLASH = /^[ \t]*\\(i|ir|include|o|out|copy|g|w)[ \t]+(?:.*?\b(to|from)[ \t]+)?'?([^\s']+)'?/gim;

const MAX_LINE = 2048;

/** Files that a database's own language reads and writes. */
function sqlFiles(whole: string, like: Arg): readonly Effect[] {
  // Patterns that end with the line, on lines that end: linear however long the text is.
  const text = whole
    .split('\n')
    .map((line) => line.slice(0, MAX_LINE))
    .join('\n');
  const effects: Effect[] = [];
  for (const match of text.matchAll(DOT_COMMAND)) {
    const path = wordAt(match[2] ?? match[3] ?? match[4] ?? '', like);
    const verb = match[1] ?? '';
    if (/^(?:read|import|restore|open|load)$/.test(verb)) effects.push(read(path));
    if (/^(?:output|once|backup|save|clone|log|trace|excel|dump)$/.test(verb) && textOf(path) !== 'stdout')
      effects.push(write(path));
  }
  for (const match of text.matchAll(SQL_READ)) effects.push(read(wordAt(match[1] ?? '', like)));
  for (const match of text.matchAll(SQL_WRITE)) effects.push(write(wordAt(match[1] ?? '', like)));
  for (const match of text.matchAll(SQL_COPY))
    effects.push(
      match[1]?.toLowerCase() === 'to'
        ? write(wordAt(match[2] ?? '', like))
        : read(wordAt(match[2] ?? '', like)),
    );
  for (const match of text.matchAll(BACKSLASH)) {
    const path = wordAt(match[3] ?? '', like);
    if (textOf(path)?.startsWith('|') === true) continue;
    effects.push(
      /^(?:o|out|g|w)$/i.test(match[1] ?? '') || match[2]?.toLowerCase() === 'to' ? write(path) : read(path),
    );
  }
  return effects;
}

export function databaseEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const base = invocation.base ?? '';
  const effects: Effect[] = [];
  const texts: Arg[] = [...valuesOf(parsed, '-c', '-e', '-cmd')];
  if (base === 'sqlite3') {
    const [file, ...statements] = parsed.operands;
    if (file !== undefined && textOf(file) !== ':memory:') effects.push(read(file), write(file, 'edit'));
    texts.push(...statements);
    for (const path of valuesOf(parsed, '-init')) effects.push(read(path));
  } else {
    for (const host of valuesOf(parsed, '-h')) effects.push(contact(host, true));
    for (const url of [...parsed.operands, ...valuesOf(parsed, '-d')])
      if (/^[a-z]+:\/\//.test(knownPrefix(url.value))) effects.push(contact(url, true));
    for (const path of valuesOf(parsed, '--defaults-file', '--defaults-extra-file')) effects.push(read(path));
    if (base.startsWith('pg_dump')) for (const path of valuesOf(parsed, '-f')) effects.push(write(path));
    else if (base !== 'mysql') for (const path of valuesOf(parsed, '-f')) effects.push(read(path));
    for (const path of valuesOf(parsed, '-o', '-L', '-r', '--tee')) effects.push(write(path));
  }
  for (const text of texts) effects.push(...sqlFiles(knownText(text.value) ?? '', text));
  if (invocation.input.kind === 'text')
    effects.push(...sqlFiles(knownText(invocation.input.value) ?? '', wordAt('', invocation)));
  return effects;
}
