/**
 * Shell patterns matched in time proportional to pattern × text, whatever the pattern: a set of places in
 * the pattern is carried over the text. Regular expressions would backtrack for ever on `*a*a*a*a*b`.
 */
import { type GlobPiece, globRegex } from './glob.ts';

type Token =
  | { readonly kind: 'char'; readonly ch: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'star' }
  | { readonly kind: 'set'; readonly regex: RegExp };

export interface Glob {
  readonly tokens: readonly Token[];
  /** `*` and `?` stop at slashes. */
  readonly path: boolean;
  /** Extended patterns are left to a regular expression, on short texts only. */
  readonly extended: RegExp | null;
}

/** Longer texts are not matched against extended patterns. */
const MAX_EXTENDED = 64;

/** Null where it is no valid pattern. */
export function compileGlob(pieces: readonly GlobPiece[], path: boolean): Glob | null {
  if (pieces.some((piece) => !piece.quoted && /[@?*+!]\(/.test(piece.text))) {
    const extended = globRegex(pieces, { path });
    return extended === null ? null : { tokens: [], path, extended };
  }
  const tokens: Token[] = [];
  // A bracket may be put together of several pieces, `[$x]` or `["$x"-]`: all of them are read as one text.
  const text = pieces.map((piece) => (piece.quoted ? piece.text.replace(/[^\w]/g, '\\$&') : piece.text));
  addTokens(tokens, text.join(''), path);
  return { tokens, path, extended: null };
}

function addTokens(tokens: Token[], text: string, path: boolean): void {
  const characters = [...text];
  for (let i = 0; i < characters.length; i += 1) {
    const ch = characters[i] ?? '';
    if (ch === '*') {
      if (tokens[tokens.length - 1]?.kind !== 'star') tokens.push({ kind: 'star' });
    } else if (ch === '?') tokens.push({ kind: 'any' });
    else if (ch === '[') {
      const rest = characters.slice(i).join('');
      const body = /^\[[!^]?\]?(?:\[:[a-z]+:\]|\\.|[^\]\\])*\]/s.exec(rest)?.[0];
      const regex = body === undefined ? null : globRegex([{ text: body, quoted: false }], { path });
      if (body === undefined || regex === null || (path && body.includes('/')))
        tokens.push({ kind: 'char', ch });
      else {
        tokens.push({ kind: 'set', regex });
        i += [...body].length - 1;
      }
    } else if (ch === '\\' && i + 1 < characters.length) {
      i += 1;
      tokens.push({ kind: 'char', ch: characters[i] ?? '' });
    } else tokens.push({ kind: 'char', ch });
  }
}

/** Null where it cannot be said in bounded time. */
export function globMatches(glob: Glob, text: string): boolean | null {
  if (glob.extended !== null) return text.length > MAX_EXTENDED ? null : glob.extended.test(text);
  const characters = [...text];
  return lastEnd(glob, glob.tokens, characters, 0, 'longest') === characters.length;
}

/** How many characters the pattern takes from `start` on; null where it does not match there. */
function lastEnd(
  glob: Glob,
  tokens: readonly Token[],
  text: readonly string[],
  start: number,
  want: 'longest' | 'shortest',
): number | null {
  let states = closure(tokens, new Set([0]));
  let end: number | null = null;
  for (let at = start; ; at += 1) {
    if (states.has(tokens.length)) {
      end = at - start;
      if (want === 'shortest') return end;
    }
    const ch = text[at];
    if (ch === undefined || states.size === 0) return end;
    const next = new Set<number>();
    for (const state of states) {
      const token = tokens[state];
      if (token === undefined) continue;
      if (token.kind === 'star' ? !(glob.path && ch === '/') : accepts(token, ch, glob.path))
        next.add(token.kind === 'star' ? state : state + 1);
    }
    states = closure(tokens, next);
  }
}

function accepts(token: Exclude<Token, { kind: 'star' }>, ch: string, path: boolean): boolean {
  switch (token.kind) {
    case 'char':
      return token.ch === ch;
    case 'any':
      return !(path && ch === '/');
    case 'set':
      return token.regex.test(ch);
  }
}

/** A star may also take nothing. */
function closure(tokens: readonly Token[], states: Set<number>): Set<number> {
  for (const state of states) if (tokens[state]?.kind === 'star') states.add(state + 1);
  return states;
}

export interface Cut {
  readonly where: 'prefix' | 'suffix';
  readonly want: 'longest' | 'shortest';
}

/** What is left after `${x#p}` and kin; null where it cannot be said in bounded time. */
export function cutGlob(glob: Glob, text: string, { where, want }: Cut): string | null {
  const characters = [...text];
  if (glob.extended !== null) {
    if (text.length > MAX_EXTENDED) return null;
    for (let i = 0; i <= characters.length; i += 1) {
      const length = want === 'longest' ? characters.length - i : i;
      const piece =
        where === 'prefix' ? characters.slice(0, length) : characters.slice(characters.length - length);
      if (!glob.extended.test(piece.join(''))) continue;
      return (
        where === 'prefix' ? characters.slice(length) : characters.slice(0, characters.length - length)
      ).join('');
    }
    return text;
  }
  if (where === 'prefix')
    return characters.slice(lastEnd(glob, glob.tokens, characters, 0, want) ?? 0).join('');
  // From the other end, pattern and text are read backwards.
  const length = lastEnd(glob, glob.tokens.toReversed(), characters.toReversed(), 0, want) ?? 0;
  return characters.slice(0, characters.length - length).join('');
}

/** Longer texts times longer patterns are not searched for a place to replace. */
const MAX_SEARCH = 4_000_000;

export interface Replacement {
  readonly text: string;
  readonly all: boolean;
  readonly anchor: 'prefix' | 'suffix' | null;
}

/** `${x/p/r}`; null where it cannot be said in bounded time. */
export function replaceGlob(glob: Glob, text: string, by: Replacement): string | null {
  const characters = [...text];
  if (
    glob.extended !== null ||
    characters.length * characters.length * (glob.tokens.length + 1) > MAX_SEARCH * 10
  )
    return null;
  if (by.anchor === 'suffix') {
    const length = lastEnd(glob, glob.tokens.toReversed(), characters.toReversed(), 0, 'longest');
    return length === null ? text : characters.slice(0, characters.length - length).join('') + by.text;
  }
  let out = '';
  let at = 0;
  while (at <= characters.length) {
    const length = lastEnd(glob, glob.tokens, characters, at, 'longest');
    if (length !== null && (length > 0 || characters.length === 0)) {
      out += by.text;
      at += length;
      if (!by.all || by.anchor === 'prefix' || characters.length === 0)
        return out + characters.slice(at).join('');
      continue;
    }
    if (by.anchor === 'prefix') return length === 0 ? by.text + text : text;
    out += characters[at] ?? '';
    at += 1;
  }
  return out;
}
