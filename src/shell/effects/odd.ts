/**
 * Programs whose files stand where no row finds them: settings of macOS, an emulator's drives, a name made of two
 * options, a link told by four words.
 */
import { concatValues, known, knownPrefix, knownText } from '../../core/value.ts';
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Invocation } from '../invocation.ts';
import { list, rawValues, read, textOf, valuesOf, wordAt, write } from './make.ts';

/** `defaults write FILE key value`: a domain by its path is a file. */
export function defaultsEffects(invocation: Invocation): readonly Effect[] {
  const words = invocation.args.filter((arg) => textOf(arg) !== '-currentHost');
  const [verb, domain, other] = words;
  const name = textOf(verb);
  if (name === null || domain === undefined) return [];
  const isPath = /^[/~.]/.test(knownPrefix(domain.value));
  const file = /\.plist$/.test(textOf(domain) ?? '')
    ? domain
    : wordAt(concatValues([domain.value, known('.plist')]), domain);
  const effects: Effect[] = [];
  if (isPath && /^(?:read|read-type|export)$/.test(name)) effects.push(read(domain), read(file));
  if (isPath && /^(?:write|delete|rename|import)$/.test(name)) effects.push(write(file, 'edit'));
  if (other !== undefined && name === 'import' && textOf(other) !== '-') effects.push(read(other));
  if (other !== undefined && name === 'export' && textOf(other) !== '-') effects.push(write(other));
  return effects;
}

const PLIST_CHANGES = /^-(?:convert|insert|replace|remove|create)$/;

/** `plutil -convert xml1 -o OUT FILE`; without `-o` the file itself is changed. */
export function plutilEffects(invocation: Invocation): readonly Effect[] {
  const { args } = invocation;
  const outputs = rawValues(args, '-o').filter((arg) => textOf(arg) !== '-');
  const file = args[args.length - 1];
  if (file === undefined) return [];
  const changes = args.some((arg) => PLIST_CHANGES.test(textOf(arg) ?? ''));
  const written = args.some((arg) => textOf(arg) === '-o') || !changes ? outputs : [file];
  return [read(file), ...written.map((arg) => write(arg, arg === file ? 'edit' : 'replace'))];
}

/** `PlistBuddy -c 'Set :key value' FILE`. */
export function plistBuddyEffects(invocation: Invocation): readonly Effect[] {
  const file = invocation.args[invocation.args.length - 1];
  if (file === undefined) return [];
  const commands = rawValues(invocation.args, '-c');
  const changes = commands.some((arg) => !/^\s*(?:print|help|exit|\s*$)/i.test(textOf(arg) ?? 'set'));
  return [read(file), ...(changes ? [write(file, 'edit')] : [])];
}

/** What an arj archive holds goes into the directory after it. */
export function arjEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [verb, archive, ...rest] = parsed.operands;
  if (archive === undefined) return [];
  if (/^[ex]$/.test(textOf(verb) ?? ''))
    return [read(archive), ...rest.slice(-1).map((directory) => write(directory, 'edit'))];
  return /^[afmu]$/.test(textOf(verb) ?? '')
    ? [write(archive), ...rest.map((file) => read(file, true))]
    : [read(archive)];
}

/** Pieces have the prefix's name and more; a suffix that is told may make it any name. */
export function csplitEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [file] = parsed.operands;
  const [prefix] = valuesOf(parsed, '-f');
  const [format] = valuesOf(parsed, '-b');
  const suffix = knownText(format?.value ?? known(''))?.replace(/%[-+ #0-9.]*[diuxX]/, '') ?? '';
  const effects = file === undefined ? [] : [read(file)];
  return prefix === undefined
    ? effects
    : [...effects, write(wordAt(concatValues([prefix.value, known(suffix)]), prefix))];
}

const DOS_DRIVE = /\bmount\s+([a-z])\s+"?([^\s"]+)/i;
const DOS_PATH = /(>>?\s*)?\b([a-z]):(\\?[^\s"<>|]+)/gi;
const DOS_COPY = /^\s*(?:copy|xcopy|move|ren)\s+\S+\s+([a-z]:\S+)/i;

/** `dosbox -c 'mount c /' -c 'type c:\path'`: a directory here is a drive there. */
export function dosboxEffects(invocation: Invocation): readonly Effect[] {
  const commands = rawValues(invocation.args, '-c');
  const drives = new Map<string, string>();
  const effects: Effect[] = [];
  for (const arg of commands) {
    const text = textOf(arg) ?? '';
    const drive = DOS_DRIVE.exec(text);
    if (drive !== null) {
      drives.set((drive[1] ?? '').toLowerCase(), (drive[2] ?? '').replace(/\/$/, ''));
      continue;
    }
    const target = DOS_COPY.exec(text)?.[1];
    for (const match of text.matchAll(DOS_PATH)) {
      const root = drives.get((match[2] ?? '').toLowerCase());
      if (root === undefined) continue;
      const inside = (match[3] ?? '').replaceAll('\\', '/').replace(/^\/*/, '/');
      const path = wordAt(`${root}${inside}`, arg);
      const written = match[1] !== undefined || target === match[0];
      effects.push(written ? write(path) : read(path));
    }
  }
  return effects;
}

/** A name with slashes in it is a path below /proc/sys, and may climb out of it. */
export function sysctlEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const files = valuesOf(parsed, '-p').map((file) => read(file));
  return [
    ...files,
    ...parsed.operands.flatMap((arg) => {
      const text = textOf(arg) ?? '';
      return text.includes('..') && text.includes('/')
        ? [read(wordAt(`/proc/sys/${text}`.replace(/^\/proc\/sys\/*(?:\.\.\/)+/, '/'), arg))]
        : [];
    }),
  ];
}

/** `update-alternatives --install LINK name TARGET priority`. */
export function alternativesEffects(invocation: Invocation): readonly Effect[] {
  const at = invocation.args.findIndex((arg) => /^--(?:install|slave)$/.test(textOf(arg) ?? ''));
  const [link, , target] = at === -1 ? [] : invocation.args.slice(at + 1);
  return [...(link === undefined ? [] : [write(link)]), ...(target === undefined ? [] : [list(target)])];
}

/** `screen -L FILE cmd` wrote its log there once; `-L -Logfile FILE` does now. */
export function screenEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [first] = parsed.operands;
  const named = rawValues(invocation.args, '-Logfile');
  const old = hasOption(parsed, '-L') && named.length === 0 && textOf(first)?.includes('/') === true;
  return [
    ...valuesOf(parsed, '-c').map((file) => read(file)),
    ...named.map((file) => write(file, 'append')),
    ...(old && first !== undefined ? [write(first, 'append')] : []),
  ];
}
