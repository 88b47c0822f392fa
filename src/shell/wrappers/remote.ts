/**
 * Commands that run elsewhere: over ssh, in containers and clusters, in virtual machines. The road says
 * so (`via` is remote); the words are read like any others.
 */
import { knownText } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';
import { parseInvocation, subcommandNames } from '../options/registry.ts';
import { withoutPrefix } from '../value-text.ts';
import { fileText } from './file-text.ts';
import {
  afterDashes,
  argText,
  commandLaunch,
  ELSEWHERE,
  joinedScript,
  madeArg,
  optionArg,
  scriptLaunch,
  viaOf,
} from './launch.ts';
import { withoutLeadingUnknown } from './prefix.ts';

/** ssh options that run a program here. */
const LOCAL_PROGRAMS =
  /^\s*(?:ProxyCommand|LocalCommand|KnownHostsCommand|PermitRemoteOpen|Match\s+exec)\s*[= \t]\s*/i;

/** Lines of the file that `-F` names. */
function configured(parsed: ParsedArgs, invocation: Invocation, context: LaunchContext): readonly Launch[] {
  const file = optionArg(lastOption(parsed, '-F'));
  const text = file === null ? null : fileText(file.value, invocation, context);
  if (file === null || text === null) return [];
  return text.split('\n').flatMap((line) => {
    const mark = LOCAL_PROGRAMS.exec(line);
    const command = mark === null ? '' : line.slice(mark[0].length).trim();
    return command === '' || /^none$/i.test(command)
      ? []
      : [scriptLaunch(madeArg(command, file), viaOf(invocation, 'option'))];
  });
}

/** One that loads a library which is not installed. */
const LOCAL_LIBRARY =
  /^\s*(?:PKCS11Provider|SecurityKeyProvider)\s*[= \t]\s*(?=[^\n]*\/)(?!\/(?:usr|lib\d*|opt|nix|System|Library)\/)/i;

/** Programs that are started by `-o Name=command`. */
export function sshOptionLaunches(parsed: ParsedArgs, invocation: Invocation): readonly Launch[] {
  return parsed.options.flatMap((option): readonly Launch[] => {
    if (option.name !== '-o' || option.value === null) return [];
    const text =
      knownText(option.value) ??
      (option.value.kind === 'pattern' && option.value.parts[0]?.kind === 'text'
        ? option.value.parts[0].text
        : '');
    const library = LOCAL_LIBRARY.exec(text);
    if (library !== null)
      return commandLaunch(
        [madeArg(withoutPrefix(option.value, library[0].length), option.valueArg ?? option.arg)],
        viaOf(invocation, 'option'),
      );
    const match = LOCAL_PROGRAMS.exec(text);
    if (match === null || /^none$/i.test(text.slice(match[0].length))) return [];
    const value = withoutPrefix(option.value, match[0].length);
    return [scriptLaunch(madeArg(value, option.valueArg ?? option.arg), viaOf(invocation, 'option'))];
  });
}

export const launchSsh: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'remote');
  const local = [...sshOptionLaunches(parsed, invocation), ...configured(parsed, invocation, context)];
  const command = afterDashes(parsed.operands.slice(1));
  if (command.length > 0) return [...local, ...joinedScript(trailingOptions(command), via)];
  if (parsed.operands.length === 0 || hasOption(parsed, '-N', '-V', '-G', '-Q', '-O', '-W')) return local;
  return [...local, { kind: 'stdin', language: 'posix', via, params: [] }];
};

/** `ssh host -t 'cmd'`: ssh reads options after the host as well. */
function trailingOptions(words: readonly Arg[]): readonly Arg[] {
  let at = 0;
  for (; at < words.length; at += 1) {
    const text = argText(words[at]) ?? '';
    if (/^-[BbcDEeFIiJLlmOopQRSWw]$/.test(text)) at += 1;
    else if (!/^-[46AaCfGgKkMNnqsTtVvXxYyp]+\d*$|^-[BbcDEeFIiJLlmOopQRSWw]./.test(text)) break;
  }
  return at >= words.length ? [] : words.slice(at);
}

interface RemoteRow {
  /** Path of the subcommand, as alternatives: `exec`, `container exec`. */
  readonly sub: readonly string[];
  /** Operands between the subcommand and the command: the container, the image. */
  readonly skip: number;
  /** Option with the directory. */
  readonly cwd?: string;
  /** Option that names a program in front of the words. */
  readonly entry?: string;
  /** Option that holds a script. */
  readonly script?: readonly string[];
  /** The words are joined and given to a shell there. */
  readonly joined?: boolean;
  /** Only what follows `--` is a command. */
  readonly dashes?: boolean;
}

const DOCKER: readonly RemoteRow[] = [
  { sub: ['exec', 'container exec', 'compose exec'], skip: 1, cwd: '-w' },
  {
    sub: ['run', 'create', 'container run', 'container create', 'compose run'],
    skip: 1,
    cwd: '-w',
    entry: '--entrypoint',
  },
  { sub: ['machine ssh'], skip: 1, joined: true },
];
const COMPOSE: readonly RemoteRow[] = [
  { sub: ['exec'], skip: 1, cwd: '-w' },
  { sub: ['run'], skip: 1, cwd: '-w', entry: '--entrypoint' },
];
const KUBECTL: readonly RemoteRow[] = [
  { sub: ['exec'], skip: 1 },
  { sub: ['run'], skip: 1 },
  { sub: ['debug'], skip: 1, dashes: true },
];
const FLY: readonly RemoteRow[] = [
  { sub: ['ssh console', 'ssh'], skip: 0, script: ['-C'] },
  { sub: ['machine exec', 'm exec'], skip: 1, joined: true },
];
const LXC: readonly RemoteRow[] = [{ sub: ['exec'], skip: 1, cwd: '--cwd' }];

const REMOTES: Readonly<Record<string, readonly RemoteRow[]>> = {
  docker: DOCKER,
  podman: DOCKER,
  nerdctl: DOCKER,
  'docker-compose': COMPOSE,
  'podman-compose': COMPOSE,
  kubectl: KUBECTL,
  oc: [...KUBECTL, { sub: ['rsh'], skip: 1 }],
  crictl: [{ sub: ['exec'], skip: 1 }],
  ctr: [{ sub: ['tasks exec', 'task exec', 't exec', 'run', 'containers run'], skip: 1 }],
  lxc: LXC,
  incus: LXC,
  'lxc-attach': [{ sub: [''], skip: 0 }],
  vagrant: [{ sub: ['ssh'], skip: 0, script: ['-c'] }],
  multipass: [{ sub: ['exec'], skip: 1 }],
  limactl: [{ sub: ['shell'], skip: 1 }],
  lima: [{ sub: [''], skip: 0 }],
  colima: [{ sub: ['ssh'], skip: 0 }],
  tsh: [{ sub: ['ssh'], skip: 1, joined: true }],
  pssh: [{ sub: [''], skip: 0, joined: true }],
  distrobox: [{ sub: ['enter'], skip: 0, dashes: true }],
  gcloud: [{ sub: ['compute ssh', 'cloud-shell ssh', 'beta compute ssh'], skip: 9, script: ['--command'] }],
  az: [
    { sub: ['vm run-command', 'container exec', 'ssh vm'], skip: 9, script: ['--scripts', '--exec-command'] },
  ],
  heroku: [{ sub: ['run', 'run:detached'], skip: 0, joined: true }],
  fly: FLY,
  flyctl: FLY,
  adb: [{ sub: ['shell', 'exec-out'], skip: 0, joined: true }],
  dokku: [{ sub: ['run', 'enter'], skip: 1 }],
  nomad: [{ sub: ['alloc exec', 'exec'], skip: 1 }],
};

export function isRemote(base: string): boolean {
  return Object.hasOwn(REMOTES, base);
}

export const launchRemote: Launcher = (invocation) => {
  const rows = REMOTES[invocation.base ?? ''] ?? [];
  const parsed = parseInvocation(invocation);
  const names = subcommandNames(invocation, 2);
  for (const row of rows) {
    for (const path of row.sub) {
      const depth = path === '' ? 0 : path.split(' ').length;
      if (names.slice(0, depth).join(' ') === path)
        return launchRow(invocation, row, parsed, parsed.operands.slice(depth));
    }
  }
  return [];
};

function launchRow(
  invocation: Invocation,
  row: RemoteRow,
  parsed: ParsedArgs,
  operands: readonly Arg[],
): readonly Launch[] {
  const via = viaOf(invocation, 'remote');
  const scripts = parsed.options.flatMap((option) =>
    row.script?.includes(option.name) === true && option.value !== null
      ? [scriptLaunch(madeArg(option.value, option.valueArg ?? option.arg), via)]
      : [],
  );
  const words =
    row.dashes === true ? afterFirstDashes(invocation.args) : afterDashes(operands.slice(row.skip));
  const entry = row.entry === undefined ? null : lastOption(parsed, row.entry);
  const command =
    entry?.value == null ? words : [madeArg(entry.value, entry.valueArg ?? entry.arg), ...words];
  if (row.joined === true) return [...scripts, ...joinedScript(command, via)];
  // Words for the image's own entry point are no command.
  if (entry === null && argText(command[0])?.startsWith('-') === true) return scripts;
  const directory = row.cwd === undefined ? null : lastOption(parsed, row.cwd);
  const cwd = directory?.value ?? ELSEWHERE;
  return [...scripts, ...withoutLeadingUnknown(command).flatMap((some) => commandLaunch(some, via, { cwd }))];
}

function afterFirstDashes(args: readonly Arg[]): readonly Arg[] {
  const at = args.findIndex((arg) => argText(arg) === '--');
  return at === -1 ? [] : args.slice(at + 1);
}

/** scp, sftp and rsync start a program of the caller's choice. */
export const launchCopy: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'option');
  const launches: Launch[] = [...sshOptionLaunches(parsed, invocation)];
  for (const option of parsed.options) {
    if (option.value === null) continue;
    const value = madeArg(option.value, option.valueArg ?? option.arg);
    if (invocation.base === 'rsync' && option.name === '-e') launches.push(scriptLaunch(value, via));
    if (invocation.base === 'rsync' && option.name === '--rsync-path')
      launches.push(scriptLaunch(value, { kind: 'remote', name: 'rsync' }));
    if (invocation.base !== 'rsync' && option.name === '-S') launches.push(...commandLaunch([value], via));
  }
  return launches;
};
