/**
 * What rules are tried on: each act of a command line, each file that a file tool touches, each fetch, MCP
 * call and so on. Effects on files and hosts are worked out on first use and their paths are resolved, so a
 * rule on a path holds on every road. `subjects.ts` makes them out of a call.
 */
import type { FileChange, McpLaunch } from '../core/call.ts';
import type { Value } from '../core/value.ts';
import type { ParsedArgs } from '../shell/argv.ts';
import type { Effect } from '../shell/effect.ts';
import type { Act, Assigned, Invocation, Opaque } from '../shell/invocation.ts';

/** The command line that an act was found in. */
export interface Origin {
  /** What the spans of its acts point into. */
  readonly text: string;
  /** True when that is the call's own text, so that findings can point into it. */
  readonly own: boolean;
  readonly acts: readonly Act[];
  /** `shopt -s dotglob` or its kin is in the line: `*` then takes dot files too. */
  readonly dotGlob: boolean;
}

export interface InvocationSubject {
  readonly kind: 'invocation';
  readonly act: Invocation;
  /** The command's base name as rules file it; null where it is not known. */
  readonly folded: string | null;
  readonly origin: Origin;
  readonly effects: () => readonly Effect[];
  readonly parsed: () => ParsedArgs;
}

export type Subject =
  | InvocationSubject
  | { readonly kind: 'opaque'; readonly act: Opaque; readonly origin: Origin }
  | { readonly kind: 'assigned'; readonly act: Assigned; readonly origin: Origin }
  /** One file that a tool reads, searches or changes. `change` is null for a read. */
  | {
      readonly kind: 'access';
      readonly effects: () => readonly Effect[];
      readonly change: FileChange | null;
      /** New content, where the call carries it. */
      readonly content: string | null;
    }
  | { readonly kind: 'fetch'; readonly effects: () => readonly Effect[]; readonly urls: readonly string[] }
  | { readonly kind: 'web-search'; readonly query: string }
  | {
      readonly kind: 'mcp';
      readonly server: string;
      readonly tool: string;
      readonly params: unknown;
      readonly launch: McpLaunch | null;
    }
  | { readonly kind: 'agent'; readonly prompt: string }
  | { readonly kind: 'other'; readonly params: unknown }
  /** The call as a whole: for rules that speak of nothing but client, mode or kind of call. */
  | { readonly kind: 'call' };

export type SubjectKind = Subject['kind'];

export const SUBJECT_KINDS: readonly SubjectKind[] = [
  'invocation',
  'opaque',
  'assigned',
  'access',
  'fetch',
  'web-search',
  'mcp',
  'agent',
  'other',
  'call',
];

export type ActSubject = Extract<Subject, { readonly origin: Origin }>;

export function isActSubject(subject: Subject): subject is ActSubject {
  return subject.kind === 'invocation' || subject.kind === 'opaque' || subject.kind === 'assigned';
}

const NO_EFFECTS: readonly Effect[] = [];

export function effectsOfSubject(subject: Subject): readonly Effect[] {
  return 'effects' in subject ? subject.effects() : NO_EFFECTS;
}

/** The path or target that an effect is about. */
export function effectTarget(effect: Effect): Value {
  return effect.kind === 'contact' ? effect.target : effect.path;
}
