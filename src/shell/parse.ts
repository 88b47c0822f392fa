/**
 * A text to our own tree, by two readings. The reader's tree is what is walked; tree-sitter's tree must
 * not hold a command that the reader did not see. Whatever tree-sitter alone sees is read from its place
 * and walked as well: to hide a command, a text has to deceive both.
 */
import type { Span } from '../core/span.ts';
import type { SeenCommands } from './cursor.ts';
import { type ParseFailure, parseShell, type RawNode } from './grammar.ts';
import { joinLines, unjoined } from './join-lines.ts';
import { isPlainWords } from './plain-words.ts';
import { readScript } from './reader.ts';
import type { ListItem, Problem, Script } from './syntax.ts';

export interface ParseOptions {
  readonly zsh: boolean;
  /** Offset of the text in the outermost text, or the span that stands for all of it. */
  readonly base: number | Span;
  readonly depth: number;
}

/** Microseconds for tree-sitter; what takes longer is no command line that somebody typed. */
const PARSE_MICROS = 700_000;

const FAILURES: Readonly<Record<ParseFailure, string>> = {
  'not-loaded': 'the shell grammar is not loaded',
  'too-large': 'the command is too long',
  timeout: 'the command takes too long to parse',
  'too-many-nodes': 'the command has too many parts',
};

export function parseScript(given: string, options: ParseOptions): Script {
  const seen: SeenCommands = { starts: new Set(), rewritten: [], braces: 0 };
  const joined = joinLines(given);
  const text = joined?.text ?? given;
  const cuts = joined?.cuts ?? [];
  const script = readScript(text, { ...options, seen, cuts });
  // Nested without end: the caller denies, and tree-sitter would take seconds to agree.
  if (script.problems.some((problem) => problem.budget)) return script;
  // Nothing to disagree about.
  if (isPlainWords(text)) return script;
  const other = parseShell(text, PARSE_MICROS);
  if (other.kind === 'failed') {
    const problem: Problem = { message: FAILURES[other.why], span: script.span, budget: true };
    return { ...script, problems: [...script.problems, problem] };
  }
  // Most often both agree, which needs no more than the places of the names.
  if (other.tree.sound && other.tree.nameStarts().every((start) => isSeen(start, seen))) return script;
  const unseen = unseenCommands(other.tree.root(), seen);
  if (unseen.length === 0) return script;
  const items: ListItem[] = [...script.items];
  for (const node of unseen) {
    const base = baseOf(node, options, cuts);
    items.push(...readScript(text.slice(node.start, node.end), { ...options, base }).items);
  }
  return { ...script, items };
}

/** Where a node stands in the outermost text. */
function baseOf(node: RawNode, options: ParseOptions, cuts: readonly number[]): number | Span {
  if (typeof options.base !== 'number') return options.base;
  if (cuts.length === 0) return options.base + node.start;
  return {
    start: options.base + unjoined(node.start, cuts, false),
    end: options.base + unjoined(node.end, cuts, true),
  };
}

/** Commands that only tree-sitter sees, outside its own errors, in which it guesses. */
export function unseenCommands(root: RawNode, seen: SeenCommands): readonly RawNode[] {
  const unseen: RawNode[] = [];
  const stack: RawNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.error) continue;
    if (node.type === 'command' && !node.hasError) {
      const name = node.children.find((child) => child.type === 'command_name');
      if (name !== undefined && !isSeen(name.start, seen)) unseen.push(node);
    }
    for (const child of node.children) stack.push(child);
  }
  return unseen.reverse();
}

function isSeen(offset: number, seen: SeenCommands): boolean {
  return seen.starts.has(offset) || seen.rewritten.some((span) => span.start <= offset && offset < span.end);
}
