/**
 * The vocabulary of compiled rules: plain data, as it lies in a snapshot. A rule's expression is tried
 * on one subject at a time (an invocation of a command line, or the call itself), so every matcher of an
 * expression speaks of the same subject.
 */

export type Tier = 'block' | 'suspicious';
/** How much the guard stops, from the mildest to the tightest; `standard` is what a rule's header says. */
export const PRESETS = ['relaxed', 'standard', 'strict'] as const;
export type Preset = (typeof PRESETS)[number];
/** What a rule does under one preset. */
export type Effective = Tier | 'off';

export type Severity = 'low' | 'medium' | 'high' | 'critical';
/** Where a rule or a setting comes from, weakest claim last. */
export type Layer = 'built-in' | 'managed' | 'user' | 'project';

export type RegexSubject = 'command' | 'path' | 'content' | 'url' | 'parameters';

/** What the rule compiler knows of whatever a regular expression matches. */
export interface Certain {
  /**
   * Each match holds one of these texts (in lower case, for the lower-cased subject, under flag `i`).
   * Absent or empty: nothing is certain.
   */
  readonly needs?: readonly string[];
  /** Each match holds a character beyond ASCII. */
  readonly beyondAscii?: true;
}

/** Texts and numbers stand for themselves: rules consist of them, and are read anew in every call. */
export type Argument =
  | string
  | number
  | ({ readonly kind: 'regex'; readonly source: string; readonly flags: string } & Certain)
  /** A list of the configuration, by name: `paths.sensitive`. */
  | { readonly kind: 'list'; readonly name: string };

export type Expression =
  | { readonly kind: 'and'; readonly of: readonly Expression[] }
  | { readonly kind: 'or'; readonly of: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | { readonly kind: 'matcher'; readonly name: string; readonly args: readonly Argument[] }
  /** Tried on the raw text of the call's subject, not on invocations. */
  | ({
      readonly kind: 'regex';
      readonly source: string;
      readonly flags: string;
      /** Null means the kind of call's own subject. */
      readonly subject: RegexSubject | null;
    } & Certain);

export interface RuleSource {
  readonly layer: Layer;
  readonly file: string;
  readonly line: number;
}

export interface Rule {
  readonly id: string;
  readonly tier: Tier;
  /** Under the presets that differ from the tier; absent for most rules. */
  readonly presets?: Readonly<Partial<Record<Preset, Effective>>>;
  readonly category: string;
  readonly severity: Severity;
  /** For the agent: what to do instead. May hold `{base_command}`, `{path}`, `{host}`, `{match}`… */
  readonly nudge: string;
  /** For a human; null when the rule does not say. */
  readonly why: string | null;
  readonly link: string | null;
  /** What becomes of an ask where nobody can be asked. */
  readonly withoutAsk: 'deny' | 'defer';
  readonly match: Expression;
  readonly unless: Expression | null;
  readonly source: RuleSource;
}

/** Lists of the configuration by dotted name, already merged: `executables.allowed` → names. */
export type Lists = Readonly<Record<string, readonly string[]>>;

/** What a rule's finding does under the preset that holds. */
export interface Standing {
  readonly tier: Tier;
  readonly withoutAsk: 'deny' | 'defer';
}

/** Null where the preset switches the rule off. `strict` leaves nothing open where nobody can be asked. */
export function standingUnder(rule: Rule, preset: Preset): Standing | null {
  const tier = rule.presets?.[preset] ?? rule.tier;
  if (tier === 'off') return null;
  return { tier, withoutAsk: preset === 'strict' ? 'deny' : rule.withoutAsk };
}
