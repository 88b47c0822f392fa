/** The tables of calls with the verdicts that they ought to get. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ToolCall } from '../../src/core/call.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { reporter } from '../../src/dsl/messages.ts';
import { parseSample } from '../../src/dsl/sample-parser.ts';
import { toolCallOf } from '../../src/policy/judge-sample.ts';
import { shell } from './shipped-judge.ts';

/** Each topic of the rules has a table of its own kinds. */
const TOPICS = readdirSync(`${import.meta.dirname}/tables/kinds`).map((file) => file.replace('.txt', ''));

export interface HarmRow {
  readonly decision: string;
  /** Ids of the rules that fire. */
  readonly rules: readonly string[];
  readonly command: string;
}

/** One row for each command: the decision and all the rules that fire, in the order of the verdict. */
export function harmRows(): readonly HarmRow[] {
  return [...linesOf('harm'), ...linesOf('launched')].map(rowOf);
}

/** A day's work, of which nothing is to be asked about; `⏎` ends a line. */
export function everydayRows(): readonly string[] {
  return [...linesOf('everyday'), ...linesOf('workday')].flatMap(expand).map(spelled);
}

/**
 * Many calls of one kind: `⟨a|b⟩` stands for either. The decision, and rules that must be among those that fire, or
 * with `!` must not; a call that is no command is written as in a rule's samples: `@read ~/.ssh/id_rsa`,
 * and `@codex ls` is a command under Codex. `⏎` ends a line, `a×36` is
 * 36 times `a`, `‹200b›` the character of that number.
 */
export function kindRows(): readonly HarmRow[] {
  return ['kinds', ...TOPICS.map((topic) => `kinds/${topic}`)].flatMap(linesOf).flatMap((line) => {
    const row = rowOf(line);
    return expand(row.command).map((command) => ({ ...row, command: spelled(command) }));
  });
}

export function callOf(text: string): ToolCall {
  if (!text.startsWith('@')) return shell(text);
  if (text.startsWith(CODEX)) return underCodex(text.slice(CODEX.length));
  const line = { span: { start: 0, end: text.length }, start: 0, indent: 1 };
  const complaints: Diagnostic[] = [];
  const report = reporter('a table', complaints);
  const sample = parseSample(text, 'catches', line.span, { head: line, rest: [] }, report);
  const call = sample === null ? null : toolCallOf(sample.call);
  if (call === null) throw new Error(`${text}: ${complaints[0]?.message ?? 'this is no call'}`);
  return call;
}

/** A command line as Codex starts it, which types into what still runs without asking a hook. */
const CODEX = '@codex ';

function underCodex(command: string): ToolCall {
  const call = shell(command);
  return { ...call, context: { ...call.context, client: 'codex' } };
}

function rowOf(line: string): HarmRow {
  const tab = line.indexOf('\t');
  const [decision = '', rules = ''] = line.slice(0, tab).split(' ');
  return { decision, rules: rules === '' ? [] : rules.split(','), command: line.slice(tab + 1) };
}

/** Ends of lines, characters that cannot be seen, and runs of one, so that no scanner for leaked keys finds a key. */
function spelled(text: string): string {
  return text
    .replaceAll('⏎', '\n')
    .replace(/‹([0-9a-f]+)›/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/(\S)×(\d+)/gu, (_, char: string, times: string) => char.repeat(Number(times)));
}

/** `⟨a|b⟩ ⟨c|⟩` → `a c`, `a `, `b c`, `b `. */
function expand(text: string): readonly string[] {
  const found = /⟨([^⟨⟩]*)⟩/.exec(text);
  if (found === null) return [text];
  const [whole, inside = ''] = found;
  const rest = expand(text.slice(found.index + whole.length));
  return inside.split('|').flatMap((choice) => rest.map((end) => text.slice(0, found.index) + choice + end));
}

function linesOf(table: string): readonly string[] {
  const text = readFileSync(`${import.meta.dirname}/tables/${table}.txt`, 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
