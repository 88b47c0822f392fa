/**
 * A rule's regular expression as V8's linear engine takes it: time grows with the text and never faster,
 * whatever the text. That engine knows no flag `i`, no look-ahead, no back-references and no large counts, so
 * case is written out, and what else it lacks is left out: such an expression matches more than it should,
 * which is enough to dismiss texts.
 */
import { mostOf, type RegexToken, regexTokens } from './regex-tokens.ts';

export interface LinearRegex {
  readonly regex: RegExp;
  /** False: it matches all that the rule's does, and more. */
  readonly exact: boolean;
}

/** Null where the engine is not there (V8 has it behind a flag) or has no way to say it. */
export function linearRegex(source: string, flags: string): LinearRegex | null {
  const tokens = flags.includes('i') ? withBothCases(regexTokens(source)) : regexTokens(source);
  if (tokens === null) return null;
  const kept = flags.replace(/[^ms]/g, '');
  if (!flags.includes('u')) {
    const exact = linear(tokens, kept);
    if (exact !== null) return { regex: exact, exact: true };
  } else if (tokens.some(({ text }) => /^\\(?:u\{|p)/i.test(text))) return null;
  const wider = linear(widened(tokens), kept);
  return wider === null ? null : { regex: wider, exact: false };
}

function linear(tokens: readonly RegexToken[], flags: string): RegExp | null {
  try {
    return new RegExp(tokens.map(({ text }) => text).join(''), `${flags}gl`);
  } catch {
    return null;
  }
}

const MAX_COUNT = 3;

function widened(tokens: readonly RegexToken[]): readonly RegexToken[] {
  const wide: RegexToken[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as RegexToken;
    if (token.kind === 'open' && /^\(\?<?[=!]/.test(token.text)) {
      i = closeOf(tokens, i);
      wide.push({ kind: 'open', text: '(?:)' });
    } else if (token.kind === 'escape' && /^\\(?:[1-9]|k<)/.test(token.text)) {
      wide.push({ kind: 'class', text: '(?:[\\s\\S]*)' });
    } else if (token.kind === 'quantifier' && token.text.startsWith('{') && mostOf(token.text) > MAX_COUNT) {
      wide.push({ kind: 'quantifier', text: /^\{0*,/.test(token.text) ? '*' : '+' });
    } else wide.push(token);
  }
  return wide;
}

function closeOf(tokens: readonly RegexToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i += 1) {
    if (tokens[i]?.kind === 'open') depth += 1;
    else if (tokens[i]?.kind === 'close') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return tokens.length;
}

/** Null where a letter beyond ASCII, or one that is written as a number, has two cases. */
function withBothCases(tokens: readonly RegexToken[]): readonly RegexToken[] | null {
  const both: RegexToken[] = [];
  for (const token of tokens) {
    if (token.kind === 'char') {
      const [low, high] = [token.text.toLowerCase(), token.text.toUpperCase()];
      if (low !== high && !/^[a-z]$/.test(low)) return null;
      both.push(low === high ? token : { kind: 'class', text: `[${low}${high}]` });
    } else if (token.kind === 'class') {
      const text = classWithBothCases(token.text);
      if (text === null) return null;
      both.push({ kind: 'class', text });
    } else if (token.kind === 'escape' && NUMBERED.test(token.text)) return null;
    else both.push(token);
  }
  return both;
}

const NUMBERED = /^\\(?:x|u|p|c)/i;
const CLASS_ITEM = /\\(?:x[\da-f]{2}|u[\da-f]{4}|[\s\S])|[\s\S]/giy;

function classWithBothCases(text: string): string | null {
  const negated = text.startsWith('[^');
  const items = [...text.slice(negated ? 2 : 1, -1).matchAll(CLASS_ITEM)].map(([item]) => item);
  let more = '';
  for (let i = 0; i < items.length; i += 1) {
    const low = items[i] as string;
    if (NUMBERED.test(low)) return null;
    const high = items[i + 1] === '-' ? items[i + 2] : undefined;
    if (high !== undefined) i += 2;
    // `\d`, `\-`: no letters, and no end of a range that holds some.
    if (low.length > 1) continue;
    if (high !== undefined && high.length > 1) return null;
    const [from, to] = [low.charCodeAt(0), (high ?? low).charCodeAt(0)];
    if (to > 0x7f) return null;
    for (let code = from; code <= to; code += 1) {
      const char = String.fromCharCode(code);
      if (/[A-Za-z]/.test(char)) more += /[a-z]/.test(char) ? char.toUpperCase() : char.toLowerCase();
    }
  }
  // In front, where a `-` in the first place would make a range of them.
  const own = items.join('').replace(/^-/, '\\-');
  return `[${negated ? '^' : ''}${more}${own}]`;
}
