/** A call that was recognised, and what a sink may do about it. Sinks are rows of tables, by path. */
import type { Unknown, Value } from '../../core/value.ts';
import { concatValues, known, unknown } from '../../core/value.ts';
import type { Input, Language } from '../invocation.ts';
import { type Abstract, elementsOf, text, textOf, toValue } from './abstract.ts';
import { isEnvironment } from './environment.ts';

export interface Call {
  /** As written through aliases: `os.system`, `socket.socket().connect`, `*.unlink` for methods. */
  readonly path: string;
  /** What the method belongs to; null for a function. */
  readonly self: Abstract | null;
  readonly args: readonly Abstract[];
  readonly named: ReadonlyMap<string, Abstract>;
}

/** Evaluated arguments, by place and by name. */
export interface Given {
  readonly args: readonly Abstract[];
  readonly named: ReadonlyMap<string, Abstract>;
}

export interface CommandExtra {
  readonly input?: Input;
  readonly cwd?: Value;
  readonly env?: readonly (readonly [string, Value])[];
}

/** How items become text: what stands between them and after the last. */
export interface Printing {
  readonly glue: string;
  readonly end: string;
}

export interface Out {
  /** A command with these words would run; texts are words that are certain. */
  command(words: readonly (string | Value)[], extra?: CommandExtra): void;
  script(text: Value, language?: Language): void;
  /** A file would be run as code. */
  file(path: Value, language: Language): void;
  /** Code that is put together while it runs. */
  opaque(why: Unknown): void;
  /** More code of the same language; gives the value of its last expression. */
  evaluate(code: Abstract): Abstract;
  /** Something is shown; `how` is null where its exact form on standard output is not known. */
  print(items: readonly Abstract[], how: Printing | null): void;
  readonly home: string | null;
}

/** Nothing returned means that the result is not known. */
export type Sink = (call: Call, out: Out) => Abstract | undefined;
export type Sinks = Readonly<Record<string, Sink>>;

/** An argument by place, or by any of its names. */
export function argument(call: Call, place: number, ...names: readonly string[]): Abstract | undefined {
  for (const name of names) {
    const found = call.named.get(name);
    if (found !== undefined) return found;
  }
  return call.args[place];
}

export type Template = readonly (string | number | 'self' | '...')[];

/**
 * A call that is the same as a command: texts are words, numbers are arguments by place (from -1 on:
 * what the method belongs to), `...` is every argument. Nothing happens where an argument is missing.
 */
export function lower(words: Template, ...names: readonly string[]): Sink {
  return (call, out) => {
    const made: (string | Value)[] = [];
    for (const word of words) {
      if (word === '...') {
        const all = call.args.flatMap((arg) => elementsOf(arg) ?? [arg]);
        if (all.length === 0) return undefined;
        made.push(...all.map(toValue));
      } else if (typeof word === 'string') made.push(word);
      else {
        const given =
          word === SELF
            ? call.self
            : argument(call, word, ...(names[word] === undefined ? [] : [names[word]]));
        if (given === null || given === undefined) return undefined;
        made.push(...(elementsOf(given)?.map(toValue) ?? [toValue(given)]));
      }
    }
    out.command(made);
    return undefined;
  };
}

export const SELF = -1;

/** A text that a shell runs: the first argument. */
export const shellScript: Sink = (call, out) => {
  const script = argument(call, 0, 'command', 'cmd', 'args');
  if (script === undefined) return undefined;
  out.script(toValue(script));
  return { kind: 'content', from: 'command', source: toValue(script) };
};

/** One text goes to a shell, several are a command's words (perl's and ruby's `system`). */
export const scriptOrWords: Sink = (call, out) => {
  const words = call.args.filter((arg) => arg.kind !== 'map').flatMap((arg) => elementsOf(arg) ?? [arg]);
  const [only] = words;
  if (only === undefined) return undefined;
  if (words.length === 1) out.script(toValue(only));
  else out.command(words.map(toValue));
  return { kind: 'content', from: 'command', source: toValue(only) };
};

/** The program, then its words as one list (`spawn(file, [args])`). */
export const programAndList: Sink = (call, out) => {
  const [program, words] = call.args;
  if (program === undefined) return undefined;
  const rest = words === undefined ? [] : (elementsOf(words) ?? []);
  if (words !== undefined && words.kind === 'value') out.command([toValue(program), words.value]);
  else out.command([toValue(program), ...rest.map(toValue)]);
  return { kind: 'content', from: 'command', source: toValue(program) };
};

/** Reads a file whole: `cat`. */
export const readFile: Sink = (call, out) => {
  const path =
    call.self !== null && call.self.kind !== 'ref'
      ? call.self
      : argument(call, 0, 'path', 'file', 'filename');
  return path === undefined ? undefined : readPath(path, out);
};

export function readPath(path: Abstract, out: Out): Abstract {
  if (path.kind === 'content') return path;
  // Descriptors: 0 is standard input.
  if (path.kind === 'number')
    return {
      kind: 'value',
      value: { kind: 'unknown', why: { kind: 'input', text: 'stdin', splits: false } },
    };
  out.command(['cat', toValue(path)]);
  return { kind: 'content', from: 'file', source: toValue(path) };
}

export function writePath(
  path: Abstract,
  mode: 'replace' | 'append',
  content: Abstract | null,
  out: Out,
): Abstract {
  const target = toValue(path);
  const input: Input = { kind: 'text', value: content === null ? known('') : toValue(content) };
  out.command(mode === 'append' ? ['tee', '-a', target] : ['tee', target], { input });
  return { kind: 'content', from: 'file', source: target };
}

/** `write(path, content)`. */
export const writeFile: Sink = (call, out) => {
  const path = argument(call, 0, 'path', 'file');
  return path === undefined ? undefined : writePath(path, 'replace', call.args[1] ?? text(''), out);
};

/** Opens by mode: `w`, `a`, `r+`; read where none is given. */
export function openFile(path: Abstract, mode: string | null, out: Out): Abstract {
  const given = mode ?? 'r';
  if (/a/.test(given)) return writePath(path, 'append', text(''), out);
  if (/^[wxc]|>/.test(given))
    return writePath(path, given.startsWith('>>') ? 'append' : 'replace', null, out);
  const read = readPath(path, out);
  if (given.includes('+')) writePath(path, 'append', text(''), out);
  return read;
}

/** `curl URL`, with what is sent along. */
export function fetchUrl(
  url: Abstract,
  options: { method?: string; data?: Abstract | undefined },
  out: Out,
): Abstract {
  const words: (string | Value)[] = ['curl'];
  if (options.method !== undefined && !/^(?:GET|POST)$/i.test(options.method))
    words.push('-X', options.method.toUpperCase());
  if (url.kind === 'content') return url;
  if (isEnvironment(options.data)) out.command(['env']);
  if (options.data !== undefined) words.push('--data', ...dataWords(options.data));
  else if (options.method !== undefined && /^POST$/i.test(options.method)) words.push('-X', 'POST');
  words.push(toValue(url));
  out.command(words);
  return { kind: 'content', from: 'url', source: toValue(url) };
}

/** A file's content is sent as curl would send it: `@path`. */
function dataWords(data: Abstract): readonly Value[] {
  if (data.kind === 'content' && data.from === 'file') return [prefixed('@', data.source)];
  if (data.kind === 'map') {
    const file = [...data.entries.values()].find(
      (entry) => entry.kind === 'content' && entry.from === 'file',
    );
    if (file !== undefined) return dataWords(file);
    const parts = [...data.entries].map(([key, entry]) => prefixed(`${key}=`, toValue(entry)));
    return parts.flatMap((part, index) => (index === 0 ? [part] : [known('--data'), part]));
  }
  if (data.kind === 'list') {
    const file = data.items.find((entry) => entry.kind === 'content' && entry.from === 'file');
    if (file !== undefined) return dataWords(file);
  }
  return [toValue(data)];
}

function prefixed(prefix: string, value: Value): Value {
  if (value.kind === 'known') return known(prefix + value.text);
  const parts = value.kind === 'pattern' ? value.parts : [{ kind: 'hole' as const, why: value.why }];
  return { kind: 'pattern', parts: [{ kind: 'text', text: prefix }, ...parts] };
}

/** A connection to host and port: `nc host port`. */
export function connectTo(host: Abstract | undefined, port: Abstract | undefined, out: Out): undefined {
  if (host === undefined || textOf(host) === '') return undefined;
  const words: (string | Value)[] = ['nc', toValue(host)];
  if (port !== undefined) words.push(toValue(port));
  out.command(words);
  return undefined;
}

/** `host:port` as two. */
export function connectToAddress(address: Abstract, out: Out): undefined {
  const whole = textOf(address);
  const match =
    whole === null ? null : /^(?:tcp:\/\/|udp:\/\/|ssl:\/\/|tls:\/\/)?\[?([^[\]]*?)\]?:([0-9]+)$/.exec(whole);
  if (match === null) return connectTo(address, undefined, out);
  return connectTo(text(match[1] ?? ''), text(match[2] ?? ''), out);
}

/** Code in a text is run by the language itself. */
export const runCode: Sink = (call, out) => {
  const code = call.args[0] ?? call.named.get('source');
  return code === undefined ? undefined : out.evaluate(code);
};

/** Something that brings code to life whose text cannot be seen. */
export function opaqueCall(path: string): Sink {
  return (_call, out) => {
    out.opaque({ kind: 'expansion', text: `${path}(…)`, splits: false });
    return undefined;
  };
}

/** A fresh place under the directory of temporary files. */
export const freshPath: Sink = () => ({
  kind: 'value',
  value: concatValues([known('/tmp/'), unknown('command-output', '$(mktemp)')]),
});

export const temporaryDirectory: Sink = () => text('/tmp');

export const nothing: Sink = () => undefined;
