/** Names, members, elements and slices of what the script holds. */
import { known, unknown } from '../../core/value.ts';
import { type Abstract, anyOf, list, numberOf, ofValue, ref, text, textOf, unclear } from './abstract.ts';
import { isEnvironment } from './environment.ts';
import { globPattern } from './globs.ts';
import type { Machine } from './machine.ts';
import { canonicalPath, environmentVariable, specialValue } from './names.ts';

export function lookUp(machine: Machine, name: string): Abstract {
  const own = machine.vars.get(name);
  if (own !== undefined) return own;
  const special = specialValue(machine, name);
  if (special !== null) return special;
  for (const star of machine.stars) {
    const path = canonicalPath(`${star}.${name}`);
    if (Object.hasOwn(machine.sinks, path)) return ref(path);
  }
  if (/^[$@%]/.test(name) && !isEnvironment(ref(name))) return unclear(name);
  return ref(canonicalPath(name.replace(/^&/, '')));
}

export function memberOf(machine: Machine, of: Abstract, name: string): Abstract {
  switch (of.kind) {
    case 'ref': {
      if (isEnvironment(of) && !/^(?:get|copy|items|keys|values|pop|fetch|to_h|toObject|each)$/.test(name)) {
        return environmentVariable(machine, name);
      }
      const path = canonicalPath(`${of.path}.${name}`);
      return specialValue(machine, path) ?? ref(path);
    }
    case 'content':
      return { kind: 'bound', self: of, name };
    case 'map':
      return of.entries.get(name) ?? { kind: 'bound', self: of, name };
    case 'any':
      return anyOf(of.of.map((one) => memberOf(machine, one, name)));
    default:
      if (name === 'parent') {
        const path = textOf(of);
        if (path?.includes('/') === true) return text(path.slice(0, path.lastIndexOf('/')) || '/');
      }
      return { kind: 'bound', self: of, name };
  }
}

export function elementOf(machine: Machine, of: Abstract, at: Abstract | null): Abstract {
  const key = at === null ? null : textOf(at);
  if (isEnvironment(of)) return environmentVariable(machine, key);
  if (of.kind === 'content') return of;
  if (of.kind === 'ref' && key !== null) {
    // `globals()['os']`, `sys.modules['os']`, `os.__dict__['system']`, `child_process['execSync']`.
    if (of.path === 'Dir') return list([ofValue(globPattern(null, known(key)))]);
    if (/^(?:globals|locals|vars)\(\)$|^sys\.modules$/.test(of.path)) return lookUp(machine, key);
    return memberOf(machine, of, key);
  }
  if (
    of.kind === 'ref' &&
    at !== null &&
    Object.keys(machine.sinks).some((path) => path.startsWith(`${of.path}.`))
  ) {
    return { kind: 'ref', path: `${of.path}.[?]` };
  }
  if (of.kind === 'map' && key !== null) return of.entries.get(key) ?? unclear('[…]');
  const place = numberOf(at ?? undefined);
  if (of.kind === 'list' && place !== null)
    return (
      of.items.at(machine.tongue === 'lua' ? place - 1 : place) ??
      ofValue(unknown('positional', `[${place}]`))
    );
  if (of.kind === 'list') return anyOf(of.items);
  const whole = textOf(of);
  if (whole !== null && place !== null) return text(whole.at(place) ?? '');
  return unclear('[…]');
}

/** python's `x[a:b:c]`; `[::-1]` turns a text around. */
export function sliceOf(of: Abstract, parts: readonly (Abstract | null)[]): Abstract {
  const [from, to, step] = parts.map((part) => (part === null ? null : numberOf(part)));
  const whole = of.kind === 'list' ? null : textOf(of);
  const items = whole !== null ? Array.from(whole, text) : of.kind === 'list' ? [...of.items] : null;
  if (items === null || parts.some((part) => part !== null && numberOf(part) === null))
    return of.kind === 'content' ? of : unclear('[…:…]');
  let kept: Abstract[];
  if ((step ?? 1) < 0) kept = from === null && to === null ? items.toReversed() : [];
  else kept = items.slice(from ?? 0, to ?? undefined);
  const stride = Math.abs(step ?? 1);
  kept = kept.filter((_, i) => stride <= 1 || i % stride === 0);
  return whole === null ? list(kept) : text(kept.map((one) => textOf(one) ?? '').join(''));
}
