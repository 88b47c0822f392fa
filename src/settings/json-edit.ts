/**
 * Additions to and removals from a JSON text that leave every other byte where it is: comments, the order of
 * keys, odd white space, commas at the end. Adding and then removing gives the text back, save that an empty
 * container may have been laid out otherwise.
 */
import type { Node } from 'jsonc-parser';
import type { JsonDocument } from './json-document.ts';
import type { TextEdit } from './text-edit.ts';

export function addMember(
  document: JsonDocument,
  object: Node,
  member: { readonly name: string; readonly value: unknown },
): readonly TextEdit[] {
  return addChild(document, object, `${JSON.stringify(member.name)}: `, member.value);
}

export function addItem(document: JsonDocument, array: Node, value: unknown): readonly TextEdit[] {
  return addChild(document, array, '', value);
}

export function replaceValue(node: Node, value: unknown): readonly TextEdit[] {
  return [{ at: node.offset, remove: node.length, insert: JSON.stringify(value) }];
}

function addChild(
  document: JsonDocument,
  container: Node,
  before: string,
  value: unknown,
): readonly TextEdit[] {
  const { text, newline } = document;
  const last = container.children?.at(-1);
  const closing = container.offset + container.length - 1;
  const inside = text.slice(container.offset, closing);
  const outer = indentationAt(text, container.offset);
  if (last === undefined) {
    // `{}`, or only white space and comments inside.
    const isCompact = !text.trim().includes('\n') && text.trim() !== '{}';
    if (isCompact)
      return [
        { at: endOfContent(text, container.offset + 1, closing), remove: 0, insert: before + compact(value) },
      ];
    const inner = outer + document.indent;
    const at = endOfContent(text, container.offset + 1, closing);
    const close = text.slice(at, closing).includes('\n') ? '' : newline + outer;
    return [{ at, remove: 0, insert: newline + inner + before + laidOut(document, value, inner) + close }];
  }
  const lastEnd = endOf(last);
  const comma = commaAfter(text, lastEnd, closing);
  const edits: TextEdit[] = comma === null ? [{ at: lastEnd, remove: 0, insert: ',' }] : [];
  const at = endOfContent(text, (comma ?? lastEnd - 1) + 1, closing);
  // Whoever ends a list with a comma gets one behind the new item too.
  const after = comma === null ? '' : ',';
  if (!inside.includes('\n')) {
    const blank = inside.includes(', ') || inside.startsWith('{ ') || inside.startsWith('[ ') ? ' ' : '';
    return [...edits, { at, remove: 0, insert: blank + before + compact(value) + after }];
  }
  const inner = firstOnLine(text, last.offset) ? indentationAt(text, last.offset) : outer + document.indent;
  return [
    ...edits,
    { at, remove: 0, insert: newline + inner + before + laidOut(document, value, inner) + after },
  ];
}

/** Takes a child out, with one comma and the white space before it. */
export function removeChild(document: JsonDocument, container: Node, child: Node): readonly TextEdit[] {
  const { text } = document;
  const closing = container.offset + container.length - 1;
  const end = endOf(child);
  const children = container.children ?? [];
  const at = children.indexOf(child);
  const previous = children[at - 1];
  const start = endOfContent(
    text,
    previous === undefined ? container.offset + 1 : endOf(previous),
    child.offset,
  );
  const following = commaAfter(text, end, closing);
  if (previous === undefined || at < children.length - 1) {
    // The first one, or one with others behind it: its own comma goes with it.
    const until = following === null ? end : following + 1;
    return [{ at: start, remove: until - start, insert: '' }];
  }
  const previousEnd = endOf(previous);
  const comma = commaAfter(text, previousEnd, child.offset) ?? previousEnd;
  if (following !== null) {
    // A comma at the end stays one: of the two the one behind goes.
    return [{ at: start, remove: following + 1 - start, insert: '' }];
  }
  if (start <= comma + 1) return [{ at: comma, remove: end - comma, insert: '' }];
  return [
    { at: comma, remove: 1, insert: '' },
    { at: start, remove: end - start, insert: '' },
  ];
}

function endOf(node: Node): number {
  return node.offset + node.length;
}

function compact(value: unknown): string {
  return JSON.stringify(value);
}

function laidOut(document: JsonDocument, value: unknown, indentation: string): string {
  return JSON.stringify(value, null, document.indent).replaceAll('\n', document.newline + indentation);
}

function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart, offset))?.[0] ?? '';
}

function firstOnLine(text: string, offset: number): boolean {
  return /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset));
}

/** Between two tokens: where the last comment or comma ends; `from` where there is only white space. */
function endOfContent(text: string, from: number, to: number): number {
  let end = from;
  for (let at = from; at < to; ) {
    const next = skipComment(text, at);
    if (next !== at) end = next;
    else if (!/\s/.test(text[at] ?? '')) end = at + 1;
    at = Math.max(next, at + 1);
  }
  return Math.min(end, to);
}

function commaAfter(text: string, from: number, to: number): number | null {
  for (let at = from; at < to; ) {
    const next = skipComment(text, at);
    if (next === at && text[at] === ',') return at;
    if (next === at && !/\s/.test(text[at] ?? '')) return null;
    at = Math.max(next, at + 1);
  }
  return null;
}

/** Behind the comment that begins here; `at` itself where none does. */
function skipComment(text: string, at: number): number {
  if (text.startsWith('//', at)) {
    const end = /[\r\n]/.exec(text.slice(at));
    return end === null ? text.length : at + end.index;
  }
  if (text.startsWith('/*', at)) {
    const end = text.indexOf('*/', at + 2);
    return end === -1 ? text.length : end + 2;
  }
  return at;
}
