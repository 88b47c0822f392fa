/**
 * Functions that only put texts together, in every language: joining, slicing, decoding. With known
 * arguments they give known results; what is not here is not known.
 */
import { concatValues, known, type Value } from '../../core/value.ts';
import { fromBytes } from '../filters/bytes.ts';
import { runFilter } from '../filters/registry.ts';
import {
  type Abstract,
  elementsOf,
  list,
  number,
  numberOf,
  ofValue,
  text,
  textOf,
  toValue,
} from './abstract.ts';
import type { Call } from './call.ts';

type Pure = (call: Call) => Abstract | null;

const MOST_TEXT = 64 * 1024;

/** Applies to the method's own text, or to the first argument of a function. */
function onText(change: (text: string, args: readonly Abstract[]) => string | null): Pure {
  return (call) => {
    const [subject, args] =
      call.self === null || call.self.kind === 'ref'
        ? [call.args[0], call.args.slice(1)]
        : [call.self, call.args];
    const whole = textOf(subject);
    if (whole === null) return null;
    const changed = change(whole, args);
    return changed === null || changed.length > MOST_TEXT ? null : text(changed);
  };
}

const same: Pure = (call) =>
  call.self === null || call.self.kind === 'ref' ? (call.args[0] ?? null) : call.self;

function decodeBase64(encoded: string): string | null {
  const normal = encoded.replaceAll('-', '+').replaceAll('_', '/').replace(/\s+/g, '');
  return runFilter('base64', ['-d'], normal.padEnd(Math.ceil(normal.length / 4) * 4, '='));
}

function decodeHex(digits: string): string | null {
  return runFilter('xxd', ['-r', '-p'], digits);
}

function rot13(plain: string): string | null {
  return runFilter('tr', ['A-Za-z', 'N-ZA-Mn-za-m'], plain);
}

function reversed(plain: string): string {
  return Array.from(plain).reverse().join('');
}

function decodeAs(whole: string, encoding: string | null): string | null {
  const name = (encoding ?? 'utf8').toLowerCase().replace(/[-_]/g, '');
  if (name === 'base64') return decodeBase64(whole);
  if (name === 'hex') return decodeHex(whole);
  if (name === 'rot13') return rot13(whole);
  return /^(?:utf8|ascii|latin1|binary|unicodeescape)$/.test(name) ? whole : null;
}

const fromCodes: Pure = (call) => {
  const codes = call.args.flatMap((arg) => elementsOf(arg) ?? [arg]).map(numberOf);
  if (codes.some((code) => code === null || code < 0 || code > 0x10ffff)) return null;
  return text(String.fromCodePoint(...codes.filter((code) => code !== null)));
};

const bytesOf: Pure = (call) => {
  const items = call.args[0] === undefined ? null : elementsOf(call.args[0]);
  if (items === null) return call.args[0] ?? null;
  const codes = items.map(numberOf);
  if (codes.some((code) => code === null || code < 0 || code > 255)) return null;
  const decoded = fromBytes(Uint8Array.from(codes.map((code) => code ?? 0)));
  return decoded === null ? null : text(decoded);
};

function joinValues(items: readonly Abstract[], glue: Value): Abstract {
  return ofValue(
    concatValues(items.flatMap((item, i) => (i === 0 ? [toValue(item)] : [glue, toValue(item)]))),
  );
}

/** `glue.join(list)`, `list.join(glue)`, `join(glue, list)`, `implode`. */
const join: Pure = (call) => {
  const all = call.self === null || call.self.kind === 'ref' ? call.args : [call.self, ...call.args];
  const held = all.find((arg) => arg.kind === 'list');
  if (held !== undefined) {
    const rest = all.filter((arg) => arg !== held);
    const glue = rest[0];
    const items = elementsOf(held) ?? [];
    const node = call.self?.kind === 'list';
    return joinValues(items, glue === undefined ? known(node ? ',' : '') : toValue(glue));
  }
  // perl's join takes the list flat.
  const [glue, ...items] = all;
  return glue !== undefined && items.length > 1 ? joinValues(items, toValue(glue)) : null;
};

const split: Pure = (call) => {
  const own = call.self !== null && call.self.kind !== 'ref';
  const [first, second] = own ? [call.self, call.args[0]] : [call.args[0], call.args[1]];
  const a = textOf(first ?? undefined);
  const b = textOf(second);
  // php's explode and perl's split have the separator first.
  const [whole, by] = own || call.path.endsWith('shlex.split') ? [a, b] : [b, a];
  const subject = own || second !== undefined ? whole : a;
  if (subject === null || subject.length > 4096) return null;
  if (!own && second === undefined)
    return list(
      subject
        .split(/\s+/)
        .filter((word) => word !== '')
        .map((word) => text(word.replace(/^(['"])(.*)\1$/, '$2'))),
    );
  if (by === null && second !== undefined && own) return null;
  if (by === null)
    return list(
      subject
        .split(/\s+/)
        .filter((word) => word !== '')
        .map(text),
    );
  return list(subject.split(by).map(text));
};

export function joinPaths(parts: readonly Value[]): Value {
  const pieces: Value[] = [];
  for (const part of parts) {
    const whole = part.kind === 'known' ? part.text : null;
    const start = part.kind === 'pattern' && part.parts[0]?.kind === 'text' ? part.parts[0].text : whole;
    if (start?.startsWith('/') === true) pieces.length = 0;
    const last = pieces.at(-1);
    const closed = last === undefined || (last.kind === 'known' && last.text.endsWith('/'));
    if (!closed) pieces.push(known('/'));
    pieces.push(part);
  }
  return concatValues(pieces);
}

const pathJoin: Pure = (call) => {
  const parts = call.args.flatMap((arg) => elementsOf(arg) ?? [arg]);
  return parts.length === 0 ? null : ofValue(joinPaths(parts.map(toValue)));
};

const replace = onText((whole, args) => {
  const [from, to] = [textOf(args[0]), textOf(args[1])];
  return from === null || to === null || from === '' ? null : whole.replaceAll(from, to);
});

/** `"{} {}".format(a, b)` and `sprintf("%s", a)`. */
const format: Pure = (call) => {
  const own = call.self !== null && call.self.kind !== 'ref';
  const shape = textOf(own ? (call.self ?? undefined) : call.args[0]);
  const args = own ? call.args : call.args.slice(1);
  return shape === null ? null : fillFormat(shape, args, call.named);
};

export function fillFormat(
  shape: string,
  args: readonly Abstract[],
  named: ReadonlyMap<string, Abstract>,
): Abstract | null {
  const pieces: Value[] = [];
  let at = 0;
  let next = 0;
  for (const match of shape.matchAll(
    /%(?:\(\w+\))?[-0-9.]*[sdrqixc]|%%|\{\{|\}\}|\{(\w*)(?:[!:][^{}]*)?\}/g,
  )) {
    pieces.push(known(shape.slice(at, match.index)));
    at = match.index + match[0].length;
    if (match[0] === '%%') pieces.push(known('%'));
    else if (match[0] === '{{' || match[0] === '}}') pieces.push(known(match[0].charAt(0)));
    else {
      const label = match[1] ?? '';
      const given =
        label !== '' && !/^[0-9]+$/.test(label)
          ? named.get(label)
          : args[label === '' ? next : Number(label)];
      next += 1;
      if (given === undefined) return null;
      const character = match[0].endsWith('c') ? numberOf(given) : null;
      pieces.push(character === null ? toValue(given) : known(String.fromCodePoint(character)));
    }
  }
  pieces.push(known(shape.slice(at)));
  return ofValue(concatValues(pieces));
}

const range: Pure = (call) => {
  const numbers = call.args.map(numberOf);
  if (numbers.some((n) => n === null)) return null;
  const [a = 0, b, step = 1] = numbers.map((n) => n ?? 0);
  const [from, to] = b === undefined ? [0, a] : [a, b];
  if (step === 0 || Math.abs((to - from) / step) > 256) return null;
  const items: Abstract[] = [];
  for (let n = from; step > 0 ? n < to : n > to; n += step) items.push(number(n));
  return list(items);
};

const concat: Pure = (call) => {
  const parts = call.self === null || call.self.kind === 'ref' ? call.args : [call.self, ...call.args];
  if (parts[0]?.kind === 'list') return list(parts.flatMap((part) => elementsOf(part) ?? [part]));
  return parts.length === 0 ? null : ofValue(concatValues(parts.map(toValue)));
};

const slice = onText((whole, args) => {
  const [from, to] = [numberOf(args[0]) ?? 0, args[1] === undefined ? undefined : numberOf(args[1])];
  return to === null ? null : whole.slice(from, to);
});

const substr = onText((whole, args) => {
  const [from, count] = [numberOf(args[0]), args[1] === undefined ? whole.length : numberOf(args[1])];
  if (from === null || count === null || count < 0) return null;
  const start = from < 0 ? whole.length + from : from;
  return whole.slice(start, start + count);
});

const reverse: Pure = (call) => {
  const subject = call.self !== null && call.self.kind !== 'ref' ? call.self : call.args[0];
  if (subject?.kind === 'list') return list(subject.items.toReversed());
  const whole = textOf(subject);
  return whole === null ? null : text(reversed(whole));
};

const base64 = onText(decodeBase64);
const hex = onText(decodeHex);
const decode = onText((whole, args) =>
  decodeAs(whole, args[0] === undefined ? null : (textOf(args[0]) ?? '?')),
);
const character: Pure = (call) => {
  const code = numberOf(call.self !== null && call.self.kind !== 'ref' ? call.self : call.args[0]);
  return code !== null && code >= 0 && code <= 0x10ffff ? text(String.fromCodePoint(code)) : null;
};
const repeat = onText((whole, args) => {
  const times = numberOf(args[0]);
  return times === null || times < 0 || whole.length * times > MOST_TEXT ? null : whole.repeat(times);
});

/** By path, and by `*.name` for methods of texts and lists. */
export const PURE: Readonly<Record<string, Pure>> = {
  '*.apply': () => null,
  '*.as_posix': same,
  '*.absolute': same,
  '*.chars': (call) => (call.self === null ? null : list(elementsOf(call.self, true) ?? [])),
  '*.chr': character,
  '*.concat': concat,
  '*.decode': decode,
  '*.downcase': onText((whole) => whole.toLowerCase()),
  '*.encode': same,
  '*.expanduser': same,
  '*.fetch': () => null,
  '*.format': format,
  '*.freeze': same,
  '*.join': join,
  '*.joinpath': (call) =>
    call.self === null ? null : pathJoin({ ...call, args: [call.self, ...call.args] }),
  '*.lower': onText((whole) => whole.toLowerCase()),
  '*.lstrip': onText((whole, args) => (args.length > 0 ? null : whole.trimStart())),
  '*.pack': (call) => (call.self?.kind === 'list' ? bytesOf({ ...call, args: [call.self] }) : null),
  '*.repeat': repeat,
  '*.replace': replace,
  '*.replaceAll': replace,
  '*.resolve': same,
  '*.reverse': reverse,
  '*.rstrip': onText((whole, args) => (args.length > 0 ? null : whole.trimEnd())),
  '*.slice': slice,
  '*.split': split,
  '*.strip': onText((whole, args) => (args.length > 0 ? null : whole.trim())),
  '*.sub': replace,
  '*.substr': substr,
  '*.substring': slice,
  '*.swapcase': onText((whole) =>
    Array.from(whole, (c) => (c === c.toLowerCase() ? c.toUpperCase() : c.toLowerCase())).join(''),
  ),
  '*.gsub': replace,
  '*.toLowerCase': onText((whole) => whole.toLowerCase()),
  '*.toString': decode,
  '*.toUpperCase': onText((whole) => whole.toUpperCase()),
  '*.to_path': same,
  '*.to_s': same,
  '*.to_str': same,
  '*.trim': onText((whole) => whole.trim()),
  '*.unpack': () => null,
  '*.upcase': onText((whole) => whole.toUpperCase()),
  '*.upper': onText((whole) => whole.toUpperCase()),
  '*.rep': repeat,
  'Base64.decode64': base64,
  'Base64.strict_decode64': base64,
  'Base64.urlsafe_decode64': base64,
  'Buffer.from': (call) => {
    if (call.args[0]?.kind === 'list') return bytesOf(call);
    const whole = textOf(call.args[0]);
    const decoded =
      whole === null
        ? null
        : decodeAs(whole, call.args[1] === undefined ? null : (textOf(call.args[1]) ?? '?'));
    return decoded === null ? null : text(decoded);
  },
  'File.expand_path': same,
  'File.join': pathJoin,
  'MIME.Base64.decode_base64': base64,
  'Path.new': same,
  Pathname: same,
  'Pathname.new': same,
  'Shellwords.split': split,
  String: same,
  'String.fromCharCode': fromCodes,
  'String.fromCodePoint': fromCodes,
  'String.raw': same,
  URI: same,
  'URI.parse': same,
  URL: same,
  atob: base64,
  'base64.b64decode': base64,
  'base64.standard_b64decode': base64,
  'base64.urlsafe_b64decode': base64,
  'base64.b16decode': hex,
  'base64.b32decode': onText((whole) => runFilter('base32', ['-d'], whole)),
  base64_decode: base64,
  'binascii.a2b_base64': base64,
  'binascii.unhexlify': hex,
  'binascii.a2b_hex': hex,
  bytes: bytesOf,
  bytearray: bytesOf,
  'bytes.fromhex': hex,
  'bytearray.fromhex': hex,
  chr: character,
  'codecs.decode': decode,
  compile: same,
  chop: same,
  c: (call) => list(call.args),
  array: (call) => list(call.args),
  decode_base64: base64,
  decodeURIComponent: onText((whole) => (whole.includes('%') ? null : whole)),
  dict: same,
  explode: split,
  escapeshellarg: same,
  'file.path': pathJoin,
  getattr_default: () => null,
  hex2bin: hex,
  implode: join,
  'io.BytesIO': same,
  ipairs: same,
  iter: same,
  join: join,
  joinpath: pathJoin,
  'json.dumps': same,
  'JSON.stringify': same,
  lc: onText((whole) => whole.toLowerCase()),
  list: same,
  'os.fsencode': same,
  'os.fspath': same,
  'os.path.abspath': same,
  'os.path.expanduser': same,
  'os.path.expandvars': same,
  'os.path.join': pathJoin,
  'os.path.normpath': same,
  'os.path.realpath': same,
  ord: (call) => {
    const whole = textOf(call.args[0]);
    return whole === null || whole === '' ? null : number(whole.codePointAt(0) ?? 0);
  },
  pairs: same,
  paste: (call) => joinValues(call.args, known(textOf(call.named.get('sep')) ?? ' ')),
  paste0: (call) => joinValues(call.args, known('')),
  'path.join': pathJoin,
  'path.resolve': pathJoin,
  'path.normalize': same,
  'pathlib.Path': (call) => (call.args.length === 0 ? text('.') : pathJoin(call)),
  'pathlib.PosixPath': pathJoin,
  'pathlib.PurePath': pathJoin,
  'pprint.pformat': same,
  range: range,
  repr: same,
  reversed: reverse,
  reverse: reverse,
  set: same,
  'shlex.quote': same,
  'shlex.split': split,
  sorted: same,
  split: split,
  sprintf: format,
  str: same,
  str_repeat: repeat,
  str_replace: (call) => {
    const [from, to, whole] = call.args.map((arg) => textOf(arg));
    return typeof from === 'string' && from !== '' && typeof to === 'string' && typeof whole === 'string'
      ? text(whole.replaceAll(from, to))
      : null;
  },
  str_rot13: onText(rot13),
  'string.char': fromCodes,
  'string.format': format,
  'string.reverse': reverse,
  'string.rep': repeat,
  strrev: reverse,
  strtolower: onText((whole) => whole.toLowerCase()),
  strtoupper: onText((whole) => whole.toUpperCase()),
  substr: substr,
  'table.concat': join,
  trim: onText((whole) => whole.trim()),
  tuple: same,
  uc: onText((whole) => whole.toUpperCase()),
  unescape: onText((whole) => (whole.includes('%') ? null : whole)),
  'urllib.request.Request': same,
  'util.promisify': same,
  'functools.partial': same,
  pack: (call) => {
    const [shape, digits] = [textOf(call.args[0]), textOf(call.args[1])];
    if (shape === null || digits === null || !/^[Hh]\*$/.test(shape)) return null;
    const decoded = shape === 'H*' ? decodeHex(digits) : null;
    return decoded === null ? null : text(decoded);
  },
};
