/** Scripts of a project's `package.json`: `npm run x`, `yarn x`, `bun run x`, and what installing runs. */
import { known, knownPrefix, knownText, showValue, type Unknown, type Value } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Arg, Invocation, Launch, Via } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { absolutePath } from '../paths.ts';
import { withoutPrefix } from '../value-text.ts';
import {
  afterDashes,
  argText,
  commandLaunch,
  joinArgs,
  madeArg,
  opaqueLaunch,
  scriptLaunch,
  viaOf,
} from './launch.ts';

const INSTALL: ReadonlySet<string> = new Set([
  'install',
  'i',
  'ci',
  'clean-install',
  'install-ci-test',
  'it',
  'rebuild',
  'link',
]);
const INSTALL_SCRIPTS = [
  'preinstall',
  'install',
  'postinstall',
  'prepublish',
  'preprepare',
  'prepare',
  'postprepare',
];
const PUBLISH_SCRIPTS = ['prepublishOnly', 'prepack', 'prepare', 'postpack', 'publish', 'postpublish'];
/** npm's own names for a script. */
const SHORT: Readonly<Record<string, string>> = {
  test: 'test',
  t: 'test',
  tst: 'test',
  start: 'start',
  stop: 'stop',
  restart: 'restart',
};
/** Subcommands of yarn, pnpm and bun that are no scripts. */
const OWN_COMMANDS = new Set(
  'add audit autoclean bin cache check config constraints create dedupe deploy dlx doctor env exec explain fetch generate-lock-entry global help import info init install install-test licenses link list login logout ls node npm outdated owner pack patch pkg plugin pm policies prune publish rebuild remove root rm search self-update set setup store tag team unlink uninstall unplug up update upgrade upgrade-interactive version versions view whoami why workspace workspaces x i un'.split(
    ' ',
  ),
);

export const launchPackageScript: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const edits = editedScripts(parsed, invocation);
  if (edits.length > 0) return edits;
  const names =
    invocation.base === 'node' ? nodeScript(invocation) : scriptNames(invocation.base ?? '', parsed);
  if (names.length === 0) return [];
  const via: Via = { kind: 'file', name: `${invocation.base ?? 'npm'} ${names[0]?.name ?? ''}` };
  // A script that calls itself has been seen.
  if (invocation.via.some((step) => step.kind === via.kind && step.name === via.name)) return [];
  const scripts = packageScripts(invocation, parsed, context);
  if (scripts === null) return [];
  if ('text' in scripts) return replacedScripts(scripts, invocation, via);
  return names.flatMap(({ name, args }) => {
    const text = scripts.get(name);
    return text === undefined ? [] : [scriptLaunch(withArguments(text, args, invocation), via)];
  });
};

/** `npm pkg set scripts.test=cmd`, `npm set-script test cmd`: what the next `npm test` runs. */
function editedScripts(parsed: ParsedArgs, invocation: Invocation): readonly Launch[] {
  const [first, second, ...rest] = parsed.operands;
  const command = argText(first);
  const via = viaOf(invocation, 'script');
  if (command === 'set-script') return rest.slice(0, 1).map((text) => scriptLaunch(text, via));
  if (command === 'explore') return commandLaunch(afterDashes(rest), viaOf(invocation, 'wrapper'));
  if (command === 'config' || command === 'set') {
    const words = command === 'config' ? rest : [second, ...rest].filter((arg) => arg !== undefined);
    const text = words.map((arg) => argText(arg) ?? '').join('=');
    const shell = /^script-shell=(.+)$/.exec(text)?.[1];
    return shell === undefined ? [] : commandLaunch([madeArg(shell, invocation)], via);
  }
  if (command !== 'pkg' || argText(second) !== 'set') return [];
  return rest.flatMap((arg) => {
    const cut = /^(?:scripts[.[]|bin=|husky\.hooks\.|pre-commit)[^=]*=/.exec(knownPrefix(arg.value))?.[0]
      .length;
    return cut === undefined ? [] : [scriptLaunch({ ...arg, value: withoutPrefix(arg.value, cut) }, via)];
  });
}

interface ScriptCall {
  readonly name: string;
  readonly args: readonly Arg[];
}

function scriptNames(base: string, parsed: ParsedArgs): readonly ScriptCall[] {
  const [first, second, ...rest] = parsed.operands;
  const command = argText(first);
  if (first === undefined || command === null) {
    return first === undefined && base === 'yarn' && parsed.operands.length === 0
      ? plain(INSTALL_SCRIPTS)
      : [];
  }
  const ignores = hasOption(parsed, '--ignore-scripts');
  if (command === 'run' || command === 'run-script' || command === 'rum' || command === 'urn') {
    const name = argText(second);
    return name === null ? [] : around(name, rest, ignores);
  }
  if (base === 'npm' || base === 'pnpm') {
    const short = SHORT[command];
    if (short !== undefined) return around(short, parsed.operands.slice(1), ignores);
  }
  if (INSTALL.has(command)) return ignores || second !== undefined ? [] : plain(INSTALL_SCRIPTS);
  if (command === 'publish' || command === 'pack') return ignores ? [] : plain(PUBLISH_SCRIPTS);
  if (base === 'npm' || OWN_COMMANDS.has(command)) return [];
  if (base === 'bun' && (command === 'test' || command === 'build')) return [];
  return around(command, parsed.operands.slice(1), ignores);
}

function plain(names: readonly string[]): readonly ScriptCall[] {
  return names.map((name) => ({ name, args: [] }));
}

function around(name: string, args: readonly Arg[], ignores: boolean): readonly ScriptCall[] {
  const own = { name, args };
  return ignores ? [own] : [{ name: `pre${name}`, args: [] }, own, { name: `post${name}`, args: [] }];
}

function withArguments(text: string, args: readonly Arg[], invocation: Invocation): Arg {
  const script = madeArg(text, invocation);
  return joinArgs([script, ...args.map((arg) => ({ ...arg, value: quoted(arg) }))]) ?? script;
}

function quoted(arg: Arg): Arg['value'] {
  const text = knownText(arg.value);
  return text === null || /^[\w./:=@%+,-]+$/.test(text)
    ? arg.value
    : known(`'${text.replaceAll("'", "'\\''")}'`);
}

/** The scripts of the nearest `package.json` above the directory that the command is told to work in. */
function packageScripts(
  invocation: Invocation,
  parsed: ParsedArgs,
  context: LaunchContext,
): ReadonlyMap<string, string> | Unknown | null {
  const option = lastOption(parsed, '--prefix', '-C', '--dir', '--cwd')?.value ?? null;
  const directory = option === null ? invocation.cwd : absolutePath(option, invocation.cwd);
  let at = directory.kind === 'known' ? directory.text : '';
  for (let up = 0; up < 16 && at.startsWith('/'); up += 1) {
    const text = context.disk.readText(`${at === '/' ? '' : at}/package.json`);
    if (text.kind === 'text') return scriptsOf(text.text);
    if (text.kind === 'unreadable' && text.by !== undefined) return writerOf(text.by);
    if (at === '/') break;
    at = at.slice(0, at.lastIndexOf('/')) || '/';
  }
  return null;
}

function writerOf(by: Value): Unknown {
  if (by.kind === 'unknown') return by.why;
  return { kind: 'input', text: showValue(by), splits: false };
}

/** Words with which an edit could make up a script, or the place where it goes. */
const MAKES_TEXT =
  /script|\[(?!["'\d\]])|fromCharCode|\bjoin\b|concat|\+(?!=?\s*\d)|atob|base64|\\[xu]|\beval\b|assign|\.\.\.|\$\{|@\w+d\b|implode|explode|\bargs?\b|input|env\b/i;
/** Package managers write what they were told to install. */
const MANAGERS = /^(?:npm|pnpm|yarn|bun|npx|corepack|volta|ncu|changeset|lerna|nx)\b/;
/** Of other writers the text says nothing of what they write. */
const EDITORS = /^(?:jq|yq|g?sed)\b[\s\S]*package\.json/;
const MOST_TEXTS = 16;

/**
 * The line itself has put another `package.json` there, of which only the command that wrote it is known: each
 * text in it may be a script now.
 */
function replacedScripts(why: Unknown, invocation: Invocation, via: Via): readonly Launch[] {
  const by = why.text.slice(0, 12_000);
  if (MANAGERS.test(by)) return [];
  const texts = [...by.matchAll(/"((?:[^"\\]|\\.)*)"|'([^']*)'/g)].map((match) => match[1] ?? match[2] ?? '');
  const inner = texts.flatMap((text) =>
    [...text.matchAll(/\\?["']((?:[^"'\\]|\\(?!["']))*)\\?["']/g)].map((match) => match[1] ?? ''),
  );
  const scripts = [...texts, ...inner]
    .filter((text) => /^[\w./~-]+\s+\S/.test(text))
    .slice(0, MOST_TEXTS)
    .map((text) => scriptLaunch(madeArg(text, invocation), via));
  return MAKES_TEXT.test(by) || !EDITORS.test(by)
    ? [...scripts, opaqueLaunch('unread-file', invocation.base ?? 'npm', why)]
    : scripts;
}

/** `node --run NAME`. */
function nodeScript({ args }: Invocation): readonly ScriptCall[] {
  const at = args.findIndex((arg) => /^--run(?:=|$)/.test(argText(arg) ?? ''));
  const name = argText(args[at])?.split('=')[1] ?? (at === -1 ? null : argText(args[at + 1]));
  return name == null ? [] : [{ name, args: [] }];
}

function scriptsOf(text: string): ReadonlyMap<string, string> | null {
  const parsed = parseJson(text);
  if (typeof parsed !== 'object' || parsed === null || !('scripts' in parsed)) return null;
  const { scripts } = parsed;
  if (typeof scripts !== 'object' || scripts === null) return null;
  return new Map(
    Object.entries(scripts).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** True for managers of packages that run a project's scripts. */
export function runsScripts(base: string): boolean {
  return base === 'npm' || base === 'pnpm' || base === 'yarn' || base === 'bun' || base === 'node';
}
