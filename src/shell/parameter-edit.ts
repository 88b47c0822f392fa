/** `${x#p}`, `${x%p}`, `${x/p/r}`, `${x^p}`: what the pattern operators make of a value (Bash manual 3.5.3). */
import { known, mayBeSeveral, unknown, type Value } from '../core/value.ts';
import { spend } from './budget.ts';
import type { Expander } from './expand.ts';
import type { GlobPiece } from './glob.ts';
import { compileGlob, cutGlob, type Glob, globMatches, replaceGlob } from './glob-match.ts';
import { joinPieces, type Piece } from './pieces.ts';
import type { Parameter, Word, WordPart } from './syntax.ts';

export interface Callbacks {
  expandParts(parts: readonly WordPart[], e: Expander, mode: 'fields' | 'assign' | 'quoted'): Piece[][];
  evaluate(word: Word): Value;
}

/** The pattern operators: `#`, `%`, `/`, `^`, `,`. */
export function edit(value: Value, p: Parameter, e: Expander, call: Callbacks): Value {
  // Patterns that fold case are not modelled.
  if (value.kind !== 'known' || e.scope.nocasematch) return unknown('expansion', p.text, mayBeSeveral(value));
  const text = value.text;
  if (!spend(e.budget, 'characters', text.length)) return unknown('budget', p.text);
  const pattern = patternPieces(p.operands[0], e, call);
  if (pattern === null) return unknown('expansion', p.text);
  const glob = compileGlob(pattern, false);
  if (glob === null) return value;
  const want = p.operator === '##' || p.operator === '%%' ? 'longest' : 'shortest';
  switch (p.operator) {
    case '#':
    case '##':
      return orUnknown(cutGlob(glob, text, { where: 'prefix', want }), p);
    case '%':
    case '%%':
      return orUnknown(cutGlob(glob, text, { where: 'suffix', want }), p);
    case '^':
    case '^^':
    case ',':
    case ',,':
    case '~':
    case '~~':
      return known(changeCase(text, p.operator, pattern.every((piece) => piece.text === '') ? null : glob));
    default:
      return replace(text, p, pattern.every((piece) => piece.text === '') ? null : glob, e, call);
  }
}

function orUnknown(text: string | null, p: Parameter): Value {
  return text === null ? unknown('expansion', p.text) : known(text);
}

function patternPieces(word: Word | undefined, e: Expander, call: Callbacks): GlobPiece[] | null {
  const pieces: GlobPiece[] = [];
  for (const piece of call.expandParts(word?.parts ?? [], e, 'fields')[0] ?? []) {
    if (piece.kind === 'hole') return null;
    if (piece.kind === 'text') pieces.push({ text: piece.text, quoted: piece.quoted });
  }
  return pieces;
}

function changeCase(text: string, operator: string, glob: Glob | null): string {
  const change = (ch: string): string => {
    if (glob !== null && globMatches(glob, ch) !== true) return ch;
    if (operator.startsWith('^')) return ch.toUpperCase();
    if (operator.startsWith(',')) return ch.toLowerCase();
    return ch === ch.toUpperCase() ? ch.toLowerCase() : ch.toUpperCase();
  };
  const characters = [...text];
  return operator.length === 2
    ? characters.map(change).join('')
    : change(characters[0] ?? '') + characters.slice(1).join('');
}

/** An empty pattern matches nothing. */
function replace(text: string, p: Parameter, glob: Glob | null, e: Expander, call: Callbacks): Value {
  const word = p.operands[1];
  const replacement =
    word === undefined ? known('') : joinPieces(call.expandParts(word.parts, e, 'fields')[0] ?? [], false);
  if (glob === null && p.operator !== '/#' && p.operator !== '/%') return known(text);
  if (replacement.kind !== 'known') return unknown('expansion', p.text);
  if (glob === null) return known(p.operator === '/#' ? replacement.text + text : text + replacement.text);
  const anchor = p.operator === '/#' ? 'prefix' : p.operator === '/%' ? 'suffix' : null;
  const result = replaceGlob(glob, text, { text: replacement.text, all: p.operator === '//', anchor });
  if (result !== null && !spend(e.budget, 'characters', result.length)) return unknown('budget', p.text);
  return orUnknown(result, p);
}
