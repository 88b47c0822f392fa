/** Git, containers and build tools: what of their words are files and hosts. */
import { known } from '../../core/value.ts';
import { hasOption } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg } from '../invocation.ts';
import { contact, type EffectsOf, type Rows, read, textOf, write } from './row.ts';

export const BUILDERS: Rows = {
  apply_patch: {},
  prettier: { reads: 'all', inPlaceWith: ['-w', '--write'] },
  black: { edits: 'all' },
  gofmt: { reads: 'all', inPlaceWith: ['-w'] },
  rustfmt: { edits: 'all' },
  'clang-format': { reads: 'all', inPlaceWith: ['-i'] },
};

const git: EffectsOf = (_invocation, parsed) => {
  const [command, ...rest] = parsed.operands;
  switch (textOf(command)) {
    case 'rm':
      return hasOption(parsed, '--cached')
        ? []
        : rest.map(
            (arg): Effect => ({
              kind: 'delete',
              path: arg.value,
              recursive: hasOption(parsed, '-r'),
              span: arg.span,
            }),
          );
    case 'clone': {
      const [url, directory] = rest;
      return [
        ...(url === undefined ? [] : contacts(url, false)),
        ...(directory === undefined ? [] : [write(directory, 'edit')]),
      ];
    }
    case 'fetch':
    case 'pull':
    case 'ls-remote':
      return rest.slice(0, 1).flatMap((arg) => contacts(arg, false));
    case 'push':
      return rest.slice(0, 1).flatMap((arg) => contacts(arg, true));
    case 'mv':
      return [...rest.slice(0, -1), ...rest.slice(-1)].map((arg) => write(arg, 'edit'));
    case 'apply':
    case 'am':
      return rest.map((arg) => read(arg, false));
    case 'add':
      return rest.map(
        (arg): Effect => ({ kind: 'read', path: arg.value, recursive: true, content: false, span: arg.span }),
      );
    case 'diff':
      return hasOption(parsed, '--no-index') ? rest.map((arg) => read(arg, false)) : [];
    case 'blame':
    case 'hash-object':
      return rest.slice(-1).map((arg) => read(arg, false));
    case 'config': {
      const file = parsed.options.find((option) => option.name === '-f' || option.name === '--file');
      return file?.value == null ? [] : [write({ ...file.arg, value: file.value }, 'edit')];
    }
    default:
      return outputs(parsed.options);
  }
};

/** `git show --output=file`, `git archive -o file`. */
function outputs(
  options: readonly { readonly name: string; readonly value: Arg['value'] | null; readonly arg: Arg }[],
): readonly Effect[] {
  return options.flatMap((option) =>
    (option.name === '--output' || option.name === '-o') && option.value !== null
      ? [write({ ...option.arg, value: option.value }, 'replace')]
      : [],
  );
}

/** A remote that is written as an address; a name such as `origin` says nothing of a host. */
function contacts(arg: Arg, sends: boolean): readonly Effect[] {
  const text = textOf(arg);
  if (text !== null && !/[:/]/.test(text)) return [];
  const scp = /^(?:[^@/]+@)?([A-Za-z0-9.-]+):(?!\/\/)/.exec(text ?? '')?.[1];
  return [contact(scp === undefined ? arg : { ...arg, value: known(scp) }, sends)];
}

/** `docker cp`, `-v host:container`, `--env-file`. */
const docker: EffectsOf = (_invocation, parsed) => {
  const effects: Effect[] = [];
  const [command, from, to] = parsed.operands;
  if (textOf(command) === 'cp') {
    if (from !== undefined && !(textOf(from) ?? '').includes(':')) effects.push(read(from, true));
    if (to !== undefined && !(textOf(to) ?? '').includes(':')) effects.push(write(to, 'edit'));
  }
  for (const option of parsed.options) {
    if (option.value === null) continue;
    const arg = { ...option.arg, value: option.value };
    if (option.name === '--env-file') effects.push(read(arg, false));
    if (option.name === '-v' || option.name === '--volume') {
      const host = /^([^:]+):/.exec(textOf(arg) ?? '')?.[1];
      if (host !== undefined && /^[/.~]/.test(host)) effects.push(read({ ...arg, value: known(host) }, true));
    }
  }
  return effects;
};

export const BUILDING: Readonly<Record<string, EffectsOf>> = { git, docker, podman: docker, nerdctl: docker };
