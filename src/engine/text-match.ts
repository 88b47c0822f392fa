/** A regex on one text. A hit that lies wholly inside proven data is none: the search goes on behind it. */
import type { Span } from '../core/span.ts';
import type { SubjectText } from './regex-subjects.ts';

const MAX_HITS = 100;

export function matchText(regex: RegExp, { text, data }: SubjectText): Span | null {
  if (data.length === 0) {
    const found = regex.exec(text);
    return found === null ? null : { start: found.index, end: found.index + found[0].length };
  }
  const sticky = new RegExp(regex.source, `${regex.flags}g`);
  for (let hit = 0; hit < MAX_HITS; hit += 1) {
    const found = sticky.exec(text);
    if (found === null) return null;
    const span = { start: found.index, end: found.index + found[0].length };
    const inside = data.find((stretch) => stretch.start <= span.start && span.end <= stretch.end);
    if (inside === undefined) return span;
    // A greedy hit that begins in data may be a smaller one behind it.
    sticky.lastIndex = found[0].length === 0 ? span.end + 1 : Math.min(span.end, span.start + 1);
  }
  // So many hits in data: what is left cannot all be looked at, so it counts.
  return { start: 0, end: text.length };
}
