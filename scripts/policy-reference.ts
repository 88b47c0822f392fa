/**
 * Writes the generated parts of docs/rule-language.md and docs/configuration.md, from the matchers'
 * signatures and the table of keys: `scripts/node node scripts/policy-reference.ts`. A test compares.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import {
  MATCHER_TOPICS,
  type MatcherSignature,
  type MatcherTopic,
  PLACEHOLDERS,
} from '../src/core/signature.ts';
import { signatureForm } from '../src/dsl/language.ts';
import { SAMPLE_FORMS } from '../src/dsl/sample-parser.ts';
import { productLanguage } from '../src/policy/language.ts';
import {
  DEFAULT_SETTINGS,
  LIST_KEYS,
  type ListKey,
  RULE_LISTS,
  SETTING_KEYS,
  type SettingKey,
} from '../src/snapshot/policy-keys.ts';

export const DOCUMENTS = ['docs/rule-language.md', 'docs/configuration.md'] as const;

const TOPIC_TITLES: Readonly<Record<MatcherTopic, string>> = {
  commands: 'Commands',
  words: 'Words of a command',
  environment: 'Environment',
  redirections: 'Redirections',
  pipelines: 'Pipelines',
  origin: 'Where a command comes from',
  files: 'Files',
  content: 'Content',
  network: 'Network',
  mcp: 'MCP',
  call: 'The call itself',
};

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const [head = [], ...rest] = rows;
  return [row(head), row(head.map(() => '---')), ...rest.map(row)];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function matcherRow(signature: MatcherSignature): readonly string[] {
  const keywords = signature.parameters.flatMap((parameter) => parameter.keywords ?? []);
  const choice = keywords.length === 0 ? '' : ` One of: ${keywords.map((word) => `\`${word}\``).join(', ')}.`;
  return [`\`${signatureForm(signature)}\``, signature.doc + choice, `\`${signature.example}\``];
}

function matchers(): readonly string[] {
  const all = [...productLanguage().matchers.values()];
  return MATCHER_TOPICS.flatMap((topic) => {
    const rows = all.filter((one) => one.topic === topic).map(matcherRow);
    if (rows.length === 0) return [];
    return [`### ${TOPIC_TITLES[topic]}`, '', ...table([['matcher', '', 'example'], ...rows]), ''];
  });
}

function placeholders(): readonly string[] {
  const fillers = (name: string): string =>
    [...productLanguage().matchers.values()]
      .filter((one) => one.placeholders.some((placeholder) => placeholder === name))
      .map((one) => `\`${one.name}\``)
      .join(', ');
  const rows = PLACEHOLDERS.filter((name) => name !== 'match').map((name) => [
    `\`{${name}}\``,
    fillers(name),
  ]);
  return table([['placeholder', 'filled by'], ...rows]);
}

function keys(): readonly string[] {
  const lists = Object.entries<ListKey>(LIST_KEYS).map(([name, key]) => [
    `\`${name}\``,
    key.doc,
    key.project ? (key.tighter === 'longer' ? 'append' : 'exclude') : 'no',
  ]);
  const settings = Object.entries<SettingKey>(SETTING_KEYS).map(([name, key]) => [
    `\`${name}\``,
    `${key.doc} ${values(key)}`,
    key.project ? 'stricter only' : 'no',
  ]);
  return table([['key', '', 'by a project'], ...lists, ...settings]);
}

function values({ type, field }: SettingKey): string {
  const standard = `Default \`${JSON.stringify(DEFAULT_SETTINGS[field])}\`.`;
  if (type.kind === 'number') return `From ${type.min} to ${type.max}. ${standard}`;
  return `${type.choices.map((choice) => `\`${JSON.stringify(choice)}\``).join(' or ')}. ${standard}`;
}

const PARTS: Readonly<Record<string, () => readonly string[]>> = {
  matchers,
  placeholders,
  samples: () => ['```', ...SAMPLE_FORMS, '```'],
  lists: () =>
    table([
      ['list', ''],
      ...RULE_LISTS.map((name) => [`\`${name}\``, (LIST_KEYS as Record<string, ListKey>)[name]?.doc ?? '']),
    ]),
  keys,
};

/** The document with its generated parts as they are now. */
export function withReference(text: string): string {
  return text.replace(/<!-- (\w+) -->\n.*?<!-- \/\1 -->/gs, (whole, name: string) => {
    const part = PARTS[name];
    if (part === undefined) return whole;
    const body = part().join('\n').trimEnd();
    return `<!-- ${name} -->\n\n${body}\n\n<!-- /${name} -->`;
  });
}

if (import.meta.main) {
  for (const document of DOCUMENTS) {
    const url = new URL(`../${document}`, import.meta.url);
    writeFileSync(url, withReference(readFileSync(url, 'utf8')));
  }
}
