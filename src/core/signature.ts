/**
 * What a matcher of the rule language takes, as data. The rule checker, its error messages, completion
 * and the reference are made from signatures; the matcher's code is never asked.
 */

export type ParameterKind =
  | 'string' // "rm"
  | 'regex' // /re/i
  | 'list' // a list of the configuration by name: paths.sensitive
  | 'number' // 3
  | 'keyword'; // "root", out of a closed set; compiled to a string argument

export interface MatcherParameter {
  /** One word, for messages and the reference: `names`, `specs`. */
  readonly name: string;
  /** What may stand here; each value is checked by itself. */
  readonly kinds: readonly ParameterKind[];
  /** The closed set when `kinds` has `keyword`. */
  readonly keywords?: readonly string[];
  readonly optional?: boolean;
  /** One or more values (none, when also optional); only for the last parameter. */
  readonly variadic?: boolean;
}

/** Everything that a nudge may hold between braces. */
export const PLACEHOLDERS = ['base_command', 'path', 'host', 'server', 'tool', 'match'] as const;
export type Placeholder = (typeof PLACEHOLDERS)[number];

/** Chapters of the reference, in its order. */
export const MATCHER_TOPICS = [
  'commands',
  'words',
  'environment',
  'redirections',
  'pipelines',
  'origin',
  'files',
  'content',
  'network',
  'mcp',
  'call',
] as const;
export type MatcherTopic = (typeof MATCHER_TOPICS)[number];

export interface MatcherSignature {
  /** snake_case, as written in rules. */
  readonly name: string;
  readonly topic: MatcherTopic;
  readonly parameters: readonly MatcherParameter[];
  /** One line: "The command is one of these programs." */
  readonly doc: string;
  /** An expression that uses it: `command("rm", "shred")`. Checked by the tests of the reference. */
  readonly example: string;
  /** Placeholders that a hit of this matcher fills; `match` is always filled. */
  readonly placeholders: readonly Placeholder[];
}
