/**
 * What is known of a word before the shell runs: all of it, part of it, or nothing. Unknown is a type of
 * its own and never silently becomes an empty string; matchers say in their names whether they ask what
 * a value *must* be or what it *may* be.
 */

/** Why a piece of text cannot be known before it runs. `docs/unknowns.md` has an example of each. */
export type UnknownKind =
  | 'variable' // not set by the line itself: it comes from the environment
  | 'command-output' // what a command prints
  | 'positional' // $1, $@ of a script whose arguments are not known
  | 'input' // read from standard input or a file
  | 'special' // $RANDOM, $$, $!, $?, $SECONDS
  | 'arithmetic' // an arithmetic result with unknown operands
  | 'expansion' // an expansion whose operands are known but whose form is not modelled
  | 'process' // the path of a process substitution
  | 'loop' // a variable after more rounds than the budget follows
  | 'branch' // different values on different branches, too many to follow
  | 'syntax' // text that could not be parsed
  | 'budget'; // work was cut short

export interface Unknown {
  readonly kind: UnknownKind;
  /** The source text that stands for it, such as `$X` or `$(date)`. */
  readonly text: string;
  /** True where the shell splits it into fields: it may be no word, one or several. */
  readonly splits: boolean;
  /**
   * Where it is a list of files, what each of its lines may be ("one of these", and never that there is one):
   * whoever takes the list apart deals with these.
   */
  readonly lines?: readonly Value[];
  /** Where it is certainly one of several, each of them: whoever runs or reads it deals with each. */
  readonly choices?: readonly Value[];
}

export type PatternPart =
  | { readonly kind: 'text'; readonly text: string }
  /** An unquoted glob token that the shell expands against the disk: `*`, `?`, `[a-z]`, `**`. */
  | { readonly kind: 'glob'; readonly glob: string; readonly found?: Found }
  | { readonly kind: 'hole'; readonly why: Unknown };

/** Where a glob stands for what a command found rather than for what a shell would make of it. */
export interface Found {
  /** Names that begin with a dot are among them. */
  readonly hidden: boolean;
  /** What Git ignores is among them. */
  readonly ignored: boolean;
  /** Whether somebody has let this one through; it is told from where the glob begins. */
  readonly takes: (rest: string) => boolean;
}

export type Value =
  | { readonly kind: 'known'; readonly text: string }
  /** Some literal text and at least one glob or hole. */
  | { readonly kind: 'pattern'; readonly parts: readonly PatternPart[] }
  | { readonly kind: 'unknown'; readonly why: Unknown };

export function known(text: string): Value {
  return { kind: 'known', text };
}

export function unknown(kind: UnknownKind, text: string, splits = false): Value {
  return { kind: 'unknown', why: { kind, text, splits } };
}

/** More of them than this are not told apart. */
export const MAX_CHOICES = 8;

/** A value that is one of these and no other; `why` names it where that is all that can be said. */
export function oneOf(values: readonly Value[], why: Unknown): Value {
  const choices: Value[] = [];
  for (const value of values.flatMap(choicesOf))
    if (!choices.some((other) => sameValue(other, value))) choices.push(value);
  const [only] = choices;
  if (only !== undefined && choices.length === 1) return only;
  return { kind: 'unknown', why: choices.length > MAX_CHOICES ? why : { ...why, choices } };
}

/** What a value may be, each of it: most are only themselves. */
export function choicesOf(value: Value): readonly Value[] {
  return value.kind === 'unknown' ? (value.why.choices ?? [value]) : [value];
}

export function sameValue(a: Value, b: Value): boolean {
  if (a.kind === 'known' && b.kind === 'known') return a.text === b.text;
  if (a.kind === 'unknown' && b.kind === 'unknown')
    return (
      a.why.kind === b.why.kind &&
      a.why.text === b.why.text &&
      a.why.splits === b.why.splits &&
      sameValues(a.why.choices, b.why.choices)
    );
  return a.kind === 'pattern' && b.kind === 'pattern' && JSON.stringify(a.parts) === JSON.stringify(b.parts);
}

function sameValues(a: readonly Value[] | undefined, b: readonly Value[] | undefined): boolean {
  if (a === undefined || b === undefined || a.length !== b.length) return a === b;
  return a.every((value, i) => b[i] !== undefined && sameValue(value, b[i]));
}

/** True where it may come out as no word, one or several: what stands after it has no certain place. */
export function mayBeSeveral(value: Value): boolean {
  if (value.kind === 'unknown') return value.why.splits;
  return (
    value.kind === 'pattern' &&
    value.parts.some((part) => part.kind === 'glob' || (part.kind === 'hole' && part.why.splits))
  );
}

/** The text if all of it is known, else null. */
export function knownText(value: Value): string | null {
  return value.kind === 'known' ? value.text : null;
}

/** The literal text that the value certainly begins with; may be empty. */
export function knownPrefix(value: Value): string {
  if (value.kind === 'known') return value.text;
  if (value.kind === 'unknown') return '';
  let prefix = '';
  for (const part of value.parts) {
    if (part.kind !== 'text') break;
    prefix += part.text;
  }
  return prefix;
}

/** Joins pieces in order, melting neighbouring text; the simplest kind that says all of it. */
export function concatValues(values: readonly Value[]): Value {
  if (values.length === 1 && values[0] !== undefined) return values[0];
  const parts: PatternPart[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  for (const value of values) {
    switch (value.kind) {
      case 'known':
        text += value.text;
        break;
      case 'unknown':
        flush();
        parts.push({ kind: 'hole', why: value.why });
        break;
      case 'pattern':
        for (const part of value.parts) {
          if (part.kind === 'text') text += part.text;
          else {
            flush();
            parts.push(part);
          }
        }
        break;
    }
  }
  if (parts.length === 0) return known(text);
  flush();
  const only = parts[0];
  if (parts.length === 1 && only !== undefined && only.kind === 'hole')
    return { kind: 'unknown', why: only.why };
  return { kind: 'pattern', parts };
}

/** The value as people read it: known text as it is, globs as written, holes as their source text. */
export function showValue(value: Value): string {
  switch (value.kind) {
    case 'known':
      return value.text;
    case 'unknown':
      return value.why.text;
    case 'pattern':
      return value.parts
        .map((p) => (p.kind === 'text' ? p.text : p.kind === 'glob' ? p.glob : p.why.text))
        .join('');
  }
}
