/**
 * Follows what a launcher said a command would run: other commands, scripts in strings, files, standard
 * input. Text that is known is read and walked; text that is partly known is walked with its holes as
 * unknowns; text that is not known becomes an opaque act, which rules judge by who would run it.
 */

import type { Span } from '../core/span.ts';
import { choicesOf, known, knownText, showValue, type Unknown, type Value } from '../core/value.ts';
import { spend, withShare } from './budget.ts';
import type { Arg, Language, Launch, Via } from './invocation.ts';
import { fileContent, readDisk, shebangLanguage } from './io.ts';
import { inOwnShell, takeJumps } from './jumps.ts';
import { withListed } from './listed-holes.ts';
import { someOf } from './listings.ts';
import { childScope, keepScope, setPrefix, withHoles } from './nested-scope.ts';
import { overlayDisk } from './overlay-disk.ts';
import { parseScript } from './parse.ts';
import { codeLaunches, statementLaunches } from './programs.ts';
import { fileKey } from './redirections.ts';
import { forkScope, type Scope, type Stream } from './scope.ts';
import { stdinLines } from './stream-lines.ts';
import { markTold } from './told-variables.ts';
import { runTraps } from './traps.ts';
import { isHidden } from './unread-files.ts';
import {
  type Call,
  DONE,
  emitOpaque,
  type Flow,
  type Frame,
  firstUnknown,
  sourcesOf,
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

interface Running {
  readonly language: Language;
  readonly via: Via;
  readonly params: readonly Arg[];
  readonly sameShell: boolean;
  /** The database client that reads the text from a file or from its standard input. */
  readonly client?: string;
}

const MAX_SCRIPT = 1_000_000;

function runText(text: Value, how: Running, span: Span, call: Call, walk: Walk, frame: Frame): Flow {
  const ways = choicesOf(text).map(
    (way) => (inner: Frame) => runCertainText(way, how, span, call, walk, inner),
  );
  return branch(walk, frame, ways);
}

function runCertainText(text: Value, how: Running, span: Span, call: Call, walk: Walk, frame: Frame): Flow {
  walk.code.push(span, call.span);
  const via: readonly Via[] = [...frame.via, how.via];
  // A script that begins with the name of some file is that file's name, whatever it says.
  const why =
    text.kind === 'unknown'
      ? text.why
      : text.kind === 'pattern' && text.parts[0]?.kind === 'glob'
        ? ({ kind: 'input', text: showValue(text), splits: false } as const)
        : onlyHole(text);
  if (why !== null) {
    emitOpaque(
      walk,
      { ...frame, via },
      {
        runner: how.via.name,
        reason: 'dynamic-script',
        why,
        // What the line never set comes from no command, whoever prints it.
        sources: why.kind === 'variable' ? [] : sourcesOf(walk, text),
        span: call.span,
      },
    );
    return unknownFlow(why.text);
  }
  const holed = withHoles(text, frame.scope);
  if (holed.text.length > MAX_SCRIPT || !spend(walk.budget, 'characters', holed.text.length)) {
    walk.budget.exhausted ??= 'a nested script is too long';
    return DONE;
  }
  // Output of a command in the midst of a script can hold commands of its own. That code of another language
  // puts words of its input into a command line is what such code is written for.
  const fromCode = frame.via[frame.via.length - 1]?.kind === 'interpreter';
  if (text.kind === 'pattern' && !fromCode) {
    for (const part of text.parts) {
      if (
        part.kind !== 'hole' ||
        (part.why.kind !== 'command-output' && part.why.kind !== 'input' && part.why.kind !== 'branch')
      )
        continue;
      emitOpaque(
        walk,
        { ...frame, via },
        {
          runner: how.via.name,
          reason: 'dynamic-script',
          why: part.why,
          // Words of standard input come from whoever writes there.
          sources: walk.sources.get(part.why.text) ?? (part.why.kind === 'input' ? frame.stdin.sources : []),
          span: call.span,
        },
      );
    }
  }
  const scope: Scope = {
    ...(how.sameShell ? frame.scope : childScope(frame.scope, call)),
    holes: holed.holes,
  };
  // The child's environment was told with the command that starts it.
  if (!how.sameShell)
    markTold(
      call.env.map((assignment) => assignment.name),
      scope,
      walk,
    );
  const inner: Frame = { ...frame, scope, via, depth: frame.depth + 1 };
  const restore = how.sameShell ? setPrefix(call.env, scope) : [];
  if (!how.sameShell) importFunctions(call, walk, inner);
  const run = (): Flow =>
    isShell(how.language)
      ? runShellText(holed.text, how, span, walk, inner)
      : runForeign(holed.text, how, call, walk, inner);
  const mark = walk.jumps.length;
  const flow = how.sameShell ? run() : inOwnShell(walk, scope, run);
  // `return` ends a sourced file, where no function is around it.
  if (how.sameShell && walk.functions === 0) takeJumps(walk, mark, scope, ['return']);
  for (const [name, before] of restore) {
    if (before === undefined) scope.variables.delete(name);
    else scope.variables.set(name, before);
  }
  if (how.sameShell) keepScope(frame.scope, scope, how.params.length <= 1);
  else runTraps(walk, inner);
  return flow;
}

/** `echo "$X" | sh`: with nothing but blanks around it, what is not known is the whole script. */
function onlyHole(text: Value): Unknown | null {
  if (text.kind !== 'pattern') return null;
  const hole = text.parts.find((part) => part.kind === 'hole');
  const bare = text.parts.every(
    (part) => part.kind === 'hole' || (part.kind === 'text' && part.text.trim() === ''),
  );
  return bare && hole?.kind === 'hole' ? hole.why : null;
}

/** `env 'BASH_FUNC_f%%=() { …; }' bash`: bash takes functions from its environment. */
function importFunctions(call: Call, walk: Walk, frame: Frame): void {
  for (const { name, value, span } of call.env) {
    const imported = /^BASH_FUNC_([^%]+)%%$/.exec(name)?.[1];
    const body = knownText(value);
    if (imported === undefined || body === null) continue;
    const options = { zsh: false, base: span, depth: frame.depth };
    walk.runScript(parseScript(`${imported} ${body}`, options), frame);
  }
}

function isShell(language: Language): boolean {
  return (
    language === 'bash' ||
    language === 'zsh' ||
    language === 'posix' ||
    language === 'cmd' ||
    language === 'powershell'
  );
}

function runShellText(text: string, how: Running, span: Span, walk: Walk, frame: Frame): Flow {
  const scope = frame.scope;
  // `source FILE` without words keeps the caller's parameters; with -c the first parameter is $0.
  if (how.params.length > 1 || !how.sameShell) {
    // With -c the first parameter is $0; a file's launch gives its own name there.
    scope.positional = how.params.slice(1).map((arg) => arg.value);
    scope.zero = how.params[0]?.value ?? null;
  }
  const base = verbatim(text, span, walk);
  return walk.runScript(
    parseScript(text, {
      zsh: how.language === 'zsh' || walk.dialect === 'zsh',
      base: base ?? span,
      depth: frame.depth,
    }),
    frame,
  );
}

/** Offset of the script in the outermost text where it stands there letter for letter. */
function verbatim(text: string, span: Span, walk: Walk): number | null {
  if (text.length < 2) return null;
  const at = walk.text.indexOf(text, span.start);
  return at !== -1 && at + text.length <= span.end ? at : null;
}

function runForeign(text: string, how: Running, call: Call, walk: Walk, frame: Frame): Flow {
  const context = {
    disk: overlayDisk(walk.disk, walk.files),
    home: walk.home,
    name: how.via.name,
    span: call.span,
    params: how.params,
    holes: frame.scope.holes,
    cwd: frame.scope.cwd,
    // A file that was there before is full of calls whose arguments cannot be told.
    inline: how.via.kind !== 'file',
  };
  const lines = stdinLines(walk, frame);
  for (const launch of codeLaunches(how.language, text, context)) {
    if (walk.budget.exhausted !== null) break;
    walk.follow(lines === null ? launch : withListed(launch, lines.map(someOf)), { ...call, env: [] }, frame);
  }
  if (how.client !== undefined) {
    // That the file was there before says nothing for it: the line itself hands it to the database.
    const via = frame.via.filter((step) => step !== how.via);
    for (const launch of statementLaunches(how.client, text, statementsVia(text, how), context))
      walk.follow(launch, { ...call, env: [] }, { ...frame, via });
  }
  return unknownFlow(`${how.via.name} output`);
}

/** A text that makes tables too is somebody's schema or dump. */
function statementsVia(text: string, how: Running): Via {
  const name = /\bcreate\s+table\b/i.test(text) ? 'statements' : (how.client ?? how.via.name);
  return { kind: 'script', name };
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
