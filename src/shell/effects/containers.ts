/** Containers: what of this machine they are given, what is copied in and out, which registries they speak to. */
import { known, knownText, type Value } from '../../core/value.ts';
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { remoteHost } from './copy.ts';
import { contact, read, textOf, valuesOf, wordAt, write } from './make.ts';

export function dockerEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const operands = subcommandOperands(parsed);
  const [command, ...rest] = operands;
  const effects: Effect[] = valuesOf(parsed, '-H').map((host) => contact(host, true));
  for (const file of valuesOf(parsed, '--env-file')) effects.push(read(file));
  switch (textOf(command)) {
    case 'run':
    case 'create':
      for (const volume of valuesOf(parsed, '-v')) effects.push(...mountEffects(volume));
      for (const mount of valuesOf(parsed, '--mount')) effects.push(...longMount(mount));
      for (const device of valuesOf(parsed, '--device')) effects.push(...mountEffects(device));
      return effects;
    case 'cp':
      return [...effects, ...copyEffects(rest)];
    case 'build':
      return [
        ...effects,
        ...valuesOf(parsed, '-f').map((file) => read(file)),
        ...rest.slice(0, 1).map(buildContext),
        ...valuesOf(parsed, '--secret').flatMap(secretFile),
      ];
    case 'push':
      return [...effects, ...rest.map((image) => contact(image, true))];
    case 'pull':
      return [...effects, ...rest.map((image) => contact(image, false))];
    case 'login':
      return [...effects, ...rest.map((host) => contact(host, true))];
    case 'save':
    case 'export':
      return [...effects, ...valuesOf(parsed, '-o').map((file) => write(file))];
    case 'load':
      return [...effects, ...valuesOf(parsed, '-i').map((file) => read(file))];
    case 'import':
      return [...effects, ...rest.slice(0, 1).map((file) => read(file))];
    default:
      return effects;
  }
}

/** Without `container`, `image`, `compose` in front. */
function subcommandOperands(parsed: ParsedArgs): readonly Arg[] {
  return /^(?:container|image|compose|buildx)$/.test(textOf(parsed.operands[0]) ?? '')
    ? parsed.operands.slice(1)
    : parsed.operands;
}

/** `-v /here:/there:ro`: a named volume is nothing of this machine's. */
function mountEffects(volume: Arg): readonly Effect[] {
  const text = knownText(volume.value);
  const whole = text ?? null;
  if (whole !== null) {
    const [from = '', to, mode = ''] = whole.split(':');
    if (to === undefined || !/^[./~]/.test(from)) return [];
    return mounted(wordAt(known(from), volume), /(?:^|,)ro(?:,|$)/.test(mode));
  }
  const path = beforeColon(volume.value);
  return path === null ? [] : mounted(wordAt(path, volume), false);
}

function beforeColon(value: Value): Value | null {
  if (value.kind !== 'pattern') return value;
  const parts = [];
  for (const part of value.parts) {
    if (part.kind === 'text' && part.text.includes(':')) {
      parts.push({ kind: 'text' as const, text: part.text.slice(0, part.text.indexOf(':')) });
      break;
    }
    parts.push(part);
  }
  const kept = parts.filter((part) => part.kind !== 'text' || part.text !== '');
  const [only] = kept;
  if (only === undefined) return null;
  if (kept.length === 1 && only.kind === 'hole') return { kind: 'unknown', why: only.why };
  return { kind: 'pattern', parts: kept };
}

function mounted(path: Arg, readOnly: boolean): readonly Effect[] {
  return readOnly ? [read(path, true)] : [read(path, true), write(path, 'edit')];
}

function longMount(mount: Arg): readonly Effect[] {
  const text = knownText(mount.value) ?? '';
  const source = /(?:^|,)(?:source|src)=([^,]+)/.exec(text)?.[1];
  return source === undefined || !/^[./~]/.test(source)
    ? []
    : mounted(wordAt(source, mount), /(?:^|,)(?:ro|readonly)(?:=true)?(?:,|$)/.test(text));
}

function secretFile(secret: Arg): readonly Effect[] {
  const source = /(?:^|,)(?:src|source)=([^,]+)/.exec(knownText(secret.value) ?? '')?.[1];
  return source === undefined ? [] : [read(wordAt(source, secret))];
}

function buildContext(arg: Arg): Effect {
  return /^(?:https?|git|ssh):\/\/|^git@/.test(textOf(arg) ?? '') ? contact(arg, false) : read(arg, true);
}

/** `docker cp here c:there`, `kubectl cp c:there here`. */
function copyEffects(operands: readonly Arg[]): readonly Effect[] {
  const [from, to] = operands;
  if (from === undefined || to === undefined) return [];
  return [
    ...(remoteHost(from) === null && textOf(from) !== '-' ? [read(from, true)] : []),
    ...(remoteHost(to) === null && textOf(to) !== '-' ? [write(to)] : []),
  ];
}

export function kubectlEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [command, ...rest] = parsed.operands;
  const name = textOf(command);
  const effects: Effect[] = valuesOf(parsed, '--from-file', '--from-env-file').map((file) => read(file));
  if (name === 'cp') return [...effects, ...copyEffects(rest)];
  if (name === 'logs' || name === 'exec' || name === 'run') return effects;
  for (const file of valuesOf(parsed, '-f', '-k')) {
    if (textOf(file) === '-') continue;
    effects.push(/^https?:\/\//.test(textOf(file) ?? '') ? contact(file, false) : read(file, true));
  }
  return effects;
}

const CLOUD_URL = /^(?:s3|gs|r2|az|oss|cos|b2|https?|wasbs?|abfss?):\/\//;

/** `aws s3 cp here s3://there`, `gsutil cp`, `rclone copy`, `azcopy`: a URL at either end. */
export function cloudCopyEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const at = parsed.operands.findIndex((arg) =>
    /^(?:cp|mv|sync|rsync|copy|copyto|move|moveto|rcp|upload|put-object|mirror)$/.test(textOf(arg) ?? ''),
  );
  if (at === -1) return [];
  const operands = parsed.operands.slice(at + 1);
  const target = operands[operands.length - 1];
  if (target === undefined || operands.length < 2)
    return valuesOf(parsed, '--body').map((file) => read(file));
  const elsewhere = (arg: Arg): boolean =>
    CLOUD_URL.test(textOf(arg) ?? '') || (invocation.base === 'rclone' && remoteHost(arg) !== null);
  const sources = operands.slice(0, -1);
  const sends = !hasOption(parsed, '-n', '--dry-run', '--dryrun');
  return [
    ...sources.map((source) => (elsewhere(source) ? contact(source, false) : read(source, true))),
    elsewhere(target) ? contact(target, sends) : write(target),
  ];
}

/** Publishing sends the project's files to a registry. */
export function publishEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [command] = parsed.operands;
  const name = textOf(command) ?? '';
  const registries = valuesOf(parsed, '--registry', '-i', '--extra-index-url', '--repository-url', '--index');
  const sends = /^(?:publish|upload|push)$/.test(name);
  const named = registries.map((registry) => contact(registry, sends));
  const urls = parsed.operands
    .slice(1)
    .filter((arg) => /^(?:git\+|https?:|git:|ssh:)/.test(textOf(arg) ?? ''));
  if (sends && named.length === 0)
    return [contact(wordAt(PUBLIC_REGISTRIES[invocation.base ?? ''] ?? 'registry', invocation), true)];
  return [
    ...named,
    ...urls.map((url) => contact(wordAt((textOf(url) ?? '').replace(/^git\+/, ''), url), false)),
    ...valuesOf(parsed, '-r', '-c')
      .filter((file) => /\.(?:txt|in)$/.test(textOf(file) ?? ''))
      .map((file) => read(file)),
  ];
}

const PUBLIC_REGISTRIES: Readonly<Record<string, string>> = {
  npm: 'npmjs.org',
  pnpm: 'npmjs.org',
  yarn: 'npmjs.org',
  bun: 'npmjs.org',
  twine: 'upload.pypi.org',
  poetry: 'upload.pypi.org',
  uv: 'upload.pypi.org',
  cargo: 'crates.io',
  gem: 'rubygems.org',
};

/** GitHub's client. */
export function ghEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [command, action, ...rest] = parsed.operands;
  const files = valuesOf(parsed, '-F', '--input', '-f').filter((file) =>
    /^@|^[./~]/.test(textOf(file) ?? ''),
  );
  const host =
    valuesOf(parsed, '--hostname')[0] ??
    wordAt(textOf(command) === 'api' ? 'api.github.com' : 'github.com', invocation);
  const writes =
    textOf(command) === 'api'
      ? hasOption(parsed, '-f', '-F', '--input') || hasOption(parsed, '-X')
      : /^(?:create|upload|comment|edit|set|merge|close|review)$/.test(textOf(action) ?? '');
  const sent =
    /^(?:gist|release)$/.test(textOf(command) ?? '') && /^(?:create|upload)$/.test(textOf(action) ?? '')
      ? rest.map((file) => read(file))
      : [];
  return command === undefined ? [] : [contact(host, writes), ...files.map((file) => read(file)), ...sent];
}
