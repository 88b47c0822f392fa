/** Interpreters by name: how their command lines start code, and what that code would run. */
import type { Value } from '../../core/value.ts';
import type { Language, Launch } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';

export function interpreterFor(_base: string): Launcher | null {
  return null;
}

export function analyseCode(
  _language: Language,
  _code: Value | string,
  _context: LaunchContext,
): readonly Launch[] {
  return [];
}
