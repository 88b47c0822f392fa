/** git starts programs by configuration, by aliases and by options of its subcommands. */
import { known, knownPrefix, knownText, type Value } from '../../core/value.ts';
import { hasOption, lastOption, type Option, type ParsedArgs } from '../argv.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';
import { optionTable, parseInvocation } from '../options/registry.ts';
import { absolutePath } from '../paths.ts';
import { withoutPrefix } from '../value-text.ts';
import { aliasFromFile, aliasLaunches, configLaunches, configPairs, repositoryConfig } from './git-config.ts';
import {
  afterDashes,
  argText,
  commandLaunch,
  joinedScript,
  madeArg,
  optionArg,
  scriptLaunch,
  viaOf,
} from './launch.ts';

export const launchGit: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const [command, ...operands] = parsed.operands;
  const name = argText(command);
  const launches = [
    ...configured(invocation, parsed),
    ...(name === null ? [] : subcommandLaunches(name, operands, parsed, invocation)),
  ];
  if (name !== null && command !== undefined) launches.push(...aliased(name, command, invocation, context));
  return launches;
};

/** `-c key=value` before the subcommand, and on `git clone`. */
function configured(invocation: Invocation, parsed: ParsedArgs): readonly Launch[] {
  return parsed.options.flatMap((option): readonly Launch[] => {
    if (option.value === null) return [];
    if (option.name === '--config-env') return fromEnvironment(option.value, option, invocation);
    if (option.name !== '-c') return [];
    const prefix = knownPrefix(option.value);
    const equals = prefix.indexOf('=');
    // An alias runs only if it is called: `aliased` sees to that.
    if (equals <= 0 || /^alias\./i.test(prefix)) return [];
    return configLaunches(
      prefix.slice(0, equals),
      withoutPrefix(option.value, equals + 1),
      option.valueArg ?? option.arg,
      invocation,
    );
  });
}

function fromEnvironment(value: Value, option: Option, invocation: Invocation): readonly Launch[] {
  const match = /^(.+)=(\w+)$/.exec(knownText(value) ?? '');
  if (match === null) return [];
  const given = invocation.env.find((entry) => entry.name === match[2])?.value;
  const content: Value = given ?? {
    kind: 'unknown',
    why: { kind: 'variable', text: `$${match[2] ?? ''}`, splits: false },
  };
  return configLaunches(match[1] ?? '', content, option.arg, invocation);
}

/** An alias of that name, on the line or in the repository; git's own commands cannot be aliased. */
function aliased(
  name: string,
  command: Arg,
  invocation: Invocation,
  context: LaunchContext,
): readonly Launch[] {
  if (optionTable('git')?.subcommands?.[name] !== undefined) return [];
  const args = invocation.args.slice(invocation.args.indexOf(command) + 1);
  for (const option of parseInvocation(invocation).options) {
    const prefix = option.name === '-c' && option.value !== null ? knownPrefix(option.value) : '';
    const key = /^alias\.([^=]+?)(?:\.command)?=/i.exec(prefix);
    if (key !== null && option.value !== null && key[1]?.toLowerCase() === name.toLowerCase()) {
      return aliasLaunches(
        withoutPrefix(option.value, key[0].length),
        args,
        option.valueArg ?? option.arg,
        invocation,
      );
    }
  }
  const pair = configPairs(invocation).findLast(
    ({ key }) =>
      /^alias\./i.test(key) &&
      key
        .slice(6)
        .replace(/\.command$/i, '')
        .toLowerCase() === name.toLowerCase(),
  );
  if (pair !== undefined) return aliasLaunches(pair.value.value, args, pair.value, invocation);
  const directory = lastOption(parseInvocation(invocation), '-C')?.value ?? null;
  const cwd = directory === null ? invocation.cwd : absolutePath(directory, invocation.cwd);
  const text = cwd.kind === 'known' ? repositoryConfig(cwd.text, context) : null;
  const alias = text === null ? null : aliasFromFile(text, name);
  return alias === null ? [] : aliasLaunches(known(alias), args, command, invocation);
}

/** Options whose value git hands to a shell. */
const SCRIPT_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  rebase: ['-x'],
  difftool: ['-x'],
  grep: ['-O'],
  clone: ['-u'],
  fetch: ['--upload-pack'],
  pull: ['--upload-pack'],
  'ls-remote': ['--upload-pack'],
  push: ['--receive-pack'],
  archive: ['--exec'],
  'filter-branch': [
    '--setup',
    '--env-filter',
    '--tree-filter',
    '--index-filter',
    '--parent-filter',
    '--msg-filter',
    '--commit-filter',
    '--tag-name-filter',
  ],
  'send-email': ['--sendmail-cmd', '--to-cmd', '--cc-cmd', '--header-cmd'],
  instaweb: ['--httpd', '-b'],
};

function subcommandLaunches(
  name: string,
  operands: readonly Arg[],
  parsed: ParsedArgs,
  invocation: Invocation,
): readonly Launch[] {
  const via = viaOf(invocation, 'option');
  const launches: Launch[] = [];
  for (const option of parsed.options) {
    if (SCRIPT_OPTIONS[name]?.includes(option.name) !== true) continue;
    const value = optionArg(option);
    if (value !== null) launches.push(scriptLaunch(value, via));
  }
  const [first, second] = operands;
  if (name === 'bisect' && argText(first) === 'run')
    launches.push(...commandLaunch(operands.slice(1), viaOf(invocation, 'wrapper')));
  if (name === 'submodule' && argText(first) === 'foreach') {
    launches.push(
      ...joinedScript(
        afterDashes(operands.slice(1).filter((arg) => argText(arg) !== '--recursive')),
        viaOf(invocation, 'wrapper'),
      ),
    );
  }
  if (
    name === 'config' &&
    !hasOption(parsed, '--get', '--unset', '--unset-all', '-l', '--get-all', '--get-regexp')
  ) {
    const [key, value] = argText(first) === 'set' ? [second, operands[2]] : [first, second];
    if (key !== undefined && value !== undefined)
      launches.push(...configLaunches(argText(key) ?? '', value.value, value, invocation));
  }
  for (const operand of operands) launches.push(...externalTransport(operand, invocation));
  return launches;
}

/** `ext::sh -c '…'`: a URL that is a command. */
function externalTransport(operand: Arg, invocation: Invocation): readonly Launch[] {
  if (!/^ext::/i.test(knownPrefix(operand.value))) return [];
  return [scriptLaunch(madeArg(withoutPrefix(operand.value, 5), operand), viaOf(invocation, 'option'))];
}
