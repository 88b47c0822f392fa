/** Bracket expressions of POSIX patterns: `[a-z_]`, `[^[:space:]]`. Ranges only where every locale agrees. */

const BRACKET_CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /[A-Za-z0-9]/,
  alpha: /[A-Za-z]/,
  blank: /[ \t]/,
  digit: /[0-9]/,
  lower: /[a-z]/,
  punct: /[!-/:-@[-`{-~]/,
  space: /[ \t-\r]/,
  upper: /[A-Z]/,
  xdigit: /[0-9A-Fa-f]/,
};

export interface Bracket {
  readonly has: (code: number) => boolean;
  readonly members: ReadonlySet<string>;
  readonly negated: boolean;
  readonly end: number;
}

/** Reads from the offset after `[`; null for collating symbols and doubtful ranges. */
export function readBracket(source: string, start: number): Bracket | null {
  let at = start;
  const negated = source.charAt(at) === '^';
  if (negated) at += 1;
  const members = new Set<string>();
  const first = at;
  while (at < source.length && (source.charAt(at) !== ']' || at === first)) {
    const named = /^\[:([a-z]+):\]/.exec(source.slice(at, at + 12));
    if (named !== null) {
      const shape = BRACKET_CLASSES[named[1] ?? ''];
      if (shape === undefined) return null;
      for (let code = 0; code < 128; code += 1) {
        const char = String.fromCharCode(code);
        if (shape.test(char)) members.add(char);
      }
      at += named[0].length;
      continue;
    }
    if (/^\[[.=:]/.test(source.slice(at, at + 2))) return null;
    let from = source.charAt(at);
    at += 1;
    if (from === '\\' && /[nt\]\\]/.test(source.charAt(at))) {
      // GNU sed turns \n and \t into the character before the pattern is read; others stay two characters.
      if (source.charAt(at) === '\\') members.add('\\');
      else if (source.charAt(at) === ']') {
        members.add('\\');
        continue;
      } else from = source.charAt(at) === 'n' ? '\n' : '\t';
      at += 1;
      if (from === '\\') continue;
    }
    if (source.charAt(at) === '-' && source.charAt(at + 1) !== ']' && at + 1 < source.length) {
      const to = source.charAt(at + 1);
      // The order of a locale matters beyond digits and letters of one case.
      const plain = [/^[0-9][0-9]$/, /^[a-z][a-z]$/, /^[A-Z][A-Z]$/].some((shape) => shape.test(from + to));
      if (!plain || to < from) return null;
      for (let code = from.charCodeAt(0); code <= to.charCodeAt(0); code += 1)
        members.add(String.fromCharCode(code));
      at += 2;
    } else members.add(from);
  }
  if (source.charAt(at) !== ']') return null;
  return { has: (code) => members.has(String.fromCharCode(code)) !== negated, members, negated, end: at + 1 };
}
