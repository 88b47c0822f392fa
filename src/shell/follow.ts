import { choicesOf, known, knownText, type Unknown, type Value } from '../core/value.ts';
import { spend, withShare } from './budget.ts';
import type { Arg, Language, Launch, Via } from './invocation.ts';
import { fileContent, readDisk } from './io.ts';
import { type Running, runText } from './nested-text.ts';
import { shebangLanguage } from './own-files.ts';
import { fileKey } from './redirections.ts';
import { forkScope, type Stream } from './scope.ts';
import { isHidden } from './unread-files.ts';
import {
  type Call,
  DONE,
  emitOpaque,
  type Flow,
  type Frame,
  firstUnknown,
  unknownFlow,
  type Walk,
} from './walk.ts';
import { branch } from './ways.ts';

export function follow(launch: Launch, call: Call, walk: Walk, frame: Frame): Flow {
  if (!spend(walk.budget, 'steps', 1)) return DONE;
  switch (launch.kind) {
    case 'command': {
      const stdin: Stream =
        launch.input === null ? frame.stdin : { input: launch.input, sources: frame.stdin.sources };
      const scope = launch.cwd === null ? frame.scope : { ...forkScope(frame.scope), cwd: launch.cwd };
      const shellWord =
        launch.via.name === 'command' || launch.via.name === 'builtin' || launch.via.name === 'exec';
      return walk.invoke(
        {
          words: launch.words,
          env: [...call.env, ...launch.env],
          redirections: call.redirections,
          span: call.span,
          external: true,
          literalName: true,
        },
        {
          ...frame,
          scope: shellWord ? scope : forkScope(scope),
          stdin,
          via: [...frame.via, launch.via],
          depth: frame.depth + 1,
        },
      );
    }
    case 'script':
      return runText(launch.text, launch, launch.span, call, walk, frame);
    case 'file':
      return runFile(launch, call, walk, frame);
    case 'stdin':
      return runStdin(launch, call, walk, frame);
    case 'opaque':
      emitOpaque(walk, frame, {
        runner: launch.runner,
        reason: launch.reason,
        why: launch.why,
        sources: walk.sources.get(launch.why.text) ?? [],
        span: call.span,
      });
      return unknownFlow(launch.why.text);
  }
}

function runFile(launch: Extract<Launch, { kind: 'file' }>, call: Call, walk: Walk, frame: Frame): Flow {
  const path = launch.path.value;
  const key = fileKey(path, frame);
  const written = key === null ? undefined : walk.files.get(key);
  const params: readonly Arg[] = [launch.path, ...launch.params];
  const { language, sameShell } = launch;
  const span = launch.path.span;
  const stream = written === undefined ? streamNamed(knownText(path), frame) : null;
  if (stream !== null) {
    const stdin = { kind: 'stdin', language, via: launch.via, params } as const;
    return runStdin(stdin, call, walk, { ...frame, stdin: stream }, sameShell);
  }
  // The road says `file` only for what lay on the disk before: that is somebody's own work.
  const via: Via = { kind: 'script', name: launch.via.name };
  if (written !== undefined) {
    const ways = choicesOf(written.value).map((value) => (inner: Frame) => {
      if (value.kind === 'unknown') return unseenFile(launch, value.why, written.sources, call, walk, inner);
      const running = {
        language: languageOf(language, value),
        via,
        params,
        sameShell,
        client: launch.via.name,
      };
      return runText(value, running, span, call, walk, inner);
    });
    return branch(walk, frame, ways);
  }
  if (path.kind !== 'known' || key === null) {
    const why = firstUnknown(path);
    return unseenFile(launch, why, walk.sources.get(why.text) ?? [], call, walk, frame);
  }
  // What runs again from inside itself has been seen already.
  if (frame.via.some((step) => step.kind === 'file' && step.name === key)) return unknownFlow(key);
  const content = readDisk(key, walk);
  if (content.kind === 'absent') return unknownFlow(key);
  const onDisk: Via = { kind: 'file', name: key };
  if (content.kind === 'unreadable') {
    const how = isHidden(content, language) ? via : onDisk;
    emitUnread(`${key}: ${content.why}`, launch.via.name, call, walk, { ...frame, via: [...frame.via, how] });
    return unknownFlow(key);
  }
  const running = { language, via: onDisk, params, sameShell, client: launch.via.name };
  // That somebody's build script is long must not deny every call that runs it.
  const flow = withShare(walk.budget, FILE_SHARE, () =>
    runText(known(content.text), running, span, call, walk, frame),
  );
  return flow ?? unknownFlow(key);
}

/** A file of which only the name is known, if that: the line itself wrote it, or made up its name. */
function unseenFile(
  launch: { readonly via: Via },
  why: Unknown,
  sources: readonly string[],
  call: Call,
  walk: Walk,
  frame: Frame,
): Flow {
  const via: Via = { kind: 'script', name: launch.via.name };
  const what = { runner: launch.via.name, reason: 'dynamic-file', why, sources, span: call.span } as const;
  emitOpaque(walk, { ...frame, via: [...frame.via, via] }, what);
  return unknownFlow(launch.via.name);
}

function emitUnread(text: string, runner: string, call: Call, walk: Walk, frame: Frame): void {
  const why: Unknown = { kind: 'input', text, splits: false };
  emitOpaque(walk, frame, { runner, reason: 'unread-file', why, sources: [], span: call.span });
}

/** Share of what is left that one file on the disk may use up. */
const FILE_SHARE = 0.5;

const TERMINAL = '/dev/tty';

/** The stream that a path stands for: standard input and the other open descriptors. */
function streamNamed(path: string | null, frame: Frame): Stream | null {
  if (path === '/dev/stdin' || path === '-') return frame.stdin;
  if (path === TERMINAL) return { input: { kind: 'inherited' }, sources: [] };
  const descriptor = /^\/(?:dev|proc\/self)\/fd\/([0-9]+)$/.exec(path ?? '')?.[1];
  if (descriptor === undefined) return null;
  return descriptor === '0' ? frame.stdin : (frame.scope.fds?.get(Number(descriptor)) ?? null);
}

/** A file that was written with a `#!` line runs as that says when it is started by its path. */
function languageOf(language: Language, content: Value): Language {
  const text = knownText(content);
  return language === 'posix' && text !== null && text.startsWith('#!')
    ? (shebangLanguage(text) ?? language)
    : language;
}

/** The call's own standard input: a terminal, or nothing at all. */
function typedScript(launch: { readonly via: Via }, call: Call, walk: Walk, frame: Frame): Flow {
  const why: Unknown = { kind: 'input', text: 'standard input', splits: false };
  emitOpaque(
    walk,
    { ...frame, via: [...frame.via, launch.via] },
    { runner: launch.via.name, reason: 'typed-script', why, sources: [], span: call.span },
  );
  return unknownFlow(launch.via.name);
}

function runStdin(
  given: Extract<Launch, { kind: 'stdin' }>,
  call: Call,
  walk: Walk,
  frame: Frame,
  sameShell = false,
): Flow {
  // `source /dev/stdin` names a file, but what comes in is no file that lay on the disk.
  const launch = { ...given, via: { kind: 'script', name: given.via.name } as const };
  const stdin = frame.stdin;
  const running: Running = {
    language: launch.language,
    via: launch.via,
    params: launch.params,
    sameShell,
    client: launch.via.name,
  };
  const noInput: Frame = { ...frame, stdin: { input: { kind: 'inherited' }, sources: [] } };
  switch (stdin.input.kind) {
    case 'inherited':
      return typedScript(launch, call, walk, frame);
    case 'text':
      walk.code.push(...(frame.pipeline === null ? [] : (walk.pipelineSpans.get(frame.pipeline.id) ?? [])));
      return runText(stdin.input.value, running, call.span, call, walk, noInput);
    case 'file': {
      const { path } = stdin.input;
      const content = fileContent(path, walk, frame);
      if (content !== null) {
        const ways = choicesOf(content.value).map((value) => (inner: Frame) => {
          if (value.kind !== 'unknown') return runText(value, running, call.span, call, walk, inner);
          return knownText(path) === TERMINAL
            ? typedScript(launch, call, walk, inner)
            : unseenFile(launch, value.why, content.sources, call, walk, inner);
        });
        return branch(walk, noInput, ways);
      }
      if (knownText(path) === TERMINAL) return typedScript(launch, call, walk, frame);
      if (path.kind !== 'known') return unseenFile(launch, firstUnknown(path), [], call, walk, frame);
      const key = fileKey(path, frame);
      const there = key === null ? null : readDisk(key, walk);
      if (there?.kind === 'unreadable' && isHidden(there, launch.language)) {
        const inside = { ...frame, via: [...frame.via, launch.via] };
        emitUnread(`${key}: ${there.why}`, launch.via.name, call, walk, inside);
      }
      return unknownFlow(launch.via.name);
    }
    case 'pipe':
      emitOpaque(
        walk,
        { ...frame, via: [...frame.via, launch.via] },
        {
          runner: launch.via.name,
          reason: 'piped-script',
          why: { kind: 'command-output', text: 'standard input', splits: false },
          sources: stdin.sources,
          span: call.span,
        },
      );
      return unknownFlow(launch.via.name);
  }
}
