/**
 * The small tree that all scripting languages are read into. It keeps calls, names, texts and how they
 * are put together; control flow is flattened, because what matters is what may be called with what.
 */

export type Node =
  | { readonly kind: 'number'; readonly text: string }
  /** A string or a symbol; nodes are the code inside it. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Node)[] }
  /** A string that a shell runs: backticks, qx, %x. */
  | { readonly kind: 'shell'; readonly parts: readonly (string | Node)[] }
  /** A stretch of the code that is not known, by number. */
  | { readonly kind: 'hole'; readonly index: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly of: Node; readonly name: string }
  /** `of[at]`, or `of[from:to:step]` with the parts that are there. */
  | { readonly kind: 'index'; readonly of: Node; readonly at: readonly (Node | null)[] }
  | { readonly kind: 'call'; readonly of: Node; readonly args: readonly Node[] }
  | { readonly kind: 'list'; readonly bracket: '(' | '[' | '{'; readonly items: readonly Node[] }
  | { readonly kind: 'pair'; readonly key: Node; readonly value: Node }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Node; readonly right: Node }
  /** `nested`: on a branch or in a loop, so that the old value may stay. */
  | {
      readonly kind: 'assign';
      readonly operator: string;
      readonly target: Node;
      readonly value: Node;
      readonly nested: boolean;
    }
  /** One of several: `a ? b : c`, `b if a else c`. */
  | { readonly kind: 'either'; readonly of: readonly Node[] }
  | {
      readonly kind: 'function';
      readonly name: string | null;
      readonly params: readonly string[];
      /** Its one parameter is taken apart: `([a, b]) => …`, `({ a }) => …`. */
      readonly unpacks?: '[' | '{';
      readonly body: Node;
    }
  /** Each element of the source in turn is bound to the names; the body runs for each. */
  | { readonly kind: 'each'; readonly names: readonly string[]; readonly source: Node; readonly body: Node }
  | { readonly kind: 'import'; readonly local: string; readonly path: string }
  /** `*list`, `**map`, `...list`: its elements stand in its place. */
  | { readonly kind: 'spread'; readonly of: Node }
  | { readonly kind: 'return'; readonly value: Node }
  | { readonly kind: 'regex'; readonly code: readonly Node[] }
  | { readonly kind: 'nothing' };

export const NOTHING: Node = { kind: 'nothing' };

export function block(items: readonly Node[]): Node {
  return { kind: 'list', bracket: '{', items };
}

export function textNode(text: string): Node {
  return { kind: 'text', parts: [text] };
}

/** All plain names inside patterns such as `(a, [b, c])` and `{x: y}`. */
export function namesIn(node: Node): string[] {
  switch (node.kind) {
    case 'name':
      return [node.name];
    case 'list':
      return node.items.flatMap(namesIn);
    case 'pair':
      return namesIn(node.value);
    case 'assign':
      return namesIn(node.target);
    default:
      return [];
  }
}

/** `x for a in b for c in a`: the first loop is the outer one. */
export function innermost(
  body: Node,
  loop: { readonly names: readonly string[]; readonly source: Node },
): Node {
  return body.kind === 'each'
    ? { ...body, body: innermost(body.body, loop) }
    : { kind: 'each', ...loop, body };
}
