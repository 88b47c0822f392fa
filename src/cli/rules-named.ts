/** The rules that the words of a command line name. */
import { nearest } from '../core/nearest.ts';
import type { BookEntry } from '../policy/rule-book.ts';

export type NamedRules =
  | { readonly kind: 'found'; readonly entries: readonly BookEntry[] }
  | { readonly kind: 'unknown'; readonly message: string; readonly help: string };

export function entriesNamed(entries: readonly BookEntry[], ids: readonly string[]): NamedRules {
  const found: BookEntry[] = [];
  for (const id of ids) {
    const entry = entries.find(({ rule }) => rule.id === id);
    if (entry === undefined) {
      const near = nearest(
        id,
        entries.map(({ rule }) => rule.id),
      );
      const help = near === null ? "See 'sechook rules list'." : `Did you mean ${near}?`;
      return { kind: 'unknown', message: `there is no rule ${id}`, help };
    }
    found.push(entry);
  }
  return { kind: 'found', entries: found };
}
