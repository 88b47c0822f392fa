/** Commands that talk to other machines: whom they contact, and what they take along. */
import { known, knownText } from '../../core/value.ts';
import { hasOption } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg } from '../invocation.ts';
import { after, contact, type EffectsOf, type Rows, read, textOf, write } from './row.ts';

export const CALLERS: Rows = {
  ping: { contacts: 'last' },
  ping6: { contacts: 'last' },
  traceroute: { contacts: 'first' },
  tracepath: { contacts: 'first' },
  mtr: { contacts: 'all' },
  dig: { contacts: 'all', options: { '-f': 'read' } },
  host: { contacts: 'first' },
  nslookup: { contacts: 'all' },
  drill: { contacts: 'first' },
  whois: { contacts: 'all', sends: true },
  telnet: { contacts: 'first', sends: true },
  ftp: { contacts: 'first', sends: true },
  lftp: { contacts: 'first', sends: true, options: { '-f': 'read' } },
  tftp: { contacts: 'first', sends: true },
  finger: { contacts: 'all' },
  ncftpput: { contacts: 'first', sends: true },
  smbclient: { contacts: 'first', sends: true },
  lynx: { contacts: 'all' },
  links: { contacts: 'all' },
  w3m: { contacts: 'all' },
  elinks: { contacts: 'all' },
  openvpn: { options: { '--config': 'read', '--remote': 'contact' } },
  nmap: {
    contacts: 'all',
    options: { '-iL': 'read', '-oN': 'write', '-oG': 'write', '-oX': 'write', '-oA': 'write' },
  },
  ssh: { contacts: 'first', options: { '-F': 'read', '-E': 'write', '-i': 'list' } },
  mosh: { contacts: 'first' },
  sshfs: { contacts: 'first' },
  'ssh-copy-id': { contacts: 'first', sends: true },
  'ssh-keyscan': { contacts: 'all', options: { '-f': 'read' } },
  mail: { sends: true, contacts: 'all', options: { '-a': 'read', '-A': 'read', '-f': 'read' } },
  mutt: { sends: true, contacts: 'all', options: { '-a': 'read', '-i': 'read', '-F': 'read' } },
  sendmail: { sends: true, contacts: 'all', options: { '-C': 'read' } },
  yt: {},
  'yt-dlp': { contacts: 'all', options: { '-o': 'write' } },
  socat: {},
  croc: { reads: 'rest' },
  rclone: { reads: 'rest' },
};

/** Options of curl whose value is sent, or with `@` names a file that is. */
const CURL_DATA: ReadonlySet<string> = new Set([
  '-d',
  '--data',
  '--data-binary',
  '--data-raw',
  '--data-ascii',
  '--data-urlencode',
  '-F',
  '--form',
  '--form-string',
  '--json',
  '-T',
  '--upload-file',
  '--url-query',
]);
const CURL_WRITES: ReadonlySet<string> = new Set([
  '-o',
  '--output',
  '-D',
  '--dump-header',
  '-c',
  '--cookie-jar',
  '--trace',
  '--trace-ascii',
  '--stderr',
  '--libcurl',
  '--etag-save',
  '--hsts',
  '--output-dir',
]);
const CURL_READS: ReadonlySet<string> = new Set([
  '-K',
  '--config',
  '-b',
  '--cookie',
  '--netrc-file',
  '-E',
  '--cert',
  '--key',
  '--cacert',
  '--etag-compare',
]);

const curl: EffectsOf = (_invocation, parsed) => {
  const effects: Effect[] = [];
  let sends = false;
  const urls: Arg[] = [...parsed.operands];
  for (const option of parsed.options) {
    if (
      option.name === '-X' &&
      option.value !== null &&
      /^(?:POST|PUT|PATCH)$/i.test(knownText(option.value) ?? '')
    )
      sends = true;
    if (option.value === null) continue;
    const arg: Arg = { ...option.arg, value: option.value };
    if (CURL_DATA.has(option.name)) {
      sends = true;
      effects.push(...sentFiles(arg, option.name));
    } else if (CURL_WRITES.has(option.name)) {
      if (knownText(option.value) !== '-') effects.push(write(arg, 'replace'));
    } else if (CURL_READS.has(option.name)) effects.push(read(arg, false));
    else if (option.name === '--url') urls.push(arg);
    else if (option.name === '-x' || option.name === '--proxy' || option.name === '--socks5')
      effects.push(contact(arg, false));
  }
  for (const url of urls) {
    effects.push(contact(url, sends));
    const file = after(url.value, 'file://');
    if (file !== null) effects.push(read({ ...url, value: file }, false));
    if (hasOption(parsed, '-O', '--remote-name', '--remote-name-all')) {
      const name = knownText(url.value)
        ?.replace(/[?#].*$/, '')
        .split('/')
        .pop();
      if (name !== undefined && name !== '') effects.push(write({ ...url, value: known(name) }, 'replace'));
    }
  }
  return effects;
};

/** `@file`, `name@file`, `name=@file`, `name=<file`; all of it for `-T`. */
function sentFiles(arg: Arg, option: string): readonly Effect[] {
  if (option === '-T' || option === '--upload-file')
    return knownText(arg.value) === '-' ? [] : [read(arg, false)];
  if (option === '--data-raw' || option === '--form-string') return [];
  const text = knownText(arg.value);
  if (text === null) {
    const rest = after(arg.value, '@');
    return rest === null ? [] : [read({ ...arg, value: rest }, false)];
  }
  const form = option === '-F' || option === '--form';
  const match = (
    form ? /^[^=]*=[@<]([^;]+)/ : option === '--data-urlencode' ? /^[^=@]*@(.+)$/s : /^@(.+)$/s
  ).exec(text);
  const file = match?.[1];
  return file === undefined || file === '-' ? [] : [read({ ...arg, value: known(file) }, false)];
}

const wget: EffectsOf = (_invocation, parsed) => {
  const effects: Effect[] = [];
  let sends = false;
  let named = false;
  for (const option of parsed.options) {
    if (option.value === null) continue;
    const arg: Arg = { ...option.arg, value: option.value };
    switch (option.name) {
      case '-O':
      case '--output-document':
      case '-o':
      case '-a':
        named ||= option.name !== '-o' && option.name !== '-a';
        if (knownText(option.value) !== '-') effects.push(write(arg, 'replace'));
        break;
      case '-i':
      case '--input-file':
      case '--load-cookies':
        effects.push(read(arg, false));
        break;
      case '--post-file':
      case '--body-file':
        sends = true;
        effects.push(read(arg, false));
        break;
      case '--post-data':
      case '--body-data':
        sends = true;
        break;
      case '-P':
        break;
    }
  }
  for (const url of parsed.operands) {
    effects.push(contact(url, sends));
    const name = knownText(url.value)
      ?.replace(/[?#].*$/, '')
      .split('/')
      .pop();
    if (!named && name !== undefined && name !== '' && name.includes('.'))
      effects.push(write({ ...url, value: known(name) }, 'replace'));
  }
  return effects;
};

/** HTTPie: `METHOD URL ITEM…`; items may name files. */
const httpie: EffectsOf = (_invocation, parsed) => {
  const words = parsed.operands;
  const method = /^[A-Z]+$/.test(textOf(words[0]) ?? '') ? textOf(words[0]) : null;
  const url = words[method === null ? 0 : 1];
  const items = words.slice(method === null ? 1 : 2);
  const sends = items.length > 0 || /^(?:POST|PUT|PATCH)$/.test(method ?? '');
  const effects: Effect[] = url === undefined ? [] : [contact(url, sends)];
  for (const item of items) {
    const file = /(?:=@|@|:=@)([^=]+)$/.exec(textOf(item) ?? '')?.[1];
    if (file !== undefined) effects.push(read({ ...item, value: known(file) }, false));
  }
  return effects;
};

const REMOTE =
  /^(?:[A-Za-z0-9_.-]+@)?([A-Za-z0-9_.-]+|\[[0-9A-Fa-f:]+\]):(?!\/\/|\\)|^(?:rsync|scp|sftp):\/\/(?:[^@/]*@)?([^/:]+)/;

/** scp and rsync: an operand with a host is remote, the others are files here. */
const remoteCopy: EffectsOf = (invocation, parsed) => {
  const effects: Effect[] = [];
  const recursive = invocation.base === 'rsync' || hasOption(parsed, '-r', '-R');
  const target = parsed.operands[parsed.operands.length - 1];
  const toRemote = target !== undefined && hostOf(target) !== null;
  for (const operand of parsed.operands) {
    const host = hostOf(operand);
    if (host !== null)
      effects.push(contact({ ...operand, value: known(host) }, toRemote && operand === target));
    else if (operand === target) effects.push(write(operand, 'edit'));
    else effects.push(read(operand, recursive));
  }
  if (
    hasOption(
      parsed,
      '--delete',
      '--del',
      '--delete-after',
      '--delete-before',
      '--delete-excluded',
      '--delete-during',
    ) &&
    target !== undefined &&
    !toRemote
  ) {
    effects.push({ kind: 'delete', path: target.value, recursive: true, span: target.span });
  }
  if (hasOption(parsed, '--remove-source-files'))
    for (const operand of parsed.operands.slice(0, -1))
      effects.push({ kind: 'delete', path: operand.value, recursive: true, span: operand.span });
  return effects;
};

function hostOf(arg: Arg): string | null {
  const match = REMOTE.exec(textOf(arg) ?? '');
  return match === null ? null : (match[1] ?? match[2] ?? null);
}

/** netcat: a host and a port; listening contacts nobody. */
const netcat: EffectsOf = (_invocation, parsed) => {
  const [host] = parsed.operands;
  if (host === undefined || hasOption(parsed, '-l', '--listen')) return [];
  return [contact(host, !hasOption(parsed, '-z'))];
};

const socat: EffectsOf = (_invocation, parsed) => {
  const effects: Effect[] = [];
  for (const operand of parsed.operands) {
    const text = textOf(operand) ?? '';
    const host = /^(?:TCP[46]?|UDP[46]?|OPENSSL|SSL|SOCKS4A?|PROXY)(?:-CONNECT)?:([^:,]+)/i.exec(text)?.[1];
    if (host !== undefined) effects.push(contact({ ...operand, value: known(host) }, true));
    const file = /^(?:FILE|OPEN|CREATE|GOPEN):([^,]+)/i.exec(text)?.[1] ?? /^(\/[^,:]+)/.exec(text)?.[1];
    if (file !== undefined) {
      effects.push(read({ ...operand, value: known(file) }, false));
      if (/^CREATE:|creat|trunc|append/i.test(text))
        effects.push(write({ ...operand, value: known(file) }, 'replace'));
    }
  }
  return effects;
};

/** aws s3 cp, gsutil cp, az storage: the local side is read or written. */
const objectStore: EffectsOf = (_invocation, parsed) => {
  const words = parsed.operands;
  const at = words.findIndex((word) => /^(?:cp|mv|sync|rsync)$/.test(textOf(word) ?? ''));
  if (at === -1) return [];
  const [from, to] = words.slice(at + 1);
  const effects: Effect[] = [];
  if (from !== undefined && !isRemoteObject(from)) effects.push(read(from, true));
  if (to !== undefined && isRemoteObject(to))
    effects.push(contact(to, from !== undefined && !isRemoteObject(from)));
  else if (to !== undefined) effects.push(write(to, 'edit'));
  return effects;
};

function isRemoteObject(arg: Arg): boolean {
  return /^(?:s3|gs|az|b2|r2|oss|cos|https?):\/\//.test(textOf(arg) ?? '');
}

export const CALLING: Readonly<Record<string, EffectsOf>> = {
  curl,
  wget,
  wget2: wget,
  http: httpie,
  https: httpie,
  xh: httpie,
  xhs: httpie,
  scp: remoteCopy,
  rsync: remoteCopy,
  sftp: (_invocation, parsed) =>
    parsed.operands
      .slice(0, 1)
      .flatMap((arg) => [
        contact({ ...arg, value: known(hostOf(arg) ?? textOf(arg)?.replace(/^.*@/, '') ?? '?') }, true),
      ]),
  nc: netcat,
  ncat: netcat,
  netcat,
  'nc.openbsd': netcat,
  'nc.traditional': netcat,
  socat,
  aws: objectStore,
  gsutil: objectStore,
  gcloud: objectStore,
};
