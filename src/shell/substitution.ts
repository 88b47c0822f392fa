/**
 * Command and process substitution: the inner script runs on a copy of the shell's state, and what it
 * prints comes back as a value, known where every command in it is pure and its input known.
 */
import type { Span } from '../core/span.ts';
import { choicesOf, known, unknown, type Value } from '../core/value.ts';
import type { Expander } from './expand.ts';
import { expandPrompt, runSubscripts } from './hidden-code.ts';
import { inOwnShell } from './jumps.ts';
import { forkScope, type Stream } from './scope.ts';
import type { Script } from './syntax.ts';
import { runTraps } from './traps.ts';
import { type Frame, SILENT, type Walk } from './walk.ts';

export function expander(walk: Walk, frame: Frame): Expander {
  const e: Expander = {
    scope: frame.scope,
    budget: walk.budget,
    home: walk.home,
    zsh: walk.dialect === 'zsh',
    trail: [],
    source: (span) => walk.text.slice(span.start, span.end),
    substitute: (script, span) => substitute(script, span, walk, frame),
    process: (script, direction, span) => processPath(script, direction, span, walk, frame),
    subscripts: (text, span) => runSubscripts(text, e, span),
    prompt: (text, span) => expandPrompt(text, e, span),
  };
  return e;
}

function runInside(
  script: Script,
  name: string,
  stdin: Stream,
  walk: Walk,
  frame: Frame,
): { output: Value; bases: readonly string[] } {
  const before = walk.acts.length;
  const inner: Frame = {
    scope: forkScope(frame.scope),
    stdin,
    via: [...frame.via, { kind: 'substitution', name }],
    pipeline: null,
    depth: frame.depth + 1,
  };
  inner.scope.traps = [];
  // Bash takes `set -e` away inside of `$(…)`.
  inner.scope.errexit = false;
  const flow = inOwnShell(walk, inner.scope, () => walk.runScript(script, inner));
  runTraps(walk, inner);
  const bases = walk.acts
    .slice(before)
    .flatMap((act) => (act.kind === 'invocation' && act.base !== null ? [act.base] : []));
  return { output: flow.output, bases: [...new Set(bases)] };
}

/** What it prints, once for each way that it can come out. */
function substitute(script: Script, span: Span, walk: Walk, frame: Frame): readonly Value[] {
  const { output, bases } = runInside(script, '$(…)', frame.stdin, walk, frame);
  const text = walk.text.slice(span.start, span.end);
  return choicesOf(output).map((way) => {
    if (way.kind !== 'unknown') return way;
    if (bases.length > 0 || !walk.sources.has(text)) walk.sources.set(text, bases);
    return { kind: 'unknown', why: { ...way.why, kind: 'command-output', text, splits: true } };
  });
}

/** `<(…)`: a path whose content is what the script prints. `>(…)`: what is written there is the script's input. */
function processPath(script: Script, direction: 'in' | 'out', span: Span, walk: Walk, frame: Frame): Value {
  const text = walk.text.slice(span.start, span.end);
  if (direction === 'out') {
    // Run when what is written there is known, or at the end of the command.
    walk.sinks.set(text, (input) => void runInside(script, '>(…)', input, walk, frame));
    return unknown('process', text);
  }
  const { output, bases } = runInside(script, '<(…)', frame.stdin, walk, frame);
  walk.files.set(text, { value: output === SILENT ? known('') : output, sources: bases });
  return unknown('process', text);
}
