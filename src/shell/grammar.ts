/**
 * The only user of the native tree-sitter binding: shell text in, a tree of plain data out. The binding's
 * own JavaScript (a class for each node type) is bypassed; what is asked for most is fetched in bulk, all of
 * the tree through a cursor, without recursion, so that depth costs memory only. Whatever is too large or too
 * slow is a failure, never a shorter tree.
 */

/** One node of the concrete syntax tree; offsets are UTF-16, as in `text.slice(start, end)`. */
export interface RawNode {
  readonly type: string;
  readonly named: boolean;
  readonly field: string | null;
  readonly start: number;
  readonly end: number;
  /** Inserted by the parser's error recovery: it has no text. */
  readonly missing: boolean;
  readonly error: boolean;
  /** This node, or one below it, is an error or missing. */
  readonly hasError: boolean;
  readonly children: readonly RawNode[];
}

export type ParseFailure = 'not-loaded' | 'too-large' | 'timeout' | 'too-many-nodes';

/** A parse of which only what is asked for is fetched. */
export interface ShellTree {
  /** Nothing in it is an error or missing. */
  readonly sound: boolean;
  /** Where the names of simple commands begin, in one request. */
  nameStarts(): readonly number[];
  /** All of it, node by node: costs as much as the parse. */
  root(): RawNode;
}

export type ParseResult =
  | { readonly kind: 'tree'; readonly tree: ShellTree }
  | { readonly kind: 'failed'; readonly why: ParseFailure };

/** What the two native addons export; `native/` loads them. */
export interface GrammarAddons {
  readonly runtime: unknown;
  readonly language: unknown;
}

/** UTF-16 units. A parse is linear on sane text: this size takes about 0.6 s of the two allowed. */
export const MAX_SHELL_TEXT = 1_000_000;
export const MAX_NODES = 1_000_000;

interface NativeCursor {
  tree: unknown;
  readonly nodeType: string;
  readonly nodeTypeId: number;
  readonly nodeIsNamed: boolean;
  readonly nodeIsMissing: boolean;
  readonly startIndex: number;
  readonly endIndex: number;
  readonly currentFieldId: number | undefined;
  readonly currentFieldName: string | undefined;
  gotoFirstChild(): boolean;
  gotoNextSibling(): boolean;
  gotoParent(): boolean;
}

interface NativeTree {
  rootNode(): unknown;
}

interface NativeParser {
  setLanguage(language: unknown): unknown;
  setTimeoutMicros(micros: number): unknown;
  reset(): unknown;
  parse(input: (offset: number) => string, oldTree: null, bufferSize: number): NativeTree | null;
}

/** Each speaks of the node that lies first in the transfer array; `rootNode` puts the root there. */
interface NativeNodes {
  walk(tree: NativeTree): NativeCursor;
  hasError(tree: NativeTree): boolean;
  descendantCount(tree: NativeTree): number;
  descendantsOfType(tree: NativeTree, types: readonly string[]): readonly unknown[];
}

interface NativeRuntime {
  readonly Parser: new () => NativeParser;
  readonly NodeMethods: NativeNodes;
  /** Six numbers for each node that a method found: the third is where it begins, in bytes. */
  readonly nodeTransferArray: Uint32Array;
}

const NODE_NUMBERS = 6;
const NODE_START = 2;
/** The parser is fed UTF-16. */
const UNIT_BYTES = 2;

interface Loaded {
  readonly parser: NativeParser;
  readonly runtime: NativeRuntime;
}

/** Names by the grammar's numbers, filled as they are met: a string from the addon is a copy each time. */
const typeNames: (string | undefined)[] = [];
const typeNamed: boolean[] = [];
const fieldNames: (string | undefined)[] = [];

/** What tree-sitter numbers an ERROR node with. */
const ERROR_TYPE_ID = 0xffff;

let loaded: Loaded | null = null;
let onDemand: (() => void) | null = null;

/** `load` is to call `loadGrammar` when something is parsed for the first time; it is asked once. */
export function loadGrammarOnDemand(load: () => void): void {
  onDemand = load;
}

/** Throws when the addons are not what they should be; the caller turns that into a failure. */
export function loadGrammar(addons: GrammarAddons): void {
  const runtime = addons.runtime as NativeRuntime;
  const parser = new runtime.Parser();
  if (parser.setLanguage((addons.language as { language: unknown }).language) === undefined) {
    throw new Error('the shell grammar does not fit the parser');
  }
  loaded = { parser, runtime };
}

function askForGrammar(): void {
  const load = onDemand;
  onDemand = null;
  load?.();
}

/** `budgetMicros` bounds the parser's own time; it is checked at intervals, so it can run over somewhat. */
export function parseShell(text: string, budgetMicros: number): ParseResult {
  if (loaded === null) askForGrammar();
  if (loaded === null) return { kind: 'failed', why: 'not-loaded' };
  if (text.length > MAX_SHELL_TEXT) return { kind: 'failed', why: 'too-large' };
  const { parser, runtime } = loaded;
  // 0 would mean "no limit" to the parser.
  parser.setTimeoutMicros(Math.max(1, Math.floor(budgetMicros)));
  // One read gives the whole text (+1 for the terminator that the binding writes): a surrogate pair that
  // straddles two reads would be taken for two characters.
  const tree = parser.parse((offset) => (offset === 0 ? text : text.slice(offset)), null, text.length + 1);
  if (tree === null) {
    // Otherwise the next call would resume this one.
    parser.reset();
    return { kind: 'failed', why: 'timeout' };
  }
  tree.rootNode();
  if (runtime.NodeMethods.descendantCount(tree) > MAX_NODES) return { kind: 'failed', why: 'too-many-nodes' };
  return { kind: 'tree', tree: shellTree(tree, runtime) };
}

function shellTree(tree: NativeTree, runtime: NativeRuntime): ShellTree {
  const nodes = runtime.NodeMethods;
  tree.rootNode();
  return {
    sound: !nodes.hasError(tree),
    nameStarts() {
      tree.rootNode();
      const { length } = nodes.descendantsOfType(tree, ['command_name']);
      // It is made anew when it grows.
      const numbers = runtime.nodeTransferArray;
      const starts: number[] = [];
      for (let i = 0; i < length; i += 1)
        starts.push((numbers[i * NODE_NUMBERS + NODE_START] ?? 0) / UNIT_BYTES);
      return starts;
    },
    root() {
      tree.rootNode();
      return readTree(nodes.walk(tree));
    },
  };
}

interface OpenNode {
  type: string;
  named: boolean;
  field: string | null;
  start: number;
  end: number;
  missing: boolean;
  error: boolean;
  hasError: boolean;
  children: OpenNode[];
}

function readTree(cursor: NativeCursor): RawNode {
  const root = readNode(cursor);
  const path: OpenNode[] = [];
  let node = root;
  for (;;) {
    if (cursor.gotoFirstChild()) {
      path.push(node);
    } else {
      for (;;) {
        if (cursor.gotoNextSibling()) break;
        const parent = path.pop();
        if (parent === undefined) return root;
        cursor.gotoParent();
        // All its children are known now, and with them whether one has an error.
        if (parent.hasError) {
          const grandparent = path[path.length - 1];
          if (grandparent !== undefined) grandparent.hasError = true;
        }
      }
    }
    const parent = path[path.length - 1];
    if (parent === undefined) return root;
    node = readNode(cursor);
    parent.children.push(node);
    if (node.hasError) parent.hasError = true;
  }
}

function readNode(cursor: NativeCursor): OpenNode {
  const id = cursor.nodeTypeId;
  let type = typeNames[id];
  if (type === undefined) {
    type = cursor.nodeType;
    typeNames[id] = type;
    typeNamed[id] = cursor.nodeIsNamed;
  }
  const start = cursor.startIndex;
  const end = cursor.endIndex;
  const error = id === ERROR_TYPE_ID;
  // Only nodes without text can be missing ones.
  const missing = start === end && cursor.nodeIsMissing;
  return {
    type,
    named: typeNamed[id] === true,
    field: readField(cursor),
    start,
    end,
    missing,
    error,
    hasError: error || missing,
    children: [],
  };
}

function readField(cursor: NativeCursor): string | null {
  const id = cursor.currentFieldId;
  if (id === undefined) return null;
  let name = fieldNames[id];
  if (name === undefined) {
    name = cursor.currentFieldName ?? '';
    fieldNames[id] = name;
  }
  return name;
}
