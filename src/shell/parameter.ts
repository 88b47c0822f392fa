/** `$x` and `${…}`: values of variables and the operators on them (Bash manual 3.5.3). */

import type { Span } from '../core/span.ts';
import { concatValues, known, mayBeSeveral, unknown, type Value } from '../core/value.ts';
import { ansiQuote, decodeAnsiC, singleQuote } from './ansi-c.ts';
import type { Expander } from './expand.ts';
import { type Callbacks, edit } from './parameter-edit.ts';
import { type Held, isEmpty, listNames, literalIndex, lookUp } from './parameter-held.ts';
import { joinPieces, type Piece, valuePieces } from './pieces.ts';
import { plainVariable, resolveName } from './scope.ts';
import type { Parameter, Word } from './syntax.ts';

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
    if (listed !== null) return listed.map((held) => heldPieces(held, quoted, e));
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
    pieces.push(...elementPieces(value, quoted));
  }
  return pieces;
}

/** What may be several words stays so in quotes; what is known of it stays one. */
function elementPieces(value: Value, quoted: boolean): Piece[] {
  return valuePieces(value, quoted).map((piece) =>
    piece.kind === 'hole' && piece.why.splits ? { ...piece, quoted: false } : piece,
  );
}

function heldPieces(held: Held, quoted: boolean, e: Expander): Piece[] {
  if (held.kind === 'one') return elementPieces(held.value, quoted);
  const joined = held.joined && quoted;
  return manyPieces(joined ? [joinByIfs(held.values, e)] : held.values, quoted, held.joined);
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
    if (held.kind === 'many') {
      const vague = held.values.some(mayBeSeveral);
      const count = vague ? unknown('expansion', p.text) : known(String(held.values.length));
      return [valuePieces(count, true)];
    }
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
    return [held.kind === 'many' ? heldPieces(held, quoted, e) : valuePieces(held.value, quoted)];
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
  return concatValues(
    values.flatMap((value, i) => {
      // Of what may be no word, not even the separator is certain.
      if (value.kind === 'unknown') return [unknown(value.why.kind, value.why.text)];
      const before = values[i - 1];
      const certain = before !== undefined && !(before.kind === 'unknown' && before.why.splits);
      return certain ? [known(separator), value] : [value];
    }),
  );
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
  if (held.set === true && !(colon && isEmpty(held.value))) return [valuePieces(held.value, quoted)];
  const variable = e.scope.variables.get(resolveName(e.scope, p.name));
  const ways = operandWays();
  if (operator.endsWith('=')) {
    // What it holds on other ways stays.
    const kept = variable === undefined ? [held.value] : variable.values;
    const values = [...ways.map((way) => joinPieces(way, false)), ...kept.filter((value) => !isEmpty(value))];
    e.scope.variables.set(resolveName(e.scope, p.name), plainVariable(values, variable));
  }
  // Set and empty, or unset by the line itself: the default for certain. Not set by the line at all: the
  // environment may hold anything, or nothing.
  if (held.set === 'perhaps' && !colon) return [...ways, valuePieces(held.value, quoted)];
  if (
    isEmpty(held.value) ||
    (variable !== undefined && variable.set === false && variable.values.every(isEmpty))
  )
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
  if (held.set === false && held.value.kind === 'known') return [nothing];
  if (held.set === true && held.value.kind === 'known')
    return operator === ':+' && held.value.text === '' ? [nothing] : operandWays();
  if (operator === ':+' && isEmpty(held.value)) return [nothing];
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
    const from = startOf(offset, list.length, held.indices ?? null);
    if (from < 0) return [manyPieces([], quoted, held.joined)];
    const counted = offset < 0 ? list : list.slice(0, length === null ? from : from + length);
    if (counted.some(mayBeSeveral)) return [[hole(unknown('expansion', p.text, true), false)]];
    return [manyPieces(list.slice(from, length === null ? undefined : from + length), quoted, held.joined)];
  }
  if (held.value.kind !== 'known') return [[hole(unknown('expansion', p.text, !quoted), quoted)]];
  const characters = [...held.value.text];
  const from = offset < 0 ? characters.length + offset : offset;
  if (from < 0) return [valuePieces(known(''), quoted)];
  const to = length === null ? characters.length : length < 0 ? characters.length + length : from + length;
  return [valuePieces(known(characters.slice(from, to).join('')), quoted)];
}

/** Where in the list a slice begins: an offset counts by indices, and from one past the last where it is negative. */
function startOf(offset: number, length: number, indices: readonly number[] | null): number {
  if (indices === null) return offset < 0 ? length + offset : offset;
  const wanted = offset < 0 ? (indices.at(-1) ?? -1) + 1 + offset : offset;
  if (wanted < 0) return -1;
  const from = indices.findIndex((index) => index >= wanted);
  return from === -1 ? length : from;
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
        return known(/[\0-\x1f\x7f]/.test(value.text) ? ansiQuote(value.text) : singleQuote(value.text));
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
