/**
 * Functions that only put texts together, in every language: joining, slicing, decoding. With known
 * arguments they give known results; what is not here is not known.
 */
import { known } from '../../core/value.ts';
import { base32 } from '../filters/encoding.ts';
import { elementsOf, list, number, text, textOf } from './abstract.ts';
import {
  base64,
  bytesOf,
  character,
  concat,
  decode,
  decodeAs,
  decodeHex,
  entriesOf,
  enumerate,
  format,
  fromCodes,
  hex,
  join,
  joinValues,
  keysOf,
  onText,
  type Pure,
  pathJoin,
  range,
  repeat,
  replace,
  reverse,
  rot13,
  same,
  slice,
  split,
  substr,
  valuesOf,
  zip,
} from './pure-functions.ts';

/** By path, and by `*.name` for methods of texts and lists. */
const makePure = (): Readonly<Record<string, Pure>> => ({
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
  '*.items': entriesOf,
  '*.entries': entriesOf,
  '*.keys': keysOf,
  '*.values': valuesOf,
  'Object.entries': entriesOf,
  'Object.keys': keysOf,
  'Object.values': valuesOf,
  array_keys: keysOf,
  array_values: valuesOf,
  keys: keysOf,
  values: valuesOf,
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
  'base64.b32decode': onText((whole) => base32(['-d'], whole, 'bash')),
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
  range,
  zip,
  enumerate,
  repr: (call) => {
    const whole = textOf(call.args[0]);
    return whole === null ? same(call) : text(JSON.stringify(whole));
  },
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
    return typeof from === 'string' &&
      from !== '' &&
      typeof to === 'string' &&
      typeof whole === 'string' &&
      whole.length * to.length < 4_000_000
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
});

let made: Readonly<Record<string, Pure>> | null = null;

export function pureFunction(path: string): Pure | null {
  made ??= makePure();
  return Object.hasOwn(made, path) ? (made[path] ?? null) : null;
}
