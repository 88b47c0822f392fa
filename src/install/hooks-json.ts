/** Hook groups put into and taken out of a JSON settings text, as all three clients lay them out. */
import { isDeepStrictEqual } from 'node:util';
import type { Node } from 'jsonc-parser';
import { getNodeValue } from 'jsonc-parser';
import { isFields } from '../clients/fields.ts';
import { isOurs } from '../settings/hook-entries.ts';
import { type JsonDocument, memberOf, readJson, whyUnread } from '../settings/json-document.ts';
import { addItem, addMember, removeChild, replaceValue } from '../settings/json-edit.ts';
import type { SettingsPlace } from '../settings/places.ts';
import { applyEdits, type TextEdit } from '../settings/text-edit.ts';
import { type Edited, type HookGroup, unchanged } from './wiring.ts';

export type Change = (document: JsonDocument) => readonly TextEdit[] | string;

/** Applies one change after the other, each on the text as the one before left it. */
export function editJson(text: string | null, changes: readonly Change[]): Edited {
  const isEmpty = text === null || readJson(text).kind === 'empty';
  let whole = isEmpty ? '{}\n' : text;
  for (const change of changes) {
    const document = readJson(whole);
    if (document.kind === 'empty') return { kind: 'refused', why: 'it is empty' };
    if (document.kind === 'broken') return { kind: 'refused', why: `it cannot be read (${document.why})` };
    const edits = change(document);
    if (typeof edits === 'string') return { kind: 'refused', why: edits };
    whole = document.bom + applyEdits(document.text, edits);
  }
  return { kind: 'text', text: isEmpty && whole === '{}\n' ? text : whole };
}

/** The same for a client that is to read the result: a file that it drops as a whole guards nothing. */
export function wireJson(place: SettingsPlace, text: string | null, changes: readonly Change[]): Edited {
  const before = unread(place, text);
  if (before !== null) return { kind: 'refused', why: `the client would drop the whole file: ${before}` };
  const edited = editJson(text, changes);
  const after = edited.kind === 'text' ? unread(place, edited.text) : null;
  // A bug of ours must not cost the user his settings.
  return after === null ? edited : { kind: 'refused', why: `it cannot be added to: ${after}` };
}

function unread(place: SettingsPlace, text: string | null): string | null {
  return text !== null && readJson(text).kind === 'json' ? whyUnread(text, place.client) : null;
}

export function addGroup({ event, group }: HookGroup): Change {
  return (document) => {
    const hooks = memberOf(document.root, 'hooks');
    if (hooks === null)
      return addMember(document, document.root, { name: 'hooks', value: { [event]: [group] } });
    if (hooks.type !== 'object') return 'its "hooks" is not an object';
    const groups = memberOf(hooks, event);
    if (groups === null) return addMember(document, hooks, { name: event, value: [group] });
    if (groups.type !== 'array') return `its "hooks.${event}" is not a list`;
    return addItem(document, groups, group);
  };
}

/** Takes out our entries, and the groups and lists that hold nothing else. */
export function withoutOurs(text: string | null): Edited {
  let whole = text;
  for (;;) {
    // What cannot be read holds nothing that could be taken out.
    if (whole === null || readJson(whole).kind !== 'json') return unchanged(text);
    const edited = editJson(whole, [removeOne]);
    if (edited.kind === 'refused' || edited.text === whole) return edited;
    whole = edited.text;
  }
}

/** One of ours at a time: places shift with each. */
const removeOne: Change = (document) => {
  const entry = ourEntry(document.root);
  if (entry === null) return [];
  let child = entry;
  for (;;) {
    const container = child.parent;
    if (container === undefined) return [];
    const isAlone = container.children?.length === 1 || isGroupOf(container, child);
    if (!isAlone || container === document.root) return removeChild(document, container, child);
    child = container.parent?.type === 'property' ? container.parent : container;
  }
};

/** A group is nothing without its entries, whatever its matcher. */
function isGroupOf(container: Node, child: Node): boolean {
  return container.parent?.type === 'array' && child.children?.[0]?.value === 'hooks';
}

function ourEntry(root: Node): Node | null {
  const hooks = memberOf(root, 'hooks');
  for (const event of hooks?.children ?? []) {
    for (const group of event.children?.[1]?.children ?? []) {
      for (const entry of memberOf(group, 'hooks')?.children ?? []) {
        const fields: unknown = getNodeValue(entry);
        if (isFields(fields) && isOurs(fields)) return entry;
      }
    }
  }
  return null;
}

/** A switch that would keep hooks from running is turned; what is not there stays away. */
export function turn(path: readonly [string, ...string[]], from: boolean, to: boolean): Change {
  return (document) => {
    const node = nodeAt(document, path);
    return node?.value === from ? replaceValue(node, to) : [];
  };
}

/** Takes our names out of a list of hooks that are switched off. */
export const withoutNamed: Change = (document) => {
  const disabled = nodeAt(document, ['hooksConfig', 'disabled']);
  const ours =
    disabled?.children?.filter(({ value }) => typeof value === 'string' && /\bsechook\b/.test(value)) ?? [];
  if (disabled === null || ours.length === 0) return [];
  return replaceValue(
    disabled,
    (getNodeValue(disabled) as unknown[]).filter((each) => !ours.some(({ value }) => value === each)),
  );
};

/** Sets a value, whether it is there or not. */
export function pin(path: readonly [string, ...string[]], value: unknown): Change {
  return (document) => {
    let object = document.root;
    for (const [at, name] of path.entries()) {
      const node = memberOf(object, name);
      if (node === null) {
        const rest = path.slice(at + 1).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
        return addMember(document, object, { name, value: rest });
      }
      if (at === path.length - 1) {
        return isDeepStrictEqual(getNodeValue(node), value) ? [] : replaceValue(node, value);
      }
      if (node.type !== 'object') return `its "${path.slice(0, at + 1).join('.')}" is not an object`;
      object = node;
    }
    return [];
  };
}

export function nodeAt(document: JsonDocument, path: readonly string[]): Node | null {
  return path.reduce<Node | null>((at, name) => (at === null ? null : memberOf(at, name)), document.root);
}
