/**
 * A rule file as parsed: what stands there, with the span of every part. Nothing here is checked against
 * matchers, lists or other rules; `check.ts` does that.
 */
import type { Preset, RegexSubject, Tier } from '../core/rule.ts';
import type { Span } from '../core/span.ts';

export interface Spanned<T> {
  readonly value: T;
  readonly span: Span;
}

export type ArgNode =
  | { readonly kind: 'string'; readonly text: string; readonly span: Span }
  | { readonly kind: 'regex'; readonly source: string; readonly flags: string; readonly span: Span }
  | { readonly kind: 'number'; readonly value: number; readonly span: Span }
  /** A bare word: a list's name or a keyword, told apart by the matcher's signature. */
  | { readonly kind: 'word'; readonly text: string; readonly span: Span };

export type ExpressionNode =
  | { readonly kind: 'and' | 'or'; readonly of: readonly ExpressionNode[]; readonly span: Span }
  | { readonly kind: 'not'; readonly of: ExpressionNode; readonly span: Span }
  | {
      readonly kind: 'matcher';
      readonly name: Spanned<string>;
      readonly args: readonly ArgNode[];
      readonly span: Span;
    };

/** What follows `match` or `unless`. */
export type MatchNode =
  | { readonly kind: 'expression'; readonly expression: ExpressionNode; readonly span: Span }
  | {
      readonly kind: 'regex';
      readonly source: string;
      readonly flags: string;
      readonly subject: RegexSubject | null;
      readonly span: Span;
    };

/** The call that a sample stands for; `payload` is a client's own JSON. */
export type SampleCall =
  | { readonly kind: 'shell'; readonly command: string; readonly dialect: 'bash' | 'zsh' | 'posix' | null }
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'search'; readonly path: string; readonly glob: string | null }
  | { readonly kind: 'write'; readonly path: string; readonly content: string }
  | { readonly kind: 'edit'; readonly path: string; readonly content: string }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'fetch'; readonly url: string; readonly text: string }
  | { readonly kind: 'web-search'; readonly query: string }
  | { readonly kind: 'mcp'; readonly server: string; readonly tool: string; readonly params: unknown }
  | { readonly kind: 'tool'; readonly name: string; readonly params: unknown }
  | { readonly kind: 'agent'; readonly prompt: string }
  | { readonly kind: 'payload'; readonly payload: unknown };

export interface SampleNode {
  readonly expects: 'catches' | 'permits';
  readonly call: SampleCall;
  readonly span: Span;
}

/** Statements that hold one text and may stand once in a rule. */
export type TextStatement = 'nudge' | 'why' | 'link' | 'category' | 'severity' | 'without_ask' | Preset;

export interface RuleNode {
  readonly tier: Tier;
  readonly id: Spanned<string>;
  readonly matches: readonly MatchNode[];
  readonly unless: readonly MatchNode[];
  readonly texts: Readonly<Partial<Record<TextStatement, Spanned<string>>>>;
  readonly samples: readonly SampleNode[];
  /** True when a statement of it could not be read: no complaint then about what is missing. */
  readonly broken: boolean;
}

export interface FileNode {
  readonly file: string;
  readonly rules: readonly RuleNode[];
  /** 1-based line of an offset. */
  readonly lineAt: (offset: number) => number;
}
