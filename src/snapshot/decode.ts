/**
 * Bytes of a snapshot → rules on demand. Hot: reads the header and the head, and then only what is asked
 * for. Wrong bytes end as `damaged`, or later, in a large snapshot, as `SnapshotDamaged`. The built-in one is
 * taken to be as sound as the executable that holds it.
 */
import type { Rule } from '../core/rule.ts';
import type { SnapshotHead, SnapshotRole } from './content.ts';
import { GRAM, gramKey, metGrams, wasMet } from './grams.ts';
import {
  AT,
  FORMAT_VERSION,
  frameSum,
  HEADER_BYTES,
  hashGram,
  hashKey,
  itemKey,
  MAGIC,
  SLOT_WORDS,
} from './layout.ts';
import { type Pages, pagesOf, SnapshotDamaged } from './pages.ts';
import type { RuleSet } from './policy-view.ts';

/** Checked whole at once: all but the policies of large companies. */
const SMALL_BYTES = 64 << 10;

export interface Snapshot {
  readonly head: SnapshotHead;
  readonly rules: RuleSet;
  /** A list of the built-in configuration; null when it has none of that name. */
  list(name: string): readonly string[] | null;
  /** For a list of names: is this one of them? */
  holds(name: string, item: string): boolean;
}

export type Decoded =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  | { readonly kind: 'damaged'; readonly why: string };

export function decodeSnapshot(
  bytes: Uint8Array,
  role: SnapshotRole,
  version: string,
  onDamage: () => void = () => {},
): Decoded {
  if (bytes.length < HEADER_BYTES || bytes.length % 4 !== 0 || MAGIC.some((byte, i) => bytes[i] !== byte)) {
    return damaged('it is no snapshot');
  }
  // The numbers are read in place, which needs an aligned start.
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
  if (words[AT.format] !== FORMAT_VERSION) return damaged('it has another format');
  if (words[AT.length] !== aligned.length) return damaged('it is cut off');
  if (words[AT.sum] !== frameSum(words, words[AT.pages] ?? 0)) return damaged('its checksum is wrong');
  const pages = pagesOf(aligned, role === 'built-in' ? null : onDamage);
  try {
    if (role !== 'built-in' && aligned.length <= SMALL_BYTES) pages.checkAll();
    const headAt = pages.word(AT.head);
    const head = JSON.parse(pages.text(headAt, headAt + pages.word(AT.headLength))) as SnapshotHead;
    if (head.role !== role) return damaged(`it is a ${head.role} snapshot`);
    if (head.version !== version) return damaged('another version of sechook wrote it');
    const rules = ruleSet(pages);
    const holds = (name: string, item: string): boolean => rules.under(itemKey(name, item)).length > 0;
    return { kind: 'snapshot', snapshot: { head, rules, list: listReader(pages, head), holds } };
  } catch (error) {
    if (error instanceof SnapshotDamaged) return damaged(error.message);
    return damaged('its head is no JSON');
  }
}

function damaged(why: string): Decoded {
  return { kind: 'damaged', why };
}

function ruleSet(pages: Pages): RuleSet {
  const count = pages.word(AT.rules);
  const table = pages.word(AT.ruleTable);
  const decoded = new Map<number, Rule>();
  const index = indexOf(pages);
  return {
    count,
    rule(ordinal) {
      let rule = decoded.get(ordinal);
      if (rule === undefined) {
        if (ordinal >= count) throw new Error(`no rule ${ordinal}`);
        const [from = 0, to = 0] = pages.numbers(table + 4 * ordinal, 2);
        rule = JSON.parse(pages.text(from, to)) as Rule;
        decoded.set(ordinal, rule);
      }
      return rule;
    },
    under: index.under,
    underGrams(texts, into) {
      const met = metGrams(texts);
      for (const text of texts) {
        let a = text.charCodeAt(0);
        let b = text.charCodeAt(1);
        for (let i = 0; i + GRAM <= text.length; i += 1) {
          const c = text.charCodeAt(i + 2);
          if (!wasMet(met, a, b, c) && index.mayHold(hashGram(a, b, c))) {
            for (const ordinal of index.under(gramKey(text.slice(i, i + GRAM)))) into.add(ordinal);
          }
          a = b;
          b = c;
        }
      }
    },
  };
}

const NONE: readonly number[] = [];

interface Index {
  under(key: string): readonly number[];
  /** False where no key has that hash. */
  mayHold(hash: number): boolean;
}

interface Filed {
  readonly key: string;
  readonly ordinals: readonly number[];
}

function indexOf(pages: Pages): Index {
  const slots = pages.word(AT.slots);
  const index = pages.word(AT.index);
  const met = new Map<number, Filed>();
  const filedIn = (slot: number): Filed => {
    const ready = met.get(slot);
    if (ready !== undefined) return ready;
    const keyAt = pages.word(slot + 1);
    const key = pages.text(keyAt, keyAt + pages.word(slot + 2));
    const filed = { key, ordinals: pages.numbers(pages.word(slot + 3), pages.word(slot + 4)) };
    met.set(slot, filed);
    return filed;
  };
  /** The next slot from `probe` on that holds the hash; -1 where there is none. */
  const slotFrom = (hash: number, probe: number): number => {
    for (let i = probe; i < slots; i++) {
      const at = index + ((hash + i) % slots) * SLOT_WORDS * 4;
      pages.check(at, at + SLOT_WORDS * 4);
      const found = pages.word(at >>> 2);
      if (found === 0) return -1;
      if (found === hash) return i;
    }
    return -1;
  };
  return {
    mayHold: (hash) => slotFrom(hash, 0) !== -1,
    under(key) {
      const hash = hashKey(key);
      for (let i = slotFrom(hash, 0); i !== -1; i = slotFrom(hash, i + 1)) {
        const filed = filedIn((index >>> 2) + ((hash + i) % slots) * SLOT_WORDS);
        if (filed.key === key) return filed.ordinals;
      }
      return NONE;
    },
  };
}

function listReader(pages: Pages, head: SnapshotHead): (name: string) => readonly string[] | null {
  return (name) => {
    const place = Object.hasOwn(head.lists, name) ? head.lists[name] : undefined;
    if (place === undefined) return null;
    return JSON.parse(pages.text(place[0], place[0] + place[1])) as readonly string[];
  };
}
