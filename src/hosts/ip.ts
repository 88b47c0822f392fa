/**
 * IP addresses in every spelling that network libraries take: dotted, decimal (`2130706433`), octal
 * (`0177.0.0.1`), hexadecimal (`0x7f.1`), short forms (`127.1`), IPv6 and IPv4 inside IPv6.
 */

/** The four bytes as one number; null when the text is no IPv4 address by `inet_aton`'s rules. */
export function parseIPv4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length === 0 || parts.length > 4) return null;
  const numbers = parts.map(parseNumber);
  let address = 0;
  for (let i = 0; i < numbers.length; i += 1) {
    const number = numbers[i];
    if (number === null || number === undefined) return null;
    const last = i === numbers.length - 1;
    const limit = last ? 256 ** (5 - numbers.length) : 256;
    if (number >= limit) return null;
    address = last ? address * limit + number : address * 256 + number;
  }
  return address;
}

function parseNumber(text: string): number | null {
  if (/^0x[0-9a-f]{0,8}$/i.test(text)) return text.length === 2 ? 0 : Number.parseInt(text, 16);
  if (/^0[0-7]{0,11}$/.test(text)) return Number.parseInt(text, 8);
  return /^[1-9][0-9]{0,9}$/.test(text) ? Number(text) : null;
}

export function showIPv4(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** Eight groups; null when the text is no IPv6 address. Zones (`%eth0`) are left out. */
export function parseIPv6(text: string): readonly number[] | null {
  const bare = text.replace(/%.*$/, '');
  if (!/^[0-9a-f:.]{2,45}$/i.test(bare)) return null;
  const halves = bare.split('::');
  if (halves.length > 2) return null;
  const head = groupsOf(halves[0] ?? '');
  const tail = halves.length === 2 ? groupsOf(halves[1] ?? '') : [];
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  return [...head, ...new Array<number>(missing).fill(0), ...tail];
}

function groupsOf(text: string): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i] as string;
    if (part.includes('.')) {
      const inner = i === parts.length - 1 && /^\d+\.\d+\.\d+\.\d+$/.test(part) ? parseIPv4(part) : null;
      if (inner === null) return null;
      groups.push(Math.floor(inner / 65536), inner % 65536);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

/** The IPv4 address inside a mapped, NAT64 or 6to4 address; null for all others. */
export function embeddedIPv4(groups: readonly number[]): number | null {
  const low = (groups[6] ?? 0) * 65536 + (groups[7] ?? 0);
  const zeros = groups.slice(0, 5).every((g) => g === 0);
  if (zeros && groups[5] === 0xffff) return low;
  if (zeros && groups[5] === 0 && low > 0xffff) return low;
  if (groups[0] === 0x64 && groups[1] === 0xff9b) return low;
  if (groups[0] === 0x2002) return (groups[1] ?? 0) * 65536 + (groups[2] ?? 0);
  return null;
}
