/** One script of a general language: code in, launches out. */
import { concatValues, known, type Unknown, type Value } from '../../core/value.ts';
import type { Launch } from '../invocation.ts';
import { type Abstract, unclear } from './abstract.ts';
import { applyFunction } from './applied.ts';
import type { Sinks } from './call.ts';
import { evaluate } from './evaluate.ts';
import type { Tongue } from './lexicon.ts';
import { type CodeContext, launchOpaque, type Machine, MOST_STEPS } from './machine.ts';
import { parseProgram } from './parser.ts';
import { nodeSinks } from './sinks-node.ts';
import { perlSinks } from './sinks-perl.ts';
import { phpSinks } from './sinks-php.ts';
import { pythonSinks } from './sinks-python.ts';
import { rubySinks } from './sinks-ruby.ts';
import { juliaSinks, luaSinks, rSinks } from './sinks-small.ts';
import { HOLE_BASE, MOST_HOLES } from './token.ts';
import type { Node } from './tree.ts';

/** Made when a script of the language is read for the first time: most hook calls never see one. */
const SINKS: Readonly<Record<Tongue, () => Sinks>> = {
  python: pythonSinks,
  node: nodeSinks,
  ruby: rubySinks,
  perl: perlSinks,
  php: phpSinks,
  lua: luaSinks,
  r: rSinks,
  julia: juliaSinks,
};
const made = new Map<Tongue, Sinks>();

function sinksOf(tongue: Tongue): Sinks {
  const sinks = made.get(tongue) ?? SINKS[tongue]();
  made.set(tongue, sinks);
  return sinks;
}

/** Longer code is not read: it is no one-liner. */
const MOST_CODE = 512 * 1024;

export interface ScriptRun {
  readonly launches: readonly Launch[];
  /** What it prints, where that is certain; null otherwise. */
  readonly printed: string | null;
}

export function runScript(tongue: Tongue, given: Value, context: CodeContext): ScriptRun {
  const code = withContextHoles(given, context);
  const { source, holes } = sourceOf(code);
  const machine: Machine = {
    tongue,
    sinks: sinksOf(tongue),
    context,
    holes,
    vars: new Map(),
    stars: [],
    functions: new Map(),
    launches: [],
    seen: new Set(),
    emitting: true,
    current: null,
    steps: 0,
    depth: 0,
    printed: '',
    evaluate,
    runSource,
    apply: applyFunction,
  };
  if (source === null) {
    launchOpaque(
      machine,
      code.kind === 'unknown' ? code.why : { kind: 'budget', text: 'code', splits: false },
    );
    return { launches: machine.launches, printed: null };
  }
  const program = parseProgram(source, tongue);
  const hasFunctions = /\b(?:def|function|sub|fn|lambda|class)\b|=>|->|\)\s*\{/.test(source);
  if (hasFunctions) {
    machine.emitting = false;
    runStatements(machine, program.statements);
    machine.emitting = true;
    machine.stars.length = 0;
    machine.steps = 0;
    machine.printed = '';
  }
  runStatements(machine, program.statements);
  if (program.cut || machine.steps > MOST_STEPS)
    launchOpaque(machine, { kind: 'budget', text: 'too much code', splits: false });
  return { launches: machine.launches, printed: isStraight(program.statements) ? machine.printed : null };
}

function runStatements(machine: Machine, statements: readonly Node[]): void {
  for (const statement of statements) {
    machine.current = statementScope(machine, statement);
    const value = evaluate(machine, statement);
    if (unknownStatement(statement)) noteHole(machine, statement);
    if (isDecorator(machine, statement, value))
      launchOpaque(machine, { kind: 'expansion', text: 'a decorator', splits: false });
  }
}

/** `@os.system` over a function: a statement that is just the name of a way to run something. */
function isDecorator(machine: Machine, statement: Node, value: Abstract): boolean {
  return (
    machine.tongue === 'python' &&
    machine.context.inline !== false &&
    (statement.kind === 'member' || statement.kind === 'name') &&
    value.kind === 'ref' &&
    Object.hasOwn(machine.sinks, value.path)
  );
}

/** python's functions end where the next one begins: their returns belong to the latest. */
function statementScope(machine: Machine, statement: Node): Machine['current'] {
  return statement.kind === 'function' ? null : machine.current;
}

/** A statement, or what is called, that is not known at all. */
function unknownStatement(statement: Node): boolean {
  return statement.kind === 'hole' || (statement.kind === 'call' && statement.of.kind === 'hole');
}

function noteHole(machine: Machine, statement: Node): void {
  const hole = statement.kind === 'call' ? statement.of : statement;
  const why = hole.kind === 'hole' ? machine.holes[hole.index] : undefined;
  if (why !== undefined) launchOpaque(machine, why);
}

/** Code that came as a text while another script runs: same variables, same machine. */
function runSource(machine: Machine, source: Value): Abstract {
  const text = withHoles(machine, source);
  if (text === null || text.length > 65_536 || machine.depth > 60) {
    launchOpaque(machine, { kind: 'budget', text: 'eval', splits: false });
    return unclear('eval');
  }
  const { statements } = parseProgram(text, machine.tongue);
  let last: Abstract = unclear('eval');
  for (const statement of statements) {
    last = evaluate(machine, statement);
    if (unknownStatement(statement)) noteHole(machine, statement);
  }
  return last;
}

/** A text in which the caller's own characters stand for what is not known. */
export function withContextHoles(code: Value, { holes }: CodeContext): Value {
  if (code.kind !== 'known' || holes === undefined || holes === null || holes.size === 0) return code;
  const values: Value[] = [];
  let plain = '';
  for (const char of code.text) {
    const why = holes.get(char);
    if (why === undefined) plain += char;
    else {
      values.push(known(plain), { kind: 'unknown', why });
      plain = '';
    }
  }
  return concatValues([...values, known(plain)]);
}

/** The code as a text whose holes the machine knows; null (and an opaque launch) where nothing of it is known. */
export function sourceText(machine: Machine, code: Value): string | null {
  const { source, holes } = sourceOf(withContextHoles(code, machine.context));
  machine.holes.push(...holes);
  if (source === null)
    launchOpaque(
      machine,
      code.kind === 'unknown' ? code.why : { kind: 'budget', text: 'code', splits: false },
    );
  return source;
}

/** Holes of a nested text get numbers after those of the outer one. */
function withHoles(machine: Machine, source: Value): string | null {
  if (source.kind === 'known') return source.text;
  const { source: text, holes } = sourceOf(source, machine.holes.length);
  if (text !== null) machine.holes.push(...holes);
  return text;
}

interface Source {
  readonly source: string | null;
  readonly holes: Unknown[];
}

function sourceOf(code: Value, from = 0): Source {
  const holes: Unknown[] = [];
  if (code.kind === 'known') return { source: code.text.length > MOST_CODE ? null : code.text, holes };
  if (code.kind === 'unknown') return { source: null, holes };
  let source = '';
  for (const part of code.parts) {
    if (part.kind === 'text') source += part.text;
    else if (part.kind === 'glob') source += part.glob;
    else {
      if (from + holes.length >= MOST_HOLES) return { source: null, holes };
      source += String.fromCharCode(HOLE_BASE + from + holes.length);
      holes.push(part.why);
    }
  }
  return { source, holes };
}

/** Straight code prints what it prints; with loops, branches and functions that is not certain. */
function isStraight(statements: readonly Node[]): boolean {
  return statements.every((statement) => {
    switch (statement.kind) {
      case 'assign':
        return !statement.nested;
      case 'call':
        return statement.of.kind === 'name' || statement.of.kind === 'member';
      case 'import':
      case 'text':
        return true;
      case 'list':
        return statement.items.every((item) => item.kind === 'import');
      default:
        return false;
    }
  });
}
