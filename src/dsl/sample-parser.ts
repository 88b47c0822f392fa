/**
 * What follows `catches` or `permits`: a command to the end of the line, a `|` with the text on the lines
 * below, or `@kind …` for a call that is no command: `@read ~/.ssh/id_rsa`, `@mcp server/tool {"a": 1}`.
 */
import { nearest } from '../core/nearest.ts';
import type { Span } from '../core/span.ts';
import type { SampleCall, SampleNode } from './ast.ts';
import type { Block } from './lines.ts';
import { isBlank } from './lines.ts';
import type { Report } from './messages.ts';

interface Written {
  /** What stands on the line after `@kind`. */
  readonly line: string;
  /** The text of the `|` block; null without one. */
  readonly block: string | null;
}

type Reader = (written: Written) => SampleCall | null;

interface SampleKind {
  readonly form: string;
  readonly read: Reader;
}

const shell =
  (dialect: 'bash' | 'zsh' | 'posix' | null): Reader =>
  ({ line, block }) => {
    const command = block ?? line;
    return command === '' ? null : { kind: 'shell', command, dialect };
  };

/** First word and the rest; a path with blanks stands in double quotes. */
function splitFirst(text: string): readonly [string, string] {
  const quoted = /^"((?:[^"\\]|\\.)*)"\s*/.exec(text);
  if (quoted !== null) return [(quoted[1] ?? '').replace(/\\(.)/g, '$1'), text.slice(quoted[0].length)];
  const word = /^(\S+)\s*/.exec(text);
  return word === null ? ['', ''] : [word[1] ?? '', text.slice(word[0].length)];
}

function parseJson(text: string): { readonly value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

const withPath =
  (make: (path: string, rest: string) => SampleCall): Reader =>
  ({ line, block }) => {
    const [path, rest] = splitFirst(line);
    return path === '' ? null : make(path, block ?? rest);
  };

function readMcp({ line, block }: Written): SampleCall | null {
  const [name, rest] = splitFirst(line);
  const slash = name.indexOf('/');
  const params = parseJson(block ?? (rest === '' ? '{}' : rest));
  if (slash < 1 || slash === name.length - 1 || params === null) return null;
  return { kind: 'mcp', server: name.slice(0, slash), tool: name.slice(slash + 1), params: params.value };
}

function readTool({ line, block }: Written): SampleCall | null {
  const [name, rest] = splitFirst(line);
  const params = parseJson(block ?? (rest === '' ? '{}' : rest));
  return name === '' || params === null ? null : { kind: 'tool', name, params: params.value };
}

function readPayload({ line, block }: Written): SampleCall | null {
  const payload = parseJson(block ?? line);
  return payload === null ? null : { kind: 'payload', payload: payload.value };
}

const KINDS: Readonly<Record<string, SampleKind>> = {
  shell: { form: '@shell COMMAND', read: shell(null) },
  bash: { form: '@bash COMMAND', read: shell('bash') },
  zsh: { form: '@zsh COMMAND', read: shell('zsh') },
  posix: { form: '@posix COMMAND', read: shell('posix') },
  read: { form: '@read PATH', read: withPath((path) => ({ kind: 'read', path })) },
  search: {
    form: '@search PATH [GLOB]',
    read: withPath((path, rest) => ({ kind: 'search', path, glob: rest === '' ? null : rest })),
  },
  write: {
    form: '@write PATH [CONTENT]',
    read: withPath((path, content) => ({ kind: 'write', path, content })),
  },
  edit: {
    form: '@edit PATH [NEW TEXT]',
    read: withPath((path, content) => ({ kind: 'edit', path, content })),
  },
  delete: { form: '@delete PATH', read: withPath((path) => ({ kind: 'delete', path })) },
  fetch: { form: '@fetch URL [TEXT]', read: withPath((url, text) => ({ kind: 'fetch', url, text })) },
  websearch: {
    form: '@websearch WORDS',
    read: ({ line, block }) => ({ kind: 'web-search', query: block ?? line }),
  },
  mcp: { form: '@mcp SERVER/TOOL {JSON}', read: readMcp },
  tool: { form: '@tool NAME {JSON}', read: readTool },
  agent: { form: '@agent PROMPT', read: ({ line, block }) => ({ kind: 'agent', prompt: block ?? line }) },
  payload: { form: "@payload {JSON} (a client's own)", read: readPayload },
};

/** Every form of a sample that is no plain command, for the reference. */
export const SAMPLE_FORMS: readonly string[] = Object.values(KINDS).map((kind) => kind.form);

/** Null when it cannot be read; that has been reported. */
export function parseSample(
  text: string,
  expects: 'catches' | 'permits',
  rest: Span,
  block: Block,
  report: Report,
): SampleNode | null {
  const whole = text.slice(rest.start, rest.end);
  const opensBlock = whole === '|' || (/\s\|$/.test(whole) && block.rest.length > 0);
  const first = block.rest.find((line) => !isBlank(line));
  if (!opensBlock && first !== undefined) {
    report('unexpected-indentation', first.span);
    return null;
  }
  const line = opensBlock ? whole.slice(0, -1).trimEnd() : whole;
  const written = { line, block: opensBlock ? blockText(text, block) : null };
  const span = rest.start === rest.end ? block.head.span : rest;
  if (!line.startsWith('@')) {
    const call = line === '' || !opensBlock ? shell(null)(written) : null;
    // Text before a `|` block would be lost, and an empty block says nothing.
    if (call !== null) return { expects, call, span };
    report('empty-statement', span, expects, 'a command, or `@read PATH` and the like');
    return null;
  }
  const name = /^@([A-Za-z-]*)/.exec(line)?.[1] ?? '';
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (kind === undefined) {
    const all = Object.keys(KINDS);
    report(
      'unknown-sample-kind',
      { start: rest.start, end: rest.start + 1 + name.length },
      name,
      nearest(name, all),
      all,
    );
    return null;
  }
  const call = kind.read({ ...written, line: line.slice(name.length + 1).trimStart() });
  if (call === null) {
    report('bad-sample', span, name, kind.form);
    return null;
  }
  return { expects, call, span };
}

/** The lines of a `|` block without the indentation of the first. */
function blockText(text: string, block: Block): string {
  const first = block.rest.find((line) => !isBlank(line));
  const margin = first === undefined ? '' : text.slice(first.start, first.span.start);
  return block.rest
    .map((line) => {
      const whole = text.slice(line.start, line.span.end);
      return whole.startsWith(margin)
        ? whole.slice(margin.length)
        : text.slice(line.span.start, line.span.end);
    })
    .join('\n');
}
