/** Content → bytes of a snapshot. Cold: runs when rules are compiled. */
import type { SnapshotContent, SnapshotHead } from './content.ts';
import {
  AT,
  FORMAT_VERSION,
  frameSum,
  HEADER_BYTES,
  hashKey,
  itemKey,
  MAGIC,
  PAGE_BYTES,
  SLOT_WORDS,
  sumOf,
} from './layout.ts';
import { LIST_KEYS, type ListKey } from './policy-keys.ts';
import { type KeysOf, ruleSetOf } from './policy-view.ts';

interface Section {
  readonly at: number;
  readonly bytes: Buffer;
}

export function encodeSnapshot(content: SnapshotContent, keysOf: KeysOf): Uint8Array {
  const sections: Section[] = [];
  let end = HEADER_BYTES;
  const append = (bytes: Buffer): number => {
    const at = end;
    sections.push({ at, bytes });
    end += Math.ceil(bytes.length / 4) * 4;
    return at;
  };
  const lists: Record<string, readonly [number, number]> = {};
  for (const [name, items] of Object.entries(content.lists)) {
    const bytes = Buffer.from(JSON.stringify(items));
    lists[name] = [append(bytes), bytes.length];
  }
  const rules = appendRules(content, append);
  const index = appendIndex(content, keysOf, append);
  const head: SnapshotHead = {
    role: content.role,
    version: content.version,
    lists,
    settings: content.settings,
    changes: content.changes,
    directories: content.directories,
    stamps: content.stamps,
  };
  const headBytes = Buffer.from(JSON.stringify(head));
  const headAt = append(headBytes);
  const pages = Math.ceil((end - HEADER_BYTES) / PAGE_BYTES);
  const file = Buffer.alloc(end + 4 * pages);
  file.set(MAGIC, 0);
  for (const { at, bytes } of sections) bytes.copy(file, at);
  const words = new Uint32Array(file.buffer, file.byteOffset, file.length / 4);
  words[AT.format] = FORMAT_VERSION;
  words[AT.length] = file.length;
  words[AT.head] = headAt;
  words[AT.headLength] = headBytes.length;
  words[AT.rules] = content.rules.length;
  words[AT.ruleTable] = rules;
  words[AT.slots] = index.slots;
  words[AT.index] = index.at;
  words[AT.pages] = end;
  for (let page = 0; page < pages; page++) {
    const from = (HEADER_BYTES + page * PAGE_BYTES) / 4;
    words[end / 4 + page] = sumOf(words, from, Math.min(from + PAGE_BYTES / 4, end / 4));
  }
  words[AT.sum] = frameSum(words, end);
  return file;
}

/** The table: where each rule begins, and where the last one ends. */
function appendRules(content: SnapshotContent, append: (bytes: Buffer) => number): number {
  const texts = content.rules.map((rule) => Buffer.from(JSON.stringify(rule)));
  const at = append(Buffer.concat(texts));
  const table = Buffer.alloc(4 * (texts.length + 1));
  let offset = at;
  texts.forEach((text, i) => {
    table.writeUInt32LE(offset, 4 * i);
    offset += text.length;
  });
  table.writeUInt32LE(offset, 4 * texts.length);
  return append(table);
}

function appendIndex(
  content: SnapshotContent,
  keysOf: KeysOf,
  append: (bytes: Buffer) => number,
): { readonly at: number; readonly slots: number } {
  const set = ruleSetOf(content.rules, keysOf);
  const filed = new Map<string, readonly number[]>();
  for (const rule of content.rules) for (const key of keysOf(rule)) filed.set(key, set.under(key));
  for (const key of nameKeys(content)) filed.set(key, [0]);
  const keys = [...filed.keys()];
  let slots = 8;
  while (slots < keys.length * 2) slots *= 2;
  const table = Buffer.alloc(slots * SLOT_WORDS * 4);
  const keyTexts = keys.map((key) => Buffer.from(key));
  let keyAt = append(Buffer.concat(keyTexts));
  const ordinals = [...filed.values()];
  const packed = Buffer.alloc(4 * ordinals.reduce((sum, list) => sum + list.length, 0));
  let packedAt = append(packed);
  let written = 0;
  keys.forEach((key, i) => {
    const hash = hashKey(key);
    let slot = hash % slots;
    while (table.readUInt32LE(slot * SLOT_WORDS * 4) !== 0) slot = (slot + 1) % slots;
    const list = ordinals[i] ?? [];
    const length = keyTexts[i]?.length ?? 0;
    [hash, keyAt, length, packedAt, list.length].forEach((number, word) => {
      table.writeUInt32LE(number, (slot * SLOT_WORDS + word) * 4);
    });
    for (const ordinal of list) {
      packed.writeUInt32LE(ordinal, written);
      written += 4;
    }
    keyAt += length;
    packedAt += 4 * list.length;
  });
  return { at: append(table), slots };
}

/** That a name is there is all that is asked: it stands for ordinal 0. */
function nameKeys(content: SnapshotContent): readonly string[] {
  return Object.entries<ListKey>(LIST_KEYS)
    .filter(([, key]) => key.names === true)
    .flatMap(([name]) => (content.lists[name] ?? []).map((item) => itemKey(name, item)));
}
