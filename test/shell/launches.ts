/** Invocations made by hand from plain words, for tables on options, wrappers and effects. */
import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import { NO_SPAN } from '../../src/core/span.ts';
import { known, showValue, type Value } from '../../src/core/value.ts';
import type { Arg, Input, Invocation, Launch } from '../../src/shell/invocation.ts';
import { baseName } from '../../src/shell/invocation.ts';
import { launcherFor } from '../../src/shell/wrappers/registry.ts';

export function arg(word: string | Value): Arg {
  return { value: typeof word === 'string' ? known(word) : word, span: NO_SPAN, trail: [] };
}

export interface Surroundings {
  readonly cwd?: string;
  readonly input?: Input;
  readonly env?: Readonly<Record<string, string>>;
}

/** `words` is split at blanks when it is one string: no quoting here. */
export function invocationOf(
  words: string | readonly (string | Value)[],
  around: Surroundings = {},
): Invocation {
  const all = typeof words === 'string' ? words.split(' ') : words;
  const [name, ...rest] = all.map(arg);
  if (name === undefined) throw new Error('no words');
  return {
    kind: 'invocation',
    name: name.value,
    base: name.value.kind === 'known' ? baseName(name.value.text) : null,
    args: rest,
    nameSpan: NO_SPAN,
    nameTrail: [],
    redirections: [],
    env: Object.entries(around.env ?? {}).map(([key, text]) => ({
      name: key,
      value: known(text),
      span: NO_SPAN,
    })),
    input: around.input ?? { kind: 'inherited' },
    pipeline: null,
    via: [],
    cwd: known(around.cwd ?? '/work/dir'),
    span: NO_SPAN,
    shadowed: false,
  };
}

/** One line for a launch: what would run, and how. */
export function showLaunch(launch: Launch): string {
  switch (launch.kind) {
    case 'command': {
      const env = launch.env.map((entry) => `${entry.name}=${showValue(entry.value)} `).join('');
      const cwd = launch.cwd === null ? '' : ` @${showValue(launch.cwd)}`;
      return `${launch.via.kind}: ${env}${launch.words.map((word) => showValue(word.value)).join(' ')}${cwd}`;
    }
    case 'script': {
      const params = launch.params.map((param) => ` [${showValue(param.value)}]`).join('');
      return `${launch.via.kind}/${launch.language}: ${showValue(launch.text)}${params}`;
    }
    case 'file': {
      const params = launch.params.map((param) => ` [${showValue(param.value)}]`).join('');
      return `file/${launch.language}: ${showValue(launch.path.value)}${params}`;
    }
    case 'stdin':
      return `stdin/${launch.language}`;
    case 'opaque':
      return `opaque ${launch.reason}: ${launch.runner}`;
  }
}

export type Words = string | readonly (string | Value)[];

/** What the command would run further, a line each, with these files on the disk. */
export function launches(
  words: Words,
  around: Surroundings = {},
  files: Readonly<Record<string, string>> = {},
): string[] {
  const invocation = invocationOf(words, around);
  const disk: Disk = {
    ...NO_DISK,
    readText: (path) => {
      const text = files[path];
      return text === undefined ? { kind: 'absent' } : { kind: 'text', text };
    },
    stat: (path) => (Object.hasOwn(files, path) ? 'file' : 'absent'),
  };
  return [...launcherFor(invocation.base ?? '')(invocation, { disk, home: '/home/u' })].map(showLaunch);
}
