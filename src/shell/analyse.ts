/** The floor's front door: a command line in, everything it would run out. Never throws on any text. */
import type { Dialect } from '../core/call.ts';
import type { Disk } from '../core/disk.ts';
import type { Span } from '../core/span.ts';
import { known, unknown } from '../core/value.ts';
import { newBudget } from './budget.ts';
import { runScript } from './commands.ts';
import { follow } from './follow.ts';
import { globFiles } from './glob-files.ts';
import type { Analysis } from './invocation.ts';
import { inOwnShell } from './jumps.ts';
import { parseScript } from './parse.ts';
import { newScope } from './scope.ts';
import { invoke } from './simple.ts';
import { runTraps } from './traps.ts';
import type { Frame, Walk } from './walk.ts';

export interface AnalyseOptions {
  /** Absolute directory in which the line runs; null when not known. */
  readonly cwd: string | null;
  readonly home: string | null;
  readonly dialect: Dialect;
  readonly disk: Disk;
}

/** Longer lines are not analysed: the caller denies. */
const MAX_TEXT = 1_500_000;

export function analyseCommand(text: string, options: AnalyseOptions): Analysis {
  if (text.length > MAX_TEXT) return { acts: [], data: [], exhausted: 'the command is too long' };
  // No program can be given a NUL; what a client makes of it cannot be known.
  if (text.includes('\0')) return { acts: [], data: [], exhausted: 'the command holds a NUL character' };
  const walk: Walk = {
    text,
    budget: newBudget(),
    home: options.home,
    dialect: options.dialect,
    disk: options.disk,
    acts: [],
    seen: new Set(),
    files: new Map(),
    sources: new Map(),
    sinks: new Map(),
    coprocesses: new Map(),
    told: new Map(),
    jumps: [],
    loops: 0,
    dead: 0,
    tolerated: 0,
    functions: 0,
    code: [],
    taken: [],
    pipelineSpans: new Map(),
    pipelines: 0,
    runScript: (script, frame) => runScript(script, walk, frame),
    invoke: (call, frame) => invoke(call, walk, frame),
    follow: (launch, call, frame) => follow(launch, call, walk, frame),
    globFiles: (pattern) => globFiles(pattern, options.disk),
  };
  const scope = newScope(options.cwd === null ? unknown('variable', '$PWD') : known(options.cwd));
  // Clients run `SHELL -c TEXT` without arguments.
  scope.positional = [];
  const script = parseScript(text, { zsh: options.dialect === 'zsh', base: 0, depth: 0 });
  const frame: Frame = {
    scope,
    stdin: { input: { kind: 'inherited' }, sources: [] },
    via: [],
    pipeline: null,
    depth: 0,
  };
  inOwnShell(walk, frame.scope, () => walk.runScript(script, frame));
  runTraps(walk, frame);
  return { acts: walk.acts, data: dataSpans(walk), exhausted: walk.budget.exhausted };
}

/** Words and here-documents that nothing ran. */
function dataSpans(walk: Walk): readonly Span[] {
  return walk.taken.filter(
    (span) => !walk.code.some((code) => code.start < span.end && span.start < code.end),
  );
}
