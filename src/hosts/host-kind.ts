/** What sort of place a host is, from its name or address alone: nothing is ever looked up. */
import { embeddedIPv4, parseIPv4, parseIPv6, showIPv4 } from './ip.ts';

export const HOST_KINDS = [
  'loopback', // this machine
  'private', // a private network
  'link-local',
  'metadata', // a cloud's metadata service, which hands out credentials
  'ip', // any bare address
  'punycode', // a name outside ASCII
  'single-label', // `intranet`, `db`: no domain
  'public', // none of the private sorts
] as const;
export type HostKind = (typeof HOST_KINDS)[number];

const METADATA_NAMES = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'metadata.oraclecloud.com',
  'instance-data',
  'instance-data.ec2.internal',
]);
const METADATA_ADDRESSES = new Set([
  '169.254.169.254',
  '169.254.169.253',
  '169.254.169.123',
  '169.254.170.2',
  '169.254.170.23',
  '100.100.100.200',
  '168.63.129.16',
  '192.0.0.192',
]);

/** `host` is lower case, without brackets, port or trailing dot. */
export function hostKinds(host: string): ReadonlySet<HostKind> {
  const kinds = new Set<HostKind>();
  const v4 = parseIPv4(host);
  const v6 = v4 === null && host.includes(':') ? parseIPv6(host) : null;
  if (v4 !== null) addIPv4(v4, kinds);
  else if (v6 !== null) addIPv6(v6, kinds);
  else addName(host, kinds);
  const near =
    kinds.has('loopback') || kinds.has('private') || kinds.has('link-local') || kinds.has('metadata');
  if (!near && !kinds.has('single-label')) kinds.add('public');
  return kinds;
}

function addName(host: string, kinds: Set<HostKind>): void {
  if (host === 'localhost' || host.endsWith('.localhost') || host === 'ip6-localhost') kinds.add('loopback');
  else if (METADATA_NAMES.has(host)) kinds.add('metadata');
  else if (/\.(?:local|internal|lan|home|corp|intranet|private|test|example|invalid)$/.test(host))
    kinds.add('private');
  else if (/\.svc$|\.svc\.cluster\.local$|\.home\.arpa$/.test(host) || host === 'host.docker.internal')
    kinds.add('private');
  if (/(?:^|\.)xn--/.test(host)) kinds.add('punycode');
  if (!host.includes('.') && !kinds.has('loopback')) kinds.add('single-label');
}

function addIPv4(address: number, kinds: Set<HostKind>): void {
  kinds.add('ip');
  const text = showIPv4(address);
  const first = Math.floor(address / 2 ** 24);
  const second = Math.floor(address / 2 ** 16) % 256;
  if (METADATA_ADDRESSES.has(text)) kinds.add('metadata');
  if (first === 127 || address === 0) kinds.add('loopback');
  else if (first === 169 && second === 254) kinds.add('link-local');
  else if (
    first === 10 ||
    (first === 192 && second === 168) ||
    (first === 172 && second >= 16 && second < 32)
  ) {
    kinds.add('private');
  } else if (first === 100 && second >= 64 && second < 128) kinds.add('private');
  else if (first === 0) kinds.add('private');
}

function addIPv6(groups: readonly number[], kinds: Set<HostKind>): void {
  const inner = embeddedIPv4(groups);
  if (inner !== null) {
    addIPv4(inner, kinds);
    return;
  }
  kinds.add('ip');
  const first = groups[0] ?? 0;
  if (groups.slice(0, 7).every((g) => g === 0) && (groups[7] ?? 0) <= 1) kinds.add('loopback');
  else if (first >= 0xfe80 && first <= 0xfebf) kinds.add('link-local');
  else if (first === 0xfd00 && groups[1] === 0x0ec2) {
    kinds.add('metadata');
    kinds.add('private');
  } else if (first >= 0xfc00 && first <= 0xfdff) kinds.add('private');
}
