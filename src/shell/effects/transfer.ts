/** Web clients and raw connections: what they contact, what goes out, where the answer is put. */
import { concatValues, known, knownPrefix, knownText, type Value } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import { type Arg, baseName, type Invocation } from '../invocation.ts';
import { withoutPrefix } from '../value-text.ts';
import { addressesOf } from './address-globs.ts';
import { contact, list, rawValues, read, textOf, valuesOf, wordAt, write } from './make.ts';

const CURL_BODY = [
  '-d',
  '--data-binary',
  '--data-raw',
  '--data-urlencode',
  '--json',
  '-F',
  '--form-string',
  '-T',
];
const SENDING_METHOD = /^(?:POST|PUT|PATCH|DELETE)$/i;

export function curlEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const effects: Effect[] = [];
  const method = lastOption(parsed, '-X')?.value ?? null;
  const sends =
    hasOption(parsed, ...CURL_BODY) || (method !== null && SENDING_METHOD.test(knownText(method) ?? ''));
  const urls = [...parsed.operands, ...valuesOf(parsed, '--url', '--expand-url')];
  for (const url of urls) effects.push(...urlEffects(url, sends));
  for (const proxy of valuesOf(
    parsed,
    '-x',
    '--socks5',
    '--socks5-hostname',
    '--socks4',
    '--socks4a',
    '--preproxy',
    '--doh-url',
  ))
    effects.push(contact(proxy, sends));
  for (const value of valuesOf(parsed, '-d', '--data-binary', '--json', '--data-urlencode'))
    effects.push(...fileMark(value, /^[^=@]*@/));
  for (const value of valuesOf(parsed, '--url-query', '--variable'))
    effects.push(...fileMark(value, /^[^=@]*@/));
  for (const value of valuesOf(parsed, '-H', '--proxy-header')) effects.push(...fileMark(value, /^@/));
  for (const value of valuesOf(parsed, '-F'))
    effects.push(...fileMark(value, /^[^=]*=[@<]/).map(withoutType));
  for (const value of valuesOf(parsed, '-T', '-K', '--netrc-file')) {
    if (textOf(value) !== '-') effects.push(read(value));
  }
  for (const value of valuesOf(parsed, '-b'))
    if (!(textOf(value) ?? '=').includes('=')) effects.push(read(value));
  for (const value of valuesOf(
    parsed,
    '-c',
    '-D',
    '--trace',
    '--trace-ascii',
    '--stderr',
    '--libcurl',
    '--etag-save',
    '--hsts',
    '--alt-svc',
  )) {
    if (textOf(value) !== '-') effects.push(write(value));
  }
  effects.push(...curlOutputs(parsed, urls));
  return effects;
}

/** `file://` URLs read this machine; everything else is a host. */
function urlEffects(url: Arg, sends: boolean): readonly Effect[] {
  const prefix = knownPrefix(url.value);
  if (/^file:\/\//i.test(prefix))
    return [read(wordAt(withoutPrefix(url.value, prefix.startsWith('file://localhost/') ? 16 : 7), url))];
  return addressesOf(url.value).map((address) => contact(wordAt(address, url), sends));
}

/** `@file` and its kin: a file that is sent. */
function fileMark(value: Arg, mark: RegExp): readonly Effect[] {
  const match = mark.exec(knownPrefix(value.value));
  if (match === null) return [];
  const path = withoutPrefix(value.value, match[0].length);
  return knownText(path) === '-' ? [] : [read(wordAt(path, value))];
}

/** `-F file=@path;type=text/plain` */
function withoutType(effect: Effect): Effect {
  const text = effect.kind === 'read' ? knownText(effect.path) : null;
  return effect.kind === 'read' && text !== null
    ? { ...effect, path: known(text.replace(/;.*$/, '').replace(/^"|"$/g, '')) }
    : effect;
}

function curlOutputs(parsed: ParsedArgs, urls: readonly Arg[]): readonly Effect[] {
  const [directory] = valuesOf(parsed, '--output-dir');
  const effects: Effect[] = [];
  for (const output of valuesOf(parsed, '-o')) {
    if (textOf(output) !== '-') effects.push(write(under(directory, output)));
  }
  if (hasOption(parsed, '-O', '--remote-name-all'))
    for (const url of urls) effects.push(write(under(directory, wordAt(fileOfUrl(url.value), url))));
  return effects;
}

function under(directory: Arg | undefined, file: Arg): Arg {
  if (directory === undefined || knownPrefix(file.value).startsWith('/')) return file;
  return wordAt(concatValues([directory.value, known('/'), file.value]), file);
}

function fileOfUrl(url: Value): Value {
  const text = knownText(url);
  if (text === null)
    return { kind: 'unknown', why: { kind: 'expansion', text: 'a name from the URL', splits: false } };
  return known(baseName(text.replace(/[?#].*$/, '')) || 'index.html');
}

/** A key or certificate that is named for the connection is neither shown nor sent. */
export function wgetEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const method = lastOption(parsed, '--method')?.value ?? null;
  const sends =
    hasOption(parsed, '--post-data', '--post-file', '--body-data', '--body-file') ||
    (method !== null && SENDING_METHOD.test(knownText(method) ?? ''));
  const effects: Effect[] = parsed.operands.flatMap((url) => urlEffects(url, sends));
  for (const file of valuesOf(parsed, '--post-file', '--body-file', '-i', '--load-cookies', '--config')) {
    if (textOf(file) !== '-') effects.push(read(file));
  }
  const outputs = valuesOf(parsed, '-O');
  for (const file of [...outputs, ...valuesOf(parsed, '-o', '--save-cookies', '--rejected-log')])
    if (textOf(file) !== '-') effects.push(write(file));
  for (const file of valuesOf(parsed, '-a')) effects.push(write(file, 'append'));
  const [directory] = valuesOf(parsed, '-P');
  if (outputs.length === 0 && !hasOption(parsed, '--spider')) {
    if (directory !== undefined && hasOption(parsed, '-r', '-m')) effects.push(write(directory));
    else
      for (const url of parsed.operands)
        effects.push(write(under(directory, wordAt(fileOfUrl(url.value), url))));
  }
  return effects;
}

/** HTTPie: `http [METHOD] URL name=value name@file`. */
export function httpieEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const method = textOf(parsed.operands[0]);
  const named = method !== null && /^[A-Z]+$/.test(method);
  const [url, ...items] = named ? parsed.operands.slice(1) : parsed.operands;
  if (url === undefined) return [];
  const body = items.filter(
    (item) => /^[^:=]*(?::?=|@)/.test(knownPrefix(item.value)) && !/^[^=]*==/.test(knownPrefix(item.value)),
  );
  const sends =
    invocation.input.kind !== 'inherited' ||
    body.length > 0 ||
    hasOption(parsed, '--raw', '-f') ||
    (named && SENDING_METHOD.test(method));
  const files = items.flatMap((item) => fileMark(item, /^[^=@:]*(?:=@|:=@|@)/));
  return [contact(url, sends), ...files, ...valuesOf(parsed, '-o').map((file) => write(file))];
}

/** Netcat: whom it speaks to. A listener contacts nobody. */
export function netcatEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [host, port] = parsed.operands;
  const logs = valuesOf(parsed, '-o', '--hex-dump').map((file) => write(file));
  if (host === undefined || hasOption(parsed, '-l')) return logs;
  const target = port === undefined ? host : wordAt(concatValues([host.value, known(':'), port.value]), host);
  return [contact(target, !hasOption(parsed, '-z')), ...logs];
}

const SOCAT_HOST =
  /^(?:(?:TCP|UDP|SCTP|DCCP|OPENSSL|SSL|SOCKS\w*|PROXY)(?:[46])?(?:-CONNECT|-SENDTO|-DATAGRAM)?):/i;
const SOCAT_FILE = /^(?:FILE|OPEN|GOPEN|CREATE|CREAT):/i;

export function socatEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  return parsed.operands.flatMap((operand, place): readonly Effect[] => {
    const prefix = knownPrefix(operand.value);
    const host = SOCAT_HOST.exec(prefix);
    if (host !== null)
      return [contact(wordAt(beforeComma(withoutPrefix(operand.value, host[0].length)), operand), true)];
    const file = SOCAT_FILE.exec(prefix);
    if (file === null && !prefix.startsWith('/')) return [];
    const path = wordAt(beforeComma(withoutPrefix(operand.value, file?.[0].length ?? 0)), operand);
    const filled =
      /^CREAT|[:,](?:creat|trunc|append|wronly|o-creat|o-trunc)/i.test(prefix) ||
      (hasOption(parsed, '-u') && place === 1);
    return filled ? [write(path)] : [read(path)];
  });
}

function beforeComma(value: Value): Value {
  const text = knownText(value);
  return text === null ? value : known(text.split(',')[0] ?? text);
}

export function opensslEffects(invocation: Invocation): readonly Effect[] {
  const { args } = invocation;
  const effects: Effect[] = [];
  // Turning one form of a key or certificate into another shows neither.
  const converts =
    /^(?:rsa|ec|dsa|pkey|pkcs8|pkcs12|x509|req|ca)$/.test(textOf(args[0]) ?? '') &&
    rawValues(args, '-out').length > 0;
  for (const file of rawValues(args, '-in')) effects.push(converts ? list(file) : read(file));
  for (const file of rawValues(args, '-kfile', '-content', '-rand', '-config', '-certfile')) {
    if (!textOf(file)?.startsWith('-')) effects.push(read(file));
  }
  // A key that is used is not shown.
  for (const file of rawValues(args, '-inkey', '-key', '-CAfile', '-CAkey', '-CA', '-cert', '-signkey')) {
    effects.push(list(file));
  }
  for (const file of rawValues(args, '-out', '-keyout', '-writerand')) effects.push(write(file));
  for (const file of rawValues(args, '-pass', '-passin', '-passout'))
    if (/^file:/.test(knownPrefix(file.value)))
      effects.push(read(wordAt(withoutPrefix(file.value, 5), file)));
  for (const host of rawValues(args, '-connect', '-proxy', '-url', '-host'))
    effects.push(contact(host, true));
  if (textOf(args[0]) === 'dgst') {
    const last = args[args.length - 1];
    if (last !== undefined && !textOf(last)?.startsWith('-') && args.length > 2) effects.push(read(last));
  }
  return effects;
}

/** `@server`, names and `-x` of dig: what is asked for leaves the machine. */
export function digEffects(_invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const names = parsed.operands.filter((operand) => !/^(?:\+|[A-Z]+$)/.test(textOf(operand) ?? ''));
  return [
    ...names.map((name) =>
      contact(
        knownPrefix(name.value).startsWith('@') ? wordAt(withoutPrefix(name.value, 1), name) : name,
        false,
      ),
    ),
    ...valuesOf(parsed, '-f').map((file) => read(file)),
  ];
}
