/** `$x` and `${…}`: values of variables and the operators on them (Bash manual 3.5.3). */

import type { Span } from '../core/span.ts';
import { concatValues, known, unknown, type Value } from '../core/value.ts';
import { decodeAnsiC } from './ansi-c.ts';
import type { Expander } from './expand.ts';
import { type Callbacks, edit } from './parameter-edit.ts';
import { joinPieces, type Piece, valuePieces } from './pieces.ts';
import { plainVariable, resolveName, type Variable } from './scope.ts';
import type { Parameter, Word } from './syntax.ts';

/** What a parameter holds: elements, one list for each way. */
type Held =
  | { readonly kind: 'one'; readonly value: Value; readonly set: boolean }
  | { readonly kind: 'many'; readonly values: readonly Value[]; readonly joined: boolean };

export function expandParameter(
  p: Parameter,
  quoted: boolean,
  e: Expander,
  span: Span,
  call: Callbacks,
): Piece[][] {
  if (p.operator === 'unknown') return [[hole(unknown('expansion', p.text, !quoted), quoted)]];
  if (p.indirect) {
    const listed = listNames(p, e);
    if (listed !== null) return [manyPieces(listed.map(known), quoted, p.name === '*')];
  }
  const ways: Piece[][] = [];
  for (const held of lookUp(p, e, span, call)) ways.push(...operate(held, p, quoted, e, span, call));
  return ways;
}

function hole(value: Value, quoted: boolean): Piece {
  return value.kind === 'unknown'
    ? { kind: 'hole', why: value.why, quoted }
    : { kind: 'text', text: '', quoted, split: false };
}

/** `${!prefix*}` and `${!array[@]}`: names, not values. */
function listNames(p: Parameter, e: Expander): readonly string[] | null {
  const at = p.index === null ? null : literalIndex(p.index);
  if (at === '@' || at === '*') {
    const elements = e.scope.variables.get(resolveName(e.scope, p.name))?.elements;
    return elements === null || elements === undefined ? null : inOrder(elements).map(([key]) => key);
  }
  if (p.operator === '@' && p.operands[0]?.parts.length === 0)
    return [...e.scope.variables.keys()].filter((name) => name.startsWith(p.name));
  return null;
}

function literalIndex(word: Word): string | null {
  const only = word.parts[0];
  return word.parts.length === 1 && only?.kind === 'text' ? only.text : null;
}

function lookUp(p: Parameter, e: Expander, span: Span, call: Callbacks): readonly Held[] {
  let name = resolveName(e.scope, p.name);
  if (p.indirect) {
    const targets = variableValues(name, e);
    const held: Held[] = [];
    for (const target of targets) {
      if (target.kind !== 'known') {
        held.push({ kind: 'one', value: unknown('variable', p.text, true), set: true });
        continue;
      }
      e.subscripts(target.text, span);
      const indexed = /^([A-Za-z_][A-Za-z0-9_]*)\[(.*)\]$/s.exec(target.text);
      name = indexed?.[1] ?? target.text;
      const index: Word | null =
        indexed === null
          ? null
          : { parts: [{ kind: 'text', text: indexed[2] ?? '', quoted: true }], span: { start: 0, end: 0 } };
      held.push(...lookUpName(name, index, p.text, e, call));
    }
    return held;
  }
  return lookUpName(name, p.index, p.text, e, call);
}

function variableValues(name: string, e: Expander): readonly Value[] {
  if (/^[0-9]+$/.test(name)) {
    const positional = e.scope.positional;
    if (name === '0') return [e.scope.zero ?? unknown('special', '$0')];
    if (positional === null) return [unknown('positional', `$${name}`, true)];
    return [positional[Number(name) - 1] ?? known('')];
  }
  return e.scope.variables.get(name)?.values ?? [environmentValue(name, e)];
}

/** A variable that the line does not set: only what is certain of every user's shell is known. */
function environmentValue(name: string, e: Expander): Value {
  if (name === 'HOME' && e.home !== null) return known(e.home);
  if (name === 'PWD') return e.scope.cwd;
  if (name === 'IFS') return known(' \t\n');
  return unknown('variable', `$${name}`, true);
}

function lookUpName(
  name: string,
  index: Word | null,
  text: string,
  e: Expander,
  call: Callbacks,
): readonly Held[] {
  if (name === '@' || name === '*') {
    const positional = e.scope.positional;
    if (positional === null) return [{ kind: 'one', value: unknown('positional', text, true), set: true }];
    return [{ kind: 'many', values: positional, joined: name === '*' }];
  }
  if (name === '#') {
    const positional = e.scope.positional;
    return [
      {
        kind: 'one',
        value: positional === null ? unknown('positional', '$#') : known(String(positional.length)),
        set: true,
      },
    ];
  }
  if ('?-$!_'.includes(name) && !e.scope.variables.has(name))
    return [{ kind: 'one', value: unknown('special', text), set: true }];
  if (
    name === 'RANDOM' ||
    name === 'SECONDS' ||
    name === 'BASHPID' ||
    name === 'EPOCHSECONDS' ||
    name === 'LINENO' ||
    name === 'SRANDOM'
  ) {
    if (!e.scope.variables.has(name)) return [{ kind: 'one', value: unknown('special', text), set: true }];
  }
  const variable = e.scope.variables.get(name);
  // The subscript is expanded even where there is no such array: `${a[$(id)]}` runs `id`.
  if (index?.parts.some((part) => part.kind !== 'text') === true) call.expandParts(index.parts, e, 'quoted');
  if (index !== null) return element(variable, index, text, e, call);
  const values = variableValues(name, e);
  if (/^[0-9]+$/.test(name)) {
    const positional = e.scope.positional;
    const set = name === '0' || positional === null || Number(name) <= positional.length;
    return values.map((value) => ({ kind: 'one', value, set }));
  }
  for (const value of values) {
    if (variable !== undefined && value.kind === 'known' && e.trail.length < 12)
      e.trail.push(`${text} ← ${JSON.stringify(value.text.slice(0, 80))}`);
  }
  if (variable?.elements != null && e.zsh) {
    // zsh gives every element, without the empty ones; bash only the first.
    return [{ kind: 'many', values: inOrder(variable.elements).map(([, value]) => value), joined: false }];
  }
  if (variable?.elements != null) {
    return [{ kind: 'one', value: variable.elements.get('0') ?? known(''), set: variable.elements.has('0') }];
  }
  return values.map((value) => ({
    kind: 'one',
    value,
    set: variable?.set ?? (value.kind === 'known' || value.kind === 'pattern'),
  }));
}

function element(
  variable: Variable | undefined,
  index: Word,
  text: string,
  e: Expander,
  call: Callbacks,
): readonly Held[] {
  const at = literalIndex(index);
  const elements = variable?.elements ?? null;
  if (at === '@' || at === '*') {
    if (variable === undefined) return [{ kind: 'one', value: unknown('variable', text, true), set: true }];
    if (!variable.set && elements === null) return [{ kind: 'many', values: [], joined: at === '*' }];
    return [
      {
        kind: 'many',
        values: elements === null ? variable.values : inOrder(elements).map(([, value]) => value),
        joined: at === '*',
      },
    ];
  }
  if (variable === undefined) return [{ kind: 'one', value: unknown('variable', text, true), set: true }];
  const key = joinPieces(call.expandParts(index.parts, e, 'quoted')[0] ?? [], false);
  if (elements === null) {
    const number = call.evaluate(index);
    return variable.values.map((value) => ({
      kind: 'one',
      value: (number.kind === 'known' && number.text === '0') || isOpenEnded([value]) ? value : known(''),
      set: true,
    }));
  }
  if (key.kind !== 'known')
    return [...elements.values()].slice(0, 8).map((value) => ({ kind: 'one', value, set: true }));
  const direct = elements.get(key.text);
  if (direct !== undefined) return [{ kind: 'one', value: direct, set: true }];
  const number = call.evaluate(index);
  if (number.kind === 'known') {
    const n = Number(number.text);
    const found = elements.get(n >= 0 ? number.text : String(maxKey(elements) + 1 + n));
    if (found === undefined && isOpenEnded(elements.values()))
      return [{ kind: 'one', value: unknown('expansion', text, true), set: true }];
    return [{ kind: 'one', value: found ?? known(''), set: found !== undefined }];
  }
  return [{ kind: 'one', value: unknown('expansion', text, true), set: true }];
}

/** An element that may be several: `a=($(ls) *.c)` has more of them than are told apart. */
function isOpenEnded(values: Iterable<Value>): boolean {
  for (const value of values) {
    if (value.kind === 'unknown' && value.why.splits) return true;
    if (value.kind === 'pattern' && value.parts.some((part) => part.kind === 'glob')) return true;
  }
  return false;
}

/** Elements of an indexed array come by number, whatever order they were set in. */
function inOrder(elements: ReadonlyMap<string, Value>): readonly (readonly [string, Value])[] {
  const entries = [...elements];
  return entries.every(([key]) => /^[0-9]+$/.test(key))
    ? entries.sort((a, b) => Number(a[0]) - Number(b[0]))
    : entries;
}

function maxKey(elements: ReadonlyMap<string, Value>): number {
  let max = -1;
  for (const key of elements.keys()) if (/^[0-9]+$/.test(key)) max = Math.max(max, Number(key));
  return max;
}

function manyPieces(values: readonly Value[], quoted: boolean, joined: boolean): Piece[] {
  if (values.length === 0)
    return quoted && joined ? [{ kind: 'text', text: '', quoted: true, split: false }] : [{ kind: 'vanish' }];
  const pieces: Piece[] = [];
  for (const [i, value] of values.entries()) {
    if (i > 0)
      pieces.push(
        quoted && joined
          ? { kind: 'text', text: ' ', quoted: true, split: false }
          : { kind: 'break', quoted },
      );
    pieces.push(...valuePieces(value, quoted));
  }
  return pieces;
}

function operate(
  held: Held,
  p: Parameter,
  quoted: boolean,
  e: Expander,
  span: Span,
  call: Callbacks,
): Piece[][] {
  const operator = p.operator;
  if (p.length) {
    if (held.kind === 'many') return [valuePieces(known(String(held.values.length)), true)];
    return [
      valuePieces(
        held.value.kind === 'known'
          ? known(String([...held.value.text].length))
          : unknown('expansion', p.text),
        true,
      ),
    ];
  }
  if (operator === null) {
    if (held.kind === 'many') {
      const joined = held.joined && quoted;
      return [manyPieces(joined ? [joinByIfs(held.values, e)] : held.values, quoted, held.joined)];
    }
    return [valuePieces(held.value, quoted)];
  }
  const operands = p.operands;
  const operandWays = (): Piece[][] =>
    call.expandParts(operands[0]?.parts ?? [], e, quoted ? 'quoted' : 'fields').map((way) => {
      if (way.length === 0 && quoted) return [{ kind: 'text', text: '', quoted: true, split: false }];
      return way.map((piece) =>
        piece.kind === 'text' && !piece.quoted && !quoted ? { ...piece, split: true } : piece,
      );
    });
  switch (operator) {
    case ':-':
    case '-':
    case ':=':
    case '=':
      return orDefault(held, operator, p, quoted, e, operandWays);
    case ':?':
    case '?':
      return [
        held.kind === 'many' ? manyPieces(held.values, quoted, held.joined) : valuePieces(held.value, quoted),
      ];
    case ':+':
    case '+':
      return orAlternative(held, operator, quoted, operandWays);
    case ':':
      return slice(held, p, quoted, call);
    case '@':
      return transform(held, p, quoted, e, span);
    default: {
      if (held.kind === 'many')
        return [
          manyPieces(
            held.values.map((value) => edit(value, p, e, call)),
            quoted,
            held.joined,
          ),
        ];
      return [valuePieces(edit(held.value, p, e, call), quoted)];
    }
  }
}

function joinByIfs(values: readonly Value[], e: Expander): Value {
  const variable = e.scope.variables.get('IFS');
  const ifs = variable?.set === false ? undefined : variable?.values[0];
  const separator = ifs?.kind === 'known' ? (ifs.text[0] ?? '') : ' ';
  return concatValues(values.flatMap((value, i) => (i === 0 ? [value] : [known(separator), value])));
}

function isEmpty(value: Value): boolean {
  return value.kind === 'known' && value.text === '';
}

function orDefault(
  held: Held,
  operator: string,
  p: Parameter,
  quoted: boolean,
  e: Expander,
  operandWays: () => Piece[][],
): Piece[][] {
  if (held.kind === 'many')
    return held.values.length > 0 ? [manyPieces(held.values, quoted, held.joined)] : operandWays();
  const colon = operator.startsWith(':');
  if (held.set && !(colon && isEmpty(held.value))) return [valuePieces(held.value, quoted)];
  const variable = e.scope.variables.get(resolveName(e.scope, p.name));
  const ways = operandWays();
  if (operator.endsWith('=')) {
    const values = ways.map((way) => joinPieces(way, false));
    e.scope.variables.set(resolveName(e.scope, p.name), plainVariable(values, variable));
  }
  // Set and empty, or unset by the line itself: the default for certain. Not set by the line at all: the
  // environment may hold anything, or nothing.
  if (isEmpty(held.value) || (variable !== undefined && !variable.set && variable.values.every(isEmpty)))
    return ways;
  return [...ways, valuePieces(held.value, quoted)];
}

function orAlternative(
  held: Held,
  operator: string,
  quoted: boolean,
  operandWays: () => Piece[][],
): Piece[][] {
  const nothing: Piece[] = quoted ? [{ kind: 'text', text: '', quoted: true, split: false }] : [];
  if (held.kind === 'many') return held.values.length > 0 ? operandWays() : [[{ kind: 'vanish' }]];
  if (!held.set && held.value.kind === 'known') return [nothing];
  if (held.set && held.value.kind === 'known')
    return operator === ':+' && held.value.text === '' ? [nothing] : operandWays();
  return [...operandWays(), nothing];
}

function slice(held: Held, p: Parameter, quoted: boolean, call: Callbacks): Piece[][] {
  const number = (word: Word | undefined): number | null => {
    if (word === undefined) return null;
    const value = call.evaluate(word);
    return value.kind === 'known' ? Number(value.text) : Number.NaN;
  };
  const offset = number(p.operands[0]);
  const length = number(p.operands[1]);
  if (offset === null || Number.isNaN(offset) || Number.isNaN(length ?? 0))
    return [[hole(unknown('expansion', p.text, !quoted), quoted)]];
  if (held.kind === 'many') {
    const list = p.name === '@' || p.name === '*' ? [unknown('special', '$0'), ...held.values] : held.values;
    const from = offset < 0 ? list.length + offset : offset;
    return [manyPieces(list.slice(from, length === null ? undefined : from + length), quoted, held.joined)];
  }
  if (held.value.kind !== 'known') return [[hole(unknown('expansion', p.text, !quoted), quoted)]];
  const characters = [...held.value.text];
  const from = offset < 0 ? characters.length + offset : offset;
  if (from < 0) return [valuePieces(known(''), quoted)];
  const to = length === null ? characters.length : length < 0 ? characters.length + length : from + length;
  return [valuePieces(known(characters.slice(from, to).join('')), quoted)];
}

/** `${x@Q}` and kin. `@P` expands the value as a prompt, which runs its command substitutions. */
function transform(held: Held, p: Parameter, quoted: boolean, e: Expander, span: Span): Piece[][] {
  const letter = literalIndex(p.operands[0] ?? { parts: [], span: { start: 0, end: 0 } });
  const one = (value: Value): Value => {
    if (value.kind !== 'known') return unknown('expansion', p.text, !quoted);
    switch (letter) {
      case 'U':
        return known(value.text.toUpperCase());
      case 'L':
        return known(value.text.toLowerCase());
      case 'u':
        return known(value.text.slice(0, 1).toUpperCase() + value.text.slice(1));
      case 'Q':
        return known(`'${value.text.replaceAll("'", "'\\''")}'`);
      case 'E':
        return known(decodeAnsiC(value.text));
      case 'P':
        return e.prompt(value.text, span) ?? unknown('expansion', p.text, !quoted);
      default:
        return unknown('expansion', p.text, !quoted);
    }
  };
  if (held.kind === 'many') return [manyPieces(held.values.map(one), quoted, held.joined)];
  return [valuePieces(one(held.value), quoted)];
}
