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
import type { Call, Out, Printing } from './call.ts';
import { launchCommand, launchFile, launchOpaque, launchScript, type Machine } from './machine.ts';
import { canonicalPath, environmentVariable, homeDirectory, isEnvironment, moduleRef } from './names.ts';
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

interface Given {
  readonly args: readonly Abstract[];
  readonly named: ReadonlyMap<string, Abstract>;
}

export function evaluateCall(machine: Machine, callee: Node, argNodes: readonly Node[]): Abstract {
  const self = callee.kind === 'member' ? machine.evaluate(machine, callee.of) : null;
  const called = callee.kind === 'member' ? null : calleeOf(machine, callee);
  const given = evaluateArguments(machine, argNodes);
  let result: Abstract;
  if (callee.kind === 'member' && self !== null) {
    result = anyOf(alternativesOf(self).map((one) => callMethod(machine, one, callee.name, given)));
  } else result = anyOf(alternativesOf(called ?? unclear('')).map((one) => callOne(machine, one, given)));
  // Functions that were handed over and not called yet: they may be called with anything.
  if (self === null || self.kind === 'ref') {
    for (const arg of given.args)
      if (arg.kind === 'function' && called?.kind !== 'function') machine.apply(machine, arg.node, []);
  }
  return result;
}

function calleeOf(machine: Machine, callee: Node): Abstract {
  // A function that is called where it is written.
  if (callee.kind === 'function') return { kind: 'function', node: callee };
  if (callee.kind === 'name' && machine.functions.has(callee.name)) return ref(callee.name);
  const value = machine.evaluate(machine, callee);
  // php calls a text by its name.
  const named = machine.tongue === 'php' && value.kind === 'value' ? textOf(value) : null;
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
  const results = elements.slice(0, 512).map((element) => machine.apply(machine, body.node, [element]));
  return /^(?:map|collect|flatMap|flat_map)$/.test(name) ? list(results) : self;
}

function environmentCall(machine: Machine, self: Abstract, name: string, given: Given): Abstract {
  if (/^(?:get|fetch|pop|key)$/.test(name)) {
    const found = environmentVariable(machine, textOf(given.args[0]));
    return given.args[1] === undefined ? found : anyOf([found, given.args[1]]);
  }
  return self;
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
  if (own !== undefined) {
    if (own.calls.length < 32) own.calls.push([...given.args]);
    return own.returns.length === 0 ? unclear(`${path}()`) : anyOf(own.returns);
  }
  const builtin = callBuiltin(machine, path, given);
  if (builtin !== null) return builtin;
  const call: Call = { path, self, args: given.args, named: given.named };
  handOn(machine, call);
  const sunk = runSink(machine, call);
  if (sunk !== null) return sunk;
  const pure = runPure(call);
  if (pure !== null) return pure;
  const dot = path.lastIndexOf('.');
  if (dot !== -1 && self !== null && path.slice(0, dot).includes('()')) {
    const method = runSink(machine, { ...call, path: `*${path.slice(dot)}` });
    if (method !== null) return method;
  }
  return ref(`${path}()`);
}

/** Ways to a module or a name that every language's table would have to repeat. */
function callBuiltin(machine: Machine, path: string, given: Given): Abstract | null {
  const [first, second] = given.args;
  const name = textOf(first);
  switch (path) {
    case 'require':
    case 'import':
    case '__import__':
    case 'importlib.import_module':
    case 'process.getBuiltinModule':
    case 'module.require':
      if (machine.tongue !== 'node' && machine.tongue !== 'python' && machine.tongue !== 'lua') return null;
      if (name !== null) return /^[./]/.test(name) ? null : moduleRef(name);
      if (first !== undefined)
        launchOpaque(machine, { kind: 'expansion', text: `${path}(…)`, splits: false });
      return unclear(path);
    case 'getattr': {
      const attribute = textOf(second);
      if (first?.kind !== 'ref' || second === undefined) return null;
      if (attribute !== null) return ref(canonicalPath(`${first.path}.${attribute}`));
      return ref(`${first.path}.[?]`);
    }
    case 'os.getenv':
    case 'getenv':
    case 'Sys.getenv':
    case 'Deno.env.get':
      return environmentVariable(machine, name);
    case 'Path.home':
    case 'pathlib.Path.home':
    case 'os.homedir':
    case 'Dir.home':
    case 'homedir':
      return homeDirectory(machine);
    case 'os.path.expanduser':
    case 'File.expand_path':
    case 'expanduser':
    case 'path.expand': {
      const home = textOf(homeDirectory(machine));
      if (name === null || home === null || !/^~(?:\/|$)/.test(name)) return first ?? null;
      return text(home + name.slice(1));
    }
    case 'method':
    case 'Object':
      return machine.tongue === 'ruby' && name !== null ? ref(name) : null;
    case 'list':
    case 'tuple':
    case 'set':
    case 'sorted':
    case 'Array.from':
      return first ?? null;
    default:
      return null;
  }
}

/** A sink among the arguments: it is called with the ones after it, or with each element of a list. */
function handOn(machine: Machine, call: Call): void {
  call.args.forEach((arg, place) => {
    const path =
      arg.kind === 'ref'
        ? arg.path
        : machine.tongue === 'php' || machine.tongue === 'ruby'
          ? handedName(call, arg)
          : null;
    if (path === null || !Object.hasOwn(machine.sinks, path)) return;
    const rest = call.args.slice(place + 1);
    const items = rest[0] === undefined ? null : elementsOf(rest[0]);
    if (items !== null && /map|walk|filter|reduce/.test(call.path)) {
      for (const item of items) runSink(machine, { path, self: null, args: [item], named: new Map() });
    } else if (rest.length > 0) runSink(machine, { path, self: null, args: items ?? rest, named: new Map() });
  });
  const target = call.named.get('target');
  const args = call.named.get('args');
  if (target?.kind === 'ref' && args !== undefined) {
    runSink(machine, { path: target.path, self: null, args: elementsOf(args) ?? [args], named: new Map() });
  }
}

function handedName(call: Call, arg: Abstract): string | null {
  return /^(?:call_user_func|call_user_func_array|array_map|array_walk|array_filter|register_shutdown_function|send)$/.test(
    call.path,
  )
    ? textOf(arg)
    : null;
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
