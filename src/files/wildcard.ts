/** One path component against a wildcard of Git's kind: `*`, `?`, `[a-z]`, `[!x]`, backslash. Never exponential. */
export function matchesWildcard(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    const step = p < pattern.length && pattern[p] !== '*' ? matchOne(pattern, p, text[t] as string) : 0;
    if (step > 0) {
      p += step;
      t += 1;
    } else if (pattern[p] === '*') {
      star = p;
      mark = t;
      p += 1;
    } else if (star !== -1) {
      p = star + 1;
      mark += 1;
      t = mark;
    } else return false;
  }
  while (pattern[p] === '*') p += 1;
  return p === pattern.length;
}

/** How many characters of the pattern the character takes; 0 when it does not fit. */
function matchOne(pattern: string, at: number, char: string): number {
  const token = pattern[at];
  if (token === '?') return 1;
  if (token === '\\' && at + 1 < pattern.length) return pattern[at + 1] === char ? 2 : 0;
  if (token === '[') {
    const close = pattern.indexOf(']', at + 2);
    if (close !== -1) return setHolds(pattern.slice(at + 1, close), char) ? close - at + 1 : 0;
  }
  return token === char ? 1 : 0;
}

function setHolds(set: string, char: string): boolean {
  const negated = set.startsWith('!') || set.startsWith('^');
  const members = negated ? set.slice(1) : set;
  let holds = false;
  for (let i = 0; i < members.length; i += 1) {
    const low = members[i] as string;
    const high = members[i + 2];
    if (members[i + 1] === '-' && high !== undefined) {
      holds ||= low <= char && char <= high;
      i += 2;
    } else holds ||= low === char;
  }
  return holds !== negated;
}
