/** awk's command line: the program is the first operand unless a file gives it; the rest is read. */
import { known, knownText } from '../../core/value.ts';
import { hasOption, type Option, type OptionTable, parseArgs } from '../argv.ts';
import type { Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { commandLaunch, fileLaunch } from './command-lines.ts';

const TABLE: OptionTable = {
  shortValues: 'fFveEilLoW',
  longValues: ['--file', '--field-separator', '--assign', '--source', '--exec', '--include', '--load'],
  same: [
    ['-f', '--file'],
    ['-F', '--field-separator'],
    ['-v', '--assign'],
    ['-e', '--source'],
    ['-E', '--exec'],
    ['-i', '--include'],
    ['-V', '--version'],
    ['-h', '--help'],
  ],
  stopsAtOperand: true,
};

/** `-i inplace` is a library that comes with gawk; any other name is looked for in the working directory first. */
function isIncluded(option: Option): boolean {
  return option.name === '-i' && knownText(option.value ?? known('')) !== 'inplace';
}

export const awk: Launcher = (invocation) => {
  const parsed = parseArgs(invocation.args, TABLE);
  const via: Via = { kind: 'interpreter', name: invocation.base ?? 'awk' };
  const launches: Launch[] = [];
  const assigned = parsed.options
    .filter((option) => option.name === '-v')
    .map((option) => ({ ...(option.valueArg ?? option.arg), value: option.value ?? known('') }));
  let given = false;
  for (const option of parsed.options) {
    const arg = { ...(option.valueArg ?? option.arg), value: option.value ?? known('') };
    if (option.name === '-e') launches.push(script(arg));
    else if (option.name === '-f' || option.name === '-E' || isIncluded(option))
      launches.push(fileLaunch('awk', arg, via, assigned));
    else continue;
    given ||= option.name !== '-i';
  }
  const [first, ...rest] = parsed.operands;
  if (!given && first !== undefined) launches.push(script(first));
  // `-i inplace` rewrites the operands.
  const inplace = parsed.options.some(
    (option) => option.name === '-i' && knownText(option.value ?? known('')) === 'inplace',
  );
  if (inplace && !hasOption(parsed, '-h')) {
    for (const file of given ? parsed.operands : rest)
      launches.push(
        commandLaunch(
          [...['sed', '-i', '-e', ''].map((word) => ({ ...file, value: known(word) })), file],
          via,
        ),
      );
  }
  return launches;

  function script(arg: (typeof parsed.operands)[number]): Launch {
    // What -v sets, the program sees as variables.
    return {
      kind: 'script',
      language: 'awk',
      text: arg.value,
      span: arg.span,
      via,
      params: [{ ...arg, value: known('awk') }, ...assigned],
      sameShell: false,
    };
  }
};
