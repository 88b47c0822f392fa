/**
 * Every effect of an invocation: its redirections, the row of its command, or the function of a command
 * whose words are read in a way of their own. Launched commands have effects of their own; they are not
 * told here.
 */
import { known, knownPrefix, knownText } from '../../core/value.ts';
import { type ParsedArgs, parseArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Invocation, Redirection } from '../invocation.ts';
import { optionTable, parseInvocation } from '../options/registry.ts';
import {
  arEffects,
  cpioEffects,
  packEffects,
  sevenZipEffects,
  tarEffects,
  unzipEffects,
  zipEffects,
} from './archive.ts';
import { cloudCopyEffects, dockerEffects, ghEffects, kubectlEffects, publishEffects } from './containers.ts';
import {
  copyEffects,
  installEffects,
  linkEffects,
  moveEffects,
  remoteCopyEffects,
  sshEffects,
} from './copy.ts';
import { gitEffects } from './git.ts';
import * as odd from './odd.ts';
import { impliedTable, rowEffects } from './rows.ts';
import { fileTransferEffects, texEffects } from './scripts.ts';
import {
  awkEffects,
  fdEffects,
  findEffects,
  grepEffects,
  jqEffects,
  patchEffects,
  sedEffects,
} from './search.ts';
import * as special from './special.ts';
import { EFFECT_ROWS } from './tables.ts';
import {
  curlEffects,
  digEffects,
  httpieEffects,
  netcatEffects,
  opensslEffects,
  socatEffects,
  wgetEffects,
} from './transfer.ts';
import { markedFiles, unlistedEffects } from './unlisted.ts';

type Reader = (invocation: Invocation, parsed: ParsedArgs) => readonly Effect[];

const READERS: Readonly<Record<string, Reader>> = {
  '7z': sevenZipEffects,
  '7za': sevenZipEffects,
  '7zz': sevenZipEffects,
  ack: grepEffects,
  ag: grepEffects,
  ar: arEffects,
  arj: odd.arjEffects,
  awk: awkEffects,
  aws: cloudCopyEffects,
  azcopy: cloudCopyEffects,
  bsdtar: tarEffects,
  bun: publishEffects,
  bunzip2: packEffects,
  bzip2: packEffects,
  cargo: publishEffects,
  chattr: special.attributeEffects,
  chflags: special.ownerEffects,
  chgrp: special.ownerEffects,
  chmod: special.modeEffects,
  chown: special.ownerEffects,
  compress: packEffects,
  cp: copyEffects,
  cpio: cpioEffects,
  cqlsh: special.databaseEffects,
  csplit: odd.csplitEffects,
  curl: curlEffects,
  dcfldd: special.ddEffects,
  dd: special.ddEffects,
  declare: special.environmentEffects,
  defaults: odd.defaultsEffects,
  dig: digEffects,
  docker: dockerEffects,
  dosbox: odd.dosboxEffects,
  drill: digEffects,
  egrep: grepEffects,
  env: special.environmentEffects,
  export: special.environmentEffects,
  fd: fdEffects,
  fdfind: fdEffects,
  fgrep: grepEffects,
  find: findEffects,
  gawk: awkEffects,
  gcloud: cloudCopyEffects,
  gcp: copyEffects,
  gem: publishEffects,
  gfind: findEffects,
  ggrep: grepEffects,
  gh: ghEffects,
  git: gitEffects,
  gpg: special.gpgEffects,
  gpg2: special.gpgEffects,
  grep: grepEffects,
  gsed: sedEffects,
  gsutil: cloudCopyEffects,
  gtar: tarEffects,
  gunzip: packEffects,
  gzip: packEffects,
  http: httpieEffects,
  https: httpieEffects,
  install: installEffects,
  jar: arEffects,
  jq: jqEffects,
  kubectl: kubectlEffects,
  link: linkEffects,
  ln: linkEffects,
  lz4: packEffects,
  lzma: packEffects,
  mariadb: special.databaseEffects,
  mawk: awkEffects,
  mc: cloudCopyEffects,
  mv: moveEffects,
  mysql: special.databaseEffects,
  mysqldump: special.databaseEffects,
  nawk: awkEffects,
  nc: netcatEffects,
  'nc.openbsd': netcatEffects,
  'nc.traditional': netcatEffects,
  ncat: netcatEffects,
  nerdctl: dockerEffects,
  netcat: netcatEffects,
  npm: publishEffects,
  oc: kubectlEffects,
  openssl: opensslEffects,
  patch: patchEffects,
  pg_dump: special.databaseEffects,
  pg_restore: special.databaseEffects,
  pigz: packEffects,
  PlistBuddy: odd.plistBuddyEffects,
  plutil: odd.plutilEffects,
  pip: publishEffects,
  pip3: publishEffects,
  pnpm: publishEffects,
  podman: dockerEffects,
  poetry: publishEffects,
  printenv: special.environmentEffects,
  psql: special.databaseEffects,
  rar: sevenZipEffects,
  rclone: cloudCopyEffects,
  rg: grepEffects,
  rcp: copyEffects,
  ditto: copyEffects,
  rmdir: special.rmdirEffects,
  rsync: remoteCopyEffects,
  s3cmd: cloudCopyEffects,
  scp: remoteCopyEffects,
  screen: odd.screenEffects,
  sed: sedEffects,
  set: special.environmentEffects,
  setcap: special.aclEffects,
  setfacl: special.aclEffects,
  sftp: fileTransferEffects,
  shred: special.shredEffects,
  socat: socatEffects,
  sqlite3: special.databaseEffects,
  ssh: sshEffects,
  autossh: sshEffects,
  'ssh-copy-id': sshEffects,
  'ssh-keygen': special.sshKeygenEffects,
  sysctl: odd.sysctlEffects,
  tar: tarEffects,
  tee: special.teeEffects,
  twine: publishEffects,
  typeset: special.environmentEffects,
  ugrep: grepEffects,
  uncompress: packEffects,
  unrar: sevenZipEffects,
  unxz: packEffects,
  unzip: unzipEffects,
  unzstd: packEffects,
  'update-alternatives': odd.alternativesEffects,
  uv: publishEffects,
  wget: wgetEffects,
  wget2: wgetEffects,
  xattr: special.aclEffects,
  xh: httpieEffects,
  xhs: httpieEffects,
  xz: packEffects,
  yarn: publishEffects,
  yq: jqEffects,
  zgrep: grepEffects,
  ftp: fileTransferEffects,
  lftp: fileTransferEffects,
  tftp: fileTransferEffects,
  smbclient: fileTransferEffects,
  tex: texEffects,
  latex: texEffects,
  pdflatex: texEffects,
  pdftex: texEffects,
  xelatex: texEffects,
  lualatex: texEffects,
  zip: zipEffects,
  zstd: packEffects,
};

/** Read from any terminal or thrown away: nothing is touched. */
const NOTHING = /^\/dev\/(?:null|zero|tty|std(?:in|out|err)|fd\/\d+|full|u?random)$/;

const worked = new WeakMap<Invocation, readonly Effect[]>();

/** Paths are as written; the engine resolves them against the invocation's directory. */
export function effectsOf(invocation: Invocation): readonly Effect[] {
  const ready = worked.get(invocation);
  if (ready !== undefined) return ready;
  const effects = [...commandEffects(invocation), ...invocation.redirections.flatMap(redirectionEffects)];
  const made = effects.filter((effect) => {
    const path = effect.kind === 'contact' ? null : knownText(effect.path);
    // `rm -f "$tmp"` before tmp is set: no file has the empty name. To rsync it is the directory.
    if (path === '') return effect.kind !== 'delete' || invocation.base === 'rsync';
    return path === null || !NOTHING.test(path);
  });
  worked.set(invocation, made);
  return made;
}

function commandEffects(invocation: Invocation): readonly Effect[] {
  const base = invocation.base;
  if (base === null) return [];
  const reader = Object.hasOwn(READERS, base) ? READERS[base] : undefined;
  if (reader !== undefined) {
    const effects = reader(invocation, parseInvocation(invocation));
    // The clouds' clients take `file://` anywhere; the others have been asked about their own marks.
    return reader === cloudCopyEffects ? [...effects, ...markedFiles(invocation)] : effects;
  }
  const row = EFFECT_ROWS.get(base) ?? (base.startsWith('mkfs.') ? EFFECT_ROWS.get('mkfs') : undefined);
  if (row !== undefined) {
    const table = optionTable(base) === null ? impliedTable(row) : null;
    const parsed = table === null ? parseInvocation(invocation) : parseArgs(invocation.args, table);
    return [...rowEffects(row, parsed, invocation), ...markedFiles(invocation)];
  }
  // A table of options without a row of effects: what it touches was looked at, and is nothing.
  return optionTable(base) === null && !isInterpreter(base)
    ? [...unlistedEffects(invocation), ...markedFiles(invocation)]
    : markedFiles(invocation);
}

/** Their words are code and the files of code. */
function isInterpreter(base: string): boolean {
  return /^(?:python|pypy|perl|ruby|node|nodejs|deno|bun|tsx|ts-node|php|lua|luajit|osascript|Rscript|R|tclsh|wish|expect|irb|ipython|pwsh|powershell)[\d.]*(?:\.exe)?$/.test(
    base,
  );
}

function redirectionEffects(redirection: Redirection): readonly Effect[] {
  const { target: path, span } = redirection;
  const socket = /^\/dev\/(?:tcp|udp)\//.exec(knownPrefix(path));
  if (socket !== null && redirection.mode !== 'here') {
    const text = knownText(path)?.slice(socket[0].length).replace('/', ':');
    return [
      {
        kind: 'contact',
        target: text === undefined ? path : known(text),
        sends: redirection.mode !== 'read',
        span,
      },
    ];
  }
  const reads: Effect = { kind: 'read', path, recursive: false, content: true, span };
  switch (redirection.mode) {
    case 'read':
      return [reads];
    case 'write':
      return [{ kind: 'write', path, mode: 'replace', span }];
    case 'append':
      return [{ kind: 'write', path, mode: 'append', span }];
    case 'read-write':
      return [reads, { kind: 'write', path, mode: 'edit', span }];
    case 'here':
    case 'duplicate':
    case 'close':
      return [];
  }
}
