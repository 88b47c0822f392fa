/**
 * A plain backtracking matcher that counts its steps: what V8's engine does, seen from inside. It gives up
 * at a cap, which stands for "far too many".
 */
import { parseRegex, type RegexNode } from '../../src/dsl/regex/parse.ts';

const CAP = 3_000_000;

class Enough extends Error {}

/** Steps of one try at the beginning of the text. */
export function stepsOf(pattern: string, text: string): number {
  const tree = parseRegex(pattern, { ignoreCase: false, dotAll: false });
  if (tree === null) throw new Error('nested too deeply');
  let steps = 0;
  type Next = (at: number) => boolean;

  const match = (node: RegexNode, at: number, next: Next): boolean => {
    steps += 1;
    if (steps > CAP) throw new Enough();
    switch (node.kind) {
      case 'set': {
        const code = text.charCodeAt(at);
        return node.set.some(([low, high]) => code >= low && code <= high) && next(at + 1);
      }
      case 'sequence':
        return sequence(node.of, 0, at, next);
      case 'alternatives':
        return node.of.some((one) => match(one, at, next));
      case 'repeat':
        return repeat(node, 0, at, next);
      case 'look':
        match(node.of, at, () => true);
        return next(at);
      // Taken as met: more paths, never fewer.
      case 'assertion':
      case 'backreference':
        return next(at);
    }
  };
  const sequence = (of: readonly RegexNode[], index: number, at: number, next: Next): boolean => {
    const node = of[index];
    return node === undefined ? next(at) : match(node, at, (then) => sequence(of, index + 1, then, next));
  };
  const repeat = (node: RegexNode & { kind: 'repeat' }, done: number, at: number, next: Next): boolean => {
    const more = (): boolean =>
      match(node.of, at, (then) => (then !== at || done < node.min) && repeat(node, done + 1, then, next));
    if (done < node.min) return more();
    return (done < node.max && more()) || next(at);
  };

  try {
    match(tree, 0, () => false);
  } catch (error) {
    if (!(error instanceof Enough) && !(error instanceof RangeError)) throw error;
    return CAP;
  }
  return steps;
}
