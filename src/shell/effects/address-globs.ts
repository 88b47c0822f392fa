/**
 * Addresses as they are written on command lines. A shell leaves a word with `?` or `[…]` as it is where no file has
 * such a name, so its letters are the address; and curl has braces and ranges of its own (curl(1), "URL").
 */
import { known, knownText, showValue, type Value } from '../../core/value.ts';

const MOST = 256;

export function addressesOf(url: Value): readonly Value[] {
  const text = literalText(url);
  return text === null ? [url] : hostsOf(text).map(known);
}

function literalText(url: Value): string | null {
  const plain = url.kind === 'pattern' && url.parts.every((part) => part.kind !== 'hole');
  return plain ? showValue(url) : knownText(url);
}

/** `{a,b}.example` and `10.0.0.[1-9]` in the part that names the host; what follows does not change whom it is about. */
function hostsOf(text: string): readonly string[] {
  const end = /^(?:[a-z][a-z0-9+.-]*:\/\/)?[^/?#]*/i.exec(text)?.[0].length ?? 0;
  const rest = text.slice(end);
  let hosts: readonly string[] = [text.slice(0, end)];
  for (let round = 0; round < 4 && hosts.some((host) => GLOB.test(host)); round += 1)
    hosts = hosts.flatMap(withoutFirstGlob).slice(0, MOST);
  return hosts.map((host) => host + rest);
}

const GLOB = /\{([^{}]*)\}|\[(\w+)-(\w+)(?::\d+)?\]/;

function withoutFirstGlob(host: string): readonly string[] {
  const match = GLOB.exec(host);
  if (match === null) return [host];
  const [before, after] = [host.slice(0, match.index), host.slice(match.index + match[0].length)];
  const items = match[1] !== undefined ? match[1].split(',') : range(match[2] ?? '', match[3] ?? '');
  return items.map((item) => before + item + after);
}

function range(from: string, to: string): readonly string[] {
  if (/^\d+$/.test(from) && /^\d+$/.test(to)) {
    const count = Math.min(Number(to) - Number(from) + 1, MOST);
    const width = from.startsWith('0') ? from.length : 0;
    return Array.from({ length: Math.max(count, 0) }, (_, n) =>
      String(Number(from) + n).padStart(width, '0'),
    );
  }
  const [a, b] = [from.charCodeAt(0), to.charCodeAt(0)];
  return Array.from({ length: Math.max(Math.min(b - a + 1, 26), 0) }, (_, n) => String.fromCharCode(a + n));
}
