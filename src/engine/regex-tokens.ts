/** The source of a regular expression cut into its smallest pieces, as far as rewriting it needs them. */

export interface RegexToken {
  readonly kind: 'char' | 'escape' | 'class' | 'open' | 'close' | 'quantifier';
  readonly text: string;
}

const PIECE =
  /\\(?:x[\da-f]{2}|u\{[^}]*\}|u[\da-f]{4}|p\{[^}]*\}|k<[^>]*>|c[a-z]|[1-9]\d*|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]+:))?|\)|(?:[*+?]|\{\d+(?:,\d*)?\})\??|[\s\S]/giy;

export function regexTokens(source: string): readonly RegexToken[] {
  return [...source.matchAll(PIECE)].map(([text]) => ({ kind: kindOf(text), text }));
}

function kindOf(text: string): RegexToken['kind'] {
  if (text.startsWith('\\')) return 'escape';
  if (text.startsWith('[') && text.length > 1) return 'class';
  if (text.startsWith('(')) return 'open';
  if (text === ')') return 'close';
  return /^(?:[*+?]|\{\d)/.test(text) ? 'quantifier' : 'char';
}

/** How often at most; Infinity without end. */
export function mostOf(quantifier: string): number {
  if (quantifier.startsWith('*') || quantifier.startsWith('+')) return Number.POSITIVE_INFINITY;
  if (quantifier.startsWith('?')) return 1;
  const [, least = '0', comma, most] = /^\{(\d+)(,?)(\d*)\}/.exec(quantifier) ?? [];
  if (comma !== ',') return Number(least);
  return most === undefined || most === '' ? Number.POSITIVE_INFINITY : Number(most);
}
