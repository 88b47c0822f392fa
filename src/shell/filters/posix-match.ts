/**
 * Matches a pattern read by `posix-regex.ts`: leftmost, then longest. It works on sets of end positions,
 * remembered by place, so that no pattern takes exponential time, and gives up on a step budget.
 */

export type PatternNode =
  | { readonly kind: 'set'; readonly has: (code: number) => boolean }
  | { readonly kind: 'start' }
  | { readonly kind: 'end' }
  | { readonly kind: 'edge'; readonly inside: boolean }
  | { readonly kind: 'group'; readonly index: number; readonly of: PatternNode }
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly least: number; readonly most: number }
  | { readonly kind: 'sequence'; readonly of: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly of: readonly PatternNode[] };

/** Start and end of each group; group 0 is the whole match. */
export type Groups = readonly (readonly [number, number] | null)[];

const STEPS = 50_000;

const WORD = /^[A-Za-z0-9_]$/;

interface Matcher {
  readonly text: string;
  readonly memo: Map<PatternNode, Map<number, readonly number[]>>;
  steps: number;
}

/** Where a match of the node that begins at `at` may end, farthest first. */
function ends(matcher: Matcher, node: PatternNode, at: number): readonly number[] {
  matcher.steps += 1;
  if (matcher.steps > STEPS) throw OUT_OF_STEPS;
  let known = matcher.memo.get(node);
  if (known === undefined) {
    known = new Map();
    matcher.memo.set(node, known);
  }
  const earlier = known.get(at);
  if (earlier !== undefined) return earlier;
  const found = [...new Set(compute(matcher, node, at))].sort((a, b) => b - a);
  matcher.steps += found.length;
  known.set(at, found);
  return found;
}

function compute(matcher: Matcher, node: PatternNode, at: number): readonly number[] {
  switch (node.kind) {
    case 'set':
      return at < matcher.text.length && node.has(matcher.text.charCodeAt(at)) ? [at + 1] : [];
    case 'start':
      return at === 0 ? [at] : [];
    case 'end':
      return at === matcher.text.length ? [at] : [];
    case 'edge':
      return isEdge(matcher, at) !== node.inside ? [at] : [];
    case 'group':
      return ends(matcher, node.of, at);
    case 'choice':
      return node.of.flatMap((choice) => ends(matcher, choice, at));
    case 'sequence':
      return through(matcher, node.of, 0, [at]);
    case 'repeat':
      return repeated(matcher, node.of, node.least, node.most, at);
  }
}

function through(
  matcher: Matcher,
  nodes: readonly PatternNode[],
  index: number,
  starts: readonly number[],
): readonly number[] {
  let front: readonly number[] = starts;
  for (let i = index; i < nodes.length && front.length > 0; i += 1) {
    const node = nodes[i];
    if (node !== undefined) front = [...new Set(front.flatMap((start) => ends(matcher, node, start)))];
  }
  return front;
}

function repeated(
  matcher: Matcher,
  node: PatternNode,
  least: number,
  most: number,
  at: number,
): readonly number[] {
  const all = new Set<number>(least === 0 ? [at] : []);
  let front = [at];
  for (let round = 1; round <= most && front.length > 0; round += 1) {
    const next = new Set(front.flatMap((start) => ends(matcher, node, start)));
    if (round > least) for (const end of all) next.delete(end);
    front = [...next];
    matcher.steps += front.length;
    if (matcher.steps > STEPS) throw OUT_OF_STEPS;
    if (round >= least) for (const end of front) all.add(end);
  }
  return [...all];
}

function isEdge(matcher: Matcher, at: number): boolean {
  return WORD.test(matcher.text.charAt(at - 1)) !== WORD.test(matcher.text.charAt(at));
}

/** Fills the groups of a match whose ends are known, earlier parts as long as they can be. */
function capture(
  matcher: Matcher,
  node: PatternNode,
  at: number,
  end: number,
  into: (readonly [number, number] | null)[],
): void {
  switch (node.kind) {
    case 'group':
      into[node.index] = [at, end];
      capture(matcher, node.of, at, end, into);
      return;
    case 'choice': {
      const taken = node.of.find((choice) => ends(matcher, choice, at).includes(end));
      if (taken !== undefined) capture(matcher, taken, at, end, into);
      return;
    }
    case 'sequence': {
      let start = at;
      node.of.forEach((part, index) => {
        const stop =
          ends(matcher, part, start).find((to) => through(matcher, node.of, index + 1, [to]).includes(end)) ??
          start;
        capture(matcher, part, start, stop, into);
        start = stop;
      });
      return;
    }
    case 'repeat': {
      let start = at;
      for (let round = 1; start < end || round <= node.least; round += 1) {
        const here = start;
        const stop = ends(matcher, node.of, here).find(
          (to) =>
            to > here &&
            repeated(matcher, node.of, Math.max(0, node.least - round), node.most, to).includes(end),
        );
        if (stop === undefined) return;
        capture(matcher, node.of, start, stop, into);
        start = stop;
      }
      return;
    }
    default:
      return;
  }
}

const OUT_OF_STEPS = new Error('regular expression takes too many steps');

/** Undefined where nothing matches at or after `from`, null where the budget ran out. */
export function findMatch(
  node: PatternNode,
  groups: number,
  text: string,
  from: number,
): Groups | undefined | null {
  const matcher: Matcher = { text, memo: new Map(), steps: 0 };
  try {
    for (let at = from; at <= text.length; at += 1) {
      const end = ends(matcher, node, at)[0];
      if (end === undefined) continue;
      const found: (readonly [number, number] | null)[] = Array.from({ length: groups + 1 }, () => null);
      found[0] = [at, end];
      capture(matcher, node, at, end, found);
      return found;
    }
    return undefined;
  } catch (error) {
    if (error === OUT_OF_STEPS) return null;
    throw error;
  }
}
