/**
 * An error or warning about a file that a person wrote (rules, config). Line and column are worked out
 * by whoever renders it; `text` is the file's content, so that a caret can be drawn.
 */
import type { Span } from './span.ts';

export interface Diagnostic {
  /** Stable, kebab-case: `unknown-matcher`, `bad-regex`… */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** The file's path as the user knows it. */
  readonly file: string;
  readonly span: Span;
  /** What was found and what was expected, in one sentence. */
  readonly message: string;
  /** The nearest valid name or the way out; null when there is none. */
  readonly help: string | null;
}
