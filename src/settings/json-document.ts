/**
 * A client's JSON settings as a tree over its own text, comments allowed. Of a key that occurs twice the last
 * one counts, as for the clients' own parsers, and that is the one that is read and changed.
 */
import {
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
  stripComments,
} from 'jsonc-parser';
import { parsePayload } from '../clients/payload.ts';
import type { ClientId } from '../core/call.ts';
import { newlineOf } from './text-edit.ts';

export interface JsonDocument {
  readonly kind: 'json';
  /** Without a byte order mark; `bom` is it, or empty. */
  readonly text: string;
  readonly bom: string;
  readonly root: Node;
  readonly newline: string;
  /** One step of indentation. */
  readonly indent: string;
}

export type ReadJson =
  | JsonDocument
  /** Nothing but white space. */
  | { readonly kind: 'empty' }
  | { readonly kind: 'broken'; readonly why: string };

export function readJson(whole: string): ReadJson {
  const bom = whole.startsWith('\ufeff') ? '\ufeff' : '';
  const text = whole.slice(bom.length);
  if (text.trim() === '') return { kind: 'empty' };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  const [error] = errors;
  if (error !== undefined) return { kind: 'broken', why: errorText(text, error) };
  if (root?.type !== 'object') return { kind: 'broken', why: 'it is not a JSON object' };
  const newline = newlineOf(text);
  return { kind: 'json', text, bom, root, newline, indent: indentOf(text) };
}

function errorText(text: string, { error, offset }: ParseError): string {
  const before = text.slice(0, offset).split('\n');
  const words = printParseErrorCode(error)
    .replace(/([A-Z])/g, ' $1')
    .trim()
    .toLowerCase();
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${words}`;
}

interface Taken {
  readonly comments: boolean;
  readonly byteOrderMark: boolean;
  readonly doubledKeys: boolean;
}

/** What each client's own parser takes; what it does not take, it drops as a whole file. */
const TAKES: Readonly<Record<ClientId, Taken>> = {
  'claude-code': { comments: false, byteOrderMark: true, doubledKeys: true },
  'gemini-cli': { comments: true, byteOrderMark: false, doubledKeys: true },
  codex: { comments: false, byteOrderMark: false, doubledKeys: false },
};

/** Why the client itself cannot read a text that can be read here; null where it can. */
export function whyUnread(whole: string, client: ClientId): string | null {
  const takes = TAKES[client];
  if (whole.startsWith('\ufeff') && !takes.byteOrderMark) return 'it begins with a byte order mark';
  const text = whole.replace(/^\ufeff/, '');
  try {
    JSON.parse(takes.comments ? stripComments(text) : text);
  } catch {
    return takes.comments ? 'it has a comma too many' : 'it has comments or a comma too many';
  }
  if (takes.doubledKeys) return null;
  const strict = parsePayload(text);
  return strict.kind === 'malformed' ? strict.why : null;
}

/** The first indented line tells; two blanks where none is. */
function indentOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
}

/** The value of a member; the last one of that name. */
export function memberOf(object: Node, name: string): Node | null {
  if (object.type !== 'object') return null;
  const found = object.children?.findLast((property) => property.children?.[0]?.value === name);
  return found?.children?.[1] ?? null;
}

export function settingsOf(document: JsonDocument): Readonly<Record<string, unknown>> {
  return getNodeValue(document.root) as Readonly<Record<string, unknown>>;
}
