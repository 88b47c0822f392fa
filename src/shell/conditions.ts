/**
 * `test`, `[` and the plain forms of `[[`: decided where all words are known and nothing on the disk is
 * asked, else unknown (Bash manual 6.4).
 */
import { knownText, type Value } from '../core/value.ts';
import type { Flow } from './walk.ts';

type Truth = boolean | null;

export function conditionStatus(words: readonly Value[], double: boolean): Flow['status'] {
  const truth = evaluate(words.map(knownText), double);
  return truth === null ? 'unknown' : truth ? 'success' : 'failure';
}

function evaluate(words: readonly (string | null)[], double: boolean): Truth {
  if (words[0] === '!' && words.length > 1) return not(evaluate(words.slice(1), double));
  if (double) {
    const either = words.lastIndexOf('||');
    if (either > 0)
      return or(evaluate(words.slice(0, either), true), evaluate(words.slice(either + 1), true));
    const both = words.lastIndexOf('&&');
    if (both > 0) return and(evaluate(words.slice(0, both), true), evaluate(words.slice(both + 1), true));
    if (words.includes('(')) return null;
  }
  const [a, b, c] = words;
  if (words.length === 0) return false;
  if (words.length === 1) return a === null || a === undefined ? null : a !== '';
  if (words.length === 2) {
    if (b === null || b === undefined) return null;
    return a === '-n' ? b !== '' : a === '-z' ? b === '' : null;
  }
  if (words.length !== 3 || a == null || b == null || c == null) return null;
  return compare(a, b, c, double);
}

function compare(a: string, operator: string, b: string, double: boolean): Truth {
  switch (operator) {
    case '=':
    case '==':
      return double && /[*?[]/.test(b) ? null : a === b;
    case '!=':
      return double && /[*?[]/.test(b) ? null : a !== b;
  }
  if (!/^-?[0-9]{1,15}$/.test(a) || !/^-?[0-9]{1,15}$/.test(b)) return null;
  const [x, y] = [Number(a), Number(b)];
  switch (operator) {
    case '-eq':
      return x === y;
    case '-ne':
      return x !== y;
    case '-lt':
      return x < y;
    case '-le':
      return x <= y;
    case '-gt':
      return x > y;
    case '-ge':
      return x >= y;
    default:
      return null;
  }
}

function not(truth: Truth): Truth {
  return truth === null ? null : !truth;
}

function or(a: Truth, b: Truth): Truth {
  return a === true || b === true ? true : a === null || b === null ? null : false;
}

function and(a: Truth, b: Truth): Truth {
  return a === false || b === false ? false : a === null || b === null ? null : true;
}
