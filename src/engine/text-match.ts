/** A regex on one text. A hit that lies wholly inside proven data is none: the search goes on behind it. */
import type { Span } from '../core/span.ts';
import type { SubjectText } from './regex-subjects.ts';

const MAX_HITS = 100;

export function matchText(regex: RegExp, text: SubjectText): Span | null {
  const first = regex.exec(text.text);
  if (first === null) return null;
  const data = text.data();
  if (data.length === 0) return spanOf(first);
  const global = new RegExp(regex.source, `${regex.flags}g`);
  for (let hit = 0; hit < MAX_HITS; hit += 1) {
    const found = global.exec(text.text);
    if (found === null) return null;
    const span = spanOf(found);
    if (!data.some((stretch) => stretch.start <= span.start && span.end <= stretch.end)) return span;
    // A hit that begins inside this one may reach out of the data.
    global.lastIndex = span.start + 1;
  }
  // So many hits in data: what is left cannot all be looked at, so it counts.
  return { start: 0, end: text.text.length };
}

function spanOf(found: RegExpExecArray): Span {
  return { start: found.index, end: found.index + found[0].length };
}
