/** The one place where the engine meets the shell floor: what a text would run, and what that would touch. */
import type { Dialect } from '../core/call.ts';
import type { Disk } from '../core/disk.ts';
import { analyseCommand } from '../shell/analyse.ts';
import type { OptionTable, ParsedArgs } from '../shell/argv.ts';
import type { Effect } from '../shell/effect.ts';
import { effectsOf } from '../shell/effects/registry.ts';
import type { Analysis, Invocation } from '../shell/invocation.ts';
import { optionTable, parseInvocation } from '../shell/options/registry.ts';

export interface AnalysisRequest {
  readonly cwd: string | null;
  readonly home: string | null;
  readonly dialect: Dialect;
  readonly disk: Disk;
}

export function analyse(text: string, request: AnalysisRequest): Analysis {
  return analyseCommand(text, request);
}

export function effectsOfInvocation(invocation: Invocation): readonly Effect[] {
  return effectsOf(invocation);
}

export function tableOf(invocation: Invocation): OptionTable | null {
  return invocation.base === null ? null : optionTable(invocation.base);
}

export function parsedArgs(invocation: Invocation): ParsedArgs {
  return parseInvocation(invocation);
}
