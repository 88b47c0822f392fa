/**
 * The host that a word of a command or a URL of a call names: URLs, `host:port`, `user@host:path` as ssh and
 * rsync take it, bare names. Where libraries disagree on which host a spelling means, both are given and the
 * spelling is called odd.
 */
import { parseIPv4 } from './ip.ts';

export interface Target {
  /** Lower case, punycode, dotted addresses, no trailing dot. Several where readers disagree; never empty. */
  readonly hosts: readonly string[];
  /** Lower case without colon; null where the text names none. */
  readonly scheme: string | null;
  /** A name or password before the `@` of a URL; ssh's `user@host` is ordinary. */
  readonly userinfo: boolean;
  /** Spelled so that a reader sees another host than is meant. */
  readonly odd: boolean;
}

const URL_FORM = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/is;
const MAX_LENGTH = 4096;

export function parseTarget(text: string): Target | null {
  if (text.length > MAX_LENGTH) return null;
  const trimmed = text.replace(/^[\x00-\x20]+|[\x00-\x20]+$/g, '').trim();
  // Browsers' and Node's parsers drop tabs and line ends wherever they stand, in the scheme too.
  const url = URL_FORM.exec(trimmed) ?? URL_FORM.exec(trimmed.replace(/[\t\r\n]/g, ''));
  if (url !== null) return parseAuthority((url[1] ?? '').toLowerCase(), url[2] ?? '');
  if (/^(?:mailto|data|javascript|file|about|urn):/i.test(trimmed)) return null;
  const plain = /^(?:[^@\s/]*@)?(\[[0-9a-f:.%]+\]|[^\s/:@?#[\]]+)(?=[:/?#]|$)/i.exec(trimmed);
  if (plain !== null) {
    const host = normaliseHost(plain[1] ?? '');
    return host === null ? null : { hosts: [host.name], scheme: null, userinfo: false, odd: host.odd };
  }
  const v6 =
    /^[0-9a-f:.]{2,45}$/i.test(trimmed) && trimmed.includes(':') ? normaliseHost(`[${trimmed}]`) : null;
  return v6 === null ? null : { hosts: [v6.name], scheme: null, userinfo: false, odd: v6.odd };
}

function parseAuthority(scheme: string, rest: string): Target | null {
  if (scheme === 'file') return null;
  // Control characters and blanks inside: one library cuts there, another drops them.
  const strange = /[\x00-\x20\x7f]/.test(authorityOf(rest, /[/?#]/));
  const clean = rest.replace(/[\x00-\x20\x7f].*$/s, '');
  const dropped = rest.replace(/[\x00-\x20\x7f]/g, '');
  // WHATWG ends the authority at a backslash too, RFC 3986 (curl) does not.
  const readings = [
    authorityOf(clean, /[/?#\\]/),
    authorityOf(clean, /[/?#]/),
    authorityOf(dropped, /[/?#\\]/),
  ];
  const hosts = new Set<string>();
  let odd = strange || readings[0] !== readings[1];
  let userinfo = false;
  for (const authority of readings) {
    const at = authority.lastIndexOf('@');
    userinfo ||= at !== -1;
    const host = normaliseHost(authority.slice(at + 1).replace(/:\d*$/, ''));
    if (host === null) continue;
    hosts.add(host.name);
    odd ||= host.odd;
  }
  return hosts.size === 0 ? null : { hosts: [...hosts], scheme, userinfo, odd };
}

function authorityOf(rest: string, end: RegExp): string {
  const at = rest.search(end);
  return at === -1 ? rest : rest.slice(0, at);
}

function normaliseHost(raw: string): { name: string; odd: boolean } | null {
  if (raw === '' || raw === '.' || raw === '..' || raw.length > 255) return null;
  let name: string;
  try {
    name = new URL(`http://${raw}/`).hostname;
  } catch {
    // Names that no URL may have (`my_host!`) still are what the program was given.
    name = raw.toLowerCase();
  }
  name = name.replace(/^\[|\]$/g, '').replace(/\.+$/, '');
  if (name === '') return null;
  const escaped = raw.includes('%') && !raw.startsWith('[');
  const spelled = parseIPv4(name) !== null && raw.replace(/\.$/, '') !== name;
  return { name, odd: escaped || spelled };
}

/** Is the host one of these domains or below one? `*.x` means below only; `x` both. */
export function inDomains(host: string, domains: readonly string[]): boolean {
  return domains.some((entry) => {
    const below = entry.startsWith('*.') || entry.startsWith('.');
    const domain = entry
      .replace(/^\*?\./, '')
      .replace(/\.$/, '')
      .toLowerCase();
    if (domain === '' || domain === '*') return entry === '*';
    if (host === domain) return !below;
    return host.endsWith(`.${domain}`);
  });
}
