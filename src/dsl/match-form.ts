/**
 * Is the rest of a `match` line an expression or a regular expression? It is an expression when it begins
 * (after `not` and opening parentheses) with a matcher's name and `(`. What only nearly does is reported:
 * a misspelt matcher must never pass as a regular expression that matches nothing.
 */
import { nearest } from '../core/nearest.ts';
import type { Span } from '../core/span.ts';
import type { Report } from './messages.ts';

export type MatchForm = 'expression' | 'regex' | 'error';

const CALL = /[A-Za-z_][A-Za-z0-9_]*(?=\s*\()/y;
const LONE = /[A-Za-z_]\w*_\w*(?=\s|$)/y;
const OPENING = /(?:\s|\(|not\b)*/y;

export function matchForm(text: string, span: Span, names: ReadonlySet<string>, report: Report): MatchForm {
  const line = text.slice(0, span.end);
  const at = matchEnd(OPENING, line, span.start);
  const callEnd = matchEnd(CALL, line, at);
  if (callEnd > at) {
    const name = line.slice(at, callEnd);
    const nameSpan = { start: at, end: callEnd };
    if (names.has(name)) return 'expression';
    const near = nearest(name, names);
    const isCertain = takesLiteral(line, callEnd);
    if (near === null && !isCertain) return 'regex';
    if (near === null || isCertain) report('unknown-matcher', nameSpan, name, near);
    else report('matcher-or-regex', nameSpan, name, near);
    return 'error';
  }
  const loneEnd = matchEnd(LONE, line, at);
  const lone = line.slice(at, loneEnd);
  if (names.has(lone)) {
    report('matcher-without-parentheses', { start: at, end: loneEnd }, lone);
    return 'error';
  }
  return 'regex';
}

function matchEnd(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}

/** `name("…` and `name(/…`: nobody writes a regular expression so. */
function takesLiteral(line: string, at: number): boolean {
  return /^\s*\(\s*["/]/.test(line.slice(at));
}
