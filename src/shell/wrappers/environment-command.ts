/** `env`: assignments, `-S` with words of its own in a string, another directory. */
import { concatValues, known, knownText, type Value } from '../../core/value.ts';
import { lastOption } from '../argv.ts';
import type { Arg } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { splitFields, withoutPrefix } from '../value-text.ts';
import { commandLaunch, madeArg, splitAssignments, viaOf } from './launch.ts';
import { withoutLeadingUnknown } from './prefix.ts';

export const launchEnv: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const split = lastOption(parsed, '-S');
  const words =
    split?.value == null
      ? parsed.operands
      : [...splitString(split.value, split.valueArg ?? split.arg), ...parsed.operands];
  const { env, words: command } = splitAssignments(withoutOptions(words), withoutPrefix);
  const cwd = lastOption(parsed, '-C')?.value ?? null;
  return withoutLeadingUnknown(command).flatMap((some) =>
    commandLaunch(some, viaOf(invocation, 'wrapper'), { env, cwd }),
  );
};

/** A lone `-` is `-i`, and `-S` strings may begin with options of env itself: `-S '-i A=b cmd'`. */
function withoutOptions(words: readonly Arg[]): readonly Arg[] {
  let at = 0;
  while (/^-(?:i|v|0|-ignore-environment|-|)$/.test(knownText(words[at]?.value ?? known('')) ?? '')) at += 1;
  return words.slice(at);
}

/** env's own quoting: blanks, quotes, backslashes, `${NAME}`; a value with holes is split at its known blanks. */
function splitString(value: Value, like: Arg): readonly Arg[] {
  const text = knownText(value);
  if (text === null) return splitFields(value).map((field) => madeArg(field, like));
  const words: Value[] = [];
  let parts: Value[] = [];
  let open = false;
  let quote = '';
  const put = (part: Value): void => {
    parts.push(part);
    open = true;
  };
  for (let i = 0; i < text.length; i += 1) {
    const ch = text.charAt(i);
    if (quote === '' && /\s/.test(ch)) {
      if (open) words.push(concatValues(parts));
      parts = [];
      open = false;
    } else if (quote === '' && (ch === '"' || ch === "'")) {
      quote = ch;
      open = true;
    } else if (ch === quote) {
      quote = '';
    } else if (ch === '\\' && text.charAt(i + 1) === '_' && quote === '') {
      i += 1;
      if (open) words.push(concatValues(parts));
      parts = [];
      open = false;
    } else if (ch === '\\' && (quote !== "'" || /[\\']/.test(text.charAt(i + 1)))) {
      i += 1;
      put(known(unescaped(text.charAt(i))));
    } else if (ch === '$' && quote !== "'" && text.charAt(i + 1) === '{') {
      const end = text.indexOf('}', i);
      const name = text.slice(i, end === -1 ? text.length : end + 1);
      put({ kind: 'unknown', why: { kind: 'variable', text: name, splits: false } });
      i += name.length - 1;
    } else if (ch === '#' && quote === '' && !open) {
      break;
    } else {
      put(known(ch));
    }
  }
  if (open) words.push(concatValues(parts));
  return words.map((word) => madeArg(word, like));
}

function unescaped(ch: string): string {
  switch (ch) {
    case 'n':
      return '\n';
    case 't':
      return '\t';
    case 'r':
      return '\r';
    case 'f':
      return '\f';
    case 'v':
      return '\v';
    case '_':
      return ' ';
    case 'c':
      return '';
    default:
      return ch;
  }
}
