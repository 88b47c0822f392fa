/** Searching and editing streams: grep and its kin, sed, awk's files, find, jq. */
import { knownText } from '../../core/value.ts';
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { fdFound, findSearch, foundValues, sedScripts } from '../search-words.ts';
import { readSedScript } from '../sed-script.ts';
import { globValue } from '../value-text.ts';
import { searchOf, WALKERS } from './found-lines.ts';
import { list, rawValues, read, textOf, valuesOf, wordAt, write } from './make.ts';

const PATTERN_OPTIONS = ['-e', '-f', '--files', '--type-list'];

export function grepEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const walks = WALKERS.has(invocation.base ?? '');
  const recursive =
    walks ||
    hasOption(parsed, '-r', '-R') ||
    knownText(valuesOf(parsed, '-d')[0]?.value ?? { kind: 'known', text: '' }) === 'recurse';
  const files = hasOption(parsed, ...PATTERN_OPTIONS) ? parsed.operands : parsed.operands.slice(1);
  const patterns = valuesOf(parsed, '-f', '--exclude-from', '--ignore-file').map((file) => read(file));
  const named = hasOption(parsed, '--files') || (hasOption(parsed, '-g') && invocation.base === 'ag');
  const fromPipe = invocation.input.kind !== 'inherited';
  const places = files.length === 0 && recursive && !(walks && fromPipe) ? [wordAt('.', invocation)] : files;
  return [
    ...patterns,
    ...places
      .filter((file) => textOf(file) !== '-')
      .map((file) =>
        named ? list(file, true) : { ...read(file, recursive), search: searchOf(invocation, parsed) },
      ),
  ];
}

export function sedEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const scripts = sedScripts(invocation);
  const given = hasOption(parsed, '-e', '-f');
  const files = given ? parsed.operands : parsed.operands.slice(1);
  const effects: Effect[] = valuesOf(parsed, '-f').map((file) => read(file));
  for (const file of files) {
    effects.push(read(file));
    if (hasOption(parsed, '-i')) effects.push(write(file, 'edit'));
  }
  for (const script of scripts) {
    const text = knownText(script.value);
    if (text === null) continue;
    const found = readSedScript(text);
    for (const path of found.writes)
      if (!path.startsWith('/dev/std')) effects.push(write(wordAt(path, script)));
    for (const path of found.reads) if (path !== '/dev/stdin') effects.push(read(wordAt(path, script)));
  }
  return effects;
}

/** awk's files; what its program does is read elsewhere. */
export function awkEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const given = hasOption(parsed, '-f', '-e', '-E');
  const files = (given ? parsed.operands : parsed.operands.slice(1)).filter(
    (file) => !/^\w+=/.test(textOf(file) ?? ''),
  );
  return [
    ...valuesOf(parsed, '-f', '-i', '-E').map((file) => read(file)),
    ...files.map((file) => read(file)),
  ];
}

/** jq's `env` and `$ENV` as a whole; `env.HOME` is one variable. */
const JQ_ENVIRONMENT = /(?:^|[|([;])\s*(?:env|\$ENV)(?!\s*[\w.["':])/;

export function jqEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [filter] = parsed.operands;
  const dumps = !hasOption(parsed, '-f') && JQ_ENVIRONMENT.test(textOf(filter) ?? '');
  const environment = dumps ? [read(wordAt('/proc/self/environ', filter ?? invocation))] : [];
  return [...environment, ...jqFiles(invocation, parsed)];
}

function jqFiles({ base, args, input }: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [only] = parsed.operands;
  // Without an expression yq prints the file.
  if (base === 'yq' && only !== undefined && parsed.operands.length === 1 && input.kind === 'inherited')
    return [read(only), ...(hasOption(parsed, '-i') ? [write(only, 'edit')] : [])];
  const files = hasOption(parsed, '-f') ? parsed.operands : parsed.operands.slice(1);
  const inPlace = hasOption(parsed, '-i');
  const raw = args.filter((_, i) => /^--(?:slurpfile|rawfile|argfile)$/.test(textOf(args[i - 2]) ?? ''));
  if (hasOption(parsed, '-n')) return raw.map((file) => read(file));
  return [...files, ...raw].flatMap((file) => [read(file), ...(inPlace ? [write(file, 'edit')] : [])]);
}

export function findEffects(invocation: Invocation): readonly Effect[] {
  const search = findSearch(invocation);
  const effects: Effect[] = search.roots.map((root) => list(root, true));
  const at = invocation.args.find((arg) => textOf(arg) === '-delete');
  if (at !== undefined && !search.empty) {
    // Without a name everything below the place may go, whatever other tests there are.
    const paths = search.names === null ? search.roots.map((root) => root.value) : foundValues(search);
    for (const path of paths)
      effects.push({ kind: 'delete', path, recursive: search.names === null, span: at.span });
  }
  for (const file of rawValues(invocation.args, '-fprint', '-fprint0', '-fls', '-fprintf'))
    effects.push(write(file));
  for (const file of rawValues(invocation.args, '-files0-from')) effects.push(read(file));
  return effects;
}

export function fdEffects(invocation: Invocation): readonly Effect[] {
  return fdFound(invocation).map((value) => list(wordAt(value, invocation), true));
}

/** Files named in a patch: they are changed, made or deleted. */
export function patchEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const effects: Effect[] = [];
  const git = invocation.base === 'git';
  const operands: readonly Arg[] = git ? parsed.operands.slice(1) : parsed.operands;
  for (const file of valuesOf(parsed, '-i')) effects.push(read(file));
  if (git) for (const file of operands) effects.push(read(file));
  else {
    const [target, source] = operands;
    if (target !== undefined) effects.push(write(target, 'edit'));
    if (source !== undefined) effects.push(read(source));
  }
  for (const file of valuesOf(parsed, '-o')) effects.push(write(file));
  const text = invocation.input.kind === 'text' ? knownText(invocation.input.value) : null;
  if (text !== null) effects.push(...changedByPatch(text, stripOf(parsed, git), invocation));
  return effects;
}

function stripOf(parsed: ParsedArgs, git: boolean): number {
  const value = valuesOf(parsed, '-p')[0];
  const count = Number(textOf(value) ?? Number.NaN);
  return Number.isInteger(count) ? count : git ? 1 : 0;
}

const MAX_FILES = 200;

function changedByPatch(text: string, strip: number, invocation: Invocation): readonly Effect[] {
  const effects: Effect[] = [];
  for (const match of text.matchAll(/^(---|\+\+\+) ([^\t\n]+)/gm)) {
    if (effects.length > MAX_FILES) break;
    const path = (match[2] ?? '').trim();
    if (path === '/dev/null') continue;
    const name = path.split('/').slice(strip).join('/') || path;
    effects.push(write(wordAt(name, invocation), 'edit'));
  }
  return effects;
}

/** A pattern of names as git and find take it. */
export function pathspec(arg: Arg): Arg {
  const text = knownText(arg.value);
  return text === null || !/[*?[]/.test(text) ? arg : wordAt(globValue(text), arg);
}
