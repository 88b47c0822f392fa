/**
 * What a call means: a function of the script itself, a sink of the language's table, a function that
 * only builds text, or nothing that is known. Sinks that are handed on (`map(os.system, …)`) are found too.
 */
import { known, unknown, type Value } from '../../core/value.ts';
import {
  type Abstract,
  alternativesOf,
  anyOf,
  elementsOf,
  list,
  MOST_ALTERNATIVES,
  ofValue,
  ref,
  text,
  textOf,
  toValue,
  unclear,
} from './abstract.ts';
import { callBuiltin, environmentCall } from './builtins.ts';
import type { Call, Given, Out, Printing } from './call.ts';
import { isEnvironment } from './environment.ts';
import { grownList, pushedList } from './grown-lists.ts';
import { handOn, noteEscapes } from './handing.ts';
import {
  type DefinedFunction,
  launchCommand,
  launchFile,
  launchOpaque,
  launchScript,
  type Machine,
} from './machine.ts';
import { canonicalPath } from './names.ts';
import { pureFunction } from './pure.ts';
import type { Node } from './tree.ts';

export function callPath(one: Abstract): string | null {
  return one.kind === 'ref' ? one.path : null;
}

export function outOf(machine: Machine): Out {
  return {
    command: (words, extra) => launchCommand(machine, words, extra),
    script: (script, language) => launchScript(machine, script, language ?? 'posix'),
    file: (path, language) => launchFile(machine, path, language),
    opaque: (why) => launchOpaque(machine, why),
    evaluate: (code) => evaluateCode(machine, code),
    print: (items, how) => print(machine, items, how),
    home: machine.context.home,
  };
}

/** Code that came as a text: run where it is known, a file where it was read from one, else opaque. */
function evaluateCode(machine: Machine, code: Abstract): Abstract {
  if (code.kind === 'function') return machine.apply(machine, code.node, []);
  if (code.kind === 'content' && code.from === 'file') {
    launchFile(
      machine,
      code.source,
      machine.tongue === 'r' || machine.tongue === 'julia' ? 'other' : machine.tongue,
    );
    return unclear('eval');
  }
  const value = toValue(code);
  if (value.kind === 'unknown') {
    launchOpaque(machine, value.why);
    return unclear('eval');
  }
  return machine.runSource(machine, value);
}

/** Variables of the environment that are shown are what `echo $X` shows. */
function print(machine: Machine, items: readonly Abstract[], how: Printing | null): void {
  if (items.some(isEnvironment)) launchCommand(machine, ['env']);
  const values = items.map(toValue);
  for (const value of values) if (holdsVariable(value)) launchCommand(machine, ['echo', value]);
  const texts = values.map((value) => (value.kind === 'known' ? value.text : null));
  if (machine.printed === null) return;
  machine.printed =
    texts.includes(null) || how === null ? null : machine.printed + texts.join(how.glue) + how.end;
}

function holdsVariable(value: Value): boolean {
  if (value.kind === 'unknown') return value.why.kind === 'variable' && value.why.text.startsWith('$');
  return (
    value.kind === 'pattern' &&
    value.parts.some(
      (part) => part.kind === 'hole' && part.why.kind === 'variable' && part.why.text.startsWith('$'),
    )
  );
}

export function evaluateCall(machine: Machine, callee: Node, argNodes: readonly Node[]): Abstract {
  const self = callee.kind === 'member' ? machine.evaluate(machine, callee.of) : null;
  const called = callee.kind === 'member' ? null : calleeOf(machine, callee);
  const given = evaluateArguments(machine, argNodes);
  let result: Abstract;
  if (callee.kind === 'member' && self !== null) {
    result = anyOf(alternativesOf(self).map((one) => callMethod(machine, one, callee.name, given)));
  } else result = anyOf(alternativesOf(called ?? unclear('')).map((one) => callOne(machine, one, given)));
  const grown =
    grownList(self, callee, given) ?? pushedList(machine, called ?? memberRef(self, callee), argNodes, given);
  if (grown !== null) machine.vars.set(grown.name, grown.value);
  // Functions that were handed over and not called yet: they are called with what came of it, or anything.
  if ((self === null || self.kind === 'ref') && result.kind !== 'list') {
    for (const arg of given.args)
      if (arg.kind === 'function' && called?.kind !== 'function')
        machine.apply(machine, arg.node, callbackArguments(machine, result));
  }
  return result;
}

/** node's callbacks have an error in front. */
function callbackArguments(machine: Machine, result: Abstract): readonly Abstract[] {
  if (result.kind !== 'content') return [];
  return machine.tongue === 'node' ? [unclear('error'), result] : [result];
}

function memberRef(self: Abstract | null, callee: Node): Abstract | null {
  return self?.kind === 'ref' && callee.kind === 'member' ? ref(`${self.path}.${callee.name}`) : null;
}

/** perl's functions that take `$_` where they are given nothing. */
export function hasDefault(machine: Machine, name: string): boolean {
  return machine.tongue === 'perl' && /^(?:unlink|rmdir|eval)$/.test(name);
}

function calleeOf(machine: Machine, callee: Node): Abstract {
  // A function that is called where it is written.
  if (callee.kind === 'function') return { kind: 'function', node: callee };
  if (callee.kind === 'name' && (machine.functions.has(callee.name) || hasDefault(machine, callee.name)))
    return ref(callee.name);
  const value = machine.evaluate(machine, callee);
  // php and perl call a text by its name.
  const byName = machine.tongue === 'php' || machine.tongue === 'perl';
  const named = byName && value.kind === 'value' ? textOf(value) : null;
  return named === null ? value : ref(named.replace(/^\\/, ''));
}

function evaluateArguments(machine: Machine, nodes: readonly Node[]): Given {
  const args: Abstract[] = [];
  const named = new Map<string, Abstract>();
  for (const node of nodes) {
    if (node.kind === 'function' && node.name === null) args.push({ kind: 'function', node });
    else if (
      node.kind === 'assign' &&
      node.target.kind === 'name' &&
      (machine.tongue === 'python' || machine.tongue === 'r' || machine.tongue === 'julia')
    ) {
      named.set(node.target.name, machine.evaluate(machine, node.value));
    } else if (node.kind === 'pair') {
      const key = node.key.kind === 'name' ? node.key.name : textOf(machine.evaluate(machine, node.key));
      const value = machine.evaluate(machine, node.value);
      if (key !== null) named.set(key, value);
      // A bare list of pairs may just as well be a flat list of words.
      if (key === null) args.push(value);
    } else if (node.kind === 'spread') {
      const value = machine.evaluate(machine, node.of);
      if (value.kind === 'map') for (const [key, entry] of value.entries) named.set(key, entry);
      else args.push(...(elementsOf(value) ?? [value]));
    } else args.push(machine.evaluate(machine, node));
  }
  return {
    args: machine.tongue === 'perl' ? args.flatMap((arg) => (arg.kind === 'list' ? arg.items : [arg])) : args,
    named,
  };
}

function callOne(machine: Machine, callee: Abstract, given: Given): Abstract {
  switch (callee.kind) {
    case 'function':
      return machine.apply(machine, callee.node, given.args);
    case 'ref':
      return callNamed(machine, callee.path, null, given);
    case 'bound':
      return callMethod(machine, callee.self, callee.name, given);
    default:
      return unclear('call');
  }
}

const INDIRECT = new Set([
  'call',
  'apply',
  'bind',
  '__call__',
  'send',
  'public_send',
  '__send__',
  'method',
  'to_proc',
]);

function callMethod(machine: Machine, self: Abstract, name: string, given: Given): Abstract {
  if (self.kind === 'ref') {
    if (isEnvironment(self)) return environmentCall(machine, self, name, given);
    const [callback] = given.args;
    // `import('fs').then(fs => …)`
    if (name === 'then' && callback?.kind === 'function')
      return machine.apply(machine, callback.node, [self]);
    // `f.call(null, x)`, `Kernel.send(:system, x)`, `method(:system).call(x)`.
    if (INDIRECT.has(name)) {
      const target = indirectTarget(machine, self, name, given);
      if (target !== null) return callNamed(machine, target.path, null, target.given);
    }
    return callNamed(machine, canonicalPath(`${self.path}.${name}`), self, given);
  }
  if (self.kind === 'function' && (name === 'call' || name === 'apply'))
    return machine.apply(machine, self.node, given.args);
  const body = given.args.find((arg) => arg.kind === 'function');
  if (body?.kind === 'function') return callWithBlock(machine, self, name, given, body);
  if (self.kind === 'content' && name === 'write' && self.from === 'file') {
    launchCommand(machine, ['tee', '-a', self.source], {
      input: { kind: 'text', value: given.args[0] === undefined ? known('') : toValue(given.args[0]) },
    });
    return unclear('write');
  }
  noteEscapes(machine, { path: `*.${name}`, self, args: given.args, named: given.named }, runSink);
  const args =
    machine.tongue === 'ruby' && name === 'join' && given.args.length === 0 ? [text('')] : given.args;
  const call: Call = { path: `*.${name}`, self, args, named: given.named };
  return runSink(machine, call) ?? runPure(call) ?? passedOn(self, name);
}

/** What is read stays what was read, whatever is done with it. */
function passedOn(self: Abstract, name: string): Abstract {
  return self.kind === 'content' ? self : ofValue(unknown('expansion', `.${name}(…)`));
}

/** `list.each { |x| … }`, `list.map(x => …)`: the body runs for each element. */
function callWithBlock(
  machine: Machine,
  self: Abstract,
  name: string,
  given: Given,
  body: Extract<Abstract, { kind: 'function' }>,
): Abstract {
  runSink(machine, {
    path: `*.${name}`,
    self,
    args: given.args.filter((arg) => arg !== body),
    named: given.named,
  });
  const elements = elementsOf(self);
  if (elements === null) {
    const element =
      self.kind === 'content' || (self.kind === 'value' && self.value.kind === 'pattern') ? [self] : [];
    const result = machine.apply(machine, body.node, element);
    if (name === 'then') return result;
    return self.kind === 'content' ? self : unclear(name);
  }
  const rounds =
    self.kind === 'map'
      ? [...self.entries].map(([key, value]) => [text(key), value])
      : elements.slice(0, 512).map((element) => [element]);
  const results = rounds.map((args) => machine.apply(machine, body.node, args));
  return /^(?:map|collect|flatMap|flat_map)$/.test(name) ? list(results) : self;
}

function indirectTarget(
  machine: Machine,
  self: Abstract & { kind: 'ref' },
  name: string,
  given: Given,
): { path: string; given: Given } | null {
  const [first, ...rest] = given.args;
  if (name === 'send' || name === 'public_send' || name === '__send__' || name === 'method') {
    const method = textOf(first);
    if (method === null) return null;
    const own = canonicalPath(`${self.path}.${method}`);
    const path = Object.hasOwn(machine.sinks, own) ? own : method;
    if (!Object.hasOwn(machine.sinks, path)) return null;
    return name === 'method' ? null : { path, given: { args: rest, named: given.named } };
  }
  if (!Object.hasOwn(machine.sinks, self.path)) return null;
  if (name === 'apply')
    return {
      path: self.path,
      given: { args: rest[0] === undefined ? [] : (elementsOf(rest[0]) ?? [rest[0]]), named: given.named },
    };
  return {
    path: self.path,
    given: { args: machine.tongue === 'node' ? rest : given.args, named: given.named },
  };
}

function callNamed(machine: Machine, path: string, self: Abstract | null, given: Given): Abstract {
  const own = self === null ? machine.functions.get(path) : undefined;
  if (own !== undefined) return callOwn(own, path, given);
  const builtin = callBuiltin(machine, path, given);
  if (builtin !== null) return builtin;
  const mapped = callMapped(machine, path, given);
  if (mapped !== null) return mapped;
  const call: Call = { path, self, args: given.args, named: given.named };
  handOn(machine, call, runSink);
  noteEscapes(machine, call, runSink);
  const sunk = runSink(machine, call);
  if (sunk !== null) return sunk;
  const pure = runPure(call);
  if (pure !== null) return pure;
  const method = self === null ? undefined : machine.functions.get(path.slice(path.lastIndexOf('.') + 1));
  if (method !== undefined) return callOwn(method, path, given);
  const made = self === null ? constructorOf(machine, path) : undefined;
  if (made !== undefined) callOwn(made, path, given);
  const held = self === null ? undefined : machine.vars.get(path.slice(path.lastIndexOf('.') + 1));
  if (held?.kind === 'ref' && Object.hasOwn(machine.sinks, held.path)) return callOne(machine, held, given);
  const dot = path.lastIndexOf('.');
  if (dot !== -1 && self !== null && path.slice(0, dot).includes('()')) {
    const sink = runSink(machine, { ...call, path: `*${path.slice(dot)}` });
    if (sink !== null) return sink;
  }
  return ref(`${path}()`);
}

const CONSTRUCTORS: Readonly<Partial<Record<Machine['tongue'], string>>> = {
  node: 'constructor',
  php: '__construct',
  python: '__init__',
  ruby: 'initialize',
};

/** What making an object of one of the script's own classes calls. */
function constructorOf(machine: Machine, path: string): DefinedFunction | undefined {
  const name = CONSTRUCTORS[machine.tongue];
  return name !== undefined && /^[A-Z]\w*(?:\.new)?$/.test(path) ? machine.functions.get(name) : undefined;
}

/** `map(f, list)`: every result, where the elements are known. */
function callMapped(machine: Machine, path: string, given: Given): Abstract | null {
  const [fn, source] = given.args;
  if ((path !== 'map' && path !== 'array_map') || fn === undefined || source === undefined) return null;
  const elements = elementsOf(source, machine.tongue === 'python');
  const named = fn.kind === 'value' ? textOf(fn) : null;
  if (elements === null || (fn.kind === 'value' && named === null)) return null;
  const callee = named === null ? fn : ref(named);
  return list(
    elements.slice(0, 512).map((element) => callOne(machine, callee, { args: [element], named: new Map() })),
  );
}

/** The script's own function: what it is called with is learned, what it returned is known. */
function callOwn(own: DefinedFunction, path: string, given: Given): Abstract {
  if (own.calls.length < 32) own.calls.push([...given.args]);
  return own.returns.length === 0 ? unclear(`${path}()`) : anyOf(own.returns);
}

function runPure(call: Call): Abstract | null {
  return pureFunction(call.path)?.(call) ?? null;
}

/** Runs the sink for every choice of arguments; null where there is none. */
function runSink(machine: Machine, call: Call): Abstract | null {
  // A name of a dangerous module that is worked out while the code runs.
  if (call.path.endsWith('.[?]')) {
    launchOpaque(machine, { kind: 'expansion', text: call.path.replace('[?]', '…'), splits: false });
    return unclear(call.path);
  }
  const sink = Object.hasOwn(machine.sinks, call.path) ? machine.sinks[call.path] : undefined;
  if (sink === undefined) return null;
  const out = outOf(machine);
  const results = choices(call).map((choice) => sink(choice, out) ?? unclear(`${call.path}(…)`));
  return anyOf(results);
}

function choices(call: Call): readonly Call[] {
  let combos: Abstract[][] = [[]];
  for (const arg of call.args) {
    const options = alternativesOf(arg);
    combos = combos
      .flatMap((combo) => options.map((option) => [...combo, option]))
      .slice(0, MOST_ALTERNATIVES);
  }
  return combos.map((args) => ({ ...call, args }));
}
