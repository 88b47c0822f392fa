/**
 * Our own small syntax tree of a shell script. Both readings of a text (tree-sitter's, lowered, and the
 * tolerant reader's) end here; nothing above sees parser nodes. Words keep their parts, so that quoting
 * is settled once, and every node knows where it stands in the outermost text.
 */
import type { Span } from '../core/span.ts';

export interface Word {
  readonly parts: readonly WordPart[];
  readonly span: Span;
}

export type WordPart =
  /** Literal text; `quoted` text is never split, globbed, brace- or tilde-expanded. */
  | { readonly kind: 'text'; readonly text: string; readonly quoted: boolean }
  | {
      readonly kind: 'parameter';
      readonly parameter: Parameter;
      readonly quoted: boolean;
      readonly span: Span;
    }
  | { readonly kind: 'substitution'; readonly script: Script; readonly quoted: boolean; readonly span: Span }
  | { readonly kind: 'arithmetic'; readonly expression: Word; readonly quoted: boolean; readonly span: Span }
  /** `<(…)`, `>(…)` and zsh's `=(…)`. */
  | {
      readonly kind: 'process';
      readonly direction: 'in' | 'out';
      readonly script: Script;
      readonly span: Span;
    };

/** `$x`, `${x}`, `${x:-word}`, `${!x}`, `${#x}`, `${x[i]}`, `${x/a/b}`, `${x@P}`… */
export interface Parameter {
  /** A variable's name, a digit string, or one of `@ * # ? - $ ! _`. */
  readonly name: string;
  /** `${!x}`: the name is in the variable. */
  readonly indirect: boolean;
  /** `${#x}`. */
  readonly length: boolean;
  /** `[…]` after the name; null without one. */
  readonly index: Word | null;
  /** `:-` `-` `:=` `=` `:?` `?` `:+` `+` `#` `##` `%` `%%` `/` `//` `/#` `/%` `^` `^^` `,` `,,` `@` `:` or null. */
  readonly operator: string | null;
  /** Operands of the operator: one word, two for `/` and `:`; the letter for `@`. */
  readonly operands: readonly Word[];
  /** As written, for people and for unknown values. */
  readonly text: string;
}

export interface Assignment {
  readonly name: string;
  /** `a[i]=`; null for a plain variable. */
  readonly index: Word | null;
  readonly append: boolean;
  /** A word, or the elements of `a=(…)`. */
  readonly value:
    | { readonly kind: 'word'; readonly word: Word }
    | { readonly kind: 'array'; readonly elements: readonly ArrayElement[] };
  readonly span: Span;
}

export interface ArrayElement {
  readonly key: Word | null;
  readonly word: Word;
}

export type RedirectOperator =
  | '<'
  | '>'
  | '>>'
  | '>|'
  | '<>'
  | '<&'
  | '>&'
  | '&>'
  | '&>>'
  | '<<'
  | '<<-'
  | '<<<';

export interface Redirect {
  readonly operator: RedirectOperator;
  readonly fd: number | null;
  /** `{name}>file`: the shell picks the descriptor. */
  readonly fdVariable: string | null;
  /** The file or descriptor, the here-string, or the body of a here-document. */
  readonly target: Word;
  readonly span: Span;
}

export interface Script {
  readonly items: readonly ListItem[];
  readonly span: Span;
  /** What did not parse; empty when all did. */
  readonly problems: readonly Problem[];
}

export interface Problem {
  readonly message: string;
  readonly span: Span;
  /** True where a budget, not the text, is the cause. */
  readonly budget: boolean;
}

export interface ListItem {
  readonly command: Command;
  readonly background: boolean;
}

export type Command =
  | SimpleCommand
  | {
      readonly kind: 'pipeline';
      readonly stages: readonly Command[];
      readonly negated: boolean;
      readonly span: Span;
    }
  | {
      readonly kind: 'and-or';
      readonly left: Command;
      readonly operator: '&&' | '||';
      readonly right: Command;
      readonly span: Span;
    }
  | {
      readonly kind: 'group';
      readonly script: Script;
      readonly subshell: boolean;
      readonly redirects: readonly Redirect[];
      readonly span: Span;
    }
  | {
      readonly kind: 'if';
      readonly clauses: readonly IfClause[];
      readonly otherwise: Script | null;
      readonly redirects: readonly Redirect[];
      readonly span: Span;
    }
  | {
      readonly kind: 'while';
      readonly until: boolean;
      readonly condition: Script;
      readonly body: Script;
      readonly redirects: readonly Redirect[];
      readonly span: Span;
    }
  | {
      readonly kind: 'for';
      readonly name: string;
      /** Null: over the positional parameters. */
      readonly words: readonly Word[] | null;
      readonly body: Script;
      readonly select: boolean;
      readonly redirects: readonly Redirect[];
      readonly span: Span;
    }
  /** `for ((a; b; c))`; the three expressions in one word. */
  | {
      readonly kind: 'arithmetic-for';
      readonly header: readonly Word[];
      readonly body: Script;
      readonly redirects: readonly Redirect[];
      readonly span: Span;
    }
  | {
      readonly kind: 'case';
      readonly word: Word;
      readonly arms: readonly CaseArm[];
      readonly redirects: readonly Redirect[];
      readonly span: Span;
    }
  | { readonly kind: 'function'; readonly name: string; readonly body: Command; readonly span: Span }
  /** `[[ … ]]`: its words, operators included as text. */
  | {
      readonly kind: 'test';
      readonly words: readonly Word[];
      readonly redirects: readonly Redirect[];
      readonly span: Span;
    }
  | {
      readonly kind: 'arithmetic';
      readonly expression: Word;
      readonly redirects: readonly Redirect[];
      readonly span: Span;
    }
  | { readonly kind: 'coproc'; readonly name: string; readonly body: Command; readonly span: Span }
  | { readonly kind: 'time'; readonly command: Command; readonly span: Span };

export interface SimpleCommand {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly SimpleWord[];
  readonly redirects: readonly Redirect[];
  readonly span: Span;
}

/** A word of a simple command; `declare a=(…)` keeps the array assignment it holds. */
export interface SimpleWord extends Word {
  readonly assignment: Assignment | null;
}

export interface IfClause {
  readonly condition: Script;
  readonly body: Script;
}

export interface CaseArm {
  readonly patterns: readonly Word[];
  readonly body: Script;
  /** `;;` ends, `;&` falls through, `;;&` goes on testing. */
  readonly end: ';;' | ';&' | ';;&';
}

/** The word's text if it is one unquoted literal, as reserved words and assignments need it; else null. */
export function bareText(word: Word): string | null {
  const only = word.parts[0];
  return word.parts.length === 1 && only !== undefined && only.kind === 'text' && !only.quoted
    ? only.text
    : null;
}
