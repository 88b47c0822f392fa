/** Redirections (Bash manual 3.6): what a command reads, and the files that its output ends up in. */

import type { Span } from '../core/span.ts';
import { concatValues, known, knownText, showValue, unknown, type Value } from '../core/value.ts';
import { expandToValues } from './expand.ts';
import type { Redirection, RedirectMode } from './invocation.ts';
import { absolutePath } from './paths.ts';
import type { Scope, Stream } from './scope.ts';
import { expander } from './substitution.ts';
import type { Redirect, RedirectOperator } from './syntax.ts';
import { type Flow, type Frame, SILENT, type Walk } from './walk.ts';
import { fromSameFiles } from './ways.ts';

export interface Redirects {
  readonly list: readonly Redirection[];
  /** Null where standard input is not redirected; one of unknown text where it comes out in several ways. */
  readonly stdin: Stream | null;
  /** Standard input in each of these ways; empty where there is but one. */
  readonly stdins: readonly Stream[];
  /** Where standard output goes, or may go instead; null where it is not redirected. */
  readonly stdout: {
    readonly target: Value;
    readonly others: readonly Value[];
    readonly append: boolean;
    readonly toFile: boolean;
  } | null;
  /** Descriptors other than 0 to 2 that are open for reading. */
  readonly fds: Scope['fds'];
  readonly span: Span;
}

const EMPTY_STREAM: Stream = { input: { kind: 'text', value: SILENT }, sources: [] };

function withStream(fds: Scope['fds'], fd: number, stream: Stream): Scope['fds'] {
  return new Map(fds ?? []).set(fd, stream);
}

const MODES: Readonly<Record<RedirectOperator, RedirectMode>> = {
  '<': 'read',
  '>': 'write',
  '>|': 'write',
  '>>': 'append',
  '<>': 'read-write',
  '&>': 'write',
  '&>>': 'append',
  '<&': 'duplicate',
  '>&': 'duplicate',
  '<<': 'here',
  '<<-': 'here',
  '<<<': 'here',
};

export function redirect(redirects: readonly Redirect[], walk: Walk, frame: Frame): Redirects {
  const list: Redirection[] = [];
  let stdin: Stream | null = null;
  let stdins: readonly Stream[] = [];
  let stdout: Redirects['stdout'] = null;
  let fds = frame.scope.fds;
  let span: Span = redirects[0]?.span ?? { start: 0, end: 0 };
  for (const item of redirects) {
    span = { start: Math.min(span.start, item.span.start), end: Math.max(span.end, item.span.end) };
    const isHere = item.operator === '<<' || item.operator === '<<-' || item.operator === '<<<';
    const e = expander(walk, frame);
    const values = expandToValues(item.target, e, isHere ? 'quoted' : 'target');
    const target = values[values.length - 1] ?? SILENT;
    let mode = MODES[item.operator];
    const text = knownText(target);
    // `>& file` and `<& file` open a file; `>&2` and `>&-` are about descriptors.
    if (mode === 'duplicate' && text !== null) {
      if (text === '-') mode = 'close';
      else if (!/^[0-9]+-?$/.test(text)) mode = item.operator === '>&' ? 'write' : 'read';
    }
    const fd =
      item.fdVariable !== null
        ? null
        : (item.fd ??
          (item.operator === '&>' || item.operator === '&>>' ? -1 : item.operator.startsWith('<') ? 0 : 1));
    for (const value of values) list.push({ mode, fd, target: value, span: item.span });
    if (isHere) {
      walk.taken.push(item.target.span);
      const streams = values.map((value): Stream => {
        const text = item.operator === '<<<' ? concatValues([value, known('\n')]) : value;
        return { input: { kind: 'text', value: text }, sources: [] };
      });
      const [only = EMPTY_STREAM] = streams;
      const stream: Stream =
        streams.length <= 1
          ? only
          : { input: { kind: 'text', value: unknown('branch', showValue(target)) }, sources: [] };
      if (fd !== null && fd > 0) fds = withStream(fds, fd, stream);
      if (fd === 0) {
        stdin = stream;
        stdins = streams.length > 1 ? streams : [];
      }
    } else if ((mode === 'read' || mode === 'read-write') && fd === 0)
      stdin = { input: { kind: 'file', path: absolutePath(target, frame.scope.cwd) }, sources: [] };
    else if (mode === 'duplicate' && fd === 0)
      stdin = fds?.get(Number(text)) ?? { input: { kind: 'pipe' }, sources: [] };
    else if ((mode === 'read' || mode === 'read-write') && fd !== null && fd > 0)
      fds = withStream(fds, fd, {
        input: { kind: 'file', path: absolutePath(target, frame.scope.cwd) },
        sources: [],
      });
    if (fd === 0 && !isHere) stdins = [];
    if ((mode === 'write' || mode === 'append') && (fd === 1 || fd === -1))
      stdout = { target, others: values.slice(0, -1), append: mode === 'append', toFile: true };
    else if (mode === 'duplicate' && fd === 1 && text !== '1')
      stdout = { target, others: [], append: false, toFile: false };
  }
  return { list, stdin, stdins, stdout, fds, span };
}

/** Puts what a command printed where its redirections say; gives what is left for the next stage. */
export function writeOutput(where: Redirects, flow: Flow, walk: Walk, frame: Frame): Flow {
  if (where.stdout === null) {
    const out = frame.scope.output;
    if (out === null || flow.output === SILENT) return flow;
    writeFile(out.target, flow.output, true, walk, frame);
    return { ...flow, output: SILENT };
  }
  const target = where.stdout.target;
  if (target.kind === 'unknown' && !where.stdout.toFile && flow.output.kind !== 'unknown')
    walk.coprocesses.get(target.why.text)?.({ input: { kind: 'text', value: flow.output }, sources: [] });
  if (where.stdout.toFile) {
    const { others, append } = where.stdout;
    const write = (path: Value) => (): void => writeFile(path, flow.output, append, walk, frame);
    if (others.length === 0) write(target)();
    else fromSameFiles(walk, [...others, target].map(write));
  }
  return { ...flow, output: SILENT };
}

/** Remembers what the line wrote into a file. */
export function writeFile(path: Value, content: Value, append: boolean, walk: Walk, frame: Frame): void {
  const key = fileKey(path, frame);
  if (key === null) return;
  const sink = walk.sinks.get(key);
  if (sink !== undefined) {
    walk.sinks.delete(key);
    sink({
      input: content.kind === 'unknown' ? { kind: 'pipe' } : { kind: 'text', value: content },
      sources: sourcesOfOutput(walk, content),
    });
    return;
  }
  // A device keeps nothing: what goes into /dev/null does not come out of it.
  if (key.startsWith('/dev/')) return;
  const before = append ? walk.files.get(key) : undefined;
  const sources = sourcesOfOutput(walk, content);
  walk.files.set(key, {
    value: before === undefined ? content : concatValues([before.value, content]),
    sources: before === undefined ? sources : [...before.sources, ...sources],
  });
}

function sourcesOfOutput(walk: Walk, content: Value): readonly string[] {
  const holes =
    content.kind === 'unknown'
      ? [content.why.text]
      : content.kind === 'pattern'
        ? content.parts.flatMap((part) => (part.kind === 'hole' ? [part.why.text] : []))
        : [];
  return holes.flatMap((text) => walk.sources.get(text) ?? []);
}

/** Name under which a file is remembered: its absolute path, or the text of a substitution that stands for it. */
export function fileKey(path: Value, frame: Frame): string | null {
  if (path.kind === 'known') {
    const absolute = absolutePath(path, frame.scope.cwd);
    // Without a known directory, the name itself has to do: the line's own files are found again by it.
    return absolute.kind === 'known' ? absolute.text : path.text.replace(/^(?:\.\/+)+/, '');
  }
  if (path.kind === 'unknown') return path.why.text;
  // `$(mktemp)` twice in a line are two files, and are taken for one: what runs is looked at all the same.
  return path.parts.some((part) => part.kind === 'glob') ? null : showValue(path);
}
