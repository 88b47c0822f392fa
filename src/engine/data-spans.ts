/**
 * Which stretches of a command line are proven data for the regex layer. Two things must hold: nothing in the
 * line runs the text (the analysis says so), and its receiver only keeps, prints or compares it: a message of
 * a commit, a pattern of a search, a here-document into `cat`. A path, a URL or an SQL statement is no data:
 * its receiver acts on it.
 */
import type { Span } from '../core/span.ts';
import { knownPrefix, knownText } from '../core/value.ts';
import type { Analysis, Arg, Invocation } from '../shell/invocation.ts';
import { parsedArgs } from './shell-tools.ts';

/** Everything that they are given is text. */
const PRINTERS = new Set([
  'echo',
  'printf',
  'print',
  'logger',
  'say',
  'figlet',
  'cowsay',
  'expr',
  'test',
  '[',
  '[[',
  ':',
]);
/** The first operand, or what `-e` gives, is a pattern. */
const SEARCHERS = new Set(['grep', 'egrep', 'fgrep', 'zgrep', 'rg', 'ag', 'ack', 'ugrep', 'pgrep']);
/** What they read on standard input is kept or shown. */
const KEEPERS = new Set([
  ...PRINTERS,
  ...SEARCHERS,
  ...'cat tee wc head tail sort uniq nl tac rev cut tr fold fmt less more bat read mapfile readarray'.split(
    ' ',
  ),
  ...'git gh glab hg svn jq column diff cmp md5sum sha256sum base64 pbcopy xclip'.split(' '),
]);

/** Options whose value is a message, by command. */
const MESSAGES: Readonly<Record<string, readonly string[]>> = {
  git: ['-m', '--message', '--author', '--grep', '--trailer'],
  hg: ['-m', '--message'],
  svn: ['-m', '--message'],
  jj: ['-m', '--message'],
  gh: ['-t', '--title', '-b', '--body', '-n', '--notes', '-m', '--message', '--subject'],
  glab: ['-t', '--title', '-d', '--description', '-m', '--message'],
  bd: ['-d', '--description', '-t', '--title', '--notes', '--reason'],
};

/** In a longer line nothing is proven: the work would grow with the square of it. */
const MAX_ACTS = 1000;

export function dataSpans(text: string, analysis: Analysis): readonly Span[] {
  if (analysis.data.length === 0 || analysis.acts.length > MAX_ACTS) return [];
  const notRun = new Map(analysis.data.map((span) => [keyOf(span), span]));
  const spans: Span[] = [];
  const bodies = new Map(notRun);
  for (const act of analysis.acts) {
    if (act.kind === 'invocation') for (const arg of act.args) bodies.delete(keyOf(arg.span));
  }
  for (const act of analysis.acts) {
    // What an interpreter's code was lowered to has the code's span, which is no word of the line.
    if (act.kind !== 'invocation' || act.via.some((step) => step.kind === 'interpreter')) continue;
    for (const { span } of textWords(act)) {
      // `echo "$(rm -rf /)"`: something in the word does run.
      const runs = analysis.acts.some((one) => one !== act && isInside(one.span, span));
      if (!runs && notRun.has(keyOf(span))) spans.push(span);
    }
    for (const span of keptInput(act)) {
      const body = [...bodies.values()].find((one) => one.start >= span.start && isBodyOf(text, one, act));
      if (body !== undefined) spans.push(body);
    }
  }
  return spans;
}

/** Here-documents and here-strings of commands that only keep what they read. */
function keptInput(act: Invocation): readonly Span[] {
  if (act.base === null || !KEEPERS.has(act.base)) return [];
  return act.redirections.flatMap((one) => (one.mode === 'here' ? [one.span] : []));
}

/** A body stands apart from its operator: it is known again by its text, as far as that is certain. */
function isBodyOf(text: string, body: Span, act: Invocation): boolean {
  const written = text.slice(body.start, body.end);
  return act.redirections.some((one) => {
    if (one.mode !== 'here') return false;
    const prefix = knownPrefix(one.target).replace(/\n$/, '');
    if (one.target.kind === 'known')
      return written.replace(/^(['"])(.*)\1$/s, '$2').replace(/\n$/, '') === prefix;
    return prefix !== '' && written.startsWith(prefix);
  });
}

function isInside(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function keyOf(span: Span): string {
  return `${span.start}-${span.end}`;
}

/** The words that their command only prints, compares or keeps. */
export function textWords(act: Invocation): readonly Arg[] {
  const { base } = act;
  if (base === null) return [];
  if (PRINTERS.has(base)) return act.args;
  if (SEARCHERS.has(base)) return patternsOf(act);
  return Object.hasOwn(MESSAGES, base) ? messagesOf(act, MESSAGES[base] ?? []) : [];
}

function patternsOf(act: Invocation): readonly Arg[] {
  const parsed = parsedArgs(act);
  const given = parsed.options.flatMap((option) =>
    (option.name === '-e' || option.name === '--regexp') && option.valueArg !== null ? [option.valueArg] : [],
  );
  const first = parsed.operands[0];
  return given.length > 0 || first === undefined ? given : [first];
}

/** The word after the option, or the option's own word where the value is attached. */
function messagesOf(act: Invocation, names: readonly string[]): readonly Arg[] {
  const found: Arg[] = [];
  act.args.forEach((arg, index) => {
    const text = knownText(arg.value);
    const before = knownText(act.args[index - 1]?.value ?? arg.value) ?? '';
    const follows = index > 0 && (names.includes(before) || /^-[a-z]*m$/.test(before));
    if (
      follows ||
      (text !== null && names.some((name) => name.startsWith('--') && text.startsWith(`${name}=`)))
    ) {
      found.push(arg);
    }
  });
  return found;
}
