/**
 * Commands that run the words after their own as a command, unchanged. One row says how many operands
 * come before it (`timeout 5 cmd`: one) and after which subcommand (`poetry run cmd`).
 */
import { knownText } from '../../core/value.ts';
import { hasOption, lastOption, type OptionTable, type ParsedArgs, parseArgs } from '../argv.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { optionTable, parseInvocation } from '../options/registry.ts';
import { tableOf } from '../options/rows.ts';
import { maySplit, withoutPrefix } from '../value-text.ts';
import { afterDashes, argText, commandLaunch, joinedScript, splitAssignments, viaOf } from './launch.ts';

interface PrefixRow {
  /** Operands of its own before the command; a list of subcommands does not count. */
  readonly skip?: number;
  /** An operand of its own that is there only if it looks like this. */
  readonly skipIf?: RegExp;
  /** The subcommands after which a command stands, each a path: `tool run`. */
  readonly sub?: readonly string[];
  /** `NAME=value` words before the command set its environment. */
  readonly assignments?: boolean;
  /** The words are joined and given to a shell. */
  readonly joined?: boolean;
  /** Only what follows `--` is a command. */
  readonly dashes?: boolean;
  /** The option that names the directory it runs in. */
  readonly cwd?: string;
  /** Without a command it starts a shell, which reads standard input; or only with one of these options. */
  readonly shell?: readonly string[];
  /** With one of these no command is run. */
  readonly not?: readonly string[];
}

const ARCHITECTURE =
  /^(?:x86_64|i[3-6]86|linux(?:32|64)|aarch64|arm\w*|uname26|ppc\w*|s390\w*|mips\w*|sparc\w*|riscv\w*)$/;
const NUMBER = /^-?\d+$/;
const RUN: PrefixRow = { sub: ['run'] };
const EXEC: PrefixRow = { sub: ['exec'] };

const PREFIXES: Readonly<Record<string, PrefixRow>> = {
  sudo: { assignments: true, cwd: '-D', shell: ['-s', '-i'], not: ['-l', '-e', '-v', '-K', '-V'] },
  doas: { shell: ['-s'], not: ['-C', '-L'] },
  pkexec: {},
  gosu: { skip: 1 },
  'su-exec': { skip: 1 },
  setuidgid: { skip: 1 },
  setpriv: { not: ['-d'] },
  chpst: {},
  softlimit: {},
  nohup: {},
  nice: {},
  ionice: { not: ['-p', '-P', '-u'] },
  chrt: { skipIf: NUMBER, not: ['-p', '-m'] },
  taskset: { skip: 1, not: ['-p'] },
  numactl: { not: ['-s', '-H'] },
  cpulimit: {},
  timeout: { skip: 1 },
  gtimeout: { skip: 1 },
  time: {},
  stdbuf: {},
  gstdbuf: {},
  setsid: {},
  setarch: { skipIf: ARCHITECTURE },
  linux32: {},
  linux64: {},
  arch: { skipIf: ARCHITECTURE },
  caffeinate: {},
  grc: {},
  chronic: {},
  'run-one': {},
  'run-this-one': {},
  pexec: {},
  faketime: { skip: 1 },
  'with-lock-ex': { skip: 1 },
  lckdo: { skip: 1 },
  cabal: { sub: ['exec'] },
  stack: { sub: ['exec'] },
  opam: { sub: ['exec'] },
  sem: {},
  fnox: { sub: ['exec'] },
  teller: { sub: ['run'] },
  nodenv: { sub: ['exec'] },
  pyenv: { sub: ['exec'] },
  rbenv: { sub: ['exec'] },

  // zsh's own
  noglob: {},
  nocorrect: {},
  repeat: { skip: 1 },
  '-': {},
  prlimit: { not: ['-p'] },
  choom: { not: ['-p'] },
  unbuffer: {},
  rlwrap: {},
  strace: {},
  ltrace: {},
  dtruss: {},
  valgrind: {},
  heaptrack: { not: ['-a'] },
  rr: { sub: ['record'] },
  perf: { sub: ['stat', 'record', 'trace', 'lock', 'mem', 'c2c', 'sched', 'kvm'] },
  chroot: { skip: 1, shell: [] },
  unshare: { cwd: '-w', shell: [] },
  nsenter: { cwd: '-w', shell: [] },
  firejail: {},
  proot: { cwd: '-w', shell: [] },
  fakeroot: { shell: [] },
  fakechroot: {},
  torsocks: {},
  torify: {},
  proxychains: {},
  proxychains4: {},
  tsocks: {},
  'systemd-run': { cwd: '--working-directory' },
  'systemd-inhibit': {},
  'systemd-nspawn': {},
  'dbus-run-session': {},
  'dbus-launch': {},
  'xvfb-run': {},
  'ssh-agent': { not: ['-k'] },
  sshpass: {},
  'aws-vault': { sub: ['exec'], skip: 1 },
  daemonize: { cwd: '-c' },
  'dumb-init': {},
  tini: {},
  catchsegv: {},
  cgexec: {},
  ccache: {},
  distcc: {},
  sccache: {},
  bear: {},
  'aa-exec': {},
  setlock: { skip: 1 },
  logsave: { skip: 1 },
  multitime: {},
  pidstat: {},
  msgfilter: {},
  'cross-env': { assignments: true },
  'cross-env-shell': { assignments: true, joined: true },
  'env-cmd': {},
  dotenv: {},
  direnv: { sub: ['exec'], skip: 1 },
  watchexec: { joined: true },
  poetry: RUN,
  pipenv: RUN,
  hatch: RUN,
  pdm: RUN,
  rye: RUN,
  conda: RUN,
  mamba: RUN,
  micromamba: RUN,
  uv: { sub: ['run'], skip: 0 },
  bundle: EXEC,
  gem: EXEC,
  composer: EXEC,
  rustup: { sub: ['run'], skip: 1 },
  volta: RUN,
  asdf: { sub: ['exec'] },
  fnm: EXEC,
  nvm: { sub: ['exec'], skip: 1 },
  mise: { sub: ['exec', 'x'], dashes: true },
  snap: RUN,
  flatpak: { sub: ['run'] },
  doppler: { sub: ['run'] },
  op: { sub: ['run'] },
  infisical: { sub: ['run'] },
  chamber: { sub: ['exec'], skip: 1 },
  toolbox: RUN,
  launchctl: { sub: ['submit'] },
  busybox: {},
  toybox: {},
  // Detached, traced, measured, queued
  abduco: { skip: 1 },
  dtach: { skip: 1 },
  autoexpect: {},
  dvtm: { joined: true },
  eatmydata: {},
  gtime: {},
  hwatch: { joined: true },
  viddy: { joined: true },
  i386: {},
  x86_64: {},
  ifne: {},
  lockf: { skip: 1 },
  mpiexec: {},
  mpirun: {},
  srun: {},
  bsub: { joined: true },
  ncu: {},
  nq: {},
  nsys: { sub: ['profile', 'launch'] },
  pueue: { sub: ['add'], joined: true },
  'py-spy': { sub: ['record', 'top'] },
  reflex: {},
  retry: {},
  runcon: { skipIf: /:/ },
  samply: { sub: ['record'] },
  schedtool: {},
  sg: { skip: 1, joined: true },
  trickle: {},
  tsp: {},
  uftrace: { sub: ['record', 'live'] },
  vtune: {},
  // As another user, elsewhere on this machine
  beesu: { joined: true },
  gksu: { joined: true },
  gksudo: { joined: true },
  kdesu: { joined: true },
  kdesudo: { joined: true },
  run0: { cwd: '-D' },
  podman: { sub: ['unshare'] },
  buildah: { sub: ['unshare'] },
  apptainer: { sub: ['exec'], skip: 1 },
  singularity: { sub: ['exec'], skip: 1 },
  // Environments and projects
  dagger: RUN,
  dotenvx: RUN,
  foreman: RUN,
  goreman: RUN,
  honcho: RUN,
  goenv: EXEC,
  jenv: EXEC,
  meson: { sub: ['devenv'] },
  pixi: RUN,
  rvm: { sub: ['do'] },
  tox: { dashes: true },
  onchange: { dashes: true },
  ray: { dashes: true },
  // Terminals
  openvt: {},
  alacritty: { dashes: true },
  foot: {},
  kitty: {},
  wezterm: { sub: ['start'] },
  zellij: { sub: ['run'] },
  cygstart: {},
  start: {},
  command: { not: ['-v', '-V'] },
  builtin: {},
  exec: {},
};

export function isPrefix(base: string): boolean {
  return Object.hasOwn(PREFIXES, base);
}

export const launchPrefixed: Launcher = (invocation) => {
  const base = invocation.base ?? '';
  const row = Object.hasOwn(PREFIXES, base) ? PREFIXES[base] : undefined;
  return row === undefined ? [] : launchRow(invocation, row, wordsOf(invocation, base, row));
};

/** Where no table says which options are its own, those before the command are. */
function wordsOf(invocation: Invocation, base: string, row: PrefixRow): ParsedArgs {
  return optionTable(base) === null
    ? parseArgs(invocation.args, impliedTable(row))
    : parseInvocation(invocation);
}

const STOPS = { options: '', stops: true } as const;
const implied = new Map<PrefixRow, OptionTable>();

function impliedTable(row: PrefixRow): OptionTable {
  const ready = implied.get(row);
  if (ready !== undefined) return ready;
  const made = tableOf(
    row.sub === undefined
      ? STOPS
      : { options: '', sub: Object.fromEntries(row.sub.map((name) => [name, STOPS])) },
  );
  implied.set(row, made);
  return made;
}

function launchRow(invocation: Invocation, row: PrefixRow, parsed: ParsedArgs): readonly Launch[] {
  if (row.not !== undefined && hasOption(parsed, ...row.not)) return [];
  const own = ownOperands(row, parsed.operands);
  if (own === null) return [];
  const rest =
    row.dashes === true ? afterFirstDashes(invocation.args) : afterDashes(parsed.operands.slice(own));
  const { env, words } =
    row.assignments === true ? splitAssignments(rest, withoutPrefix) : { env: [], words: rest };
  const via = viaOf(invocation, 'wrapper');
  if (
    words.length === 0 &&
    row.shell !== undefined &&
    (row.shell.length === 0 || hasOption(parsed, ...row.shell))
  ) {
    return [{ kind: 'stdin', language: 'posix', via, params: [] }];
  }
  if (row.joined === true) return joinedScript(words, via);
  const cwd = row.cwd === undefined ? null : (lastOption(parsed, row.cwd)?.value ?? null);
  return withoutLeadingUnknown(words).flatMap((some) => commandLaunch(some, via, { env, cwd }));
}

function afterFirstDashes(args: readonly Arg[]): readonly Arg[] {
  const at = args.findIndex((arg) => argText(arg) === '--');
  return at === -1 ? [] : args.slice(at + 1);
}

/** How many operands come before the command; null where there is none. */
function ownOperands(row: PrefixRow, operands: readonly Arg[]): number | null {
  let at = 0;
  if (row.sub !== undefined) {
    const name = argText(operands[0]);
    if (name !== null && !row.sub.includes(name)) return null;
    at = 1;
  }
  at += row.skip ?? 0;
  const next = argText(operands[at]);
  if (row.skipIf !== undefined && next !== null && row.skipIf.test(next)) at += 1;
  return at;
}

/**
 * `sudo $OPTIONS rm x`: an unknown word that may be none, or options only, may leave the command to the
 * words after it; both readings are followed.
 */
export function withoutLeadingUnknown(words: readonly Arg[]): readonly (readonly Arg[])[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  if (!maySplit(first.value) || rest.length === 0 || knownText(first.value) !== null) return [words];
  return [words, ...withoutLeadingUnknown(rest)];
}
