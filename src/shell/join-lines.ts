/**
 * A backslash before a line end is gone before the shell reads a token: `$\⏎(id)` is `$(id)`, `&\⏎&` is `&&`.
 * Where one stands inside a token, both readings get the text without them, and places are counted back.
 */

export interface Joined {
  readonly text: string;
  /** Places in `text` at which a backslash and a line end were taken out, in order. */
  readonly cuts: readonly number[];
}

/** After a blank it is a blank like any other; the readers know that by themselves. */
const INSIDE_A_TOKEN = /[^ \t\n]\\\n/;

interface Quoting {
  readonly double: boolean;
  /** What ends it: `"`, `)`, `}` or a backtick; null for the whole text. */
  readonly close: string | null;
}

interface HereDocument {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
}

/** Null where nothing is to be joined. */
export function joinLines(text: string): Joined | null {
  if (!INSIDE_A_TOKEN.test(text)) return null;
  const joiner = new Joiner(text);
  joiner.run();
  return joiner.cuts.length === 0 ? null : { text: joiner.out, cuts: joiner.cuts };
}

/** Where a place in the joined text was; `end` asks for the place after the last character before it. */
export function unjoined(at: number, cuts: readonly number[], end: boolean): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const cut = cuts[middle] ?? 0;
    if (end ? cut < at : cut <= at) low = middle + 1;
    else high = middle;
  }
  return at + 2 * low;
}

class Joiner {
  readonly text: string;
  readonly cuts: number[] = [];
  out = '';
  private at = 0;
  private readonly open: Quoting[] = [{ double: false, close: null }];
  private pending: HereDocument[] = [];

  constructor(text: string) {
    this.text = text;
  }

  run(): void {
    while (this.at < this.text.length) this.step();
  }

  private copy(count: number): void {
    this.out += this.text.slice(this.at, this.at + count);
    this.at += count;
  }

  private copyTo(end: number): void {
    this.copy(Math.max(1, (end === -1 ? this.text.length : end) - this.at));
  }

  private enter(double: boolean, close: string, count: number): void {
    this.open.push({ double, close });
    this.copy(count);
  }

  private backslash(): void {
    if (this.text[this.at + 1] === '\n') {
      this.cuts.push(this.out.length);
      this.at += 2;
    } else this.copy(2);
  }

  private step(): void {
    const { text, at } = this;
    const ch = text[at] ?? '';
    const next = text[at + 1] ?? '';
    const { double, close } = this.open[this.open.length - 1] ?? { double: false, close: null };
    if (ch === '\\') this.backslash();
    else if (ch === close) {
      this.open.pop();
      this.copy(1);
    } else if (ch === '$' && next === '(') this.enter(false, ')', 2);
    else if (ch === '$' && next === '{') this.enter(double, '}', 2);
    else if (ch === '`') this.enter(false, '`', 1);
    else if (ch === '"') this.enter(true, '"', 1);
    else if (double) this.copy(1);
    else this.outside(ch, next);
  }

  /** A character outside double quotes. */
  private outside(ch: string, next: string): void {
    const { text, at } = this;
    if (ch === "'") this.copyTo(text.indexOf("'", at + 1) + 1 || text.length);
    else if (ch === '$' && next === "'") this.copyTo(ansiEnd(text, at + 2));
    else if (ch === '(') this.enter(false, ')', 1);
    else if (ch === '#' && /[\s;&|()]/.test(text[at - 1] ?? ' ')) this.copyTo(text.indexOf('\n', at));
    else if (ch === '<' && next === '<') this.hereDocument();
    else {
      this.copy(1);
      if (ch === '\n') this.bodies();
    }
  }

  private hereDocument(): void {
    const { text, at } = this;
    const match = /^<<(-?)[ \t]*((?:'[^']*'|"[^"]*"|\\.|[^\s;&|<>()'"\\])+)/.exec(text.slice(at, at + 400));
    const word = match?.[2];
    if (match === null || word === undefined || text[at + 2] === '<') {
      this.copy(text[at + 2] === '<' ? 3 : 2);
      return;
    }
    this.pending.push({
      delimiter: word.replace(/['"\\]/g, ''),
      quoted: /['"\\]/.test(word),
      stripTabs: match[1] === '-',
    });
    this.copy(match[0].length);
  }

  private bodies(): void {
    const { pending } = this;
    this.pending = [];
    for (const document of pending) {
      const end = bodyEnd(this.text, this.at, document);
      // Without a line that ends it, it was none: `$((1<<2))`.
      if (end === null) return;
      if (document.quoted) this.copyTo(end);
      while (this.at < end) {
        if (this.text[this.at] === '\\') this.backslash();
        else this.copy(1);
      }
    }
  }
}

/** After the line that ends a here-document; null without one. */
function bodyEnd(text: string, from: number, document: HereDocument): number | null {
  for (let line = from; line < text.length; ) {
    const newline = text.indexOf('\n', line);
    const content = text.slice(line, newline === -1 ? text.length : newline);
    const next = newline === -1 ? text.length : newline + 1;
    if ((document.stripTabs ? content.replace(/^\t+/, '') : content) === document.delimiter) return next;
    line = next;
  }
  return null;
}

function ansiEnd(text: string, from: number): number {
  let i = from;
  while (i < text.length && text[i] !== "'") i += text[i] === '\\' ? 2 : 1;
  return Math.min(i + 1, text.length);
}
