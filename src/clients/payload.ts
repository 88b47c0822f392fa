/**
 * JSON text to a value, refusing what two readers could read differently: a key that occurs twice in one
 * object (the last one wins here, the first one elsewhere) and nesting that only serves to break a reader.
 * No client sends either.
 */
import { type Malformed, malformed } from './client.ts';

export interface ParsedPayload {
  readonly kind: 'json';
  readonly value: unknown;
}

/** Far more than any tool's parameters need; walks over them may recurse. */
export const MAX_DEPTH = 128;

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

export function parsePayload(text: string): ParsedPayload | Malformed {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return malformed(text.trim() === '' ? 'the payload is empty' : 'the payload is not valid JSON');
  }
  const trouble = ambiguity(text);
  return trouble === null ? { kind: 'json', value } : malformed(trouble);
}

/** Walks text that is known to be valid JSON; each string is skipped in one step. */
function ambiguity(text: string): string | null {
  // The keys seen so far of each open object; null for a list.
  const open: (Set<string> | null)[] = [];
  let atKey = false;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case QUOTE: {
        const end = stringEnd(text, at);
        const keys = open.at(-1);
        if (atKey && keys) {
          const raw = text.slice(at, end + 1);
          const key: string = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
          if (keys.has(key)) return `the key "${key}" occurs twice in one object`;
          keys.add(key);
          atKey = false;
        }
        at = end;
        break;
      }
      case OPEN_OBJECT:
        open.push(new Set());
        atKey = true;
        if (open.length > MAX_DEPTH) return 'the payload is nested too deeply';
        break;
      case OPEN_LIST:
        open.push(null);
        atKey = false;
        if (open.length > MAX_DEPTH) return 'the payload is nested too deeply';
        break;
      case CLOSE_OBJECT:
      case CLOSE_LIST:
        open.pop();
        atKey = false;
        break;
      case COMMA:
        atKey = open.at(-1) !== null;
        break;
      default:
    }
  }
  return null;
}

/** Index of the quote that ends the string that begins at `start`. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end - 1;
    while (text.charCodeAt(before) === BACKSLASH) before -= 1;
    if ((end - before) % 2 === 1) return end;
  }
}
