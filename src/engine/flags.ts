/**
 * Options as rules name them. A specification is read by the same table as the command's own words, so `-rf`
 * means both letters in any spelling (`-fr`, `-r --force`, `--recursive -f`), and `-XDELETE` an option with
 * its value. A word that is not known is no option here: `may_have_flags` asks for those.
 */
import { NO_SPAN } from '../core/span.ts';
import { known, knownText } from '../core/value.ts';
import type { Option, OptionTable, ParsedArgs } from '../shell/argv.ts';
import { parseArgs } from '../shell/argv.ts';
import type { Arg } from '../shell/invocation.ts';
import { type Args, type Match, matchAt } from './matcher.ts';
import { tableOf } from './shell-tools.ts';
import type { InvocationSubject } from './subject.ts';
import { literalPattern, mayBe } from './value-tests.ts';

export function hasSpec(subject: InvocationSubject, spec: string): Match | null {
  if (!spec.startsWith('-') || spec === '-' || spec === '--') return hasWord(subject, spec);
  const parsed = subject.parsed();
  let found: Option | null = null;
  const wanted = optionsOfSpec(subject, spec, parsed);
  if (wanted.length === 0) return null;
  for (const want of wanted) {
    const option = parsed.options.find((has) => isSame(has, want));
    if (option === undefined) return null;
    found ??= option;
  }
  return matchAt(found?.arg.span ?? null);
}

function hasWord(subject: InvocationSubject, word: string): Match | null {
  const arg = subject.act.args.find((one) => knownText(one.value) === word);
  return arg === undefined ? null : matchAt(arg.span);
}

function isSame(has: Option, want: Option): boolean {
  if (has.name !== want.name) return false;
  if (want.value === null) return true;
  const text = knownText(want.value);
  return has.value !== null && text !== null && mayBe(has.value, literalPattern(text));
}

export function optionsOfSpec(
  subject: InvocationSubject,
  spec: string,
  parsed: ParsedArgs,
): readonly Option[] {
  const table = tableOf(subject.act);
  return parseArgs([...subcommandWords(table, parsed.operands), wordArg(spec)], table).options;
}

/** The words that lead to the table which reads the options: `docker compose` in `docker compose up`. */
function subcommandWords(table: OptionTable | null, operands: readonly Arg[]): readonly Arg[] {
  const words: Arg[] = [];
  let inner = table?.subcommands;
  for (const operand of operands) {
    const name = knownText(operand.value);
    if (inner === undefined || name === null) break;
    words.push(operand);
    inner = inner[name]?.subcommands;
  }
  return words;
}

function wordArg(text: string): Arg {
  return { value: known(text), span: NO_SPAN, trail: [] };
}

export function anySpec(subject: InvocationSubject, args: Args): Match | null {
  for (const spec of args.strings) {
    const match = hasSpec(subject, spec);
    if (match !== null) return match;
  }
  return null;
}
