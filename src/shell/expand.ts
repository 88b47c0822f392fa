/**
 * Words to values: the expansions of bash in bash's order (Bash manual 3.5). A word may come out in
 * several ways, because a variable may hold several values; each way is a list of fields.
 */

import type { Span } from '../core/span.ts';
import {
  concatValues,
  known,
  knownPrefix,
  mayBeSeveral,
  showValue,
  type Unknown,
  unknown,
  type Value,
} from '../core/value.ts';
import { evaluateArithmetic } from './arithmetic.ts';
import { arithmeticScope } from './arithmetic-scope.ts';
import { expandBraces } from './brace.ts';
import { type Budget, spend } from './budget.ts';
import type { Arg } from './invocation.ts';
import { quotedWays, spreadLines } from './listed-holes.ts';
import { expandParameter } from './parameter.ts';
import { joinPieces, type Piece, splitFields, valuePieces } from './pieces.ts';
import { plainVariable, type Scope } from './scope.ts';
import type { Script, Word, WordPart } from './syntax.ts';

/** What expansion needs of the walk around it. */
export interface Expander {
  readonly scope: Scope;
  readonly budget: Budget;
  readonly home: string | null;
  readonly zsh: boolean;
  /** Runs a command substitution: what it prints, in each way that can come out. */
  substitute(script: Script, span: Span): readonly Value[];
  /** Runs a process substitution: the path that stands for it. */
  process(script: Script, direction: 'in' | 'out', span: Span): Value;
  /** Runs the substitutions that arithmetic on this text comes by in subscripts. */
  subscripts(text: string, span: Span): void;
  /** Expands the text once more, as a prompt; null where the result is not known. */
  prompt(text: string, span: Span): Value | null;
  readonly trail: string[];
  /** The text at this place, as it was written. */
  source(span: Span): string;
}

/** Ways that are told apart for one word or one command; more are melted into unknowns. */
const MAX_WAYS = 16;

/** `assign`: no splitting, no globs, no braces; tilde also after `=` and `:`. */
export type Mode = 'fields' | 'assign' | 'quoted';

/** All ways in which the pieces of a word can come out. */
export function expandParts(parts: readonly WordPart[], e: Expander, mode: Mode): Piece[][] {
  let ways: Piece[][] = [[]];
  for (const [index, part] of parts.entries()) {
    const all = partWays(part, e, mode, index, parts);
    const additions = ways.length * all.length <= MAX_WAYS ? all : [meltPieces(all)];
    if (additions.length === 1) {
      const only = additions[0] ?? [];
      for (const way of ways) way.push(...only);
      continue;
    }
    const next: Piece[][] = [];
    for (const way of ways) for (const addition of additions) next.push([...way, ...addition]);
    ways = next;
  }
  return ways;
}

/** Ways that are too many to be told apart are one that is not known. */
function meltPieces(ways: readonly (readonly Piece[])[]): Piece[] {
  const text = showValue(joinPieces(ways[0] ?? [], false));
  const quoted = ways.every((way) => way.every((piece) => piece.kind !== 'vanish' && piece.quoted));
  return [{ kind: 'hole', why: { kind: 'branch', text, splits: !quoted }, quoted }];
}

function meltFields(ways: readonly (readonly Arg[])[], span: Span): Arg[] {
  const text = (ways[0] ?? []).map((arg) => showValue(arg.value)).join(' ');
  const single = ways.every((way) => way.length === 1 && !way.some((arg) => mayBeSeveral(arg.value)));
  const prefixes = ways.map((way) => (way[0] === undefined || !single ? '' : knownPrefix(way[0].value)));
  const prefix = known(commonPrefix(prefixes));
  return [{ value: concatValues([prefix, unknown('branch', text, !single)]), span, trail: NO_TRAIL }];
}

function commonPrefix(texts: readonly string[]): string {
  let prefix = texts[0] ?? '';
  for (const text of texts) while (!text.startsWith(prefix)) prefix = prefix.slice(0, -1);
  return prefix;
}

/** Every way so far with every way that a word adds; what would be too many is melted into unknowns. */
export function withFields(
  ways: readonly (readonly Arg[])[],
  additions: readonly (readonly Arg[])[],
  span: Span,
): Arg[][] {
  const few = ways.length * additions.length <= MAX_WAYS ? additions : [meltFields(additions, span)];
  return ways.flatMap((way) => few.map((addition) => [...way, ...addition]));
}

function partWays(
  part: WordPart,
  e: Expander,
  mode: Mode,
  index: number,
  parts: readonly WordPart[],
): Piece[][] {
  if (!spend(e.budget, 'steps', 1)) return [[]];
  switch (part.kind) {
    case 'text':
      if (e.scope.holes !== null && hasHole(part.text, e.scope.holes))
        return [holedPieces(part.text, part.quoted || mode === 'quoted', e.scope.holes)];
      if (part.quoted || mode === 'quoted')
        return [[{ kind: 'text', text: part.text, quoted: true, split: false }]];
      return [tildePieces(part.text, e, mode, index, parts)];
    case 'parameter': {
      const quoted = part.quoted || mode !== 'fields';
      const ways = expandParameter(part.parameter, quoted, e, part.span, {
        expandParts,
        evaluate: (word) => arithmeticValue(word, e),
      });
      let size = 0;
      for (const way of ways)
        for (const piece of way) size += piece.kind === 'text' ? piece.text.length + 4 : 4;
      // Short values are free: what costs is long values put together again and again.
      return size < 200 || spend(e.budget, 'characters', size) ? ways : [[]];
    }
    case 'substitution': {
      const quoted = part.quoted || mode !== 'fields';
      return e.substitute(part.script, part.span).map((value) => valuePieces(stripNewlines(value), quoted));
    }
    case 'arithmetic':
      return arithmeticValues(part.expression, e).map((value) =>
        valuePieces(value, part.quoted || mode !== 'fields'),
      );
    case 'process':
      return [valuePieces(e.process(part.script, part.direction, part.span), true)];
  }
}

function hasHole(text: string, holes: ReadonlyMap<string, Unknown>): boolean {
  for (const ch of text) if (holes.has(ch)) return true;
  return false;
}

/** Text of a nested script in which some characters stand for unknowns. */
function holedPieces(text: string, quoted: boolean, holes: ReadonlyMap<string, Unknown>): Piece[] {
  const pieces: Piece[] = [];
  let run = '';
  const flush = (): void => {
    if (run !== '') pieces.push({ kind: 'text', text: run, quoted, split: false });
    run = '';
  };
  for (const ch of text) {
    const why = holes.get(ch);
    if (why === undefined) run += ch;
    else {
      flush();
      pieces.push({ kind: 'hole', why, quoted });
    }
  }
  flush();
  return pieces;
}

function stripNewlines(value: Value): Value {
  if (value.kind === 'known') return known(value.text.replace(/\n+$/, '').replaceAll('\0', ''));
  if (value.kind !== 'pattern') return value;
  const last = value.parts[value.parts.length - 1];
  if (last?.kind !== 'text') return value;
  const text = last.text.replace(/\n+$/, '');
  if (text === last.text) return value;
  const parts = value.parts.slice(0, -1);
  return { kind: 'pattern', parts: text === '' ? parts : [...parts, { kind: 'text', text }] };
}

/** `~`, `~user`, `~+` at the beginning of a word, and in assignments after `=` and `:`. */
function tildePieces(
  text: string,
  e: Expander,
  mode: Mode,
  index: number,
  parts: readonly WordPart[],
): Piece[] {
  const plain = (t: string): Piece => ({ kind: 'text', text: t, quoted: false, split: false });
  if (!text.includes('~')) return [plain(text)];
  const pieces: Piece[] = [];
  const assigns = mode === 'assign' || (index === 0 && /^[A-Za-z_][A-Za-z0-9_]*\+?=/.test(text));
  const pattern =
    mode === 'fields' && assigns
      ? /(^[A-Za-z_][A-Za-z0-9_]*\+?=|:)~([A-Za-z0-9._+-]*)(?=[/:]|$)/g
      : mode === 'assign'
        ? /(^|:)~([A-Za-z0-9._+-]*)(?=[/:]|$)/g
        : /(^)~([A-Za-z0-9._+-]*)(?=\/|$)/g;
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    const at = match.index + (match[1] ?? '').length;
    if (at === 0 && index > 0) continue;
    const atEnd = match.index + match[0].length === text.length;
    // ~"x" and ~$x are no tilde prefixes: the word goes on.
    if (atEnd && parts[index + 1] !== undefined && match[0].length === text.length) continue;
    if (at > done) pieces.push(plain(text.slice(done, at)));
    pieces.push(...valuePieces(tildeValue(match[2] ?? '', e), true));
    done = match.index + match[0].length;
  }
  if (done < text.length) pieces.push(plain(text.slice(done)));
  return pieces;
}

function tildeValue(user: string, e: Expander): Value {
  if (user === '') {
    const home = e.scope.variables.get('HOME');
    if (home !== undefined) return home.values[0] ?? unknown('variable', '~');
    return e.home === null ? unknown('variable', '~') : known(e.home);
  }
  if (user === '+') return e.scope.cwd;
  if (user === '-') return e.scope.variables.get('OLDPWD')?.values[0] ?? unknown('variable', '~-');
  if (user === 'root') return known('/root');
  return unknown('variable', `~${user}`);
}

/** `$((…))`. */
export function arithmeticValue(expression: Word, e: Expander): Value {
  const [only, ...others] = arithmeticValues(expression, e);
  return only === undefined || others.length > 0 ? unknown('arithmetic', '$((…))') : only;
}

/** One value for each way in which the expression's own words come out. */
function arithmeticValues(expression: Word, e: Expander): readonly Value[] {
  return expandParts(expression.parts, e, 'quoted').map((way) =>
    calculated(joinPieces(way, false), expression, e),
  );
}

function calculated(text: Value, expression: Word, e: Expander): Value {
  if (text.kind === 'known' && /[A-Za-z[]/.test(text.text)) e.subscripts(text.text, expression.span);
  const value = text.kind !== 'known' ? null : evaluateArithmetic(text.text, arithmeticScope(e.scope));
  if (value !== null) return known(value.toString());
  forgetAssigned(text, e);
  return unknown('arithmetic', `$((${showValue(text)}))`);
}

/** After arithmetic that could not be followed, what it assigns is not known any more. */
function forgetAssigned(text: Value, e: Expander): void {
  for (const match of showValue(text).matchAll(
    /([A-Za-z_][A-Za-z0-9_]*)\s*(?:[-+*/%&|^]|<<|>>)?=(?!=)|(?:\+\+|--)\s*([A-Za-z_][A-Za-z0-9_]*)|([A-Za-z_][A-Za-z0-9_]*)\s*(?:\+\+|--)/g,
  )) {
    const name = match[1] ?? match[2] ?? match[3];
    if (name !== undefined) e.scope.variables.set(name, plainVariable([unknown('arithmetic', `$${name}`)]));
  }
}

/** What IFS may be, on each way. */
function separators(e: Expander): readonly string[] {
  const variable = e.scope.variables.get('IFS');
  if (variable === undefined || variable.set === false) return [BLANKS];
  return [...new Set(variable.values.map((ifs) => (ifs.kind === 'known' ? ifs.text : BLANKS)))];
}

const BLANKS = ' \t\n';

/** One word as arguments: each way is a list of fields. */
export function expandWord(word: Word, e: Expander): Arg[][] {
  let ways: Arg[][] = [[]];
  for (const one of e.scope.nobrace ? [word] : expandBraces(word, e.budget)) {
    e.trail.length = 0;
    const pieceWays = quotedWays(expandParts(one.parts, e, 'fields'));
    const trail = e.trail.length === 0 ? null : [...e.trail];
    const ifs = separators(e);
    const additions = pieceWays.flatMap((pieces) =>
      (pieces.some(isSplit) ? ifs : ifs.slice(0, 1)).map((one) =>
        splitFields(pieces, one, !e.scope.noglob)
          .flatMap((value) => spreadLines(value))
          .map((value): Arg => ({ value, span: word.span, trail: trail ?? writtenTrail(value, word, e) })),
      ),
    );
    if (additions.length === 1) {
      for (const way of ways) way.push(...(additions[0] ?? []));
    } else ways = withFields(ways, additions, word.span);
    if (e.budget.exhausted !== null) break;
  }
  return ways;
}

function isSplit(piece: Piece): boolean {
  return piece.kind === 'text' && piece.split;
}

const NO_TRAIL: readonly string[] = [];
const MAX_WRITTEN = 80;

/** A word that is not simply what it says came from what is written there: `$(echo rm)`, `{rm,-rf}`, `$'\\x72m'`. */
function writtenTrail(value: Value, word: Word, e: Expander): readonly string[] {
  if (value.kind !== 'known') return NO_TRAIL;
  const isLiteral =
    word.parts.every((part) => part.kind === 'text') &&
    word.parts.map((part) => (part.kind === 'text' ? part.text : '')).join('') === value.text;
  if (isLiteral && !word.parts.some((part) => part.kind === 'text' && part.quoted)) return NO_TRAIL;
  const written = e.source(word.span);
  if (isLiteral && (written.length > 4 * MAX_WRITTEN || !written.includes("$'"))) return NO_TRAIL;
  return [written.length <= MAX_WRITTEN ? written : `${written.slice(0, MAX_WRITTEN - 1)}…`];
}

/** All words of a command: each way is one argument list. */
export function expandWords(words: readonly Word[], e: Expander): Arg[][] {
  let ways: Arg[][] = [[]];
  for (const word of words) {
    const additions = expandWord(word, e);
    if (additions.length === 1) {
      for (const way of ways) way.push(...(additions[0] ?? []));
      continue;
    }
    ways = withFields(ways, additions, word.span);
  }
  return ways;
}

/** A word as one value, unsplit: right of an assignment, a redirection's target, a here-document. */
export function expandToValues(
  word: Word,
  e: Expander,
  mode: 'assign' | 'quoted' | 'target',
): readonly Value[] {
  const ways = expandParts(word.parts, e, mode === 'target' ? 'fields' : mode);
  if (mode !== 'target') return ways.map((pieces) => joinPieces(pieces, false));
  return ways.flatMap((pieces) => spreadLines(joinPieces(pieces, !e.scope.noglob)));
}
