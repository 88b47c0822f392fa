/** `read` and `mapfile`: lines taken off standard input and split into variables (Bash manual 4.2). */
import { concatValues, known, knownText, unknown, type Value } from '../core/value.ts';
import { setVariable } from './assign.ts';
import type { Arg } from './invocation.ts';
import { stdinText } from './io.ts';
import { arrayVariable, plainVariable } from './scope.ts';
import { stdinLines } from './stream-lines.ts';
import { expander } from './substitution.ts';
import { type Call, DONE, type Flow, type Frame, SILENT, type Walk, withLines } from './walk.ts';

/** Up to the first line end that stands in the text; one in an unknown part cannot be seen. */
function firstLine(value: Extract<Value, { kind: 'pattern' }>): Value {
  const values: Value[] = [];
  for (const part of value.parts) {
    const end = part.kind === 'text' ? part.text.indexOf('\n') : -1;
    if (part.kind === 'text' && end !== -1) {
      values.push(known(part.text.slice(0, end)));
      break;
    }
    values.push(part.kind === 'text' ? known(part.text) : { kind: 'pattern', parts: [part] });
  }
  return concatValues(values);
}

/** Options that take a value, of `read` and of `mapfile`. */
const READ_VALUES = 'adinNptu';
const MAPFILE_VALUES = 'dnOsuCc';

function readNames(
  args: readonly Arg[],
  valued: string,
): {
  names: string[];
  flags: string;
  array: string | null;
  delimiter: string;
  numbers: ReadonlyMap<string, number>;
} {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  let flags = '';
  let array: string | null = null;
  let delimiter = '\n';
  for (let i = 0; i < args.length; i += 1) {
    const text = knownText(args[i]?.value ?? known('')) ?? '';
    if (!text.startsWith('-') || text === '-') {
      names.push(text);
      continue;
    }
    for (let j = 1; j < text.length; j += 1) {
      const letter = text[j] ?? '';
      flags += letter;
      if (!valued.includes(letter)) continue;
      const value = text.slice(j + 1) || (knownText(args[i + 1]?.value ?? known('')) ?? '');
      if (text.slice(j + 1) === '') i += 1;
      numbers.set(letter, Number(value));
      if (letter === 'a') array = value;
      if (letter === 'd') delimiter = value === '' ? '\0' : (value[0] ?? '\n');
      break;
    }
  }
  return { names, flags, array, delimiter, numbers };
}

/** `read`: takes a line off standard input and splits it. */
export function readLine(args: readonly Arg[], walk: Walk, frame: Frame, call: Call): Flow {
  const { names, flags, array, delimiter, numbers } = readNames(args, READ_VALUES);
  const text = flags.includes('u') ? null : stdinText(walk, frame);
  const e = expander(walk, frame);
  const targets = names.length === 0 && array === null ? ['REPLY'] : names;
  if (text === null) {
    const piped = frame.stdin.input.kind === 'text' ? frame.stdin.input.value : null;
    const lines = flags.includes('u') ? null : stdinLines(walk, frame);
    for (const [i, name] of targets.entries())
      setVariable(
        name,
        [
          lines === null && piped !== null && piped.kind === 'pattern' && targets.length === 1
            ? firstLine(piped)
            : // Of a list of files it takes one, a name being one word for the most part.
              withLines(unknown('input', `$${name}`, true), i === 0 ? lines : null),
        ],
        e,
      );
    for (const name of targets) walk.sources.set(`$${name}`, frame.stdin.sources);
    if (array !== null)
      frame.scope.variables.set(array, plainVariable([unknown('input', `$${array}`, true)]));
    return { status: 'unknown', output: SILENT };
  }
  const most = numbers.get('n') ?? numbers.get('N');
  const found = text.indexOf(delimiter);
  if (most !== undefined && most >= 0 && (found === -1 || found > most)) {
    frame.stdin.input = { kind: 'text', value: known(text.slice(most)) };
    for (const [i, name] of targets.entries())
      setVariable(name, [known(i === 0 ? text.slice(0, most) : '')], e);
    return { status: text.length >= most ? 'success' : 'failure', output: SILENT };
  }
  const end = found;
  if (text === '') {
    for (const name of targets) setVariable(name, [known('')], e);
    return { status: 'failure', output: SILENT };
  }
  let line = end === -1 ? text : text.slice(0, end);
  frame.stdin.input = { kind: 'text', value: known(end === -1 ? '' : text.slice(end + 1)) };
  if (!flags.includes('r')) line = line.replace(/\\\n/g, '').replace(/\\(.)/g, '$1');
  const prefix = call.env.find((assignment) => assignment.name === 'IFS')?.value;
  const variable = frame.scope.variables.get('IFS');
  const own = variable?.set === false ? undefined : variable?.values[0];
  const ifs = knownText(prefix ?? own ?? known(' \t\n')) ?? ' \t\n';
  if (array !== null) {
    const parts = splitLine(line, ifs, Number.POSITIVE_INFINITY);
    frame.scope.variables.set(
      array,
      arrayVariable(new Map(parts.map((part, i) => [String(i), known(part)]))),
    );
  }
  // REPLY keeps the line as it is.
  const parts = names.length === 0 ? [line] : splitLine(line, ifs, targets.length);
  for (const [i, name] of targets.entries()) setVariable(name, [known(parts[i] ?? '')], e);
  // Without a delimiter at its end the last line is read, but read fails.
  return { status: end === -1 ? 'failure' : 'success', output: SILENT };
}

/** Fields of a line; the last takes the rest, without separators at its end. */
function splitLine(line: string, ifs: string, count: number): string[] {
  if (ifs === '') return [line];
  const blanks = [...' \t\n'].filter((ch) => ifs.includes(ch)).join('');
  const isBlank = (ch: string): boolean => blanks.includes(ch);
  let rest = line;
  while (rest !== '' && isBlank(rest[0] ?? '')) rest = rest.slice(1);
  const out: string[] = [];
  while (out.length < count - 1 && rest !== '') {
    let i = 0;
    while (i < rest.length && !ifs.includes(rest[i] ?? '')) i += 1;
    out.push(rest.slice(0, i));
    while (i < rest.length && isBlank(rest[i] ?? '')) i += 1;
    if (i < rest.length && ifs.includes(rest[i] ?? '') && !isBlank(rest[i] ?? '')) i += 1;
    while (i < rest.length && isBlank(rest[i] ?? '')) i += 1;
    rest = rest.slice(i);
  }
  while (rest !== '' && isBlank(rest[rest.length - 1] ?? '')) rest = rest.slice(0, -1);
  if (rest !== '') out.push(rest);
  return out;
}

export function readArray(args: readonly Arg[], walk: Walk, frame: Frame, call: Call): Flow {
  const callback = args.findIndex((arg) => knownText(arg.value) === '-C');
  const script = callback === -1 ? undefined : args[callback + 1];
  if (script !== undefined) runCallback(script, 'mapfile', walk, frame, call);
  const { names, flags, delimiter, numbers } = readNames(args, MAPFILE_VALUES);
  const name = names[names.length - 1] ?? 'MAPFILE';
  const text = stdinText(walk, frame);
  if (text === null) {
    const lines = stdinLines(walk, frame);
    const value = withLines(unknown('input', `$${name}`, true), lines);
    frame.scope.variables.set(name, plainVariable([value]));
    return DONE;
  }
  const all = text === '' ? [] : (text.endsWith(delimiter) ? text.slice(0, -1) : text).split(delimiter);
  const skipped = all.slice(numbers.get('s') ?? 0);
  const lines = (numbers.get('n') ?? 0) > 0 ? skipped.slice(0, numbers.get('n')) : skipped;
  const elements = new Map(
    lines.map((line, i): [string, Value] => [
      String(i),
      known(flags.includes('t') ? line : `${line}${delimiter}`),
    ]),
  );
  frame.scope.variables.set(name, arrayVariable(elements));
  return DONE;
}

/** Text that a builtin runs when it is done with a line or a word. */
export function runCallback(script: Arg, name: string, walk: Walk, frame: Frame, call: Call): void {
  walk.follow(
    {
      kind: 'script',
      language: 'bash',
      text: script.value,
      span: script.span,
      via: { kind: 'script', name },
      params: [],
      sameShell: true,
    },
    call,
    frame,
  );
}
