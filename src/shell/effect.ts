/**
 * What an invocation does to files and hosts, in the terms that rules protect: one rule on a path then
 * holds for `cat`, `<`, `cp`, `tar`, an interpreter's `open()` and the client's own file tools alike.
 */
import type { Span } from '../core/span.ts';
import type { Found, Value } from '../core/value.ts';

export interface Search {
  readonly found: Found;
  /** Whether anything of a text is printed. */
  readonly prints: (text: string) => boolean;
}

export type Effect =
  /** `content: false` where only names or metadata are seen (ls, stat, du). */
  | {
      readonly kind: 'read';
      readonly path: Value;
      readonly recursive: boolean;
      readonly content: boolean;
      /** Of a search: what it takes of the places that it goes through. */
      readonly search?: Search;
      readonly span: Span;
    }
  | {
      readonly kind: 'write';
      readonly path: Value;
      readonly mode: 'replace' | 'append' | 'edit';
      readonly span: Span;
    }
  | { readonly kind: 'delete'; readonly path: Value; readonly recursive: boolean; readonly span: Span }
  /** chmod, chown, chattr, setfacl: `detail` is the mode or owner as written. */
  | {
      readonly kind: 'metadata';
      readonly path: Value;
      readonly recursive: boolean;
      readonly detail: Value;
      readonly span: Span;
    }
  /** A URL or host is contacted. `sends` where data of this machine goes along (upload, POST, body). */
  | { readonly kind: 'contact'; readonly target: Value; readonly sends: boolean; readonly span: Span };

export type EffectKind = Effect['kind'];
