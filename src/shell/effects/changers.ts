/** Commands that copy, move, delete, mark and fill files. */
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { after, type EffectsOf, list, type Rows, read, textOf, write } from './row.ts';

export const CHANGERS: Rows = {
  rm: { deletes: 'all', recursiveWith: ['-r'] },
  srm: { deletes: 'all', recursiveWith: ['-r'] },
  wipe: { deletes: 'all', recursiveWith: ['-r'] },
  rmdir: { deletes: 'all' },
  unlink: { deletes: 'all' },
  trash: { lists: 'all' },
  'trash-put': { lists: 'all' },
  gio: {},
  rimraf: { deletes: 'all', recursive: true },
  'del-cli': { deletes: 'all', recursive: true },
  shred: { edits: 'all' },
  truncate: { edits: 'all' },
  fallocate: { edits: 'all' },
  touch: { edits: 'all' },
  mkdir: {},
  mkfifo: {},
  mknod: {},
  chown: { metadata: true, recursiveWith: ['-R'] },
  chgrp: { metadata: true, recursiveWith: ['-R'] },
  chattr: { metadata: true, recursiveWith: ['-R'] },
  chflags: { metadata: true, recursiveWith: ['-R'] },
  setfacl: { lists: 'all' },
  setcap: { metadata: true },
  setfattr: { edits: 'all' },
  xattr: { edits: 'last' },
  dos2unix: { edits: 'all' },
  unix2dos: { edits: 'all' },
  rename: { edits: 'rest' },
  logrotate: { reads: 'all' },
  visudo: { edits: 'all', options: { '-f': 'write' } },
  defaults: {},
  mkfs: { writes: 'all' },
  'mkfs.ext4': { writes: 'all' },
  'mkfs.ext3': { writes: 'all' },
  'mkfs.xfs': { writes: 'all' },
  'mkfs.vfat': { writes: 'all' },
  'mkfs.btrfs': { writes: 'all' },
  mkswap: { writes: 'all' },
  wipefs: { writes: 'all', harmlessWith: ['-n', '--no-act'] },
  blkdiscard: { writes: 'all' },
  swapon: { lists: 'all' },
  losetup: { lists: 'all' },
};

/** Where an operand ends up when the destination is a directory: the directory itself stands for it. */
function destination(parsed: ParsedArgs): { sources: readonly Arg[]; target: Arg | null } {
  const option = lastOption(parsed, '-t', '--target-directory');
  if (option !== null && option.value !== null)
    return { sources: parsed.operands, target: { ...option.arg, value: option.value } };
  if (parsed.operands.length < 2) return { sources: parsed.operands, target: null };
  return {
    sources: parsed.operands.slice(0, -1),
    target: parsed.operands[parsed.operands.length - 1] ?? null,
  };
}

/** `cp a dir/` writes `dir/a`: with a trailing slash, or where several are copied, names are put below. */
function targets(sources: readonly Arg[], target: Arg, directory: boolean): readonly Arg[] {
  const text = textOf(target);
  if (text === null || !(directory || text.endsWith('/') || sources.length > 1)) return [target];
  return sources.map((source) => {
    const name = textOf(source)?.replace(/\/+$/, '').split('/').pop();
    return name === undefined || name === ''
      ? target
      : { ...target, value: { kind: 'known', text: `${text.replace(/\/+$/, '')}/${name}` } };
  });
}

const copy: EffectsOf = (_invocation, parsed) => {
  const { sources, target } = destination(parsed);
  const recursive = hasOption(parsed, '-r', '-R', '-a', '--recursive', '--archive', '-d');
  const effects: Effect[] = sources.map((arg) => read(arg, recursive));
  if (target !== null)
    for (const arg of targets(sources, target, hasOption(parsed, '-t'))) effects.push(write(arg, 'replace'));
  return effects;
};

const move: EffectsOf = (_invocation, parsed) => {
  const { sources, target } = destination(parsed);
  const effects: Effect[] = [];
  for (const arg of sources) {
    // To another name in the same place nothing is lost; to /dev/null all is.
    effects.push(read(arg, true), { kind: 'write', path: arg.value, mode: 'edit', span: arg.span });
    if (target !== null && textOf(target) === '/dev/null')
      effects.push({ kind: 'delete', path: arg.value, recursive: true, span: arg.span });
  }
  if (target !== null)
    for (const arg of targets(sources, target, hasOption(parsed, '-t'))) effects.push(write(arg, 'replace'));
  return effects;
};

const link: EffectsOf = (_invocation, parsed) => {
  const { sources, target } = destination(parsed);
  const effects: Effect[] = sources.map((arg) => list(arg, false));
  if (target !== null)
    for (const arg of targets(sources, target, hasOption(parsed, '-t'))) effects.push(write(arg, 'replace'));
  return effects;
};

/** A mode may begin with a dash: `chmod -x file`. */
const chmod: EffectsOf = (invocation) => {
  const effects: Effect[] = [];
  let mode: Arg | null = null;
  let recursive = false;
  let options = true;
  for (const arg of invocation.args) {
    const text = textOf(arg) ?? '';
    if (options && text === '--') options = false;
    else if (options && (/^-[Rcfvh]+$/.test(text) || text.startsWith('--'))) recursive ||= text === '--recursive' || (!text.startsWith('--') && text.includes('R'));
    else if (mode === null) mode = arg;
    else effects.push({ kind: 'metadata', path: arg.value, recursive: false, detail: mode.value, span: arg.span });
  }
  return recursive ? effects.map((effect) => (effect.kind === 'metadata' ? { ...effect, recursive } : effect)) : effects;
};

const install: EffectsOf = (invocation, parsed) => (hasOption(parsed, '-d') ? [] : copy(invocation, parsed));

/** dd's operands are `name=value`. */
const dd: EffectsOf = (_invocation, parsed) => {
  const effects: Effect[] = [];
  for (const arg of [...parsed.operands]) {
    const input = after(arg.value, 'if=');
    const output = after(arg.value, 'of=');
    if (input !== null) effects.push(read({ ...arg, value: input }, false));
    if (output !== null) effects.push(write({ ...arg, value: output }, 'replace'));
  }
  return effects;
};

/** Starting points of find, before its first expression. */
function roots(invocation: Invocation): readonly Arg[] {
  const found: Arg[] = [];
  for (const arg of invocation.args) {
    const text = textOf(arg);
    if (text !== null && /^-[HLPDO]/.test(text) && found.length === 0) continue;
    if (text !== null && (/^[-(!]/.test(text) || text === ',')) break;
    found.push(arg);
  }
  return found.length > 0
    ? found
    : [{ value: { kind: 'known', text: '.' }, span: invocation.nameSpan, trail: [] }];
}

const find: EffectsOf = (invocation) => {
  const words = invocation.args.map(textOf);
  const at = roots(invocation);
  const effects: Effect[] = at.map((arg) => list(arg, true));
  if (words.includes('-delete')) {
    // With a test on names only what fits goes; without one, the whole tree.
    for (const arg of at)
      effects.push({ kind: 'delete', path: narrowed(arg, words), recursive: true, span: arg.span });
  }
  for (const [i, word] of words.entries()) {
    const next = invocation.args[i + 1];
    if (next === undefined) break;
    if (word === '-fprint' || word === '-fls' || word === '-fprint0' || word === '-fprintf')
      effects.push(write(next, 'replace'));
    if (word === '-newer' || word === '-samefile' || word === '-files0-from') effects.push(list(next, false));
  }
  return effects;
};

/** `find src -name '*.pyc' -delete` deletes `src/ ** /*.pyc`; the path says so, as far as a name is given. */
function narrowed(arg: Arg, words: readonly (string | null)[]): Arg['value'] {
  const name = words.findIndex((word) => word === '-name' || word === '-iname');
  const pattern = name === -1 ? null : words[name + 1];
  if (
    pattern == null ||
    pattern === '*' ||
    arg.value.kind !== 'known' ||
    words.includes('-o') ||
    words.includes('-or') ||
    words.includes('!') ||
    words.includes('-not')
  )
    return arg.value;
  const base = arg.value.text.replace(/\/+$/, '');
  return {
    kind: 'pattern',
    parts: [
      { kind: 'text', text: `${base}/` },
      { kind: 'glob', glob: '**' },
      { kind: 'text', text: `/${pattern.replace(/[*?[\]]/g, '')}` },
    ],
  };
}

/** xxd and base64 can write their second operand or go backwards; split writes names with a prefix. */
const xxd: EffectsOf = (_invocation, parsed) => {
  const [from, to] = parsed.operands;
  return [
    ...(from === undefined ? [] : [read(from, false)]),
    ...(to === undefined ? [] : [write(to, 'replace')]),
  ];
};

export const CHANGING: Readonly<Record<string, EffectsOf>> = {
  cp: copy,
  chmod,
  gcp: copy,
  rcp: copy,
  ditto: copy,
  mv: move,
  ln: link,
  install,
  dd,
  dcfldd: dd,
  find,
  gfind: find,
  xxd,
  // Without a command they print the environment; `set`, `export` and `declare` do so without any word.
  env: (invocation, parsed) =>
    invocation.args.length === 0 || (parsed.operands.length === 0 && !hasOption(parsed, '-S', '-i'))
      ? environment(invocation)
      : [],
  printenv: (invocation, parsed) => (parsed.operands.length === 0 ? environment(invocation) : []),
  export: (invocation, parsed) => (parsed.operands.length === 0 ? environment(invocation) : []),
  set: (invocation) => (invocation.args.length === 0 ? environment(invocation) : []),
  declare: (invocation, parsed) =>
    parsed.operands.length === 0 && !hasOption(parsed, '-F', '-f') ? environment(invocation) : [],
};

function environment(invocation: Invocation): readonly Effect[] {
  return [
    {
      kind: 'read',
      path: { kind: 'known', text: '/proc/self/environ' },
      recursive: false,
      content: true,
      span: invocation.span,
    },
  ];
}
