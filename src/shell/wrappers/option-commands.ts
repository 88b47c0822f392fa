/**
 * Options of ordinary tools that start a program of the caller's choice, one row each: what the option's
 * value is (a script for the shell, a program's name, a file) and how it is marked.
 */
import { known, knownPrefix, knownText } from '../../core/value.ts';
import { hasOption, type Option, type OptionTable, parseArgs } from '../argv.ts';
import type { Invocation, Language, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { optionTable, parseInvocation } from '../options/registry.ts';
import { tableOf } from '../options/rows.ts';
import { splitFields, withoutPrefix } from '../value-text.ts';
import { commandLaunch, fileLaunch, madeArg, scriptLaunch, viaOf } from './launch.ts';

interface OptionRow {
  /** Canonical names. */
  readonly options: readonly string[];
  /** `words`: split at blanks or commas, without a shell. */
  readonly as: 'script' | 'program' | 'words' | 'commas' | 'file';
  readonly language?: Language;
  /** The value counts only with this at its start, which is cut off. */
  readonly mark?: RegExp;
  /** The option counts only beside one of these. */
  readonly beside?: readonly string[];
  readonly remote?: boolean;
}

const PAGER: readonly OptionRow[] = [{ options: ['--pager', '-P'], as: 'script' }];
const CC: readonly OptionRow[] = [{ options: ['-wrapper'], as: 'commas' }];
const APT: readonly OptionRow[] = [
  {
    options: ['-o'],
    as: 'script',
    mark: /^[\w:-]*(?:Pre-Invoke|Post-Invoke|Pre-Install-Pkgs|Post-Invoke-Success|Pager)[\w:-]*=/i,
  },
];
/** A library that is loaded runs at once; one that is installed is no work of the line's. */
const LIBRARY = /^(?=.*\/)(?!\/(?:usr|lib\d*|opt|nix|System|Library)\/)/;
/** A lone name is an editor's. */
const PIP: readonly OptionRow[] = [{ options: ['--editor'], as: 'script', mark: /^(?=.*[\s/])/ }];
const HELM: readonly OptionRow[] = [{ options: ['--post-renderer'], as: 'program' }];

const ROWS: Readonly<Record<string, readonly OptionRow[]>> = {
  tar: [
    { options: ['-I', '--to-command', '-F', '--rsh-command', '--rmt-command'], as: 'script' },
    { options: ['--checkpoint-action'], as: 'script', mark: /^exec=/ },
  ],
  gtar: [
    { options: ['-I', '--to-command', '-F', '--rsh-command', '--rmt-command'], as: 'script' },
    { options: ['--checkpoint-action'], as: 'script', mark: /^exec=/ },
  ],
  sort: [{ options: ['--compress-program'], as: 'program' }],
  split: [{ options: ['--filter'], as: 'script' }],
  rg: [{ options: ['--pre', '--hostname-bin'], as: 'program' }],
  ag: PAGER,
  ack: PAGER,
  ugrep: [...PAGER, { options: ['--filter'], as: 'script', mark: /^[\w,*]+:/ }],
  bat: [{ options: ['--pager'], as: 'script' }],
  batcat: [{ options: ['--pager'], as: 'script' }],
  delta: [{ options: ['--pager'], as: 'script' }],
  man: [{ options: ['-P', '-H'], as: 'script' }],
  sdiff: [{ options: ['--diff-program'], as: 'program' }],
  diff3: [{ options: ['--diff-program'], as: 'program' }],
  install: [{ options: ['--strip-program'], as: 'program' }],
  fzf: [
    { options: ['--preview', '--with-shell'], as: 'script' },
    {
      options: ['--bind'],
      as: 'script',
      mark: /^[^:]*:(?:execute|execute-silent|become|reload|transform|preview)[a-z-]*[:([{]/,
    },
  ],
  wget: [
    { options: ['--use-askpass'], as: 'program' },
    { options: ['-e'], as: 'program', mark: /^\s*use_askpass\s*=\s*/ },
  ],
  'yt-dlp': [
    { options: ['--exec'], as: 'script' },
    { options: ['--downloader'], as: 'program' },
  ],
  'youtube-dl': [
    { options: ['--exec'], as: 'script' },
    { options: ['--external-downloader'], as: 'program' },
  ],
  aria2c: [
    {
      options: [
        '--on-download-complete',
        '--on-download-start',
        '--on-download-stop',
        '--on-download-error',
        '--on-bt-download-complete',
      ],
      as: 'program',
    },
  ],
  rclone: [{ options: ['--password-command'], as: 'words' }],
  mosh: [
    { options: ['--ssh'], as: 'script' },
    { options: ['--server'], as: 'script', remote: true },
  ],
  sshuttle: [{ options: ['-e', '--ssh-cmd'], as: 'script' }],
  tcpdump: [{ options: ['-z'], as: 'program' }],
  dpkg: [{ options: ['--pre-invoke', '--post-invoke'], as: 'script' }],
  apt: APT,
  'apt-get': APT,
  aptitude: APT,
  certbot: [
    {
      options: [
        '--pre-hook',
        '--post-hook',
        '--deploy-hook',
        '--renew-hook',
        '--manual-auth-hook',
        '--manual-cleanup-hook',
      ],
      as: 'script',
    },
  ],
  check_by_ssh: [{ options: ['-o'], as: 'script', mark: /^\s*(?:ProxyCommand|LocalCommand)[\s=]+/i }],
  elvish: [{ options: ['-c'], as: 'script' }],
  nu: [{ options: ['-c'], as: 'script' }],
  oil: [{ options: ['-c'], as: 'script' }],
  osh: [{ options: ['-c'], as: 'script' }],
  xonsh: [{ options: ['-c'], as: 'script' }],
  ysh: [{ options: ['-c'], as: 'script' }],
  bpftrace: [{ options: ['-c'], as: 'words' }],
  chokidar: [{ options: ['-c'], as: 'script' }],
  dc: [{ options: ['-e'], as: 'script', mark: /^[^!]*!/ }],
  dtrace: [{ options: ['-c'], as: 'words' }],
  peco: [{ options: ['--exec'], as: 'script' }],
  ranger: [{ options: ['--cmd'], as: 'script', mark: /^shell\s+(?:-\w+\s+)*/ }],
  sbatch: [{ options: ['--wrap'], as: 'script' }],
  terminator: [{ options: ['-e', '-x'], as: 'script' }],
  tilix: [{ options: ['-e'], as: 'script' }],
  'watchman-make': [{ options: ['--run'], as: 'script' }],
  rc: [{ options: ['-c'], as: 'script' }],
  genie: [{ options: ['-c'], as: 'script' }],
  enscript: [{ options: ['-I'], as: 'script' }],
  gimp: [{ options: ['-b'], as: 'script', language: 'python' }],
  nano: [{ options: ['-s'], as: 'script' }],
  pico: [{ options: ['-s'], as: 'script' }],
  knife: [{ options: ['-E'], as: 'script', language: 'ruby' }],
  ipython: [{ options: ['-c'], as: 'script', mark: /^\s*!+\s*/ }],
  irb: [{ options: ['-e'], as: 'script', language: 'ruby' }],
  pry: [{ options: ['-e'], as: 'script', language: 'ruby' }],
  rake: [{ options: ['-e', '-p', '-E'], as: 'script', language: 'ruby' }],
  tmate: [{ options: ['-c'], as: 'script' }],
  mail: [{ options: ['--exec', '-~'], as: 'script', mark: /^~?!/ }],
  smbclient: [{ options: ['-c'], as: 'script', mark: /^(?:.*;)?\s*!/ }],
  hg: [
    { options: ['--config'], as: 'script', mark: /^alias\.[^=]+=\s*!/ },
    {
      options: ['--config'],
      as: 'script',
      mark: /^(?:ui\.(?:editor|ssh|merge)|hooks\.[^=]+|pager\.pager|extdiff\.cmd\.[^=]+)=/,
    },
  ],
  bazel: [{ options: ['--run_under'], as: 'script' }],
  rpmdb: [{ options: ['--eval', '-E'], as: 'script', mark: /^%\(/ }],
  rpmverify: [{ options: ['-E', '--eval'], as: 'script', mark: /^%\(/ }],
  rpmquery: [{ options: ['-E', '--eval'], as: 'script', mark: /^%\(/ }],
  ksu: [{ options: ['-e'], as: 'program' }],
  socket: [{ options: ['-p'], as: 'script' }],
  rpm: [
    { options: ['--pipe'], as: 'script' },
    { options: ['-E'], as: 'script', mark: /^%\(/ },
  ],
  gem: [{ options: ['-e'], as: 'script' }],
  go: [{ options: ['-exec', '-toolexec', '-vettool'], as: 'words' }],
  npm: [{ options: ['--script-shell'], as: 'program' }],
  pnpm: [{ options: ['--script-shell'], as: 'program' }],
  sftp: [{ options: ['-D'], as: 'script' }],
  gcc: CC,
  'g++': CC,
  cc: CC,
  'c++': CC,
  clang: CC,
  cmake: [{ options: ['-C'], as: 'file', language: 'other' }],
  pandoc: [
    { options: ['-F'], as: 'program' },
    { options: ['-L'], as: 'file', language: 'lua' },
  ],
  helm: HELM,
  'nix-shell': [{ options: ['--run', '--command'], as: 'script' }],
  ansible: [{ options: ['-a'], as: 'script', remote: true }],
  hyperfine: [{ options: ['-s', '-p', '-C', '-c'], as: 'script' }],
  nodemon: [{ options: ['-x'], as: 'script' }],
  gpg: [{ options: ['--photo-viewer'], as: 'script' }],
  gpg2: [{ options: ['--photo-viewer'], as: 'script' }],
  svn: [{ options: ['--editor-cmd', '--diff-cmd', '--diff3-cmd'], as: 'script' }],
  cpio: [{ options: ['--rsh-command'], as: 'program' }],
  mdadm: [{ options: ['-p'], as: 'program', beside: ['-F'] }],
  mysql: [{ options: ['--default-auth'], as: 'program', mark: LIBRARY }],
  openssl: [{ options: ['-engine', '-provider', '-provider-path'], as: 'program', mark: LIBRARY }],
  'ssh-add': [{ options: ['-s'], as: 'program', mark: LIBRARY }],
  'ssh-keygen': [{ options: ['-D'], as: 'program', mark: LIBRARY }],
  ffmpeg: [{ options: ['-af', '-filter:a'], as: 'program', mark: /^(?:.*,)?ladspa=(?:file|f)=(?=\/)/ }],
  openvpn: [
    {
      options: ['--up', '--down', '--route-up', '--ipchange', '--auth-user-pass-verify', '--tls-verify'],
      as: 'script',
    },
  ],
  scrot: [{ options: ['-e', '--exec'], as: 'script' }],
  lftp: [{ options: ['-c', '-e'], as: 'script', mark: /^(?:.*;)?\s*!/ }],
  sg: [{ options: ['-c'], as: 'script' }],
  newgrp: [{ options: ['-c'], as: 'script' }],
  xterm: [{ options: ['-e'], as: 'script' }],
  sqlmap: [
    { options: ['--os-cmd'], as: 'script', remote: true },
    { options: ['--eval'], as: 'script', language: 'python' },
  ],
  cargo: [
    {
      options: ['--config'],
      as: 'words',
      mark: /^(?:target\.[^=]*\.runner|build\.rustc(?:-wrapper)?)\s*=\s*["'[]*/,
    },
  ],
  kubectl: [{ options: ['--exec-command'], as: 'program' }],
  exiftool: [
    { options: ['-if'], as: 'script', language: 'perl' },
    { options: ['-config'], as: 'file', language: 'perl' },
  ],
  agetty: [{ options: ['-l', '--login-program'], as: 'program' }],
  borg: [{ options: ['--rsh'], as: 'words' }],
  cdist: [{ options: ['-s', '--shell'], as: 'words' }],
  check_ssl_cert: [{ options: ['--grep-bin', '--curl-bin', '--file-bin', '--openssl'], as: 'program' }],
  dhclient: [{ options: ['-sf'], as: 'file' }],
  dmsetup: [{ options: ['--exec'], as: 'words' }],
  curl: [{ options: ['--engine'], as: 'program', mark: LIBRARY }],
  dnsmasq: [
    { options: ['--conf-script'], as: 'script' },
    { options: ['--dhcp-script'], as: 'program' },
  ],
  easyrsa: [{ options: ['--vars'], as: 'file' }],
  forge: [{ options: ['--use'], as: 'program', mark: /^(?=.*\/)/ }],
  latexmk: [
    { options: ['-latex', '-pdflatex', '-xelatex', '-lualatex'], as: 'script' },
    { options: ['-e'], as: 'script', language: 'perl' },
    { options: ['-r'], as: 'file', language: 'perl' },
  ],
  logrotate: [{ options: ['-m', '--mail'], as: 'script' }],
  neofetch: [{ options: ['--config'], as: 'file', language: 'bash', mark: /^(?!none$|off$)/ }],
  perlbug: [{ options: ['-e'], as: 'script' }],
  pip: PIP,
  pip3: PIP,
  plymouth: [{ options: ['--command'], as: 'words' }],
  restic: [
    { options: ['--password-command'], as: 'words' },
    { options: ['-o', '--option'], as: 'words', mark: /^(?:sftp\.command|rclone\.program)=/ },
  ],
  sshfs: [{ options: ['-o'], as: 'words', mark: /^(?:.*,)?ssh_command=/ }],
  zic: [{ options: ['-y'], as: 'program' }],
  nmap: [{ options: ['--script'], as: 'file', language: 'lua', mark: /^(?=[^,]*[./])/ }],
};

export function hasOptionCommands(base: string): boolean {
  return Object.hasOwn(ROWS, base);
}

export const launchOptions: Launcher = (invocation) => {
  const rows = ROWS[invocation.base ?? ''] ?? [];
  if (rows.length === 0) return [];
  const base = invocation.base ?? '';
  const parsed =
    optionTable(base) === null
      ? parseArgs(invocation.args, impliedTable(base, rows))
      : parseInvocation(invocation);
  return rows.flatMap((row) =>
    row.beside !== undefined && !hasOption(parsed, ...row.beside)
      ? []
      : parsed.options
          .filter((option) => row.options.includes(option.name))
          .flatMap((option) => launchValue(option, row, invocation)),
  );
};

const implied = new Map<string, OptionTable>();

/** Where a command has no table of options, its rows say which of them take a value. */
function impliedTable(base: string, rows: readonly OptionRow[]): OptionTable {
  const ready = implied.get(base);
  if (ready !== undefined) return ready;
  const names = rows.flatMap((row) => row.options);
  const made = tableOf({
    options: names.map((name) => `${name}=`).join(' '),
    single: names.some((name) => /^-\w\w/.test(name)),
  });
  implied.set(base, made);
  return made;
}

function launchValue(option: Option, row: OptionRow, invocation: Invocation): readonly Launch[] {
  if (option.value === null) return [];
  const cut = row.mark === undefined ? 0 : (row.mark.exec(knownPrefix(option.value))?.[0].length ?? null);
  if (cut === null) return [];
  const cutValue = withoutPrefix(option.value, cut);
  const text = knownText(cutValue);
  // `%(cmd)`, `enter:execute(cmd)`: what the mark opens is closed at the end.
  const opened = cut > 0 && text !== null && /[([{]$/.test(knownPrefix(option.value).slice(0, cut));
  const value = madeArg(
    opened ? known(text.replace(/[)\]}][^)\]}]*$/, '')) : cutValue,
    option.valueArg ?? option.arg,
  );
  if (knownText(value.value) === '') return [];
  const via = viaOf(invocation, row.remote === true ? 'remote' : 'option');
  switch (row.as) {
    case 'script':
      return [scriptLaunch(value, via, row.language === undefined ? {} : { language: row.language })];
    case 'program':
      return commandLaunch([value], via);
    case 'words':
      return commandLaunch(
        splitFields(value.value).map((field) => madeArg(field, value)),
        via,
      );
    case 'commas':
      return commandLaunch(
        splitFields(value.value, /,/).map((field) => madeArg(field, value)),
        via,
      );
    case 'file':
      return [fileLaunch(value, via, row.language === undefined ? {} : { language: row.language })];
  }
}
