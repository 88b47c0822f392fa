/**
 * awk programs: `system(…)`, `print | "cmd"`, `"cmd" | getline`, `print > "file"`, `getline < "file"`, and
 * gawk's `/inet/` files. Its strings stand side by side to be joined; fields are not known.
 */
import { known, unknown, type Value } from '../../core/value.ts';
import type { Launch } from '../invocation.ts';
import { concatBounded } from './abstract.ts';
import {
  type CodeContext,
  launchCommand,
  launchFile,
  launchOpaque,
  launchScript,
  type Machine,
} from './machine.ts';

interface AwkToken {
  readonly kind: 'string' | 'number' | 'name' | 'op' | 'end-of-statement';
  readonly text: string;
  readonly value: Value;
}

const SHAPE =
  /[ \t\r]+|\\\r?\n|#[^\n]*|"((?:[^"\\\n]|\\[\s\S])*)"|(\n|;)|((?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)|(@?[A-Za-z_]\w*(?:::\w+)?)|(\/(?:[^/\\\n]|\\.)+\/)|(&&|\|\||\|&|>>|[-+*/%^=!<>]=|\+\+|--|.)/gy;

function tokensOf(machine: Machine, code: string): AwkToken[] {
  const tokens: AwkToken[] = [];
  const nothing = known('');
  SHAPE.lastIndex = 0;
  while (SHAPE.lastIndex < code.length && tokens.length < 20_000) {
    const at = SHAPE.lastIndex;
    const match = SHAPE.exec(code);
    if (match === null) {
      SHAPE.lastIndex = at + 1;
      continue;
    }
    const [, string, newline, digits, name, regex, op] = match;
    if (regex !== undefined && isOperand(tokens.at(-1))) {
      // A division after all.
      tokens.push({ kind: 'op', text: '/', value: nothing });
      SHAPE.lastIndex = at + 1;
    } else if (string !== undefined)
      tokens.push({ kind: 'string', text: string, value: stringValue(machine, string) });
    else if (newline !== undefined) tokens.push({ kind: 'end-of-statement', text: newline, value: nothing });
    else if (digits !== undefined) tokens.push({ kind: 'number', text: digits, value: known(digits) });
    else if (name !== undefined) tokens.push({ kind: 'name', text: name, value: nothing });
    else if (regex !== undefined) tokens.push({ kind: 'op', text: regex, value: nothing });
    else if (op !== undefined) {
      const ends = op === '}' || op === '{';
      const why = machine.holes[op.charCodeAt(0) - 0xe000];
      if (why !== undefined) tokens.push({ kind: 'string', text: op, value: { kind: 'unknown', why } });
      else tokens.push({ kind: ends ? 'end-of-statement' : 'op', text: op, value: nothing });
    }
  }
  return tokens;
}

function isOperand(token: AwkToken | undefined): boolean {
  return (
    token !== undefined &&
    (token.kind === 'string' ||
      token.kind === 'number' ||
      token.kind === 'name' ||
      token.text === ')' ||
      token.text === ']')
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '"': '"',
  '/': '/',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
};

function stringValue(machine: Machine, body: string): Value {
  const text = body.replace(
    /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|([\s\S]))/g,
    (all, octal?: string, hex?: string, letter?: string) => {
      if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8));
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      return letter !== undefined && Object.hasOwn(ESCAPES, letter) ? (ESCAPES[letter] ?? all) : all;
    },
  );
  const values: Value[] = [];
  for (const char of text) {
    const why = machine.holes[char.charCodeAt(0) - 0xe000];
    values.push(why === undefined ? known(char) : { kind: 'unknown', why });
  }
  return values.length === 0 ? known('') : concatBounded(values);
}

type Variables = Map<string, Value>;

export function runAwk(
  machine: Machine,
  code: string,
  assigned: ReadonlyMap<string, Value>,
): readonly Launch[] {
  const tokens = tokensOf(machine, code);
  const variables: Variables = new Map(assigned);
  readAssignments(tokens, variables);
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (token === undefined) continue;
    if (token.kind === 'name') readNamed(machine, tokens, i, variables);
    else if ((token.text === '|' || token.text === '|&') && token.kind === 'op') {
      const reads = next?.kind === 'name' && next.text === 'getline';
      const start = statementStart(tokens, i);
      const [from, to] = reads ? [start, i] : [i + 1, statementEnd(tokens, i + 1)];
      const printed = tokens[start]?.text === 'print' ? tokens.slice(start + 1, i) : [];
      const input = reads || printed.length === 0 ? null : joined(printed, variables);
      runPipe(machine, joined(tokens.slice(from, to), variables), input);
    }
  }
  return machine.launches;
}

/** One text for a variable that is set once; otherwise it is not known. */
function readAssignments(tokens: readonly AwkToken[], variables: Variables): void {
  for (let i = 0; i + 1 < tokens.length; i += 1) {
    const name = tokens[i];
    const operator = tokens[i + 1]?.text;
    if (name?.kind !== 'name' || (operator !== '=' && operator !== '+=' && operator !== '++')) continue;
    const before = tokens[i - 1];
    if (before?.text === '$') continue;
    const value = joined(tokens.slice(i + 2, statementEnd(tokens, i + 2)), variables);
    variables.set(
      name.text,
      variables.has(name.text) || operator !== '=' ? unknown('branch', name.text) : value,
    );
  }
}

function readNamed(machine: Machine, tokens: readonly AwkToken[], at: number, variables: Variables): void {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined) return;
  const indirect = token.text.startsWith('@') ? variables.get(token.text.slice(1)) : undefined;
  const name = indirect?.kind === 'known' ? indirect.text : token.text;
  if (name === 'system' && next?.text === '(') {
    launchScript(machine, joined(tokens.slice(at + 2, closing(tokens, at + 1)), variables), 'posix');
  } else if (name.startsWith('@') && next?.text === '(')
    launchOpaque(machine, { kind: 'expansion', text: token.text, splits: false });
  else if (name === 'print' || name === 'printf') readPrint(machine, tokens, at, variables);
  else if (name === 'getline') readGetline(machine, tokens, at, variables);
  else if ((name === '@include' || name === '@load') && next?.kind === 'string')
    launchFile(machine, next.value, 'awk');
}

function readPrint(machine: Machine, tokens: readonly AwkToken[], at: number, variables: Variables): void {
  const end = statementEnd(tokens, at + 1);
  let depth = 0;
  for (let i = at + 1; i < end; i += 1) {
    const text = tokens[i]?.kind === 'op' ? tokens[i]?.text : '';
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    else if (depth === 0 && (text === '>' || text === '>>')) {
      const target = joined(tokens.slice(i + 1, end), variables);
      if (target.kind === 'known' && contact(machine, target.text)) return;
      launchCommand(machine, text === '>' ? ['tee', target] : ['tee', '-a', target], {
        input: { kind: 'text', value: joined(tokens.slice(at + 1, i), variables) },
      });
      return;
    }
  }
}

function readGetline(machine: Machine, tokens: readonly AwkToken[], at: number, variables: Variables): void {
  const skip = tokens[at + 1]?.kind === 'name' ? 2 : 1;
  if (tokens[at + skip]?.text !== '<' || tokens[at + skip]?.kind !== 'op') return;
  // The operand of `<` is a single term.
  const term = tokens[at + skip + 1];
  if (term === undefined) return;
  const path =
    term.text === '('
      ? joined(tokens.slice(at + skip + 2, closing(tokens, at + skip + 1)), variables)
      : joined([term], variables);
  if (path.kind === 'known' && contact(machine, path.text)) return;
  if (path.kind === 'known' && path.text === '-') return;
  launchCommand(machine, ['cat', path]);
}

/** `/inet/tcp/0/host/port` is a connection. */
function contact(machine: Machine, path: string): boolean {
  const match = /^\/inet[46]?\/(?:tcp|udp)\/\w+\/([^/]+)\/(\w+)/.exec(path);
  if (match === null) return false;
  launchCommand(machine, ['nc', match[1] ?? '', match[2] ?? '']);
  return true;
}

/** What is printed into a command is its input: `print "rm -rf /" | "sh"`. */
function runPipe(machine: Machine, command: Value, input: Value | null): void {
  if (command.kind === 'known' && contact(machine, command.text)) return;
  if (input !== null)
    launchCommand(machine, ['sh', '-c', command], {
      input: { kind: 'text', value: concatBounded([input, known('\n')]) },
    });
  else launchScript(machine, command, 'posix');
}

/** A statement is looked at this far, so that the work stays linear. */
const MOST_TERMS = 256;

function statementEnd(tokens: readonly AwkToken[], from: number): number {
  let depth = 0;
  const limit = Math.min(tokens.length, from + MOST_TERMS);
  for (let i = from; i < limit; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'end-of-statement') return i;
    if (token?.kind !== 'op') continue;
    if (token.text === '(') depth += 1;
    else if (token.text === ')') {
      depth -= 1;
      if (depth < 0) return i;
    }
  }
  return limit;
}

function statementStart(tokens: readonly AwkToken[], before: number): number {
  let depth = 0;
  const limit = Math.max(0, before - MOST_TERMS);
  for (let i = before - 1; i >= limit; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'end-of-statement') return i + 1;
    if (token?.kind !== 'op') continue;
    if (token.text === ')') depth += 1;
    else if (token.text === '(') {
      depth -= 1;
      if (depth < 0) return i + 1;
    } else if (token.text === '=' || token.text === '&&' || token.text === '||') return i + 1;
  }
  return limit;
}

function closing(tokens: readonly AwkToken[], open: number): number {
  let depth = 0;
  const limit = Math.min(tokens.length, open + MOST_TERMS);
  for (let i = open; i < limit; i += 1) {
    if (tokens[i]?.kind !== 'op') continue;
    if (tokens[i]?.text === '(') depth += 1;
    else if (tokens[i]?.text === ')') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return limit;
}

/** Terms side by side are one text; what is not a text leaves a hole. */
function joined(tokens: readonly AwkToken[], variables: Variables): Value {
  const values: Value[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (token === undefined) continue;
    if (token.kind === 'string' || token.kind === 'number') values.push(token.value);
    else if (token.kind === 'name') {
      const call = tokens[i + 1]?.text === '(' || tokens[i + 1]?.text === '[';
      values.push(nameValue(tokens, i, variables));
      if (call) i = skipGroup(tokens, i + 1);
    } else if (token.text === '$') {
      const end = tokens[i + 1]?.text === '(' ? skipGroup(tokens, i + 1) : i + 1;
      values.push(unknown('input', `$${tokens[i + 1]?.text ?? ''}`));
      i = end;
    } else if (token.text === ',') break;
    else if (token.text !== '(' && token.text !== ')') values.push(unknown('expansion', token.text));
  }
  return values.length === 0 ? unknown('expansion', 'awk') : concatBounded(values);
}

function nameValue(tokens: readonly AwkToken[], at: number, variables: Variables): Value {
  const token = tokens[at];
  const name = token?.text ?? '';
  if (name === 'ENVIRON' && tokens[at + 2]?.kind === 'string')
    return unknown('variable', `$${tokens[at + 2]?.text ?? ''}`);
  return variables.get(name) ?? unknown('expansion', name);
}

function skipGroup(tokens: readonly AwkToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i += 1) {
    const text = tokens[i]?.text;
    if (text === '(' || text === '[') depth += 1;
    else if (text === ')' || text === ']') {
      depth -= 1;
      if (depth === 0) return i;
    }
  }
  return tokens.length;
}

/** Variables that `awk -v name=value` sets. */
export function assignedVariables(context: CodeContext): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>();
  for (const param of (context.params ?? []).slice(1)) {
    const text = param.value.kind === 'known' ? param.value.text : null;
    const equals = text?.indexOf('=') ?? -1;
    if (text !== null && equals > 0) found.set(text.slice(0, equals), known(text.slice(equals + 1)));
  }
  return found;
}
