/** `sechook rules show`: all that is known of some rules. */
import { EXIT } from '../../core/exit-codes.ts';
import { SHARED } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { openBook } from '../open-book.ts';
import { refuse } from '../refuse.ts';
import { ruleJson } from '../render/rule-json.ts';
import { ruleText } from '../render/rule-text.ts';
import { styleFor } from '../render/style.ts';
import { entriesNamed } from '../rules-named.ts';

const COMMAND = 'rules show';

export const rulesShowCommand: CommandSpec = {
  name: 'show',
  summary: 'show a rule: what it does, why, where it stands, its samples',
  description: ['Shows all that is known of a rule that a verdict, the audit log or `rules list` names.'],
  operands: [{ name: 'id', summary: 'id of a rule', variadic: true }],
  options: [SHARED.cwd, SHARED.format],
  examples: [{ line: 'sechook rules show git.force-push', says: 'why was that denied?' }],
  exits: [
    { code: 0, means: 'shown' },
    { code: 2, means: 'wrong use, no such rule, or rules with errors' },
  ],
  commands: [],
  run: runRulesShow,
};

function runRulesShow(given: Given, io: CliIo, host: Host): number {
  if (given.operands.length === 0) {
    return refuse(io, COMMAND, 'which rule? Give its id', "See 'sechook rules list'.");
  }
  const opened = openBook(COMMAND, given, io, host);
  if (opened.kind === 'refused') return opened.exitCode;
  const { entries, preset } = opened.book;
  const named = entriesNamed(entries, given.operands);
  if (named.kind === 'unknown') return refuse(io, COMMAND, named.message, named.help);
  if (given.value('format') === 'json') {
    const rules = named.entries.map((entry) => ruleJson(entry, preset));
    const document = { schema: 'sechook.rules/1', version: host.version, preset, rules };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const style = styleFor(io.stdout, io.env);
    io.stdout.write(named.entries.map((entry) => ruleText(entry, preset, style)).join('\n'));
  }
  return EXIT.ok;
}
