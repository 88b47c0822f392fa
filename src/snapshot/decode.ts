/**
 * Bytes of a snapshot → rules on demand. Hot: reads the header and the head, and then only what is asked
 * for. Wrong bytes end as `damaged`, never as an exception.
 */
import type { Rule } from '../core/rule.ts';
import type { SnapshotHead, SnapshotRole } from './content.ts';
import { checksum, FORMAT_VERSION, HEADER_BYTES, hashKey, MAGIC, SLOT_WORDS } from './layout.ts';
import type { RuleSet } from './policy-view.ts';

export interface Snapshot {
  readonly head: SnapshotHead;
  readonly rules: RuleSet;
  /** A list of the built-in configuration; null when it has none of that name. */
  list(name: string): readonly string[] | null;
}

export type Decoded =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'damaged'; readonly why: string };

export function decodeSnapshot(bytes: Uint8Array, role: SnapshotRole, version: string): Decoded {
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte))
    return damaged('it is no snapshot');
  // The words are read in place, which needs an aligned start.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
  const word = (at: number): number => words[at >>> 2] ?? 0;
  if (word(8) !== FORMAT_VERSION) return damaged('it has another format');
  if (word(12) !== aligned.length) return damaged('it is cut off');
  const [a, b] = checksum(words);
  if (word(16) !== a || word(20) !== b) return damaged('its checksum is wrong');
  const text = Buffer.from(aligned.buffer, aligned.byteOffset, aligned.length);
  let head: SnapshotHead;
  try {
    head = JSON.parse(text.toString('utf8', word(24), word(24) + word(28))) as SnapshotHead;
  } catch {
    return damaged('its head is no JSON');
  }
  if (head.role !== role) return damaged(`it is a ${head.role} snapshot`);
  if (head.version !== version) return damaged('another version of sechook wrote it');
  return { kind: 'snapshot', snapshot: { head, rules: ruleSet(text, words), list: listReader(text, head) } };
}

function damaged(why: string): Decoded {
  return { kind: 'damaged', why };
}

function ruleSet(text: Buffer, words: Uint32Array): RuleSet {
  const count = words[8] ?? 0;
  const table = (words[9] ?? 0) >>> 2;
  const decoded = new Map<number, Rule>();
  return {
    count,
    rule(ordinal) {
      let rule = decoded.get(ordinal);
      if (rule === undefined) {
        if (ordinal >= count) throw new Error(`no rule ${ordinal}`);
        const [from, to] = [words[table + ordinal] ?? 0, words[table + ordinal + 1] ?? 0];
        rule = JSON.parse(text.toString('utf8', from, to)) as Rule;
        decoded.set(ordinal, rule);
      }
      return rule;
    },
    under: (key) => lookUp(text, words, key),
  };
}

const NONE: readonly number[] = [];

function lookUp(text: Buffer, words: Uint32Array, key: string): readonly number[] {
  const slots = words[10] ?? 0;
  const index = (words[11] ?? 0) >>> 2;
  const hash = hashKey(key);
  for (let probe = 0; probe < slots; probe++) {
    const slot = index + ((hash + probe) % slots) * SLOT_WORDS;
    const found = words[slot] ?? 0;
    if (found === 0) return NONE;
    if (found !== hash) continue;
    const keyAt = words[slot + 1] ?? 0;
    if (text.toString('utf8', keyAt, keyAt + (words[slot + 2] ?? 0)) !== key) continue;
    const from = (words[slot + 3] ?? 0) >>> 2;
    return Array.from(words.subarray(from, from + (words[slot + 4] ?? 0)));
  }
  return NONE;
}

function listReader(text: Buffer, head: SnapshotHead): (name: string) => readonly string[] | null {
  return (name) => {
    const place = Object.hasOwn(head.lists, name) ? head.lists[name] : undefined;
    if (place === undefined) return null;
    return JSON.parse(text.toString('utf8', place[0], place[0] + place[1])) as readonly string[];
  };
}
