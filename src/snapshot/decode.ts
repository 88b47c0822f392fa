/**
 * Bytes of a snapshot → rules on demand. Hot: reads the header and the head, and then only what is asked
 * for. Wrong bytes end as `damaged`, or later, in a large snapshot, as `SnapshotDamaged`. The built-in one is
 * taken to be as sound as the executable that holds it.
 */
import type { Rule } from '../core/rule.ts';
import type { SnapshotHead, SnapshotRole } from './content.ts';
import { AT, FORMAT_VERSION, frameSum, HEADER_BYTES, hashKey, itemKey, MAGIC, SLOT_WORDS } from './layout.ts';
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
    under: (key) => lookUp(pages, key),
  };
}

const NONE: readonly number[] = [];

function lookUp(pages: Pages, key: string): readonly number[] {
  const slots = pages.word(AT.slots);
  const index = pages.word(AT.index);
  const hash = hashKey(key);
  for (let probe = 0; probe < slots; probe++) {
    const at = index + ((hash + probe) % slots) * SLOT_WORDS * 4;
    pages.check(at, at + SLOT_WORDS * 4);
    const slot = at >>> 2;
    const found = pages.word(slot);
    if (found === 0) return NONE;
    if (found !== hash) continue;
    const keyAt = pages.word(slot + 1);
    if (pages.text(keyAt, keyAt + pages.word(slot + 2)) !== key) continue;
    return pages.numbers(pages.word(slot + 3), pages.word(slot + 4));
  }
  return NONE;
}

function listReader(pages: Pages, head: SnapshotHead): (name: string) => readonly string[] | null {
  return (name) => {
    const place = Object.hasOwn(head.lists, name) ? head.lists[name] : undefined;
    if (place === undefined) return null;
    return JSON.parse(pages.text(place[0], place[0] + place[1])) as readonly string[];
  };
}
