/**
 * Ways to run something that are handed to other functions: `map(os.system, list)`, `setTimeout(exec, 0, x)`,
 * `Thread(target=os.system, args=(x,))`. What they are called with is looked for beside them.
 */
import { type Abstract, elementsOf, textOf } from './abstract.ts';
import type { Call } from './call.ts';
import { launchOpaque, type Machine } from './machine.ts';

type RunSink = (machine: Machine, call: Call) => Abstract | null;

/** A sink among the arguments: it is called with the ones after it, or with each element of a list. */
export function handOn(machine: Machine, call: Call, run: RunSink): void {
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
      for (const item of items) run(machine, { path, self: null, args: [item], named: new Map() });
    } else if (rest.length > 0) run(machine, { path, self: null, args: items ?? rest, named: new Map() });
  });
  // Sorting and filtering call back with what they hold.
  if (
    machine.tongue === 'php' &&
    CALLBACKS.has(call.path) &&
    call.args.some((arg) => Object.hasOwn(machine.sinks, textOf(arg) ?? ''))
  ) {
    launchOpaque(machine, { kind: 'expansion', text: `${call.path}(…)`, splits: false });
  }
  const target = call.named.get('target');
  const args = call.named.get('args');
  if (target?.kind === 'ref' && args !== undefined) {
    run(machine, { path: target.path, self: null, args: elementsOf(args) ?? [args], named: new Map() });
  }
}

const CALLBACKS = new Set([
  'usort',
  'uasort',
  'uksort',
  'ob_start',
  'iterator_apply',
  'preg_replace_callback',
  'ReflectionFunction',
  'array_reduce',
  'array_walk_recursive',
]);

function handedName(call: Call, arg: Abstract): string | null {
  return /^(?:call_user_func|call_user_func_array|array_map|array_walk|array_filter|register_shutdown_function|send)$/.test(
    call.path,
  )
    ? textOf(arg)
    : null;
}

/** Ways to run a program or code, as values. */
const RUNS =
  /^(?:os\.(?:system|popen\d?|exec\w+|spawn\w+|posix_spawnp?|execute)|subprocess\.\w+|pty\.spawn|commands\.\w+|child_process\.\w+|system|exec|eval|spawn|popen|io\.popen|shell_exec|passthru|proc_open)$/;

/** What these give back is known to run what they were given. */
const FOLLOWED = /(?:^|\.)(?:promisify|partial|wraps|bind)$/;

/** A way to run something is handed to something that is not known: what it will run cannot be seen. */
export function noteEscapes(machine: Machine, call: Call, run: RunSink): void {
  if (machine.context.inline === false || FOLLOWED.test(call.path)) return;
  for (const arg of call.args) {
    if (arg.kind !== 'ref' || !RUNS.test(arg.path) || !Object.hasOwn(machine.sinks, arg.path)) continue;
    const texts = [...call.args, ...(call.self === null ? [] : [call.self])].flatMap(
      (one) => elementsOf(one) ?? (one.kind === 'value' ? [one] : []),
    );
    for (const one of texts)
      if (one.kind === 'value') run(machine, { path: arg.path, self: null, args: [one], named: new Map() });
    if (texts.length === 0)
      launchOpaque(machine, { kind: 'expansion', text: `${call.path}(${arg.path})`, splits: false });
  }
}
