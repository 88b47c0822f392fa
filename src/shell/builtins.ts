/**
 * Builtins that change what the shell knows: directories, variables, positional parameters, aliases
 * (Bash manual 4). The ones that run scripts (`eval`, `source`, `trap`) are launchers.
 */
import {
  concatValues,
  known,
  knownText,
  mayBeSeveral,
  showValue,
  unknown,
  type Value,
} from '../core/value.ts';
import { evaluateArithmetic } from './arithmetic.ts';
import { arithmeticScope } from './arithmetic-scope.ts';
import { setVariable } from './assign.ts';
import { conditionStatus } from './conditions.ts';
import { changeDirectory, popDirectory, printDirectory, pushDirectory } from './directories.ts';
import type { Arg } from './invocation.ts';
import { outputOf } from './programs.ts';
import { readArray, readLine, runCallback } from './read-builtins.ts';
import { changeElements, hide, plainVariable, type Scope, type Variable } from './scope.ts';
import { expander } from './substitution.ts';
import { type Call, DONE, emitOpaque, type Flow, type Frame, SILENT, type Walk } from './walk.ts';

type Builtin = (args: readonly Arg[], walk: Walk, frame: Frame, call: Call) => Flow | null;

const BUILTINS: Readonly<Record<string, Builtin>> = {
  cd: changeDirectory,
  pushd: pushDirectory,
  popd: popDirectory,
  pwd: printDirectory,
  declare: (args, walk, frame) => {
    if (!args.some((arg) => /^-[A-Za-z]*g/.test(knownText(arg.value) ?? ''))) hideNames(args, frame);
    return declare(args, walk, frame);
  },
  typeset: declare,
  local: (args, walk, frame) => {
    hideNames(args, frame);
    return declare(args, walk, frame);
  },
  export: (args, walk, frame, call) =>
    declare([{ value: known('-x'), span: call.span, trail: [] }, ...args], walk, frame),
  readonly: declare,
  unset: (args, _walk, frame) => {
    for (const arg of args) {
      const name = knownText(arg.value);
      if (name === null || name.startsWith('-')) continue;
      frame.scope.functions.delete(name);
      const element = /^([A-Za-z_][A-Za-z0-9_]*)\[(.*)\]$/s.exec(name);
      if (element !== null) {
        unsetElement(element[1] ?? '', element[2] ?? '', frame.scope);
        continue;
      }
      frame.scope.variables.set(name, { ...plainVariable([known('')]), set: false });
    }
    return DONE;
  },
  set: setOptions,
  shift,
  read: readLine,
  mapfile: readArray,
  readarray: readArray,
  printf: printfInto,
  alias: (args, _walk, frame) => {
    for (const arg of args) {
      const text = knownText(arg.value);
      const equals = text?.indexOf('=') ?? -1;
      if (text !== null && equals > 0) frame.scope.aliases.set(text.slice(0, equals), text.slice(equals + 1));
    }
    return DONE;
  },
  unalias: (args, _walk, frame) => {
    for (const arg of args) frame.scope.aliases.delete(knownText(arg.value) ?? '');
    return DONE;
  },
  let: (args, walk, frame) => {
    for (const arg of args) evaluateLet(arg.value, walk, frame);
    return { status: 'unknown', output: SILENT };
  },
  getopts: (args, _walk, frame) => {
    const name = knownText(args[1]?.value ?? known('')) ?? '';
    for (const variable of [name, 'OPTARG', 'OPTIND'])
      frame.scope.variables.set(variable, plainVariable([unknown('positional', `$${variable}`)]));
    return { status: 'unknown', output: SILENT };
  },
  test: (args) => ({
    status: conditionStatus(
      args.map((arg) => arg.value),
      false,
    ),
    output: SILENT,
  }),
  '[': (args) => ({
    status: conditionStatus(
      args.slice(0, -1).map((arg) => arg.value),
      false,
    ),
    output: SILENT,
  }),
  compgen: complete,
  complete,
  // zsh: `hash name=path`, bash: `hash -p path name`: a command gets another program.
  hash: (args, _walk, frame) => {
    const [flag, path, name] = args.map((arg) => knownText(arg.value));
    if (flag === '-p' && path != null && name != null) frame.scope.aliases.set(name, path);
    for (const arg of args) {
      const named = /^([^=]+)=(\/.+)$/s.exec(knownText(arg.value) ?? '');
      if (named !== null) frame.scope.aliases.set(named[1] ?? '', named[2] ?? '');
    }
    return DONE;
  },
  emulate: (args, walk, frame, call) => {
    const script = args[args.findIndex((arg) => knownText(arg.value) === '-c') + 1];
    return script === undefined || script === args[0]
      ? null
      : walk.follow(
          {
            kind: 'script',
            language: 'posix',
            text: script.value,
            span: script.span,
            via: { kind: 'script', name: 'emulate' },
            params: [],
            sameShell: true,
          },
          call,
          frame,
        );
  },
  shopt: (args, _walk, frame) => {
    const words = args.map((arg) => knownText(arg.value));
    if (words.includes('nocasematch')) frame.scope.nocasematch = words[0] === '-s';
    if (words.includes('lastpipe')) frame.scope.lastpipe = words[0] === '-s';
    return DONE;
  },
  trap: (args, _walk, frame) => {
    const [script, ...signals] = args.filter((arg) => knownText(arg.value) !== '--');
    if (script !== undefined && signals.some((signal) => /^(?:EXIT|0)$/i.test(knownText(signal.value) ?? '')))
      frame.scope.traps = [...frame.scope.traps, script];
    // Other signals may come at any time: their launcher runs the script at once.
    return signals.every((signal) => /^(?:EXIT|0)$/i.test(knownText(signal.value) ?? '')) ? DONE : null;
  },
  // `enable -f x.so name` loads code into the shell.
  enable: (args, walk, frame, call) => {
    if (!args.some((arg) => knownText(arg.value)?.startsWith('-f') === true)) return DONE;
    const why = { kind: 'input', text: 'a library loaded by enable -f', splits: false } as const;
    emitOpaque(walk, frame, { runner: 'enable', reason: 'unread-file', why, sources: [], span: call.span });
    return DONE;
  },
  umask: () => DONE,
};

/** Builtins that take names of variables, whose subscripts are arithmetic. */
const SUBSCRIPTED: ReadonlySet<string> = new Set([
  'declare',
  'typeset',
  'local',
  'export',
  'readonly',
  'unset',
  'read',
  'printf',
  'let',
  'test',
  '[',
  'mapfile',
  'readarray',
  'wait',
  'getopts',
]);

export function runBuiltin(name: string, call: Call, walk: Walk, frame: Frame): Flow | null {
  // A wrapper such as sudo finds no builtins, but `command` and `builtin` do; treating all alike errs
  // towards following `cd`.
  if (SUBSCRIPTED.has(name)) {
    for (const arg of call.words.slice(1)) {
      if (arg.value.kind === 'known' && arg.value.text.includes('['))
        expander(walk, frame).subscripts(arg.value.text, arg.span);
    }
  }
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  return builtin === undefined ? null : builtin(call.words.slice(1), walk, frame, call);
}

function hideNames(args: readonly Arg[], frame: Frame): void {
  for (const arg of args) {
    const name = /^[A-Za-z_][A-Za-z0-9_]*/.exec(knownText(arg.value) ?? '')?.[0];
    if (name === undefined) continue;
    const isNew = frame.scope.locals?.has(name) === false;
    hide(name, frame.scope);
    const own = frame.scope.variables.get(name);
    if (isNew && knownText(arg.value) === name)
      frame.scope.variables.set(name, { ...plainVariable([known('')], own), set: false });
  }
}

function declare(args: readonly Arg[], walk: Walk, frame: Frame): Flow {
  let flags = '';
  const e = expander(walk, frame);
  for (const arg of args) {
    const text =
      knownText(arg.value) ??
      (arg.value.kind === 'pattern' && arg.value.parts[0]?.kind === 'text' ? arg.value.parts[0].text : null);
    if (text === null) continue;
    if (/^[-+][A-Za-z]+$/.test(text)) {
      flags += text.startsWith('-') ? text.slice(1) : '';
      continue;
    }
    if (flags.includes('f')) {
      if (flags.includes('x'))
        frame.scope.exportedFunctions = new Set([...frame.scope.exportedFunctions, text]);
      continue;
    }
    const match = /^([A-Za-z_][A-Za-z0-9_]*)(\+?=)?/.exec(text);
    const name = match?.[1];
    if (match === null || name === undefined) continue;
    const before = frame.scope.variables.get(name);
    const like: Variable = before ?? {
      ...plainVariable([unknown('variable', `$${name}`, true)]),
      set: false,
    };
    const attributes: Variable = {
      ...like,
      exported: like.exported || flags.includes('x'),
      nameref: flags.includes('n') || like.nameref,
      integer: flags.includes('i') || like.integer,
      letters: flags.includes('l') ? 'lower' : flags.includes('u') ? 'upper' : like.letters,
      elements: like.elements ?? (flags.includes('A') || flags.includes('a') ? new Map() : null),
    };
    frame.scope.variables.set(name, attributes);
    // The words with array values were assigned where they were expanded; a plain one is assigned again,
    // now that its attributes are known.
    if (match[2] === '=' && arg.value.kind !== 'unknown' && text !== `${name}=(…)`) {
      const value = dropPrefix(arg.value, match[0].length);
      if (attributes.nameref)
        frame.scope.variables.set(name, { ...plainVariable([value], attributes), nameref: true });
      else setVariable(name, [value], e);
    }
    if (attributes.nameref && match[2] === undefined && before !== undefined)
      frame.scope.variables.set(name, { ...before, nameref: true });
  }
  return DONE;
}

function dropPrefix(value: Value, length: number): Value {
  if (value.kind === 'known') return known(value.text.slice(length));
  if (value.kind !== 'pattern') return value;
  const [head, ...rest] = value.parts;
  if (head?.kind !== 'text') return value;
  return concatValues([
    known(head.text.slice(length)),
    ...(rest.length > 0 ? [{ kind: 'pattern', parts: rest } as const] : []),
  ]);
}

function unsetElement(name: string, key: string, scope: Scope): void {
  const before = scope.variables.get(name);
  if (before?.elements == null) return;
  const changed = changeElements(before, (elements) => {
    if (key === '@' || key === '*') elements.clear();
    else if (!elements.delete(key))
      for (const [other] of elements)
        elements.set(other, unknown('expansion', `\${${name}[${other}]}`, true));
  });
  scope.variables.set(name, changed);
}

/** More than there are is refused, and then all of them stay. */
function shift(args: readonly Arg[], _walk: Walk, frame: Frame): Flow {
  const by = Number(knownText(args[0]?.value ?? known('1')) ?? Number.NaN);
  const { positional } = frame.scope;
  if (positional === null || Number.isNaN(by)) {
    frame.scope.positional = null;
    return { status: 'unknown', output: SILENT };
  }
  const several = positional.some(mayBeSeveral);
  if (by < 0 || (by > positional.length && !several)) return { status: 'failure', output: SILENT };
  const isUnsure = positional.slice(0, by).some(mayBeSeveral) || (by > positional.length && several);
  frame.scope.positional = isUnsure ? null : positional.slice(by);
  return DONE;
}

function setOptions(args: readonly Arg[], _walk: Walk, frame: Frame): Flow {
  let named = false;
  for (const [i, arg] of args.entries()) {
    const text = knownText(arg.value);
    if (named) {
      const isOn = knownText(args[i - 1]?.value ?? known(''))?.startsWith('-') === true;
      if (text === 'noglob') frame.scope.noglob = isOn;
      if (text === 'braceexpand') frame.scope.nobrace = !isOn;
      if (text === 'errexit') frame.scope.errexit = isOn;
      named = false;
      continue;
    }
    if (text === '--' || text === '-') {
      frame.scope.positional = args.slice(i + 1).map((rest) => rest.value);
      return DONE;
    }
    if (text === null || !/^[-+]/.test(text)) {
      frame.scope.positional = args.slice(i).map((rest) => rest.value);
      return DONE;
    }
    if (text.includes('e')) frame.scope.errexit = text.startsWith('-');
    // `set -euo pipefail`: the `o` among other letters takes the next word, too.
    named = text.includes('o');
    if (text.startsWith('-') && text.includes('f')) frame.scope.noglob = true;
    if (text.startsWith('+') && text.includes('f')) frame.scope.noglob = false;
    if (/^[-+]/.test(text) && text.includes('B')) frame.scope.nobrace = text.startsWith('+');
  }
  return DONE;
}

/** `compgen -C script`, `-F function`, and the words of `-W`, which are expanded once more. */
function complete(args: readonly Arg[], walk: Walk, frame: Frame, call: Call): Flow | null {
  for (const [i, arg] of args.entries()) {
    const next = args[i + 1];
    if (next === undefined) break;
    const flag = knownText(arg.value);
    if (flag === '-C' || flag === '-F') runCallback(next, 'compgen', walk, frame, call);
    if (flag === '-W' && next.value.kind === 'known')
      expander(walk, frame).prompt(next.value.text, next.span);
  }
  return null;
}

/** `printf -v name`: only this form is a builtin's matter; the rest is a filter. */
function printfInto(args: readonly Arg[], walk: Walk, frame: Frame): Flow | null {
  if (knownText(args[0]?.value ?? known('')) !== '-v') return null;
  const name = knownText(args[1]?.value ?? known(''));
  if (name === null) return DONE;
  const words = args.slice(2).map((arg) => knownText(arg.value));
  const text = words.every((word) => word !== null) ? outputOf('printf', words, null, walk.dialect) : null;
  const value = text === null ? unknown('command-output', `$${name}`, true) : known(text);
  const element = /^([A-Za-z_][A-Za-z0-9_]*)\[(.+)\]$/.exec(name);
  if (element !== null) {
    const before = frame.scope.variables.get(element[1] ?? '');
    const changed = changeElements(before, (elements) => elements.set(element[2] ?? '0', value));
    frame.scope.variables.set(element[1] ?? '', changed);
  } else setVariable(name, [value], expander(walk, frame));
  return DONE;
}

function evaluateLet(value: Value, walk: Walk, frame: Frame): void {
  const e = expander(walk, frame);
  const text = knownText(value);
  const result = text === null ? null : evaluateArithmetic(text, arithmeticScope(frame.scope));
  if (result !== null) return;
  for (const match of showValue(value).matchAll(/([A-Za-z_][A-Za-z0-9_]*)\s*[-+*/%]?=/g))
    setVariable(match[1] ?? '', [unknown('arithmetic', `$${match[1] ?? ''}`)], e);
}

/** The text that an alias makes of a call: its value, then the other words as they came out. */
export function aliasWords(alias: string, call: Call, frame: Frame): Value | null {
  // An alias is not expanded again inside itself.
  if (frame.via.some((via) => via.kind === 'alias' && alias.startsWith(via.name))) return null;
  const parts: Value[] = [known(alias)];
  // A value that ends in a blank makes an alias of the next word as well.
  let next = /[ \t]$/.test(alias);
  for (const arg of call.words.slice(1)) {
    parts.push(known(' '));
    const also = next && arg.value.kind === 'known' ? frame.scope.aliases.get(arg.value.text) : undefined;
    next = also !== undefined && /[ \t]$/.test(also);
    if (also !== undefined) {
      parts.push(known(also));
      continue;
    }
    parts.push(
      arg.value.kind === 'known'
        ? known(
            /^[A-Za-z0-9_./:=@%+,-]+$/.test(arg.value.text)
              ? arg.value.text
              : `'${arg.value.text.replaceAll("'", "'\\''")}'`,
          )
        : arg.value,
    );
  }
  return concatValues(parts);
}
