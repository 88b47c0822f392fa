/** How the evaluator's calls of `WORDS` differ from the shell's, in words that a person can act on. */
import { showValue } from '../../../src/core/value.ts';
import type { Act, Invocation } from '../../../src/shell/invocation.ts';
import { analyse } from '../../oracle/analyse.ts';
import { agreement } from '../../oracle/predicted.ts';
import type { Call } from '../../oracle/sandbox.ts';
import type { Row } from './table.ts';

function isWords(act: Act): act is Invocation {
  return act.kind === 'invocation' && (act.base === 'WORDS' || act.name.kind !== 'known');
}

function showCall(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(' ');
}

export function showInvocation(act: Invocation): string {
  return [act.name, ...act.args.map((arg) => arg.value)]
    .map((value) =>
      value.kind === 'known' ? JSON.stringify(value.text) : `${value.kind}:${showValue(value)}`,
    )
    .join(' ');
}

/** Empty where the prediction is what the row demands. */
export function compareRow(row: Row, calls: readonly Call[]): readonly string[] {
  const analysis = analyse(row.script);
  const made = calls.filter((call) => call.argv[0] === 'WORDS').map((call) => call.argv);
  const predicted = analysis.acts.filter(isWords);
  const differences: string[] = [];
  if (analysis.exhausted !== null && row.demand !== 'surplus')
    differences.push(`exhausted: ${analysis.exhausted}`);
  for (const argv of made) {
    const found = predicted.map((act) => agreement(act, argv));
    if (found.includes('known') || (row.demand === 'vague' && found.includes('may'))) continue;
    differences.push(`${found.includes('may') ? 'not known' : 'missed'}: ${showCall(argv)}`);
  }
  if (row.demand === 'surplus') return differences;
  for (const act of predicted) {
    const found = made.map((argv) => agreement(act, argv));
    if (found.includes('known') || (row.demand === 'vague' && found.includes('may'))) continue;
    differences.push(`predicted: ${showInvocation(act)}`);
  }
  return differences;
}
