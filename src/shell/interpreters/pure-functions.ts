/** How functions that only put texts together work out their result: null where it is not known. */
import { known, type Value } from '../../core/value.ts';
import { fromBytes } from '../filters/bytes.ts';
import { base64 as base64Filter, xxd } from '../filters/encoding.ts';
import { tr } from '../filters/tr.ts';
import {
  type Abstract,
  concatBounded,
  elementsOf,
  list,
  MOST_TEXT,
  number,
  numberOf,
  ofValue,
  text,
  textOf,
  toValue,
} from './abstract.ts';
import type { Call } from './call.ts';

export type Pure = (call: Call) => Abstract | null;

/** Applies to the method's own text, or to the first argument of a function. */
export function onText(change: (text: string, args: readonly Abstract[]) => string | null): Pure {
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

export const same: Pure = (call) =>
  call.self === null || call.self.kind === 'ref' ? (call.args[0] ?? null) : call.self;

function decodeBase64(encoded: string): string | null {
  const normal = encoded.replaceAll('-', '+').replaceAll('_', '/').replace(/\s+/g, '');
  return base64Filter(['-d'], normal.padEnd(Math.ceil(normal.length / 4) * 4, '='), 'bash');
}

export function decodeHex(digits: string): string | null {
  return xxd(['-r', '-p'], digits, 'bash');
}

export function rot13(plain: string): string | null {
  return tr(['A-Za-z', 'N-ZA-Mn-za-m'], plain, 'bash');
}

export function reversed(plain: string): string {
  return Array.from(plain).reverse().join('');
}

export function decodeAs(whole: string, encoding: string | null): string | null {
  const name = (encoding ?? 'utf8').toLowerCase().replace(/[-_]/g, '');
  if (name === 'base64') return decodeBase64(whole);
  if (name === 'hex') return decodeHex(whole);
  if (name === 'rot13') return rot13(whole);
  return /^(?:utf8|ascii|latin1|binary|unicodeescape)$/.test(name) ? whole : null;
}

export const fromCodes: Pure = (call) => {
  const codes = call.args.flatMap((arg) => elementsOf(arg) ?? [arg]).map(numberOf);
  if (codes.some((code) => code === null || code < 0 || code > 0x10ffff)) return null;
  return text(String.fromCodePoint(...codes.filter((code) => code !== null)));
};

export const bytesOf: Pure = (call) => {
  const items = call.args[0] === undefined ? null : elementsOf(call.args[0]);
  if (items === null) return call.args[0] ?? null;
  const codes = items.map(numberOf);
  if (codes.some((code) => code === null || code < 0 || code > 255)) return null;
  const decoded = fromBytes(Uint8Array.from(codes.map((code) => code ?? 0)));
  return decoded === null ? null : text(decoded);
};

export function joinValues(items: readonly Abstract[], glue: Value): Abstract {
  return ofValue(
    concatBounded(items.flatMap((item, i) => (i === 0 ? [toValue(item)] : [glue, toValue(item)]))),
  );
}

/** `glue.join(list)`, `list.join(glue)`, `join(glue, list)`, `implode`. */
export const join: Pure = (call) => {
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

export const split: Pure = (call) => {
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
  return concatBounded(pieces);
}

export const pathJoin: Pure = (call) => {
  const parts = call.args.flatMap((arg) => elementsOf(arg) ?? [arg]);
  return parts.length === 0 ? null : ofValue(joinPaths(parts.map(toValue)));
};

export const replace = onText((whole, args) => {
  const [from, to] = [textOf(args[0]), textOf(args[1])];
  if (from === null || to === null || from === '') return null;
  return (whole.length / from.length) * to.length > 16 * MOST_TEXT ? null : whole.replaceAll(from, to);
});

/** `"{} {}".format(a, b)` and `sprintf("%s", a)`. */
export const format: Pure = (call) => {
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
  return ofValue(concatBounded(pieces));
}

/** Elements side by side, as far as the shortest goes; texts give their characters. */
export const zip: Pure = (call) => {
  const rows = call.args.map((arg) => elementsOf(arg, true));
  const length = Math.min(...rows.map((row) => row?.length ?? 0));
  if (rows.length === 0 || rows.includes(null) || length > 4096) return null;
  return list(Array.from({ length }, (_, i) => list(rows.map((row) => row?.[i] ?? text('')))));
};

function ofMap(pick: (key: string, value: Abstract) => Abstract): Pure {
  return (call) => {
    const map = call.self?.kind === 'map' ? call.self : call.args[0];
    return map?.kind === 'map' ? list([...map.entries].map(([key, value]) => pick(key, value))) : null;
  };
}

export const entriesOf = ofMap((key, value) => list([text(key), value]));
export const keysOf = ofMap((key) => text(key));
export const valuesOf = ofMap((_key, value) => value);

export const enumerate: Pure = (call) => {
  const items = call.args[0] === undefined ? null : elementsOf(call.args[0], true);
  return items === null ? null : list(items.map((item, i) => list([number(i), item])));
};

export const range: Pure = (call) => {
  const numbers = call.args.map(numberOf);
  if (numbers.some((n) => n === null)) return null;
  const [a = 0, b, step = 1] = numbers.map((n) => n ?? 0);
  const [from, to] = b === undefined ? [0, a] : [a, b];
  if (step === 0 || Math.abs((to - from) / step) > 256) return null;
  const items: Abstract[] = [];
  for (let n = from; step > 0 ? n < to : n > to; n += step) items.push(number(n));
  return list(items);
};

export const concat: Pure = (call) => {
  const parts = call.self === null || call.self.kind === 'ref' ? call.args : [call.self, ...call.args];
  if (parts[0]?.kind === 'list') return list(parts.flatMap((part) => elementsOf(part) ?? [part]));
  return parts.length === 0 ? null : ofValue(concatBounded(parts.map(toValue)));
};

const sliceText = onText((whole, args) => {
  const [from, to] = [numberOf(args[0]) ?? 0, args[1] === undefined ? undefined : numberOf(args[1])];
  return to === null ? null : whole.slice(from, to);
});

export const slice: Pure = (call) => {
  if (call.self?.kind !== 'list') return sliceText(call);
  const [from, to] = [
    numberOf(call.args[0]) ?? 0,
    call.args[1] === undefined ? undefined : numberOf(call.args[1]),
  ];
  return to === null ? null : list(call.self.items.slice(from, to));
};

export const substr = onText((whole, args) => {
  const [from, count] = [numberOf(args[0]), args[1] === undefined ? whole.length : numberOf(args[1])];
  if (from === null || count === null || count < 0) return null;
  const start = from < 0 ? whole.length + from : from;
  return whole.slice(start, start + count);
});

export const reverse: Pure = (call) => {
  const subject = call.self !== null && call.self.kind !== 'ref' ? call.self : call.args[0];
  if (subject?.kind === 'list') return list(subject.items.toReversed());
  const whole = textOf(subject);
  return whole === null ? null : text(reversed(whole));
};

export const base64 = onText(decodeBase64);
export const hex = onText(decodeHex);
export const decode = onText((whole, args) =>
  decodeAs(whole, args[0] === undefined ? null : (textOf(args[0]) ?? '?')),
);
export const character: Pure = (call) => {
  const code = numberOf(call.self !== null && call.self.kind !== 'ref' ? call.self : call.args[0]);
  return code !== null && code >= 0 && code <= 0x10ffff ? text(String.fromCodePoint(code)) : null;
};
export const repeat = onText((whole, args) => {
  const times = numberOf(args[0]);
  return times === null || times < 0 || whole.length * times > MOST_TEXT ? null : whole.repeat(times);
});
