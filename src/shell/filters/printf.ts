/**
 * `printf` as bash has it: the format is used again until the arguments run out, `%b` reads escapes,
 * `%q` quotes. Anything exotic (`%(fmt)T`, floats beyond a double's digits) gives null.
 */
import type { Dialect } from '../../core/call.ts';
import { type ByteSink, byteSink } from './bytes.ts';
import { type EscapeStyle, writeEscape } from './escapes.ts';
import { type Filter, isAscii, OUTPUT_LIMIT } from './filter.ts';
import { formatNumber, readInteger } from './printf-numbers.ts';
import { quoteForShell } from './shell-quote.ts';

/** How a conversion or the whole run ended. */
type Step = 'on' | 'stop' | 'unknown';

interface Run {
  readonly args: readonly string[];
  next: number;
  readonly sink: ByteSink;
  readonly dialect: Dialect;
}

const SPEC = /%([-+ 0#]*)(\*|[0-9]{1,4})?(?:\.(\*|[0-9]{0,4}))?([diouxXcsbqfFeEgG%])/y;

export const printf: Filter = (args, _stdin, dialect) => {
  let first = 0;
  // With -v it fills a variable and prints nothing.
  if (args[0]?.startsWith('-v') === true) return dialect === 'posix' ? null : '';
  if (args[first] === '--') first += 1;
  else if (args[first]?.startsWith('-') === true && args[first] !== '-') return null;
  const format = args[first];
  if (format === undefined) return null;
  const run: Run = { args: args.slice(first + 1), next: 0, sink: byteSink(), dialect };
  do {
    const before = run.next;
    const step = runFormat(format, run);
    if (step === 'unknown' || run.sink.size() > OUTPUT_LIMIT) return null;
    if (step === 'stop' || run.next === before) break;
  } while (run.next < run.args.length);
  return run.sink.finish();
};

function runFormat(format: string, run: Run): Step {
  const style: EscapeStyle = {
    zeroOctal: false,
    plainOctal: true,
    stops: false,
    extended: run.dialect !== 'posix',
    quotes: true,
  };
  let at = 0;
  while (at < format.length) {
    const char = format.charAt(at);
    if (char === '\\') {
      const next = writeEscape(format, at, style, run.sink);
      if (next === null) return 'unknown';
      if (next === -1) return 'stop';
      at = next;
    } else if (char === '%') {
      SPEC.lastIndex = at;
      const match = SPEC.exec(format);
      if (match === null) return 'unknown';
      const step = convert(match, run);
      if (step !== 'on') return step;
      at = SPEC.lastIndex;
    } else {
      let end = at + 1;
      while (end < format.length && format[end] !== '\\' && format[end] !== '%') end += 1;
      run.sink.text(format.slice(at, end));
      at = end;
    }
  }
  return 'on';
}

function takeArg(run: Run): string | null {
  const arg = run.args[run.next];
  if (arg === undefined) return null;
  run.next += 1;
  return arg;
}

function convert(match: RegExpExecArray, run: Run): Step {
  let flags = match[1] ?? '';
  const letter = match[4] ?? '';
  if (letter === '%') {
    if (match[0] !== '%%') return 'unknown';
    run.sink.text('%');
    return 'on';
  }
  let width = starOrNumber(match[2], run);
  if (width === null) return 'unknown';
  if (width !== undefined && width < 0) {
    flags += '-';
    width = -width;
  }
  const precision = starOrNumber(match[3], run);
  if (precision === null || (precision !== undefined && precision < 0)) return 'unknown';
  const arg = takeArg(run);
  if (letter === 'b') return convertEscapes(arg ?? '', { flags, width, precision }, run);
  const text = plainText(letter, arg, flags, precision, run.dialect);
  if (text === null) return 'unknown';
  return pad(text, flags, width, run.sink) ? 'on' : 'unknown';
}

/** undefined: not given; null: cannot be told. */
function starOrNumber(text: string | undefined, run: Run): number | undefined | null {
  if (text === undefined) return undefined;
  if (text !== '*') return text === '' ? 0 : Number(text);
  const value = readInteger(takeArg(run) ?? '0');
  return value === null || value > 9999n || value < -9999n ? null : Number(value);
}

function plainText(
  letter: string,
  arg: string | null,
  flags: string,
  precision: number | undefined,
  dialect: Dialect,
): string | null {
  const given = arg ?? '';
  switch (letter) {
    case 's':
      if (precision === undefined) return given;
      return isAscii(given) ? given.slice(0, precision) : null;
    case 'c':
      if (!isAscii(given) || given === '') return null;
      return given.charAt(0);
    case 'q':
      return dialect === 'bash' && precision === undefined ? quoteForShell(given) : null;
    default:
      return formatNumber(letter, given === '' && arg === null ? '0' : given, flags, precision);
  }
}

interface Layout {
  readonly flags: string;
  readonly width: number | undefined;
  readonly precision: number | undefined;
}

function convertEscapes(arg: string, layout: Layout, run: Run): Step {
  const style: EscapeStyle = {
    zeroOctal: true,
    plainOctal: true,
    stops: true,
    extended: run.dialect !== 'posix',
    quotes: false,
  };
  const sink = layout.width === undefined && layout.precision === undefined ? run.sink : null;
  if (sink === null && arg.includes('\\')) return 'unknown';
  if (sink === null) {
    if (layout.precision !== undefined && !isAscii(arg)) return 'unknown';
    const text = layout.precision === undefined ? arg : arg.slice(0, layout.precision);
    return pad(text, layout.flags, layout.width, run.sink) ? 'on' : 'unknown';
  }
  let at = 0;
  while (at < arg.length) {
    const backslash = arg.indexOf('\\', at);
    sink.text(arg.slice(at, backslash === -1 ? arg.length : backslash));
    if (backslash === -1) break;
    const next = writeEscape(arg, backslash, style, sink);
    if (next === null) return 'unknown';
    if (next === -1) return 'stop';
    at = next;
  }
  return 'on';
}

/** Widths count bytes; false for text where that matters and is not the same as characters. */
function pad(text: string, flags: string, width: number | undefined, sink: ByteSink): boolean {
  if (width === undefined || width === 0) {
    sink.text(text);
    return true;
  }
  if (!isAscii(text)) return false;
  sink.text(flags.includes('-') ? text.padEnd(width) : text.padStart(width));
  return true;
}
