/**
 * The content of a snapshot: compiled rules and merged settings as plain data. The built-in part lies in
 * the executable; what managed, user and project files add lies in the cache (`overlay`).
 */
import type { Lists, Preset, Rule } from '../core/rule.ts';

/** Settings that the hook reads. Lists are apart, in `lists`. */
export interface Settings {
  /** `[rules] preset`: which tier the rules have. */
  readonly preset: Preset;
  /** `[verdict] on_allow`: `approve` answers an explicit allow where nothing was found. */
  readonly onAllow: 'defer' | 'approve';
  /** `[verdict] interactive_gemini`: the user says that a human sits before Gemini's prompt. */
  readonly geminiInteractive: boolean;
  /** `[audit] on_failure`. */
  readonly auditOnFailure: 'warn' | 'deny';
  readonly auditEnabled: boolean;
  /** `[limits] deadline_ms`, all in all. */
  readonly deadlineMs: number;
}

export interface PolicyData {
  readonly rules: readonly Rule[];
  readonly lists: Lists;
  readonly disabled: readonly string[];
  readonly settings: Settings;
}
