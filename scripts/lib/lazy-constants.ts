/**
 * Tables of the bundled modules are built when something first reads them, not whenever the hook starts: a
 * call uses few of the hundreds there are, and what no rehearsal builds, V8 neither compiles nor keeps in
 * its code cache. `var TABLE={…}` becomes `var TABLE;function TABLE$(){return TABLE??={…}}`, and who reads
 * TABLE calls that. No module has to care.
 *
 * It holds for constants whose making changes nothing else: modules here do nothing while they are set up.
 */
import type { AnyNode } from 'acorn';
import { bundleScope, type Edit, edited } from './bundle-scope.ts';

/** Below that many letters an initialiser costs less than the function around it. */
const SMALL = 60;

export function lazyConstants(code: string): string {
  const scope = bundleScope(code);
  const changed = new Set(scope.references.filter((use) => use.assigned).map((use) => use.name));
  const constants = new Map<string, { readonly end: number; readonly from: number; readonly to: number }>();
  for (const statement of scope.statements) {
    if (statement.type !== 'VariableDeclaration') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type !== 'Identifier' || !init || changed.has(id.name) || !isMade(init)) continue;
      constants.set(id.name, { end: id.end, from: init.start, to: init.end });
    }
  }
  const uses: Edit[] = scope.references
    .filter((use) => constants.has(use.name))
    .map(({ name, at, shorthand }) => ({
      from: at,
      to: at + name.length,
      text: shorthand ? `${name}:${name}$()` : `${name}$()`,
    }));
  const makers = [...constants].map(
    ([name, { from, to }]) => `function ${name}$(){return ${name}??=${edited(code, uses, from, to)}}`,
  );
  // `var TABLE={…}` leaves `var TABLE`: the initialiser went with the edits inside it.
  const emptied = [...constants].map(([, { end, to }]): Edit => ({ from: end, to, text: '' }));
  const isMoved = (at: number): boolean => emptied.some(({ from, to }) => from <= at && at < to);
  const edits = [...emptied, ...uses.filter(({ from }) => !isMoved(from))].sort((a, b) => a.from - b.from);
  return (
    code.slice(0, scope.start) +
    makers.join('') +
    edited(code, edits, scope.start, scope.end) +
    code.slice(scope.end)
  );
}

/** Worth a function of its own, and made of nothing but values. */
function isMade(init: AnyNode): boolean {
  if (init.end - init.start < SMALL) return false;
  return ['ObjectExpression', 'ArrayExpression', 'NewExpression', 'CallExpression'].includes(init.type);
}
