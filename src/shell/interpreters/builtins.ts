/** Calls that lead to a module, a name, the environment or the home directory, in whatever language. */
import { known } from '../../core/value.ts';
import { type Abstract, anyOf, list, ofValue, ref, text, textOf, unclear } from './abstract.ts';
import type { Given } from './call.ts';
import { globPattern } from './globs.ts';
import { followNodeModule, followPythonModule } from './local-modules.ts';
import { launchOpaque, type Machine } from './machine.ts';
import { canonicalPath, environmentVariable, homeDirectory, moduleRef } from './names.ts';

/** Ways to a module or a name that every language's table would have to repeat. */
export function callBuiltin(machine: Machine, path: string, given: Given): Abstract | null {
  const [first, second] = given.args;
  const name = textOf(first);
  switch (path) {
    case 'require':
    case 'import':
    case '__import__':
    case 'importlib.import_module':
    case 'process.getBuiltinModule':
    case 'module._load':
    case 'Module._load':
    case 'module.constructor._load':
    case 'module.createRequire()':
    case 'createRequire()':
    case 'module.require':
      if (machine.tongue !== 'node' && machine.tongue !== 'python' && machine.tongue !== 'lua') return null;
      if (name !== null) {
        if (machine.tongue === 'node') followNodeModule(machine, name);
        if (machine.tongue === 'python') followPythonModule(machine, name);
        return /^[./]/.test(name) ? null : moduleRef(name);
      }
      if (first !== undefined)
        launchOpaque(machine, { kind: 'expansion', text: `${path}(…)`, splits: false });
      return unclear(path);
    case 'os.getcwd':
    case 'os.getcwdb':
    case 'pathlib.Path.cwd':
    case 'process.cwd':
    case 'Deno.cwd':
    case 'Dir.pwd':
    case 'Dir.getwd':
    case 'getcwd':
    case 'cwd':
      return machine.context.cwd === undefined || machine.context.cwd.kind === 'unknown'
        ? text('.')
        : ofValue(machine.context.cwd);
    case 'Object.const_get':
    case 'Module.const_get':
    case 'Kernel.const_get':
    case 'const_get':
      return name === null ? null : moduleRef(name);
    case 'getattr': {
      const attribute = textOf(second);
      if (first?.kind !== 'ref' || second === undefined) return null;
      if (attribute !== null) return ref(canonicalPath(`${first.path}.${attribute}`));
      return ref(`${first.path}.[?]`);
    }
    case 'vars':
      return machine.tongue === 'python' && first?.kind === 'ref' ? first : null;
    // Names that are looked up when the call is made.
    case 'operator.attrgetter':
    case 'operator.methodcaller':
    case 'setattr':
    case 'code.InteractiveInterpreter':
    case 'code.InteractiveConsole':
    case 'code.interact':
    case 'codeop.compile_command':
    case 'sys.settrace':
    case 'sys.setprofile':
      if (machine.tongue !== 'python' || machine.context.inline === false) return null;
      launchOpaque(machine, { kind: 'expansion', text: `${path}(…)`, splits: false });
      return unclear(path);
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
    case 'glob': {
      const home = textOf(homeDirectory(machine));
      if (machine.tongue !== 'perl' || name === null || home === null || !/^~(?:\/|$)/.test(name))
        return null;
      return list([ofValue(globPattern(null, known(home + name.slice(1))))]);
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

export function environmentCall(machine: Machine, self: Abstract, name: string, given: Given): Abstract {
  if (/^(?:get|fetch|pop|key)$/.test(name)) {
    const found = environmentVariable(machine, textOf(given.args[0]));
    return given.args[1] === undefined ? found : anyOf([found, given.args[1]]);
  }
  return self;
}
