/** Packing and unpacking: what goes into an archive is read, where it is unpacked is written. */
import { concatValues, known, knownText, showValue, type Value } from '../../core/value.ts';
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { remoteHost } from './copy.ts';
import { contact, list, read, remove, textOf, valuesOf, wordAt, write } from './make.ts';

export function tarEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const effects: Effect[] = [];
  const archives = valuesOf(parsed, '-f').filter((arg) => textOf(arg) !== '-');
  const [directory] = valuesOf(parsed, '-C');
  for (const file of valuesOf(parsed, '-T', '-X', '-g')) if (textOf(file) !== '-') effects.push(read(file));
  if (hasOption(parsed, '-x')) {
    for (const archive of archives) effects.push(...archiveEffect(archive, false));
    if (!hasOption(parsed, '-O')) effects.push(write(directory ?? wordAt('.', invocation), 'edit'));
    // With -P a name that a transformation gives may be any path.
    if (hasOption(parsed, '-P'))
      for (const edit of valuesOf(parsed, '--transform')) {
        const path = /^[sS](\W)(?:(?!\1).)*\1(\/(?:(?!\1).)*)\1/.exec(showValue(edit.value))?.[2];
        if (path !== undefined) effects.push(write(wordAt(path, edit)));
      }
    return effects;
  }
  if (hasOption(parsed, '-t', '-d')) {
    for (const archive of archives) effects.push(...archiveEffect(archive, false));
    return effects;
  }
  if (!hasOption(parsed, '-c', '-r', '-u', '-A')) return effects;
  for (const archive of archives) effects.push(...archiveEffect(archive, true));
  for (const operand of parsed.operands) {
    const path = within(directory, operand);
    effects.push(read(path, true));
    if (hasOption(parsed, '--remove-files')) effects.push(remove(path, true));
  }
  return effects;
}

/** `-f host:file` speaks to a host. */
function archiveEffect(archive: Arg, writes: boolean): readonly Effect[] {
  const host = remoteHost(archive);
  if (host !== null) return [contact(wordAt(host, archive), writes)];
  return [writes ? write(archive) : read(archive)];
}

function within(directory: Arg | undefined, path: Arg): Arg {
  if (directory === undefined || knownText(path.value)?.startsWith('/') === true) return path;
  return wordAt(concatValues([directory.value, known('/'), path.value]), path);
}

export function zipEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [archive, ...files] = parsed.operands;
  if (archive === undefined) return [];
  const effects: Effect[] = textOf(archive) === '-' ? [] : [write(archive)];
  for (const file of files) {
    effects.push(read(file, hasOption(parsed, '-r')));
    if (hasOption(parsed, '-m')) effects.push(remove(file, true));
  }
  return effects;
}

export function unzipEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [archive] = parsed.operands;
  if (archive === undefined) return [];
  if (hasOption(parsed, '-l', '-t', '-p', '-v', '-Z', '-z', '-c')) return [read(archive)];
  const [directory] = valuesOf(parsed, '-d');
  return [read(archive), write(directory ?? wordAt('.', invocation), 'edit')];
}

/** 7z, rar: a letter, the archive, the files; `-oDIR`. */
export function sevenZipEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [command, archive, ...files] = parsed.operands;
  const letter = textOf(command);
  if (archive === undefined || letter === null) return [];
  if (letter === 'a' || letter === 'u' || letter === 'm') {
    const deletes = hasOption(parsed, '-sdel') || letter === 'm';
    return [
      write(archive),
      ...files.flatMap((file) => [read(file, true), ...(deletes ? [remove(file, true)] : [])]),
    ];
  }
  if (letter === 'x' || letter === 'e') {
    const [directory] = valuesOf(parsed, '-o');
    return [read(archive), write(directory ?? wordAt('.', invocation), 'edit')];
  }
  return letter === 'd' ? [write(archive, 'edit')] : [read(archive)];
}

const SUFFIXES: Readonly<Record<string, string>> = {
  gzip: '.gz',
  pigz: '.gz',
  bzip2: '.bz2',
  xz: '.xz',
  lzma: '.lzma',
  zstd: '.zst',
  lz4: '.lz4',
  compress: '.Z',
};
const UNPACKERS: ReadonlySet<string> = new Set([
  'gunzip',
  'bunzip2',
  'unxz',
  'unzstd',
  'unlz4',
  'uncompress',
  'unlzma',
]);

/** gzip and its kin put a packed file in the place of the plain one, or the other way round. */
export function packEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const base = invocation.base ?? '';
  const unpacks = UNPACKERS.has(base) || hasOption(parsed, '-d');
  const recursive = hasOption(parsed, '-r');
  const [output] = valuesOf(parsed, '-o');
  return parsed.operands.flatMap((file): readonly Effect[] => {
    if (textOf(file) === '-') return [];
    if (hasOption(parsed, '-l', '-t')) return [list(file)];
    if (output !== undefined) return [read(file), write(output)];
    if (hasOption(parsed, '-c')) return [read(file, recursive)];
    if (recursive) return [read(file, true), write(file, 'edit')];
    const made = unpacks ? unpacked(file.value) : concatValues([file.value, known(SUFFIXES[base] ?? '.gz')]);
    return [read(file), write(wordAt(made, file))];
  });
}

function unpacked(path: Value): Value {
  const text = knownText(path);
  return text === null ? path : known(text.replace(/\.(?:t?gz|bz2|xz|lzma|zst|lz4|Z)$/, ''));
}

export function cpioEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const archives = valuesOf(parsed, '-F', '-I', '-O');
  if (hasOption(parsed, '-o')) return archives.map((file) => write(file));
  const [directory] = valuesOf(parsed, '-D');
  if (hasOption(parsed, '-p'))
    return [
      ...parsed.operands.map((file) => write(file)),
      // The names that come in are copied, as they are, below the directory.
      ...parsed.operands.flatMap((directory) =>
        namesOf(invocation).map((name) =>
          write(wordAt(concatValues([directory.value, known('/'), name]), directory)),
        ),
      ),
    ];
  if (hasOption(parsed, '-t')) return archives.map((file) => read(file));
  return [...archives.map((file) => read(file)), write(directory ?? wordAt('.', invocation), 'edit')];
}

/** The list of names on standard input, where it is known. */
function namesOf(invocation: Invocation): readonly Value[] {
  const text = invocation.input.kind === 'text' ? knownText(invocation.input.value) : null;
  return (text ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .slice(0, 64)
    .map((line) => known(line.replace(/^\/+/, '')));
}

/** ar and jar: letters first, then the archive. */
export function arEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const given = valuesOf(parsed, '-f');
  const [archive, ...files] = given.length > 0 ? [...given, ...parsed.operands] : parsed.operands;
  if (archive === undefined) return [];
  if (hasOption(parsed, '-r', '-q', '-c', '-u'))
    return [write(archive), ...files.map((file) => read(file, true))];
  return hasOption(parsed, '-x') ? [read(archive), write(wordAt('.', archive))] : [read(archive)];
}
