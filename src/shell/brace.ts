/**
 * Brace expansion (Bash manual 3.5.1), the first of the expansions: purely textual, on unquoted braces.
 * One word becomes many; everything between stays as it is, expansions included.
 */
import { type Budget, spend } from './budget.ts';
import type { Word, WordPart } from './syntax.ts';

/** One character of a word, or a part that is no plain text. */
type Unit = { readonly ch: string; readonly quoted: boolean } | { readonly part: WordPart };

function units(word: Word): Unit[] {
  const out: Unit[] = [];
  for (const part of word.parts) {
    if (part.kind === 'text' && part.text !== '')
      for (const ch of part.text) out.push({ ch, quoted: part.quoted });
    else out.push({ part });
  }
  return out;
}

function toWord(list: readonly Unit[], word: Word): Word {
  const parts: WordPart[] = [];
  let text = '';
  let quoted = false;
  const flush = (): void => {
    if (text !== '') parts.push({ kind: 'text', text, quoted });
    text = '';
  };
  for (const unit of list) {
    if ('part' in unit) {
      flush();
      parts.push(unit.part);
    } else {
      if (unit.quoted !== quoted) flush();
      quoted = unit.quoted;
      text += unit.ch;
    }
  }
  flush();
  return { parts: lengthenNames(parts), span: word.span };
}

/** Braces are textual and come first: `$a{b,c}` is `$ab $ac`, other variables than `$a`. */
function lengthenNames(parts: WordPart[]): WordPart[] {
  for (const [i, part] of parts.entries()) {
    const next = parts[i + 1];
    if (
      part.kind !== 'parameter' ||
      part.quoted ||
      part.parameter.text.startsWith('${') ||
      next?.kind !== 'text' ||
      next.quoted
    )
      continue;
    const more = /^[A-Za-z_]/.test(part.parameter.name) ? /^[A-Za-z0-9_]+/.exec(next.text)?.[0] : undefined;
    if (more === undefined) continue;
    const name = part.parameter.name + more;
    parts[i] = { ...part, parameter: { ...part.parameter, name, text: `$${name}` } };
    parts[i + 1] = { ...next, text: next.text.slice(more.length) };
  }
  return parts;
}

export function expandBraces(word: Word, budget: Budget): readonly Word[] {
  if (!word.parts.some((part) => part.kind === 'text' && !part.quoted && part.text.includes('{')))
    return [word];
  const all = expandUnits(units(word), budget, 0);
  return all.map((list) => toWord(list, word));
}

function is(unit: Unit | undefined, ch: string): boolean {
  return unit !== undefined && 'ch' in unit && !unit.quoted && unit.ch === ch;
}

function expandUnits(list: readonly Unit[], budget: Budget, depth: number): Unit[][] {
  if (!spend(budget, 'characters', 4 * list.length + 1)) return [[...list]];
  for (let open = 0; open < list.length; open += 1) {
    if (!is(list[open], '{')) continue;
    const previous = list[open - 1];
    // `${` never gets here as text; a `$` right before a brace is an unexpanded dollar.
    if (previous !== undefined && 'ch' in previous && previous.ch === '$' && !previous.quoted) continue;
    const found = depth > 40 ? null : alternatives(list, open);
    if (found === null) continue;
    const before = list.slice(0, open);
    const tails = expandUnits(list.slice(found.close + 1), budget, depth + 1);
    const out: Unit[][] = [];
    for (const alternative of found.items) {
      for (const middle of expandUnits(alternative, budget, depth + 1)) {
        for (const tail of tails) {
          if (!spend(budget, 'characters', 4 * (before.length + middle.length + tail.length + 1)))
            return out.length > 0 ? out : [[...list]];
          out.push([...before, ...middle, ...tail]);
        }
      }
    }
    return out;
  }
  return [[...list]];
}

/** The alternatives of the brace at `open`, or null where it is no brace expansion. */
function alternatives(list: readonly Unit[], open: number): { items: Unit[][]; close: number } | null {
  let depth = 0;
  const commas: number[] = [];
  for (let i = open; i < list.length; i += 1) {
    if (is(list[i], '{')) depth += 1;
    else if (is(list[i], ',') && depth === 1) commas.push(i);
    else if (is(list[i], '}')) {
      depth -= 1;
      if (depth > 0) continue;
      if (commas.length > 0) {
        const items: Unit[][] = [];
        let start = open + 1;
        for (const comma of [...commas, i]) {
          items.push(list.slice(start, comma));
          start = comma + 1;
        }
        return { items, close: i };
      }
      const sequence = readSequence(list.slice(open + 1, i));
      return sequence === null ? null : { items: sequence, close: i };
    }
  }
  return null;
}

const MAX_SEQUENCE = 200_000;

function readSequence(inner: readonly Unit[]): Unit[][] | null {
  let text = '';
  for (const unit of inner) {
    if (!('ch' in unit) || unit.quoted) return null;
    text += unit.ch;
  }
  const numbers = /^(-?[0-9]{1,15})\.\.(-?[0-9]{1,15})(?:\.\.(-?[0-9]{1,15}))?$/.exec(text);
  if (numbers !== null) return numberSequence(numbers[1] ?? '', numbers[2] ?? '', numbers[3]);
  const letters = /^([A-Za-z])\.\.([A-Za-z])(?:\.\.(-?[0-9]{1,4}))?$/.exec(text);
  if (letters === null) return null;
  const from = (letters[1] ?? '').charCodeAt(0);
  const to = (letters[2] ?? '').charCodeAt(0);
  const step = Math.max(1, Math.abs(Number(letters[3] ?? '1')));
  const out: Unit[][] = [];
  for (let c = from; from <= to ? c <= to : c >= to; c += from <= to ? step : -step)
    out.push([{ ch: String.fromCharCode(c), quoted: false }]);
  return out;
}

function numberSequence(a: string, b: string, by: string | undefined): Unit[][] | null {
  const from = Number(a);
  const to = Number(b);
  const step = Math.max(1, Math.abs(Number(by ?? '1')));
  if (Math.abs(to - from) / step > MAX_SEQUENCE) return null;
  // A leading zero pads all to the same width.
  const padded = /^-?0[0-9]/.test(a) || /^-?0[0-9]/.test(b);
  const width = padded ? Math.max(a.length, b.length) : 0;
  const out: Unit[][] = [];
  for (let n = from; from <= to ? n <= to : n >= to; n += from <= to ? step : -step) {
    const digits = String(Math.abs(n)).padStart(n < 0 ? width - 1 : width, '0');
    out.push([...(n < 0 ? `-${digits}` : digits)].map((ch) => ({ ch, quoted: false })));
  }
  return out;
}
