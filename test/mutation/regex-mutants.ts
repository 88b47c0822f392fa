/** A regular expression → the ones that a slip makes of it: a branch gone, an anchor, the flag `i`. */

export interface RegexMutant {
  readonly what: string;
  readonly direction: 'fewer' | 'more' | 'either';
  readonly source: string;
  readonly flags: string;
}

export function regexMutants(source: string, flags: string): readonly RegexMutant[] {
  const mutants: RegexMutant[] = [];
  for (const branches of alternationsOf(source)) {
    for (const { start, end, isLast, isNegative } of branches) {
      // With the bar before it, or, for the first, the one after it.
      const isFirst = branches[0]?.start === start;
      const [from, to] = isFirst ? [start, isLast ? end : end + 1] : [start - 1, end];
      mutants.push({
        what: `without ${source.slice(start, end)}`,
        direction: isNegative ? 'more' : 'fewer',
        source: source.slice(0, from) + source.slice(to),
        flags,
      });
    }
  }
  if (source.startsWith('^'))
    mutants.push({ what: 'without ^', direction: 'more', source: source.slice(1), flags });
  if (/[^\\]\$$/.test(source)) {
    mutants.push({ what: 'without $', direction: 'more', source: source.slice(0, -1), flags });
  }
  if (flags.includes('i')) {
    mutants.push({ what: 'without flag i', direction: 'fewer', source, flags: flags.replace('i', '') });
  }
  return mutants;
}

interface Branch {
  readonly start: number;
  readonly end: number;
  readonly isLast: boolean;
  /** Inside of a negative lookaround. */
  readonly isNegative: boolean;
}

interface Open {
  readonly bars: number[];
  readonly start: number;
  readonly isNegative: boolean;
}

/** The groups with more than one branch, and the whole where it has. */
function alternationsOf(source: string): readonly (readonly Branch[])[] {
  const found: (readonly Branch[])[] = [];
  const open: Open[] = [{ bars: [], start: 0, isNegative: false }];
  const close = (end: number): void => {
    const group = open.pop();
    if (group === undefined || group.bars.length === 0) return;
    const ends = [...group.bars, end];
    found.push(
      ends.map((at, index) => ({
        start: index === 0 ? group.start : (ends[index - 1] ?? 0) + 1,
        end: at,
        isLast: at === end,
        isNegative: group.isNegative,
      })),
    );
  };
  for (let at = 0; at < source.length; at++) {
    const char = source[at];
    if (char === '\\') at += 1;
    else if (char === '[') at = endOfClass(source, at);
    else if (char === '(') {
      const head = /^\((?:\?(?:[:=!]|<[=!]|<\w+>|[ims-]+:))?/.exec(source.slice(at))?.[0] ?? '(';
      const isNegative = head.endsWith('!') !== (open.at(-1)?.isNegative ?? false);
      open.push({ bars: [], start: at + head.length, isNegative });
      at += head.length - 1;
    } else if (char === ')') close(at);
    else if (char === '|') open.at(-1)?.bars.push(at);
  }
  close(source.length);
  return found;
}

function endOfClass(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}
