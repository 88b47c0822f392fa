/** Copying, moving and linking: where the files come from and where they end up, here or elsewhere. */
import { concatValues, known, knownPrefix, knownText, type Value } from '../../core/value.ts';
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import { type Arg, baseName, type Invocation } from '../invocation.ts';
import { withoutPrefix } from '../value-text.ts';
import { contact, list, metadata, read, remove, textOf, valuesOf, wordAt, write } from './make.ts';

interface Copying {
  readonly from: readonly Arg[];
  readonly to: readonly Arg[];
}

/** Sources and targets; with `-t dir`, several sources or a target ending in `/` the names inside are told too. */
function copying(parsed: ParsedArgs): Copying {
  const [directory] = valuesOf(parsed, '-t');
  if (directory !== undefined) return { from: parsed.operands, to: inside(directory, parsed.operands) };
  const from = parsed.operands.slice(0, -1);
  const target = parsed.operands[parsed.operands.length - 1];
  if (target === undefined || from.length === 0) return { from: parsed.operands, to: [] };
  const isDirectory = from.length > 1 || /(?:^|\/)\.{0,2}$/.test(textOf(target) ?? 'x');
  return { from, to: isDirectory ? inside(target, from) : [target] };
}

/** Names below a directory; the directory itself stands for those that are not known. */
function inside(directory: Arg, sources: readonly Arg[]): readonly Arg[] {
  const prefix =
    knownText(directory.value)?.endsWith('/') === true
      ? directory.value
      : concatValues([directory.value, known('/')]);
  const names = sources.slice(0, 64).flatMap((source) => {
    const name = lastPart(knownText(source.value));
    return name === null ? [] : [wordAt(concatValues([prefix, known(name)]), source)];
  });
  return names.length === sources.length && names.length > 0 ? names : [directory, ...names];
}

function lastPart(path: string | null): string | null {
  const name = path === null ? '' : baseName(path.replace(/\/+$/, ''));
  return name === '' || name === '.' || name === '..' ? null : name;
}

export function copyEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const { from, to } = copying(parsed);
  const recursive = hasOption(parsed, '-r', '-a', '-d');
  return [...from.map((arg) => read(arg, recursive)), ...to.map((arg) => write(arg))];
}

/** Under another name nothing is lost; in /dev/null all is. */
export function moveEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const { from, to } = copying(parsed);
  const gone = textOf(parsed.operands[parsed.operands.length - 1]) === '/dev/null';
  return [
    ...from.flatMap((arg) => [read(arg, true), write(arg, 'edit'), ...(gone ? [remove(arg, true)] : [])]),
    ...to.map((arg) => write(arg)),
  ];
}

/** A link makes its target readable and writable under another name. */
export function linkEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const { from, to } = copying(parsed);
  const here = to.length === 0 ? inside(wordAt('.', invocation), from) : to;
  return [...from.map((arg) => read(arg, true)), ...here.map((arg) => write(arg))];
}

export function installEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const effects = hasOption(parsed, '-d')
    ? parsed.operands.map((arg) => write(arg, 'append'))
    : [...copyEffects(invocation, parsed)];
  if (hasOption(parsed, '-d')) return effects;
  const [mode] = valuesOf(parsed, '-m');
  const target = parsed.operands[parsed.operands.length - 1];
  if (mode !== undefined && target !== undefined) effects.push(metadata(target, mode.value));
  return effects;
}

/** `host:path`, `user@host:path`, `rsync://host/path`: the part that names a host; null for a path here. */
export function remoteHost(arg: Arg): Value | null {
  const prefix = knownPrefix(arg.value);
  const url = /^(?:rsync|ssh|sftp|scp):\/\//.exec(prefix);
  if (url !== null) return arg.value;
  const colon = prefix.indexOf(':');
  const slash = prefix.indexOf('/');
  if (colon > 0 && (slash === -1 || slash > colon)) {
    const host = prefix.slice(0, colon);
    return known(host.slice(host.lastIndexOf('@') + 1));
  }
  if (arg.value.kind !== 'pattern') return null;
  // `$USER@$HOST:path`: the colon stands after a hole.
  const text = arg.value.parts.map((part) => (part.kind === 'text' ? part.text : 'x')).join('');
  const at = /^[^/:]*:/.exec(text);
  return at === null ? null : arg.value;
}

/** scp and rsync: from here to a host, from a host to here, or both ends here. */
export function remoteCopyEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const effects: Effect[] = [];
  const sources = parsed.operands.slice(0, -1);
  const target = parsed.operands[parsed.operands.length - 1];
  if (target === undefined) return effects;
  const targetHost = remoteHost(target);
  for (const source of sources.length === 0 ? [] : sources) {
    const host = remoteHost(source);
    effects.push(host === null ? read(source, true) : contact(wordAt(host, source), false));
  }
  if (targetHost !== null) effects.push(contact(wordAt(targetHost, target), true));
  else if (sources.length > 0) effects.push(write(target));
  if (invocation.base === 'rsync') {
    for (const file of valuesOf(
      parsed,
      '--files-from',
      '--password-file',
      '--exclude-from',
      '--include-from',
    ))
      effects.push(read(file));
    for (const file of valuesOf(parsed, '--log-file', '--backup-dir')) effects.push(write(file, 'append'));
    const deletes = parsed.options.some((option) => option.name.startsWith('--delete'));
    if (deletes && targetHost === null) effects.push(remove(target, true));
    if (hasOption(parsed, '--remove-source-files'))
      for (const source of sources) if (remoteHost(source) === null) effects.push(remove(source, true));
  } else {
    for (const file of valuesOf(parsed, '-i', '-F')) effects.push(list(file));
  }
  return effects;
}

/** ssh itself: a key that is used is not shown. Whom it speaks to, and whether something goes along on standard input. */
export function sshEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [host] = parsed.operands;
  if (host === undefined) return [];
  const prefix = knownPrefix(host.value);
  const at = prefix.lastIndexOf('@');
  const target = prefix.includes('://') || at === -1 ? host.value : withoutPrefix(host.value, at + 1);
  const sends =
    invocation.base === 'sftp' || invocation.input.kind !== 'inherited' || hasOption(parsed, '-R', '-w');
  return [contact(wordAt(target, host), sends), ...valuesOf(parsed, '-i', '-F').map((file) => list(file))];
}
