/**
 * Writes docs/rules/ (an index and a page for each category) and docs/presets.md from the shipped rules:
 * `scripts/node node scripts/rules-reference.ts`. A test compares.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PRESETS, type Preset, type Rule } from '../src/core/rule.ts';
import type { SampleNode } from '../src/dsl/ast.ts';
import { compileRules } from '../src/dsl/compile-rules.ts';
import { showSample } from '../src/dsl/show-sample.ts';
import { builtInSource } from '../src/policy/built-in.ts';
import { productLanguage } from '../src/policy/language.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** Every category of the shipped rules, in the order in which the index names them. */
const CATEGORIES: Readonly<Record<string, string>> = {
  destructive: 'What deletes or overwrites what cannot be brought back: files, disks, databases, containers.',
  infrastructure: 'What changes or deletes resources of a cloud, a cluster or a forge.',
  git: 'What throws away work, rewrites history or changes what Git does.',
  secrets: 'What shows, copies or changes keys, passwords and tokens.',
  exfiltration: 'What sends data of this machine to others.',
  network: 'Whom the machine talks to, and who may talk to it.',
  execution: 'What runs code that nobody has seen, or hides what runs.',
  'supply-chain': 'What comes into the project from others, and what goes out to them.',
  persistence: 'What makes something run later, or gives somebody a way back in.',
  privilege: 'What takes rights that the agent does not have.',
  system: 'What changes the machine itself or what protects it.',
  agents: 'What tells agents what to do from now on.',
  mcp: 'Tools of MCP servers and what is handed to them.',
  guard: 'The guard itself, and the agents that it watches. No exception is possible here.',
};

interface Shown {
  readonly rule: Rule;
  readonly samples: readonly SampleNode[];
}

/** Path below the project → text. */
export function rulesReference(): ReadonlyMap<string, string> {
  const shown = shippedRules();
  const pages = new Map<string, string>([
    ['docs/rules/README.md', index(shown)],
    ['docs/presets.md', presets(shown)],
  ]);
  for (const category of Object.keys(CATEGORIES)) {
    const own = shown.filter(({ rule }) => rule.category === category);
    pages.set(`docs/rules/${category}.md`, page(category, own));
  }
  return pages;
}

function shippedRules(): readonly Shown[] {
  const { rules, samples, diagnostics } = compileRules({
    files: builtInSource(ROOT).rules,
    language: productLanguage(),
    taken: new Map(),
    strict: true,
    judge: null,
  });
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const stray = rules.find(({ category }) => !Object.hasOwn(CATEGORIES, category));
  if (stray !== undefined) throw new Error(`${stray.id}: ${stray.category} is no category of the reference`);
  return rules.map((rule) => ({ rule, samples: samples.get(rule.id) ?? [] }));
}

const MADE = '<!-- Made from rules/ by scripts/rules-reference.ts; edit the rules, not this file. -->';
const DOES = { block: 'deny', suspicious: 'ask', off: '—' } as const;

function index(shown: readonly Shown[]): string {
  const blocks = shown.filter(({ rule }) => rule.tier === 'block').length;
  return text([
    '# The shipped rules',
    '',
    MADE,
    '',
    `${shown.length} rules: ${blocks} deny, ${shown.length - blocks} ask a human. What is here for each of them,`,
    '`sechook rules show ID` prints for your own rules too. [presets.md](../presets.md) says what a preset changes.',
    '',
    ...Object.entries(CATEGORIES).flatMap(([category, about]) => [
      `## [${category}](${category}.md)`,
      '',
      about,
      '',
      '| rule | | |',
      '|---|---|---|',
      ...shown.filter(({ rule }) => rule.category === category).map(({ rule }) => indexRow(rule)),
      '',
    ]),
  ]);
}

function indexRow(rule: Rule): string {
  const place = `${rule.category}.md#${anchor(rule.id)}`;
  return `| [\`${rule.id}\`](${place}) | ${standing(rule)} | ${cell(rule.why ?? '')} |`;
}

function standing(rule: Rule): string {
  return rule.presets?.standard === 'off' ? 'strict only' : DOES[rule.tier];
}

function anchor(id: string): string {
  return id.replaceAll('.', '');
}

function page(category: string, shown: readonly Shown[]): string {
  return text([`# ${category}`, '', MADE, '', CATEGORIES[category] ?? '', '', ...shown.flatMap(section)]);
}

function section({ rule, samples }: Shown): readonly string[] {
  const of = (expects: SampleNode['expects']): readonly string[] =>
    samples
      .filter((sample) => sample.expects === expects)
      .map(({ call }) => `    ${oneLine(showSample(call))}`);
  const deferred = rule.tier === 'suspicious' && rule.withoutAsk === 'defer';
  return [
    `## ${rule.id}`,
    '',
    `**${standing(rule)}**, ${rule.severity}. ${cell(rule.why ?? '')}`,
    '',
    ...(rule.presets === undefined ? [] : [presetLine(rule), '']),
    ...(deferred ? ['Where nobody can be asked, the client’s own permission flow decides.', ''] : []),
    ...(rule.link === null ? [] : [`More: <${rule.link}>`, '']),
    `Instead: ${cell(rule.nudge)}`,
    '',
    'Catches:',
    '',
    ...of('catches'),
    '',
    'Permits:',
    '',
    ...of('permits'),
    '',
  ];
}

function tierOf(rule: Rule, preset: Preset): 'deny' | 'ask' | '—' {
  return DOES[rule.presets?.[preset] ?? rule.tier];
}

function presetLine(rule: Rule): string {
  return `Presets: ${PRESETS.map((preset) => `${preset} ${tierOf(rule, preset)}`).join(', ')}.`;
}

function presets(shown: readonly Shown[]): string {
  const differing = shown.filter(({ rule }) => rule.presets !== undefined);
  const count = (preset: Preset, does: string): number =>
    shown.filter(({ rule }) => tierOf(rule, preset) === does).length;
  return text([
    '# Presets',
    '',
    MADE,
    '',
    'How much the guard stops, in one word of the configuration:',
    '',
    '```toml',
    '[rules]',
    'preset = "standard"   # or "relaxed", "strict"',
    '```',
    '',
    '- **relaxed**: for those who know what they do and want to be stopped before a disaster only. What can mostly be',
    '  brought back is asked about instead of denied; mere curiosities are not reported.',
    '- **standard**: the default.',
    '- **strict**: for machines with much to lose and for agents that nobody watches. Most of what is asked about',
    '  elsewhere is denied, what leaves the project (pushes, new packages, files outside, unknown hosts) is asked',
    '  about, and where nobody can be asked every ask is a deny, also that of a rule that says `without_ask defer`.',
    '',
    "A user or root's managed file may choose any; a project's configuration may only choose a tighter one than would",
    'hold without it. What is denied as no rule (an unreadable call, an error in a rule file, a budget that runs out)',
    'is denied under all presets. Lists and other settings are the same under all.',
    '',
    '| | relaxed | standard | strict |',
    '|---|---|---|---|',
    ...(['deny', 'ask', '—'] as const).map(
      (does) =>
        `| rules that ${does === '—' ? 'are off' : does} | ${PRESETS.map((preset) => count(preset, does)).join(' | ')} |`,
    ),
    '',
    'The rules that differ; all others are the same under every preset.',
    '',
    '| rule | relaxed | standard | strict |',
    '|---|---|---|---|',
    ...differing.map(
      ({ rule }) =>
        `| [\`${rule.id}\`](rules/${rule.category}.md#${anchor(rule.id)}) | ${PRESETS.map((preset) => tierOf(rule, preset)).join(' | ')} |`,
    ),
  ]);
}

function text(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}

function cell(words: string): string {
  return words.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

/** A sample of several lines shows its line ends; what cannot be seen is written as an escape. */
function oneLine(sample: string): string {
  return sample
    .replaceAll('\n', '⏎')
    .replace(/[^\P{C}\t]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

if (import.meta.main) {
  const pages = rulesReference();
  mkdirSync(`${ROOT}/docs/rules`, { recursive: true });
  for (const name of readdirSync(`${ROOT}/docs/rules`)) {
    if (!pages.has(`docs/rules/${name}`)) rmSync(`${ROOT}/docs/rules/${name}`);
  }
  for (const [path, content] of pages) writeFileSync(`${ROOT}/${path}`, content);
}
