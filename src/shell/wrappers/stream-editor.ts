/** sed's scripts can run programs: `1e cmd`, `s/…/…/e`. Shared with effects: `w file`, `r file`. */
import { knownText } from '../../core/value.ts';
import { hasOption } from '../argv.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { sedScripts } from '../search-words.ts';
import { readSedScript } from '../sed-script.ts';
import { madeArg, opaqueLaunch, scriptLaunch, viaOf } from './launch.ts';

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
