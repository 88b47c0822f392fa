/**
 * Modules that lie in the working directory: importing one from the command line runs it. Only what is
 * there is followed (what the line itself wrote counts), so that a library's name stays a name.
 */
import { known, knownText } from '../../core/value.ts';
import { isInline, launchFile, type Machine } from './machine.ts';

/** python's `import tools.gen`: `tools/gen.py` and the packages on the way. */
export function followPythonModule(machine: Machine, path: string): void {
  const parts = path.split('.').slice(0, 6);
  for (let count = 1; count <= parts.length; count += 1) {
    const base = parts.slice(0, count).join('/');
    followFirst(machine, [`${base}.py`, `${base}/__init__.py`], 'python');
  }
}

/** node's `require('./x')`. */
export function followNodeModule(machine: Machine, specifier: string): void {
  if (!/^\.{0,2}\//.test(specifier) || /\.(?:json|node|wasm)$/.test(specifier)) return;
  const endings = ['', '.js', '.cjs', '.mjs', '.ts', '/index.js'];
  followFirst(
    machine,
    endings.map((ending) => specifier.replace(/^\.\//, '') + ending),
    'node',
  );
}

function followFirst(machine: Machine, candidates: readonly string[], language: 'python' | 'node'): void {
  const cwd = machine.context.cwd === undefined ? null : knownText(machine.context.cwd);
  // A file's own imports are its project's affair.
  if (cwd === null || !isInline(machine) || !machine.emitting) return;
  for (const candidate of candidates) {
    const path = candidate.startsWith('/') ? candidate : `${cwd}/${candidate}`;
    if (machine.context.disk.stat(path) !== 'file') continue;
    launchFile(machine, known(path), language);
    return;
  }
}
