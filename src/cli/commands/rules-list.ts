/** `sechook rules list`: one rule on a line, with what it does under the preset that holds. */
import { EXIT } from '../../core/exit-codes.ts';
import { nearest } from '../../core/nearest.ts';
import type { BookEntry } from '../../policy/rule-book.ts';
import { SHARED } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { openBook } from '../open-book.ts';
import { refuse } from '../refuse.ts';
import { ruleJson } from '../render/rule-json.ts';
import { doesUnder, ruleList } from '../render/rule-text.ts';
import { styleFor } from '../render/style.ts';

const COMMAND = 'rules list';

export const rulesListCommand: CommandSpec = {
  name: 'list',
  summary: 'list the rules that hold here',
  description: [
    'Lists the shipped rules and those of your own files: what each does under the preset that holds (deny, ask, off) and why.',
  ],
  operands: [],
  options: [
    { kind: 'value', name: 'category', value: 'NAME', summary: 'only rules of this category' },
    {
      kind: 'value',
      name: 'does',
      value: 'WHAT',
      summary: 'only rules that deny, ask or are off',
      choices: ['deny', 'ask', 'off'],
    },
    SHARED.cwd,
    SHARED.format,
  ],
  examples: [
    { line: 'sechook rules list', says: 'all' },
    { line: 'sechook rules list --category git --does deny', says: 'what is denied of git' },
  ],
  exits: [
    { code: 0, means: 'listed' },
    { code: 2, means: 'wrong use, or rules with errors' },
  ],
  commands: [],
  run: runRulesList,
};

function runRulesList(given: Given, io: CliIo, host: Host): number {
  const opened = openBook(COMMAND, given, io, host);
  if (opened.kind === 'refused') return opened.exitCode;
  const { entries, preset } = opened.book;
  const category = given.value('category');
  const categories = [...new Set(entries.map(({ rule }) => rule.category))].sort();
  if (category !== null && !categories.includes(category)) {
    const near = nearest(category, categories);
    const help = near === null ? `There are ${categories.join(', ')}.` : `Did you mean ${near}?`;
    return refuse(io, COMMAND, `no rule is of the category ${category}`, help);
  }
  const does = given.value('does');
  const isWanted = ({ rule, isDisabled }: BookEntry): boolean =>
    (category === null || rule.category === category) &&
    (does === null || (isDisabled ? 'off' : doesUnder(rule, preset)) === does);
  const wanted = entries.filter(isWanted);
  if (given.value('format') === 'json') {
    const rules = wanted.map((entry) => ruleJson(entry, preset));
    const document = { schema: 'sechook.rules/1', version: host.version, preset, rules };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else io.stdout.write(ruleList(wanted, preset, styleFor(io.stdout, io.env)));
  return EXIT.ok;
}
