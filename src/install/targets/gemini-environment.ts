/**
 * What a trusted project's `.gemini/.env` may not hand to the hooks of the whole machine. Gemini CLI leaves variables
 * out by name only where it hides those that look like secrets from the agent's programs too: `allowed` in the same
 * place names those that are to stay, and is whoever's file it is to change.
 */
import { getNodeValue } from 'jsonc-parser';
import { ACTS_WHEN_EMPTY, NO_SECRETS } from '../../clients/loader-environment.ts';
import { readJson } from '../../settings/json-document.ts';
import { addItem, removeChild } from '../../settings/json-edit.ts';
import { type Change, editJson, nodeAt, pin } from '../hooks-json.ts';
import { type Edited, unchanged } from '../wiring.ts';

const SECTION = ['security', 'environmentVariableRedaction'] as const;
const ENABLED = [...SECTION, 'enabled'] as const;
const ALLOWED = [...SECTION, 'allowed'] as const;
const BLOCKED = [...SECTION, 'blocked'] as const;

export const withBlockedVariables: readonly Change[] = [
  pin(ENABLED, true),
  (document) => (nodeAt(document, ALLOWED) === null ? pin(ALLOWED, NO_SECRETS)(document) : []),
  ...ACTS_WHEN_EMPTY.flatMap((name): readonly Change[] => [without(ALLOWED, name), blocking(name)]),
];

function blocking(name: string): Change {
  return (document) => {
    const list = nodeAt(document, BLOCKED);
    if (list === null) return pin(BLOCKED, [name])(document);
    if (list.type !== 'array') return `its "${BLOCKED.join('.')}" is not a list`;
    const isThere = list.children?.some(({ value }) => value === name) === true;
    return isThere ? [] : addItem(document, list, name);
  };
}

function without(path: readonly string[], name: string): Change {
  return (document) => {
    const list = nodeAt(document, path);
    const node = list?.children?.find(({ value }) => isSameVariable(value, name));
    return list === null || node === undefined ? [] : removeChild(document, list, node);
  };
}

/** The client does not tell upper from lower case here. */
function isSameVariable(value: unknown, name: string): boolean {
  return typeof value === 'string' && value.toUpperCase() === name;
}

/** Ours goes; what somebody has changed since stays, but for the names. */
export function withoutBlockedVariables(text: string | null): Edited {
  if (text === null || readJson(text).kind !== 'json') return unchanged(text);
  const isOurs = (names: readonly unknown[]): boolean =>
    ACTS_WHEN_EMPTY.every((name) => names.includes(name));
  const whole = readJson(text);
  const blocked = whole.kind === 'json' ? nodeAt(whole, BLOCKED) : null;
  if (blocked?.type !== 'array' || !isOurs(getNodeValue(blocked) as unknown[])) return unchanged(text);
  return editJson(text, [
    ...ACTS_WHEN_EMPTY.map((name) => without(BLOCKED, name)),
    removeIf(BLOCKED, []),
    removeIf(SECTION, { enabled: true, allowed: NO_SECRETS }),
    removeIf(['security'], {}),
  ]);
}

function removeIf(path: readonly string[], value: unknown): Change {
  return (document) => {
    const node = nodeAt(document, path);
    const property = node?.parent;
    const container = property?.parent;
    if (node === null || property === undefined || container === undefined) return [];
    return JSON.stringify(getNodeValue(node)) === JSON.stringify(value)
      ? removeChild(document, container, property)
      : [];
  };
}
