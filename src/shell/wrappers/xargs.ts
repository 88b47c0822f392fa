/**
 * Commands that build command lines out of their input: `xargs`, `parallel`. Input that is known is split
 * as they split it and gives whole commands; what is not known is one word that may be several.
 */
import { known, knownText, showValue, type Value } from '../../core/value.ts';
import { hasOption, lastOption, type ParsedArgs } from '../argv.ts';
import type { Arg, Input, Invocation, Launch, Via } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';
import { spreadLines } from '../listed-holes.ts';
import { parseInvocation } from '../options/registry.ts';
import { fill, holds, splitFields } from '../value-text.ts';
import { fileText } from './file-text.ts';
import { argText, commandLaunch, joinArgs, joinedScript, madeArg, scriptLaunch, viaOf } from './launch.ts';

/** What goes beyond so many command lines is one more, of which nothing is known. */
const MAX_LINES = 256;
/** So many words of one command line are told apart. */
const MAX_WORDS = 4000;
const NOTHING: Input = { kind: 'text', value: known('') };

export const launchXargs: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'wrapper');
  const like = { span: invocation.span };
  const words = parsed.operands.length === 0 ? [madeArg('echo', like)] : parsed.operands;
  const input = inputOf(invocation, lastOption(parsed, '-a')?.value ?? null, context);
  const listed =
    invocation.input.kind === 'pipe' && !hasOption(parsed, '-a') ? (invocation.input.lines ?? null) : null;
  const replace = lastOption(parsed, '-I', '-i', '-J');
  if (replace !== null) {
    const token = (replace.value === null ? null : knownText(replace.value)) ?? '{}';
    return (listed ?? lines(input, parsed)).flatMap((line) =>
      commandLaunch(replaced(words, token, line), via, { input: NOTHING }),
    );
  }
  if (listed !== null) {
    // Each by itself: what holds for one of them holds for the command.
    return listed.flatMap((line) => commandLaunch([...words, madeArg(line, like)], via, { input: NOTHING }));
  }
  const perLine = lastOption(parsed, '-L', '-l');
  const groups =
    perLine === null ? chunks(wordsOf(input, parsed), parsed) : lineGroups(input, parsed, perLine.value);
  return groups.flatMap((group) =>
    commandLaunch([...words, ...group.map((item) => madeArg(item, like))], via, { input: NOTHING }),
  );
};

/** `-L 2`: the words of so many lines at once. */
function lineGroups(input: Value, parsed: ParsedArgs, count: Value | null): readonly (readonly Value[])[] {
  const size = Number(count === null ? '1' : (knownText(count) ?? ''));
  const text = knownText(input);
  if (text === null || !Number.isInteger(size) || size < 1) return [wordsOf(input, parsed)];
  const all = text.split('\n').filter((line) => line.trim() !== '');
  const groups: (readonly Value[])[] = [];
  for (let at = 0; at < all.length; at += size) {
    if (groups.length >= MAX_LINES) return [...groups, [unseen('more lines')]];
    groups.push(quotedWords(all.slice(at, at + size).join('\n')).map(known));
  }
  return groups;
}

/** The text that the words come from; unknown where it cannot be seen. */
function inputOf(invocation: Invocation, file: Value | null, context: LaunchContext): Value {
  if (file !== null) return wordsIn(file, invocation, context);
  const { input } = invocation;
  if (input.kind === 'text') return input.value;
  if (input.kind === 'file') return wordsIn(input.path, invocation, context);
  return unseen('standard input');
}

function wordsIn(file: Value, invocation: Invocation, context: LaunchContext): Value {
  const text = fileText(file, invocation, context);
  return text === null ? unseen(`words of ${showValue(file)}`) : known(text);
}

function atMost(items: readonly Value[], count: number): readonly Value[] {
  return items.length <= count ? items : [...items.slice(0, count), unseen('more of them')];
}

function unseen(text: string): Value {
  return { kind: 'unknown', why: { kind: 'input', text, splits: true } };
}

/** Items of `-I`: whole lines, without leading blanks; `-0` and `-d` say otherwise. */
function lines(input: Value, parsed: ParsedArgs): readonly Value[] {
  if (input.kind === 'unknown') return [{ kind: 'unknown', why: { ...input.why, splits: false } }];
  return atMost(delimited(input, delimiterOf(parsed) ?? /\n/), MAX_LINES);
}

function wordsOf(input: Value, parsed: ParsedArgs): readonly Value[] {
  const delimiter = delimiterOf(parsed);
  if (delimiter !== null) return delimited(input, delimiter);
  const text = knownText(input);
  return text === null
    ? splitFields(input).flatMap((field) => spreadLines(field))
    : quotedWords(text).map(known);
}

function delimited(input: Value, delimiter: RegExp): readonly Value[] {
  const text = knownText(input);
  if (text === null) return splitFields(input, delimiter).flatMap((field) => spreadLines(field));
  const items = text.split(delimiter);
  if (items[items.length - 1]?.trim() === '') items.pop();
  // Only plain lines lose the blanks before them.
  return items.map((item) => known(delimiter.source === '\\n' ? item.replace(/^[ \t]+/, '') : item));
}

function delimiterOf(parsed: ParsedArgs): RegExp | null {
  if (hasOption(parsed, '-0')) return /\0/;
  const value = lastOption(parsed, '-d')?.value ?? null;
  const text = value === null ? null : knownText(value);
  if (text === null || text === '') return null;
  const named = { '\\n': '\n', '\\0': '\0', '\\t': '\t' }[text] ?? text;
  return new RegExp(named.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
}

/** xargs' own quoting: quotes and backslashes, no expansions. */
function quotedWords(text: string): readonly string[] {
  const words: string[] = [];
  for (const match of text.matchAll(/(?:"[^"\n]*"|'[^'\n]*'|\\[\s\S]|[^\s"'\\])+/g)) {
    words.push(match[0].replace(/"([^"]*)"|'([^']*)'|\\([\s\S])/g, (_, a, b, c) => a ?? b ?? c ?? ''));
  }
  return words;
}

function chunks(items: readonly Value[], parsed: ParsedArgs): readonly (readonly Value[])[] {
  const size = Number(knownText(lastOption(parsed, '-n')?.value ?? known('')) ?? '');
  if (!Number.isInteger(size) || size < 1 || items.length <= size) {
    return items.length === 0 && hasOption(parsed, '-r') ? [] : [atMost(items, MAX_WORDS)];
  }
  const made: (readonly Value[])[] = [];
  for (let at = 0; at < items.length; at += size) {
    if (made.length >= MAX_LINES) return [...made, [unseen('more words')]];
    made.push(items.slice(at, at + size));
  }
  return made;
}

function replaced(words: readonly Arg[], token: string, by: Value): readonly Arg[] {
  return words.map((word) =>
    holds(word.value, token) ? { ...word, value: fill(word.value, token, by) } : word,
  );
}

/** Marks between which GNU parallel finds its arguments. */
const SOURCES = /^:::\+?$/;
const FILES = /^::::\+?$/;

/** `parallel cmd {} ::: a b`, `ls | parallel cmd`, `parallel ::: 'cmd a' 'cmd b'`. */
export const launchParallel: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const mark = parsed.operands.findIndex(
    (operand) => SOURCES.test(argText(operand) ?? '') || FILES.test(argText(operand) ?? ''),
  );
  const template = mark === -1 ? parsed.operands : parsed.operands.slice(0, mark);
  const via = viaOf(invocation, 'wrapper');
  const piped = invocation.input.kind === 'pipe' && !hasOption(parsed, '-a') ? invocation.input.lines : null;
  const items =
    mark === -1
      ? (piped ?? lines(inputOf(invocation, lastOption(parsed, '-a')?.value ?? null, context), parsed))
      : listed(parsed.operands.slice(mark));
  const remote = lastOption(parsed, '-S') === null ? via : viaOf(invocation, 'remote');
  if (mark !== -1 && FILES.test(argText(parsed.operands[mark]) ?? ''))
    return [
      ...commandLaunch([madeArg('cat', invocation), ...parsed.operands.slice(mark + 1)], via),
      ...atMost(items, MAX_LINES).flatMap((item) => fromTemplate(template, item, remote)),
    ];
  if (template.length === 0)
    return atMost(items, MAX_LINES).map((item) => scriptLaunch(madeArg(item, invocation), remote));
  if (hasOption(parsed, '--pipe', '--pipepart')) return joinedScript(template, remote);
  return atMost(items, MAX_LINES).flatMap((item) => fromTemplate(template, item, remote));
};

function listed(operands: readonly Arg[]): readonly Value[] {
  let fromFile = false;
  const items: Value[] = [];
  for (const operand of operands) {
    const text = argText(operand) ?? '';
    if (SOURCES.test(text)) fromFile = false;
    else if (FILES.test(text)) fromFile = true;
    else
      items.push(
        fromFile
          ? { kind: 'unknown', why: { kind: 'input', text: `lines of ${text}`, splits: false } }
          : operand.value,
      );
  }
  return items;
}

const REPLACEMENTS = ['{}', '{.}', '{/}', '{//}', '{/.}', '{1}', '{2}', '{3}'];

function fromTemplate(template: readonly Arg[], item: Value, via: Via): readonly Launch[] {
  const text = joinArgs(template);
  if (text === null) return [];
  // parallel quotes what it puts in: an item is one word, whatever it holds.
  const word = quoted(item);
  const marked = REPLACEMENTS.filter((token) => holds(text.value, token));
  let value = text.value;
  for (const token of marked) value = fill(value, token, word);
  if (marked.length > 0) return [scriptLaunch({ ...text, value }, via)];
  return joinedScript([...template, madeArg(word, text)], via);
}

function quoted(item: Value): Value {
  const text = knownText(item);
  if (text === null)
    return item.kind === 'unknown' ? { kind: 'unknown', why: { ...item.why, splits: false } } : item;
  return known(/^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);
}
