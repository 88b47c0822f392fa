/**
 * Texts that a launch hands to a shell or another language: what is known is read and walked, what is known in part
 * is walked with its holes as unknowns, and what is not known is an opaque act, judged by who would run it.
 */
import type { Span } from '../core/span.ts';
import { choicesOf, knownText, showValue, type Unknown, type Value } from '../core/value.ts';
import { spend } from './budget.ts';
import type { Arg, Language, Via } from './invocation.ts';
import { inOwnShell, takeJumps } from './jumps.ts';
import { withListed } from './listed-holes.ts';
import { someOf } from './listings.ts';
import { childScope, keepScope, setPrefix, withHoles } from './nested-scope.ts';
import { overlayDisk } from './overlay-disk.ts';
import { parseScript } from './parse.ts';
import { codeLaunches, statementLaunches } from './programs.ts';
import type { Scope } from './scope.ts';
import { stdinLines } from './stream-lines.ts';
import { markTold } from './told-variables.ts';
import { runTraps } from './traps.ts';
import {
  type Call,
  DONE,
  emitOpaque,
  type Flow,
  type Frame,
  sourcesOf,
  unknownFlow,
  type Walk,
} from './walk.ts';
import { branch } from './ways.ts';

/** How a text is run. */
export interface Running {
  readonly language: Language;
  readonly via: Via;
  readonly params: readonly Arg[];
  readonly sameShell: boolean;
  /** The database client that reads the text from a file or from its standard input. */
  readonly client?: string;
}

const MAX_SCRIPT = 1_000_000;

export function runText(text: Value, how: Running, span: Span, call: Call, walk: Walk, frame: Frame): Flow {
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
