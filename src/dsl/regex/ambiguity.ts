/**
 * Can a backtracking engine be held up exponentially? It can when some text leads from one place of the
 * expression back to the same place on two ways: `(a+)+`, `(a|a)*`, `(\s*\w+)*`. Places are the character
 * sets of the expression (Glushkov's automaton); ways are counted, so that `(a*)*`, whose two loops fall
 * into one edge, is seen. Polynomial ambiguity (`.*a.*b`) is allowed: input is bounded.
 */
import { ANY, type CharSet, intersects } from './char-set.ts';
import type { RegexNode } from './parse.ts';

export type Ambiguity =
  | { readonly kind: 'safe' }
  /** Offsets of the repetition at fault. */
  | { readonly kind: 'exponential'; readonly start: number; readonly end: number }
  | { readonly kind: 'too-large' };

const MAX_PLACES = 2_000;
const MAX_STEPS = 1_500_000;
/** Exact counts up to here are unrolled; larger ones stand for "many". */
const UNROLL = 12;

/** place → number of ways, where 2 means several. */
type Ways = Map<number, number>;

interface Part {
  readonly emptyWays: number;
  readonly first: Ways;
  readonly last: Ways;
}

interface Loop {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

interface Automaton {
  readonly sets: CharSet[];
  readonly follow: Ways[];
  readonly loops: Loop[];
  /** Lookarounds, each an expression of its own. */
  readonly inner: RegexNode[];
}

class TooLarge extends Error {}

export function ambiguityOf(node: RegexNode): Ambiguity {
  // Most rules: nothing leads back to a place but the place itself.
  if (repeatsOnlySets(node)) return { kind: 'safe' };
  const pending: RegexNode[] = [node];
  try {
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const automaton: Automaton = { sets: [], follow: [], loops: [], inner: [] };
      build(next, automaton);
      pending.push(...automaton.inner);
      const place = ambiguousPlace(automaton);
      if (place === null) continue;
      const loop = automaton.loops.findLast((one) => one.from <= place && place < one.to);
      return { kind: 'exponential', start: loop?.start ?? 0, end: loop?.end ?? 0 };
    }
  } catch (error) {
    if (error instanceof TooLarge) return { kind: 'too-large' };
    throw error;
  }
  return { kind: 'safe' };
}

function repeatsOnlySets(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
    case 'assertion':
    case 'backreference':
      return true;
    case 'look':
      return repeatsOnlySets(node.of);
    case 'repeat':
      return node.max > 1 ? node.of.kind === 'set' : repeatsOnlySets(node.of);
    case 'sequence':
    case 'alternatives':
      return node.of.every(repeatsOnlySets);
  }
}

const EMPTY: Part = { emptyWays: 1, first: new Map(), last: new Map() };

function add(into: Ways, place: number, ways: number): void {
  if (ways > 0) into.set(place, Math.min(2, (into.get(place) ?? 0) + ways));
}

function build(node: RegexNode, automaton: Automaton): Part {
  switch (node.kind) {
    case 'set':
      return place(automaton, node.set);
    case 'backreference':
      return place(automaton, ANY);
    case 'assertion':
      return EMPTY;
    case 'look':
      automaton.inner.push(node.of);
      return EMPTY;
    case 'sequence': {
      let part = EMPTY;
      for (const child of node.of) part = sequence(automaton, part, build(child, automaton));
      return part;
    }
    case 'alternatives': {
      const parts = node.of.map((child) => build(child, automaton));
      const first: Ways = new Map();
      const last: Ways = new Map();
      for (const part of parts) {
        for (const [at, ways] of part.first) add(first, at, ways);
        for (const [at, ways] of part.last) add(last, at, ways);
      }
      return {
        emptyWays: Math.min(
          2,
          parts.reduce((sum, part) => sum + part.emptyWays, 0),
        ),
        first,
        last,
      };
    }
    case 'repeat':
      return repeat(node, automaton);
  }
}

function place(automaton: Automaton, set: CharSet): Part {
  const at = automaton.sets.length;
  if (at >= MAX_PLACES) throw new TooLarge();
  automaton.sets.push(set);
  automaton.follow.push(new Map());
  return { emptyWays: 0, first: new Map([[at, 1]]), last: new Map([[at, 1]]) };
}

function connect(automaton: Automaton, from: Ways, to: Ways): void {
  for (const [source, sourceWays] of from) {
    const follow = automaton.follow[source];
    if (follow === undefined) continue;
    for (const [target, targetWays] of to) add(follow, target, sourceWays * targetWays);
  }
}

function sequence(automaton: Automaton, left: Part, right: Part): Part {
  connect(automaton, left.last, right.first);
  const first: Ways = new Map(left.first);
  const last: Ways = new Map(right.last);
  for (const [at, ways] of right.first) add(first, at, ways * left.emptyWays);
  for (const [at, ways] of left.last) add(last, at, ways * right.emptyWays);
  return { emptyWays: Math.min(2, left.emptyWays * right.emptyWays), first, last };
}

function repeat(node: RegexNode & { readonly kind: 'repeat' }, automaton: Automaton): Part {
  const from = automaton.sets.length;
  const endless = node.max > UNROLL;
  const copies = Math.min(node.min, UNROLL);
  const mandatory = endless && node.max !== node.min ? Math.max(0, copies - 1) : copies;
  let part = EMPTY;
  for (let i = 0; i < mandatory; i++) part = sequence(automaton, part, build(node.of, automaton));
  if (!endless || node.max === node.min) {
    // Optional rounds nest: `a{0,2}` is `(a(a)?)?`; side by side they would seem ambiguous.
    let tail = EMPTY;
    for (let i = copies; i < Math.min(node.max, UNROLL); i++) {
      tail = optional(sequence(automaton, build(node.of, automaton), tail));
    }
    return sequence(automaton, part, tail);
  }
  const body = build(node.of, automaton);
  connect(automaton, body.last, body.first);
  automaton.loops.push({ from, to: automaton.sets.length, start: node.start, end: node.end });
  return sequence(automaton, part, node.min === 0 ? optional(body) : body);
}

/** JavaScript drops an optional round that matches nothing, so there is one way to skip it. */
function optional(part: Part): Part {
  return { emptyWays: 1, first: part.first, last: part.last };
}

/** A place that some text leads back to on two ways; null when there is none. */
function ambiguousPlace(automaton: Automaton): number | null {
  let steps = 0;
  for (const group of components(automaton.follow)) {
    const members = new Set(group);
    for (const from of group) {
      for (const [to, ways] of automaton.follow[from] ?? []) if (ways > 1 && members.has(to)) return from;
    }
    const pairs = pairGraph(automaton, group, members, () => {
      steps += 1;
      if (steps > MAX_STEPS) throw new TooLarge();
    });
    const size = group.length;
    for (const part of components(pairs)) {
      const equal = part.find((pair) => pair % size === Math.floor(pair / size));
      if (equal === undefined || part.every((pair) => pair % size === Math.floor(pair / size))) continue;
      return group[equal % size] ?? null;
    }
  }
  return null;
}

/** Pairs of places that the same text can lead to, within one strongly connected group. */
function pairGraph(
  automaton: Automaton,
  group: readonly number[],
  members: ReadonlySet<number>,
  step: () => void,
): readonly ReadonlyMap<number, number>[] {
  const size = group.length;
  const local = new Map(group.map((member, i) => [member, i]));
  const targets = group.map((member) =>
    [...(automaton.follow[member]?.keys() ?? [])].filter((t) => members.has(t)),
  );
  const graph: Map<number, number>[] = Array.from({ length: size * size }, () => new Map());
  const pending = group.map((_, i) => i * size + i);
  const seen = new Set(pending);
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    for (const left of targets[Math.floor(pair / size)] ?? []) {
      for (const right of targets[pair % size] ?? []) {
        step();
        if (left !== right && !intersects(automaton.sets[left] ?? [], automaton.sets[right] ?? [])) continue;
        const next = (local.get(left) ?? 0) * size + (local.get(right) ?? 0);
        graph[pair]?.set(next, 1);
        if (!seen.has(next)) {
          seen.add(next);
          pending.push(next);
        }
      }
    }
  }
  return graph;
}

/** Strongly connected components that hold a cycle (Tarjan, without recursion). */
function components(graph: readonly ReadonlyMap<number, number>[]): readonly (readonly number[])[] {
  const order = new Int32Array(graph.length).fill(-1);
  const low = new Int32Array(graph.length);
  const onStack = new Uint8Array(graph.length);
  const stack: number[] = [];
  const found: number[][] = [];
  let counter = 0;
  for (let root = 0; root < graph.length; root++) {
    if (order[root] !== -1) continue;
    const work: { node: number; edges: Iterator<number> }[] = [];
    const enter = (node: number): void => {
      order[node] = counter;
      low[node] = counter;
      counter += 1;
      stack.push(node);
      onStack[node] = 1;
      work.push({ node, edges: (graph[node] ?? new Map<number, number>()).keys() });
    };
    enter(root);
    for (let frame = work.at(-1); frame !== undefined; frame = work.at(-1)) {
      const edge = frame.edges.next();
      if (edge.done !== true) {
        if (order[edge.value] === -1) enter(edge.value);
        else if (onStack[edge.value] === 1)
          low[frame.node] = Math.min(low[frame.node] ?? 0, order[edge.value] ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) low[parent.node] = Math.min(low[parent.node] ?? 0, low[frame.node] ?? 0);
      if (low[frame.node] !== order[frame.node]) continue;
      const group: number[] = [];
      for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
        onStack[top] = 0;
        group.push(top);
        if (top === frame.node) break;
      }
      if (group.length > 1 || (graph[frame.node]?.has(frame.node) ?? false)) found.push(group);
    }
  }
  return found;
}
