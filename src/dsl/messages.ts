/**
 * The words of every complaint about a rule file, by code: what was found, what was expected, and the way
 * out. Spans and files are added by whoever reports.
 */
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Span } from '../core/span.ts';

interface Wording {
  readonly message: string;
  readonly help: string | null;
}

const meant = (name: string | null, otherwise: string | null = null): string | null =>
  name === null ? otherwise : `did you mean \`${name}\`?`;

const meantAs = (prefix: string, name: string | null, suffix: string, otherwise: string): string | null =>
  meant(name === null ? null : prefix + name + suffix, otherwise);

/** Quoted for a message, cut where it is long. */
function show(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat;
}

const WORDING = {
  'expected-rule': (found: string) => ({
    message: `found \`${show(found)}\` where a rule must begin`,
    help: 'a rule begins with `block "id"` or `suspicious "id"`; its statements are indented',
  }),
  'unknown-tier': (found: string, near: string | null) => ({
    message: `found \`${show(found)}\`, expected \`block\` or \`suspicious\``,
    help: meant(near),
  }),
  'indented-rule': (tier: string) => ({
    message: `\`${tier}\` begins a rule and must stand at the beginning of its line`,
    help: 'remove the indentation',
  }),
  'bad-rule-id': (found: string) => ({
    message: found === '' ? 'the rule has no id' : `\`${show(found)}\` is no rule id`,
    help: 'an id is a quoted word of lower-case letters, digits and `-`: "destructive-rm"',
  }),
  'unknown-statement': (found: string, near: string | null, all: readonly string[]) => ({
    message: `\`${show(found)}\` is no statement of a rule`,
    help: meant(near, `expected one of ${all.join(', ')}`),
  }),
  'repeated-statement': (name: string) => ({
    message: `\`${name}\` stands twice in this rule`,
    help: `a rule has one \`${name}\``,
  }),
  'empty-statement': (name: string, expected: string) => ({
    message: `\`${name}\` is empty`,
    help: `expected ${expected}`,
  }),
  'expected-string': (statement: string, found: string) => ({
    message: `found \`${show(found)}\` after \`${statement}\`, expected a text in double quotes`,
    help: `write ${statement} "…"`,
  }),
  'unexpected-text': (found: string, after: string) => ({
    message: `found \`${show(found)}\` after ${after}`,
    help: null,
  }),
  'unexpected-indentation': () => ({
    message: 'this line continues nothing',
    help: 'only expressions, texts and `|` samples go on in lines that are indented deeper',
  }),
  'regex-continued': () => ({
    message: 'a regular expression ends with its line',
    help: 'write another `match` line for an alternative',
  }),
  'unterminated-string': () => ({ message: 'this text has no closing `"`', help: null }),
  'bad-escape': (found: string) => ({
    message: `\`${found}\` is no escape of a text`,
    help: 'known are \\" \\\\ \\n \\t',
  }),
  'single-quotes': () => ({ message: 'texts stand in double quotes', help: 'write "…"' }),
  'unterminated-regex': () => ({ message: 'this regular expression has no closing `/`', help: null }),
  'bad-character': (found: string) => ({
    message: `\`${found}\` has no meaning here`,
    help: 'an expression is made of matchers, `and`, `or`, `not` and parentheses',
  }),
  'unexpected-token': (found: string, expected: string) => ({
    message: `found ${found}, expected ${expected}`,
    help: null,
  }),
  'too-deep': () => ({
    message: 'this expression is nested too deeply',
    help: 'split it into several rules',
  }),
  'unknown-matcher': (found: string, near: string | null) => ({
    message: `there is no matcher \`${show(found)}\``,
    help: meant(near, 'for a regular expression on the command text write `match_command …`'),
  }),
  'matcher-or-regex': (found: string, near: string) => ({
    message: `\`${show(found)}\` is no matcher, but nearly one`,
    help: `did you mean \`${near}\`? For a regular expression write \`match_command …\``,
  }),
  'matcher-without-parentheses': (name: string) => ({
    message: `\`${name}\` is a matcher and needs its parentheses`,
    help: `write \`${name}(…)\`; for a regular expression on the command text write \`match_command …\``,
  }),
  'too-few-arguments': (name: string, form: string) => ({
    message: `\`${name}\` needs more arguments`,
    help: `its form is ${form}`,
  }),
  'too-many-arguments': (name: string, form: string) => ({
    message: `\`${name}\` takes no further argument`,
    help: `its form is ${form}`,
  }),
  'bad-argument': (found: string, expected: string) => ({
    message: `found ${show(found)}, expected ${expected}`,
    help: null,
  }),
  'unknown-list': (found: string, near: string | null, all: readonly string[]) => ({
    message: `the configuration has no list \`${show(found)}\``,
    help: meant(near, `its lists are ${all.join(', ')}`),
  }),
  'unknown-keyword': (found: string, near: string | null, all: readonly string[]) => ({
    message: `\`${show(found)}\` is not known here`,
    help: meant(near, `expected one of ${all.join(', ')}`),
  }),
  'bad-regex': (why: string) => ({ message: `this is no regular expression: ${why}`, help: null }),
  'bad-regex-flag': (flag: string) => ({
    message: `\`${flag}\` is no flag of a regular expression`,
    help: 'known are i (any case), m (^ and $ at each line), s (. also matches line ends), u',
  }),
  'exponential-regex': (part: string) => ({
    message: `\`${show(part)}\` can match the same text in ever more ways: a crafted command could hold the hook up`,
    help: 'make the repetitions exclude each other, such as `([^/]*/)*` for `(.*/)*`',
  }),
  'regex-too-large': () => ({
    message: 'this regular expression is too large',
    help: 'split it into several `match` lines',
  }),
  'regex-matches-empty': () => ({
    message: 'this regular expression matches the empty text, so it fires on every call',
    help: null,
  }),
  'unknown-placeholder': (found: string, near: string | null, all: readonly string[]) => ({
    message: `\`{${show(found)}}\` is no placeholder`,
    help: meantAs('{', near, '}', `known are ${all.map((name) => `{${name}}`).join(', ')}`),
  }),
  'placeholder-never-filled': (name: string) => ({
    message: `nothing in this rule fills \`{${name}}\``,
    help: null,
  }),
  'presets-out-of-order': (preset: string) => ({
    message: `under \`${preset}\` this rule would be stricter than under a tighter preset, or milder than under a milder one`,
    help: 'from `relaxed` over `standard` (the header) to `strict` a rule may only get stricter: off, suspicious, block',
  }),
  'missing-match': (id: string) => ({
    message: `rule "${id}" has no \`match\``,
    help: 'say what it matches: match command("rm")',
  }),
  'missing-nudge': (id: string) => ({
    message: `rule "${id}" has no \`nudge\``,
    help: 'tell the agent what to do instead: nudge "…"',
  }),
  'duplicate-rule': (id: string, where: string) => ({
    message: `rule id "${id}" is taken already, in ${where}`,
    help: 'rename one of them; to switch a rule off use `[rules] disabled` in the configuration',
  }),
  'bad-link': (found: string) => ({
    message: `\`${show(found)}\` is no web address`,
    help: 'write link "https://…"',
  }),
  'unknown-sample-kind': (found: string, near: string | null, all: readonly string[]) => ({
    message: `\`@${show(found)}\` is no kind of sample`,
    help: meantAs('@', near, '', `known are ${all.map((name) => `@${name}`).join(', ')}`),
  }),
  'bad-sample': (kind: string, expected: string) => ({
    message: `this \`@${kind}\` sample is incomplete`,
    help: `expected ${expected}`,
  }),
  'missing-sample': (id: string, kind: string) => ({
    message: `rule "${id}" has no \`${kind}\` sample`,
    help:
      kind === 'catches' ? 'show a call that it must stop' : 'show a similar call that it must let through',
  }),
  'sample-not-caught': (id: string) => ({
    message: `rule "${id}" does not fire on this sample, which it says it catches`,
    help: null,
  }),
  'sample-caught': (id: string) => ({
    message: `rule "${id}" fires on this sample, which it says it permits`,
    help: null,
  }),
  'sample-failed': (why: string) => ({ message: `this sample could not be judged: ${why}`, help: null }),
} as const satisfies Record<string, (...args: never[]) => Wording>;

type RuleDiagnosticCode = keyof typeof WORDING;

const WARNINGS: ReadonlySet<RuleDiagnosticCode> = new Set(['placeholder-never-filled']);

/** Reports into one file's list of diagnostics. */
export type Report = <C extends RuleDiagnosticCode>(
  code: C,
  span: Span,
  ...args: Parameters<(typeof WORDING)[C]>
) => void;

export function reporter(file: string, into: Diagnostic[]): Report {
  return (code, span, ...args) => {
    const word = WORDING[code] as (...values: unknown[]) => Wording;
    const severity = WARNINGS.has(code) ? 'warning' : 'error';
    into.push({ code, severity, file, span, ...word(...args) });
  };
}
