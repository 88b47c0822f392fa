/** How the evaluator's calls of `WORDS` differ from the shell's, in words that a person can act on. */

import { showValue } from '../../../src/core/value.ts';
import type { Act, Invocation } from '../../../src/shell/invocation.ts';
import { analyse } from '../../oracle/analyse.ts';
import { agreement } from '../../oracle/predicted.ts';
import type { Call } from '../../oracle/sandbox.ts';

function isWords(act: Act): act is Invocation {
  return act.kind === 'invocation' && (act.base === 'WORDS' || act.name.kind !== 'known');
}

export function showCall(words: readonly string[]): string {
  return words.map((word) => JSON.stringify(word)).join(' ');
}

export function showInvocation(act: Invocation): string {
  return [act.name, ...act.args.map((arg) => arg.value)]
    .map((value) =>
      value.kind === 'known' ? JSON.stringify(value.text) : `${value.kind}:${showValue(value)}`,
    )
    .join(' ');
}

/** Empty where the prediction is exact: the same calls, every word known. */
export function compareRow(script: string, calls: readonly Call[]): readonly string[] {
  const analysis = analyse(script);
  const made = calls.filter((call) => call.argv[0] === 'WORDS').map((call) => call.argv);
  const predicted = analysis.acts.filter(isWords);
  const differences: string[] = [];
  if (analysis.exhausted !== null) differences.push(`exhausted: ${analysis.exhausted}`);
  for (const argv of made) {
    if (predicted.some((act) => agreement(act, argv) === 'known')) continue;
    const may = predicted.find((act) => agreement(act, argv) === 'may');
    differences.push(`${may === undefined ? 'missed' : 'not known'}: ${showCall(argv)}`);
  }
  for (const act of predicted) {
    if (made.some((argv) => agreement(act, argv) === 'known')) continue;
    differences.push(`predicted: ${showInvocation(act)}`);
  }
  return differences;
}
