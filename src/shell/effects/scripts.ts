/** Files named in the small languages of programs: commands of ftp and its kin, TeX's input and output. */
import { knownPrefix, knownText } from '../../core/value.ts';
import type { ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import type { Arg, Invocation } from '../invocation.ts';
import { contact, read, textOf, valuesOf, wordAt, write } from './make.ts';

const PUT = /(?:^|[\n;])[ \t]*(?:put|mput|reput|send|append|mirror\s+-R)\s+(?:-\w+\s+)*([^\s;]+)/g;
const GET = /(?:^|[\n;])[ \t]*(?:get|mget|reget|recv|pget)\s+(?:-\w+\s+)*([^\s;]+)(?:[ \t]+([^\s;]+))?/g;

/** ftp, sftp, lftp, tftp, smbclient: the host, and what is put and got by commands that are known. */
export function fileTransferEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  const [host, path] = parsed.operands;
  const effects: Effect[] = host === undefined ? [] : [contact(hostOf(host), true)];
  for (const file of valuesOf(parsed, '-b', '-A', '-i')) if (textOf(file) !== '-') effects.push(read(file));
  if (invocation.base === 'sftp' && path !== undefined) effects.push(write(path, 'edit'));
  const texts = valuesOf(parsed, '-c', '-e').map((value) => knownText(value.value) ?? '');
  if (invocation.input.kind === 'text') texts.push(knownText(invocation.input.value) ?? '');
  for (const whole of texts) {
    const text = whole.slice(0, 100_000);
    for (const match of text.matchAll(PUT)) effects.push(read(wordAt(match[1] ?? '', invocation), true));
    for (const match of text.matchAll(GET))
      effects.push(write(wordAt(match[2] ?? match[1] ?? '', invocation)));
  }
  return effects;
}

/** `user@host:path` */
function hostOf(arg: Arg): Arg {
  const text = textOf(arg);
  if (text === null || text.includes('://') || text.startsWith('\\\\')) return arg;
  return wordAt(text.replace(/^[^@]*@/, '').replace(/:.*$/, ''), arg);
}

const TEX_INPUT =
  /\\(?:verbatiminput|lstinputlisting|input|include|openin\d+\s*=?|VerbatimInput|@@input)\s*(?:\[[^\]]*\])?\s*(?:\{([^}]*)\}|([^\s\\{}]+))/g;
const TEX_OUTPUT = /\\openout\s*\d*(?:\\\w+)?\s*=?\s*\{?([^\s\\{}]+)/g;

/** TeX on the command line reads and writes files by its macros. */
export function texEffects(invocation: Invocation, parsed: ParsedArgs): readonly Effect[] {
  return parsed.operands.flatMap((operand): readonly Effect[] => {
    if (!knownPrefix(operand.value).startsWith('\\')) return [read(operand)];
    const text = (textOf(operand) ?? '').slice(0, 20_000);
    return [
      ...[...text.matchAll(TEX_INPUT)].map((match) => read(wordAt(match[1] ?? match[2] ?? '', invocation))),
      ...[...text.matchAll(TEX_OUTPUT)].map((match) => write(wordAt(match[1] ?? '', invocation))),
    ];
  });
}
