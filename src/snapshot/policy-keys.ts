/**
 * Every key of the configuration and which way it is tighter. The schema, the merge of layers and the
 * hook's check of a cache all read this one table; a key that is not declared open to projects is not.
 */
import { PRESETS } from '../core/rule.ts';
import type { Settings } from './policy-data.ts';

export interface ListKey {
  /** `longer`: each item forbids more (sensitive paths). `shorter`: each item permits more (allow-lists). */
  readonly tighter: 'longer' | 'shorter';
  /** May an untrusted project tighten it? */
  readonly project: boolean;
  /** The list that `append` and `exclude` of its section mean. */
  readonly primary: boolean;
  /** Its items are whole names, asked for one at a time: a snapshot files them in its index. */
  readonly names?: boolean;
  /** An empty allow-list says that nobody has made one: everything is allowed. */
  readonly emptyMeansAll?: boolean;
  readonly doc: string;
}

export const LIST_KEYS = {
  'executables.allowed': {
    tighter: 'shorter',
    project: true,
    primary: true,
    names: true,
    doc: 'Programs that are known; any other is suspicious.',
  },
  'secrets.env_vars': {
    tighter: 'longer',
    project: true,
    primary: true,
    doc: 'Environment variables that hold secrets; `*` stands for any letters.',
  },
  'paths.sensitive': {
    tighter: 'longer',
    project: true,
    primary: true,
    doc: 'Files and directories whose content must not be read or sent.',
  },
  'paths.protected': {
    tighter: 'longer',
    project: true,
    primary: false,
    doc: 'Files and directories that must not be changed or deleted.',
  },
  'paths.regenerable': {
    tighter: 'shorter',
    project: true,
    primary: false,
    doc: 'Directories in a project that a build makes again; deleting them is harmless.',
  },
  'network.allowed_domains': {
    tighter: 'shorter',
    project: true,
    primary: false,
    emptyMeansAll: true,
    doc: 'The only hosts that are contacted without asking; a domain stands for its subdomains too. Empty: all are.',
  },
  'network.known_domains': {
    tighter: 'shorter',
    project: true,
    primary: false,
    doc: 'Hosts of every day; under the preset `strict` any other is asked about.',
  },
  'network.blocked_domains': {
    tighter: 'longer',
    project: true,
    primary: false,
    doc: 'Hosts that must never be contacted; a domain stands for its subdomains too.',
  },
  'mcp.allowed_servers': {
    tighter: 'shorter',
    project: true,
    primary: true,
    emptyMeansAll: true,
    doc: 'MCP servers that are known; any other is suspicious. Empty: all are.',
  },
  'rules.disabled': {
    tighter: 'shorter',
    project: false,
    primary: true,
    doc: 'Ids of rules that are switched off.',
  },
} as const satisfies Record<string, ListKey>;

export type ListName = keyof typeof LIST_KEYS;

/** The lists that rules can name; switched-off rules are none of their business. */
export const RULE_LISTS: readonly string[] = Object.keys(LIST_KEYS).filter(
  (name) => name !== 'rules.disabled',
);

export type SettingValue = string | number | boolean;

export interface SettingKey {
  readonly field: keyof Settings;
  readonly project: boolean;
  readonly type: /** From the mildest to the tightest. */
    | { readonly kind: 'choice'; readonly choices: readonly SettingValue[] }
    /** Neither way is tighter. */
    | { readonly kind: 'number'; readonly min: number; readonly max: number };
  readonly doc: string;
}

export const SETTING_KEYS = {
  'rules.preset': {
    field: 'preset',
    project: true,
    type: { kind: 'choice', choices: PRESETS },
    doc: 'How much is stopped: docs/presets.md says what changes.',
  },
  'verdict.on_allow': {
    field: 'onAllow',
    project: false,
    type: { kind: 'choice', choices: ['approve', 'defer'] },
    doc: 'What a call without findings gets: the client\'s own permission flow ("defer"), or an explicit approval.',
  },
  'verdict.interactive_gemini': {
    field: 'geminiInteractive',
    project: false,
    type: { kind: 'choice', choices: [true, false] },
    doc: 'A human sits before Gemini CLI and can answer its prompts.',
  },
  'audit.enabled': {
    field: 'auditEnabled',
    project: false,
    type: { kind: 'choice', choices: [false, true] },
    doc: 'Write one line for each call to the audit log.',
  },
  'audit.on_failure': {
    field: 'auditOnFailure',
    project: true,
    type: { kind: 'choice', choices: ['warn', 'deny'] },
    doc: 'What becomes of a call whose audit line cannot be written.',
  },
  'limits.deadline_ms': {
    field: 'deadlineMs',
    project: false,
    type: { kind: 'number', min: 200, max: 30_000 },
    doc: 'Milliseconds in which a verdict must stand; then the call is denied.',
  },
} as const satisfies Record<string, SettingKey>;

export type SettingName = keyof typeof SETTING_KEYS;

/** The hook's values where no file says otherwise; the shipped `config.toml` says the same. */
export const DEFAULT_SETTINGS: Settings = {
  preset: 'standard',
  onAllow: 'defer',
  geminiInteractive: false,
  auditEnabled: true,
  auditOnFailure: 'warn',
  deadlineMs: 2000,
};

/** How tight a value is among the choices; null for numbers, which have no order of that kind. */
export function tightness(name: SettingName, value: SettingValue): number | null {
  const key: SettingKey = SETTING_KEYS[name];
  return key.type.kind === 'choice' ? key.type.choices.indexOf(value) : null;
}
