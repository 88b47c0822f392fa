/** All that is known of programs, in one place: what they launch, print and touch. */
import type { Dialect } from '../core/call.ts';
import type { Effect } from './effect.ts';
import { effectsOf as effects } from './effects/registry.ts';
import { runFilter as filter } from './filters/registry.ts';
import type { CodeContext } from './interpreters/machine.ts';
import { analyseCode as code, interpreterFor } from './interpreters/registry.ts';
import { statementLaunches as statements } from './interpreters/statements-of.ts';
import { baseName, type Invocation, type Language, type Launch, type Via } from './invocation.ts';
import type { LaunchContext } from './launcher.ts';
import { namesWithOptions, optionTable } from './options/registry.ts';
import { launcherFor } from './wrappers/registry.ts';

/** The program that a path names. macOS finds `RM` where `rm` lies; elsewhere there is no such command. */
export function programName(path: string): string {
  const base = baseName(path);
  const folded = base.toLowerCase();
  return base === folded || isKnown(base) || !isKnown(folded) ? base : folded;
}

function isKnown(base: string): boolean {
  return optionTable(base) !== null || interpreterFor(base) !== null;
}

export function launchesOf(invocation: Invocation, context: LaunchContext): readonly Launch[] {
  const base = invocation.base;
  if (base === null) return [];
  const launches = launcherFor(base)?.(invocation, context) ?? [];
  const interpreted = interpreterFor(base)?.(invocation, context) ?? [];
  return launches.length === 0
    ? interpreted
    : interpreted.length === 0
      ? launches
      : [...launches, ...interpreted];
}

export function codeLaunches(language: Language, text: string, context: CodeContext): readonly Launch[] {
  return code(language, text, context);
}

export function statementLaunches(
  client: string,
  text: string,
  via: Via,
  context: CodeContext,
): readonly Launch[] {
  return statements(client, text, via, context);
}

export function effectsOf(invocation: Invocation): readonly Effect[] {
  return effects(invocation);
}

export function outputOf(
  base: string,
  args: readonly string[],
  stdin: string | null,
  dialect: Dialect,
): string | null {
  return filter(base, args, stdin, dialect);
}

let names: readonly string[] | null = null;

/** Names of all programs that something is known of, shells and interpreters included. */
export function programNames(): readonly string[] {
  names ??= [...new Set([...namesWithOptions(), ...SHELLS])];
  return names;
}

const SHELLS = [
  'sh',
  'bash',
  'dash',
  'zsh',
  'ksh',
  'ash',
  'python',
  'python3',
  'perl',
  'ruby',
  'node',
  'php',
  'awk',
  'lua',
  'rm',
  'dd',
  'shred',
  'env',
  'sudo',
  'nc',
];
