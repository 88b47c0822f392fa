/** Patterns of file names that a script expands itself: `glob("*.c")`, `Dir["/x/*"]`. */
import { concatValues, known, type PatternPart, type Value } from '../../core/value.ts';
import { joinPaths } from './pure-functions.ts';

/** The text with its `*`, `?` and `[…]` as the globs that they are. */
export function globPattern(base: Value | null, pattern: Value): Value {
  const globbed = pattern.kind === 'known' ? withGlobs(pattern.text) : pattern;
  return base === null ? globbed : joinPaths([base, globbed]);
}

function withGlobs(text: string): Value {
  const parts: PatternPart[] = [];
  let at = 0;
  for (const match of text.matchAll(/\*\*|[*?]|\[[^\]]+\]/g)) {
    if (match.index > at) parts.push({ kind: 'text', text: text.slice(at, match.index) });
    parts.push({ kind: 'glob', glob: match[0] });
    at = match.index + match[0].length;
  }
  if (parts.length === 0) return known(text);
  if (at < text.length) parts.push({ kind: 'text', text: text.slice(at) });
  return concatValues([{ kind: 'pattern', parts }]);
}
