/** `sechook rules test`: the samples of rules through the real engine, under the lists that hold here. */
import { EXIT } from '../../core/exit-codes.ts';
import type { SampleNode } from '../../dsl/ast.ts';
import type { SampleOutcome } from '../../dsl/samples.ts';
import { showSample } from '../../dsl/show-sample.ts';
import { SHARED } from '../choices.ts';
import type { CommandSpec, Given } from '../command.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import { openBook } from '../open-book.ts';
import { refuse } from '../refuse.ts';
import { plural } from '../render/diagnostics-text.ts';
import { styleFor } from '../render/style.ts';
import { visible } from '../render/visible.ts';
import { entriesNamed } from '../rules-named.ts';

const COMMAND = 'rules test';

export const rulesTestCommand: CommandSpec = {
  name: 'test',
  summary: "run the rules' own samples",
  description: [
    'Judges every sample of the rules that are named, or of all that hold here, by the real engine under the lists that hold here: what a rule catches must fire, what it permits must not. Nothing is run and nothing is written.',
  ],
  operands: [{ name: 'id', summary: 'ids of rules; none: all', variadic: true }],
  options: [SHARED.cwd, SHARED.format],
  examples: [
    { line: 'sechook rules test', says: 'after a change of your lists' },
    { line: 'sechook rules test my-rule', says: 'one rule' },
  ],
  exits: [
    { code: 0, means: 'every sample is judged as its rule says' },
    { code: 1, means: 'some are not' },
    { code: 2, means: 'wrong use, no such rule, or rules with errors' },
  ],
  commands: [],
  run: runRulesTest,
};

interface Failed {
  readonly rule: string;
  readonly expects: SampleNode['expects'];
  readonly sample: string;
  readonly why: string;
}

function runRulesTest(given: Given, io: CliIo, host: Host): number {
  const opened = openBook(COMMAND, given, io, host);
  if (opened.kind === 'refused') return opened.exitCode;
  const { entries, judge } = opened.book;
  const named =
    given.operands.length === 0
      ? ({ kind: 'found', entries } as const)
      : entriesNamed(entries, given.operands);
  if (named.kind === 'unknown') return refuse(io, COMMAND, named.message, named.help);

  const failures: Failed[] = [];
  let samples = 0;
  for (const { rule, samples: own } of named.entries) {
    for (const { expects, call } of own) {
      samples += 1;
      const why = whyFailed(expects, judge(rule, call));
      if (why !== null) failures.push({ rule: rule.id, expects, sample: showSample(call), why });
    }
  }
  const rules = named.entries.length;
  if (given.value('format') === 'json') {
    const ok = failures.length === 0;
    const document = { schema: 'sechook.rules-test/1', version: host.version, ok, rules, samples, failures };
    io.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
  } else {
    const style = styleFor(io.stdout, io.env);
    const lines = failures.map(
      ({ rule, expects, sample, why }) =>
        `${style('red', 'failed')}  ${visible(rule)}: ${why}\n        ${expects} ${visible(sample)}`,
    );
    const outcome = failures.length === 0 ? 'all as they say' : `${failures.length} failed`;
    lines.push(`${plural(rules, 'rule')}, ${plural(samples, 'sample')}: ${outcome}`);
    io.stdout.write(`${lines.join('\n')}\n`);
  }
  return failures.length === 0 ? EXIT.ok : EXIT.findings;
}

function whyFailed(expects: SampleNode['expects'], outcome: SampleOutcome): string | null {
  switch (outcome.kind) {
    case 'failed':
      return `it could not be judged: ${outcome.why}`;
    case 'fires':
      return expects === 'permits' ? 'the rule fires' : null;
    case 'silent':
      return expects === 'catches' ? 'the rule does not fire' : null;
  }
}
