/** Runners of packages: `npx pkg args`, `pnpm dlx`, `bunx`, `uvx`, `pipx run`. */
import { known, knownText } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Arg } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import {
  afterDashes,
  argText,
  commandLaunch,
  joinedScript,
  optionArg,
  scriptLaunch,
  viaOf,
} from './launch.ts';

/** Subcommands that take a package or program and its words. */
const RUNNERS: Readonly<Record<string, readonly string[]>> = {
  npm: ['exec', 'x'],
  pnpm: ['dlx', 'exec', 'create'],
  yarn: ['dlx', 'exec', 'node', 'create'],
  bun: ['x', 'exec', 'create'],
  pipx: ['run'],
  uv: ['x', 'tool run'],
};
const PLAIN: ReadonlySet<string> = new Set(['npx', 'pnpx', 'bunx', 'uvx']);

export const launchPackageRunner: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const words = runnerWords(invocation.base ?? '', parsed);
  if (words === null) return [];
  const via = viaOf(invocation, 'wrapper');
  const call = lastOption(parsed, '-c', '--call');
  const script = call === null ? null : optionArg(call);
  if (script !== null) return [scriptLaunch(script, via)];
  // `pnpm dlx -c 'text'`, `bun exec 'text'` go through a shell.
  if (
    (call !== null && invocation.base !== 'npx') ||
    (invocation.base === 'bun' && argText(parsed.operands[0]) === 'exec')
  )
    return joinedScript(words, via);
  const [first, ...rest] = words;
  if (first === undefined) return [];
  const text = knownText(first.value);
  if (text === null || hasOption(parsed, '-p', '--package', '--spec', '--from'))
    return commandLaunch(words, via);
  return commandLaunch([{ ...first, value: known(programOf(text)) }, ...rest], via);
};

function runnerWords(base: string, parsed: ParsedArgs): readonly Arg[] | null {
  if (PLAIN.has(base)) return afterDashes(parsed.operands);
  const first = argText(parsed.operands[0]) ?? '';
  const second = argText(parsed.operands[1]) ?? '';
  for (const path of RUNNERS[base] ?? []) {
    if (path === first) return afterDashes(parsed.operands.slice(1));
    if (path === `${first} ${second}`) return afterDashes(parsed.operands.slice(2));
  }
  return null;
}

/** `eslint@9` → `eslint`; `@scope/tool@1` → `@scope/tool`, whose last part names the program. */
function programOf(spec: string): string {
  const at = spec.indexOf('@', 1);
  return at === -1 || spec.includes('://') ? spec : spec.slice(0, at);
}

export function runsPackages(base: string): boolean {
  return PLAIN.has(base) || Object.hasOwn(RUNNERS, base);
}
