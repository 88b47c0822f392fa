/** Variables as arithmetic sees them: text in, text out, elements of arrays by `name[index]`. */
import { known } from '../core/value.ts';
import type { ArithmeticScope } from './arithmetic.ts';
import { changeElements, plainVariable, resolveName, type Scope } from './scope.ts';

export function arithmeticScope(scope: Scope): ArithmeticScope {
  return {
    get(name) {
      const { base, key } = place(name, scope);
      const variable = scope.variables.get(base);
      if (variable === undefined || variable.others.length > 0) return null;
      if (key !== null || variable.elements !== null) {
        const value =
          variable.elements === null
            ? key === '0'
              ? variable.values[0]
              : known('')
            : (variable.elements.get(key ?? '0') ?? known(''));
        return value?.kind === 'known' ? value.text : null;
      }
      const only = variable.values.length === 1 ? variable.values[0] : undefined;
      return only?.kind === 'known' ? only.text : null;
    },
    set(name, value) {
      const { base, key } = place(name, scope);
      const before = scope.variables.get(base);
      if (key === null) {
        scope.variables.set(base, plainVariable([known(value)], before));
        return;
      }
      const changed = changeElements(before, (elements) => elements.set(key, known(value)));
      scope.variables.set(base, changed);
    },
  };
}

function place(name: string, scope: Scope): { base: string; key: string | null } {
  const element = /^([A-Za-z_][A-Za-z0-9_]*)\[(.*)\]$/.exec(name);
  if (element === null) return { base: resolveName(scope, name), key: null };
  return { base: resolveName(scope, element[1] ?? ''), key: element[2] ?? '0' };
}
