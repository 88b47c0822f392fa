/** A regex on one text. A hit that lies wholly inside proven data is none: the search goes on behind it. */
import type { Span } from '../core/span.ts';
import type { SubjectText } from './regex-subjects.ts';
import type { RuleRegex } from './rule-regex.ts';

const MAX_HITS = 100;

export function matchText(regex: RuleRegex, text: SubjectText): Span | null {
  let span = regex.find(text.text, 0);
  if (span === null) return null;
  const data = text.data();
  for (let hit = 0; hit < MAX_HITS; hit += 1) {
    const { start, end } = span;
    if (!data.some((stretch) => stretch.start <= start && end <= stretch.end)) return span;
    // A hit that begins inside this one may reach out of the data.
    span = regex.find(text.text, start + 1);
    if (span === null) return null;
  }
  // So many hits in data: what is left cannot all be looked at, so it counts.
  return { start: 0, end: text.text.length };
}
