/** sed's scripts can run programs: `1e cmd`, `s/…/…/e`. Shared with effects: `w file`, `r file`. */
import { knownText } from '../../core/value.ts';
import { hasOption } from '../argv.ts';
import type { Arg, Invocation } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { readSedScript } from '../sed-script.ts';
import { madeArg, opaqueLaunch, scriptLaunch, viaOf } from './launch.ts';

/** The words that are sed scripts, and whether the first operand is one. */
export function sedScripts(invocation: Invocation): readonly Arg[] {
  const parsed = parseInvocation(invocation);
  const given = parsed.options
    .filter((option) => option.name === '-e')
    .flatMap((option) =>
      option.value === null
        ? []
        : [option.valueArg === null ? option.arg : madeArg(option.value, option.valueArg)],
    );
  if (given.length > 0 || hasOption(parsed, '-f')) return given;
  return parsed.operands.slice(0, 1);
}

export const launchSed: Launcher = (invocation) => {
  if (hasOption(parseInvocation(invocation), '--sandbox')) return [];
  return sedScripts(invocation).flatMap((script) => {
    const text = knownText(script.value);
    if (text === null) return [];
    const read = readSedScript(text);
    return [
      ...read.commands.map((command) => scriptLaunch(madeArg(command, script), viaOf(invocation, 'option'))),
      ...(read.runsPatternSpace
        ? [opaqueLaunch('dynamic-script', 'sed', { kind: 'input', text: 'the pattern space', splits: false })]
        : []),
    ];
  });
};
