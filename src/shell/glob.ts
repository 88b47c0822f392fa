/**
 * Shell patterns (Bash manual 3.5.8.1) as regular expressions, for `${x#p}`, `${x/p/r}`, `case` and for
 * asking whether a glob may name a path. Quoted text is literal.
 */

export interface GlobPiece {
  readonly text: string;
  readonly quoted: boolean;
}

const CLASSES: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
  word: 'A-Za-z0-9_',
  print: ' -~',
  graph: '!-~',
  cntrl: '\\x00-\\x1f',
};

export function escapeRegex(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}

/** True where the text has an unquoted character that makes it a pattern. */
export function hasGlob(text: string): boolean {
  return /[*?[]/.test(text) || /[@+!]\(/.test(text);
}

/**
 * Source of a regular expression for a pattern. With `path`, `*` and `?` stop at slashes (pathname
 * expansion); without, they do not (parameter expansion, case).
 */
export function globSource(
  pieces: readonly GlobPiece[],
  options: { readonly path: boolean; readonly lazy?: boolean },
): string {
  const any = options.path ? '[^/]' : '[\\s\\S]';
  const star = `${any}*${options.lazy === true ? '?' : ''}`;
  let source = '';
  for (const piece of pieces)
    source += piece.quoted ? escapeRegex(piece.text) : unquotedSource(piece.text, any, star);
  return source;
}

function unquotedSource(text: string, any: string, star: string): string {
  let source = '';
  for (let i = 0; i < text.length; i += 1) {
    const ch = text[i] ?? '';
    if ('@?*+!'.includes(ch) && text[i + 1] === '(') {
      const close = matchingParen(text, i + 1);
      if (close !== -1) {
        const alternatives = splitAlternatives(text.slice(i + 2, close)).map((a) =>
          unquotedSource(a, any, star),
        );
        const group = `(?:${alternatives.join('|')})`;
        source += ch === '@' ? group : ch === '!' ? `(?!${group}$)${star}` : `${group}${ch}`;
        i = close;
        continue;
      }
    }
    if (ch === '*') {
      while (text[i + 1] === '*') i += 1;
      source += star;
    } else if (ch === '?') source += any;
    else if (ch === '[') {
      const found = bracket(text, i, any === '[^/]');
      if (found === null) source += '\\[';
      else {
        source += found.source;
        i = found.end;
      }
    } else if (ch === '\\' && i + 1 < text.length) {
      i += 1;
      source += escapeRegex(text[i] ?? '');
    } else source += escapeRegex(ch);
  }
  return source;
}

function matchingParen(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    else if (text[i] === ')') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return -1;
}

function splitAlternatives(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '(') depth += 1;
    else if (text[i] === ')') depth -= 1;
    else if (text[i] === '|' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

function bracket(text: string, open: number, path: boolean): { source: string; end: number } | null {
  let i = open + 1;
  let body = '';
  const negated = text[i] === '!' || text[i] === '^';
  if (negated) i += 1;
  const first = i;
  for (; i < text.length; i += 1) {
    const ch = text[i] ?? '';
    if (ch === ']' && i > first) return { source: `[${negated ? '^' : ''}${body}]`, end: i };
    // In a file's name a bracket with a slash is no bracket.
    if (ch === '/' && path) return null;
    if (ch === '[' && text[i + 1] === ':') {
      const close = text.indexOf(':]', i + 2);
      const set = close === -1 ? undefined : CLASSES[text.slice(i + 2, close)];
      if (set !== undefined) {
        body += set;
        i = close + 1;
        continue;
      }
    }
    if (ch === '\\' && i + 1 < text.length) {
      i += 1;
      // A quoted `-` is no range.
      body += text[i] === '-' ? '\\-' : escapeRegex(text[i] ?? '');
    } else body += ch === '-' ? '-' : escapeRegex(ch);
  }
  return null;
}

/** Whole-text match of a pattern; null where the pattern makes no valid expression. */
export function globRegex(
  pieces: readonly GlobPiece[],
  options: { readonly path: boolean; readonly lazy?: boolean },
): RegExp | null {
  try {
    return new RegExp(`^(?:${globSource(pieces, options)})$`);
  } catch {
    // A reversed range such as [z-a] matches nothing in bash either.
    return null;
  }
}
