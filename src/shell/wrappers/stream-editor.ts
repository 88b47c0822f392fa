/** sed's scripts can run programs: `1e cmd`, `s/…/…/e`. Shared with effects: `w file`, `r file`. */
import { knownText, type Unknown } from '../../core/value.ts';
import { hasOption } from '../argv.ts';
import { runFilter } from '../filters/registry.ts';
import type { Invocation } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { sedScripts } from '../search-words.ts';
import { readSedScript } from '../sed-script.ts';
import { fileText } from './file-text.ts';
import { madeArg, opaqueLaunch, optionArg, scriptLaunch, viaOf } from './launch.ts';

export const launchSed: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  if (hasOption(parsed, '--sandbox')) return [];
  const files = parsed.options.filter((option) => option.name === '-f').map(optionArg);
  const inFiles = files.flatMap((file) => {
    const text = file === null ? null : fileText(file.value, invocation, context);
    return file === null || text === null ? [] : [madeArg(text, file)];
  });
  return [...sedScripts(invocation), ...inFiles].flatMap((script) => {
    const text = knownText(script.value);
    if (text === null) return [];
    const read = readSedScript(text);
    const via = viaOf(invocation, 'option');
    const edited = read.runsPatternSpace ? editedInput(invocation, text, read.runFlags) : null;
    return [
      ...read.commands.map((command) => scriptLaunch(madeArg(command, script), via)),
      ...(edited === null ? [] : [scriptLaunch(madeArg(edited, script), via)]),
      ...(read.runsPatternSpace && edited === null
        ? [opaqueLaunch('dynamic-script', 'sed', PATTERN_SPACE)]
        : []),
    ];
  });
};

const PATTERN_SPACE: Unknown = { kind: 'input', text: 'the pattern space', splits: false };

/** What `s/…/…/e` runs where all of sed's input is known: its output without that flag. */
function editedInput(invocation: Invocation, script: string, flags: readonly number[]): string | null {
  const { input } = invocation;
  const stdin = input.kind === 'text' ? knownText(input.value) : null;
  if (stdin === null || flags.length === 0 || parseInvocation(invocation).operands.length > 1) return null;
  const plain = [...script].filter((_, at) => !flags.includes(at)).join('');
  return script.length === [...script].length ? runFilter('sed', [plain], stdin) : null;
}
