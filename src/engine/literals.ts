/**
 * Text that must stand wherever a regex matches, read off its source: most regex rules are dismissed because
 * it is not there, without their regex ever being built. When in doubt there is no literal, which costs time
 * and never a finding.
 */

export const GRAM = 3;

/** The longest certain run of literal characters, lower case; null when there is none of `GRAM` or more. */
export function requiredLiteral(source: string): string | null {
  let best = '';
  let run = '';
  const close = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (let i = 0; i < source.length; ) {
    const atom = readAtom(source, i);
    if (atom === null) return null;
    const after = source[atom.end] ?? '';
    const optional =
      after === '*' || after === '?' || (after === '{' && /^\{0*[,}]/.test(source.slice(atom.end)));
    const quantified = optional || after === '+' || after === '{';
    if (atom.char === null || optional) close();
    else {
      run += atom.char;
      // `ab+c`: what follows the repeated character does not follow this one.
      if (quantified) close();
    }
    i = quantified ? skipQuantifier(source, atom.end) : atom.end;
  }
  close();
  return best.length >= GRAM ? best.toLowerCase() : null;
}

interface Atom {
  /** The character that it stands for; null for everything else. */
  readonly char: string | null;
  readonly end: number;
}

/** One atom; null where an alternation at this level means that nothing is certain. */
function readAtom(source: string, at: number): Atom | null {
  const char = source[at] as string;
  if (char === '|') return null;
  if (char === '\\') return readEscape(source, at);
  if (char === '(') return { char: null, end: closeGroup(source, at) };
  if (char === '[') return { char: null, end: closeSet(source, at) };
  if ('.^$'.includes(char)) return { char: null, end: at + 1 };
  return { char: /^[\x20-\x7e]$/.test(char) ? char : null, end: at + 1 };
}

function readEscape(source: string, at: number): Atom {
  const next = source[at + 1] ?? '';
  if (/[^\w\s]/.test(next)) return { char: next, end: at + 2 };
  if (next === 'x') return { char: null, end: at + 4 };
  if (next === 'u' || next === 'p' || next === 'P' || next === 'k') {
    const brace = /^\\(?:u|p|P|k)(?:\{[^}]*\}|<[^>]*>)/.exec(source.slice(at));
    return { char: null, end: brace !== null ? at + brace[0].length : next === 'u' ? at + 6 : at + 2 };
  }
  if (next === 'c') return { char: null, end: at + 3 };
  const digits = /^\\\d+/.exec(source.slice(at));
  return { char: null, end: digits !== null ? at + digits[0].length : at + 2 };
}

function closeGroup(source: string, open: number): number {
  let depth = 0;
  for (let i = open; i < source.length; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === '[') i = closeSet(source, i) - 1;
    else if (source[i] === '(') depth += 1;
    else if (source[i] === ')') {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  return source.length;
}

function closeSet(source: string, open: number): number {
  for (let i = open + 1; i < source.length; i += 1) {
    if (source[i] === '\\') i += 1;
    else if (source[i] === ']') return i + 1;
  }
  return source.length;
}

function skipQuantifier(source: string, at: number): number {
  let end = at + 1;
  if (source[at] === '{') {
    const close = source.indexOf('}', at);
    // `{` that is no quantifier is a plain character; dropping it loses a literal, nothing more.
    end = close === -1 ? at + 1 : close + 1;
  }
  return source[end] === '?' ? end + 1 : end;
}

/** The piece of a literal that is filed: the one whose characters are rarest in commands. */
export function gramOf(literal: string): string {
  let best = literal.slice(0, GRAM);
  let bestScore = -1;
  for (let i = 0; i + GRAM <= literal.length; i += 1) {
    const gram = literal.slice(i, i + GRAM);
    let score = 0;
    for (const char of gram) score += /[a-z]/.test(char) ? ('etaoinsrl'.includes(char) ? 0 : 1) : 2;
    if (/^[\s/.-]+$/.test(gram)) score = 0;
    if (score > bestScore) [best, bestScore] = [gram, score];
  }
  return best;
}

/** Every piece of `GRAM` characters of a text, lower case. */
export function gramsOf(text: string, into: Set<string>): void {
  const lower = text.toLowerCase();
  for (let i = 0; i + GRAM <= lower.length; i += 1) into.add(lower.slice(i, i + GRAM));
}
