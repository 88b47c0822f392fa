/**
 * The hooks that a client's settings name, in the form that all three share: event → groups with a matcher →
 * entries. Reads what is there, whoever wrote it; which of them are ours is told by the line alone.
 */
import { type Fields, isFields, own } from '../clients/fields.ts';

export interface HookEntry {
  readonly event: string;
  /** Place among the groups of the event, and in the group. */
  readonly group: number;
  readonly index: number;
  /** Null where the group names none. */
  readonly matcher: string | null;
  /** As it stands there. */
  readonly fields: Fields;
}

/** `settings` is the whole of a settings file, already read. */
export function hookEntries(settings: Fields): readonly HookEntry[] {
  const hooks = own(settings, 'hooks');
  if (!isFields(hooks)) return [];
  const found: HookEntry[] = [];
  for (const [event, groups] of Object.entries(hooks)) {
    if (!Array.isArray(groups)) continue;
    for (const [group, each] of groups.entries()) {
      if (!isFields(each)) continue;
      const matcher = own(each, 'matcher');
      const entries = own(each, 'hooks');
      if (!Array.isArray(entries)) continue;
      for (const [index, fields] of entries.entries()) {
        if (!isFields(fields)) continue;
        found.push({ event, group, index, matcher: typeof matcher === 'string' ? matcher : null, fields });
      }
    }
  }
  return found;
}

/** The words that the entry has the client run; a shell line is one word. */
export function wordsOf(fields: Fields): readonly string[] {
  const command = own(fields, 'command');
  const args = own(fields, 'args');
  const words = typeof command === 'string' ? [command] : [];
  return Array.isArray(args) ? [...words, ...args.filter((word) => typeof word === 'string')] : words;
}

const OURS = /\bsechook\b[\s\S]* hook --line --client (?:claude-code|gemini-cli|codex)\b/;

const AFTER: ReadonlySet<string> = new Set(['PostToolUse', 'AfterTool']);

/** Ours, for what became of a call. */
export function isOutcome({ event, fields }: HookEntry): boolean {
  return AFTER.has(event) && isOurs(fields);
}

/** Written by this product, in this version or another. */
export function isOurs(fields: Fields): boolean {
  return OURS.test(wordsOf(fields).join(' '));
}
