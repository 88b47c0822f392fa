/**
 * The suite's own small, frozen rule set, for the real engine: one block rule for each dangerous command,
 * which asks for its name and its words (or words that nobody knows), and an ask for whatever runs unseen. Rules that
 * are shipped may change; what these say of a command in plain form must hold in every rewriting of it.
 */
import type { Decision } from '../../src/core/finding.ts';
import { evaluate, policyOf, shell } from '../engine/harness.ts';
import { CASE_CWD, CASE_HOME } from '../oracle/driver.ts';
import { COMMANDS } from './commands.ts';

const text = (word: string): string => JSON.stringify(word);

const RULES = Object.fromEntries([
  ...COMMANDS.map(([name, ...words], n) => [
    `c${n}`,
    [
      `match command(${text(name)})${words.map((word) => ` and arg(${text(word)})`).join('')}`,
      `match command(${text(name)}) and unknown_args()`,
    ].join('\n'),
  ]),
  ['unseen', 'suspicious "unseen"\nmatch opaque()\nmatch dynamic_command()'],
]);

const SCENE = { cwd: CASE_CWD, home: CASE_HOME };
let policy: ReturnType<typeof policyOf> | null = null;

/** The verdict of the real engine; a budget that runs out is a deny, as everywhere. */
export function frozenVerdict(script: string): Decision {
  policy ??= policyOf(RULES, SCENE);
  const evaluation = evaluate(policy, shell(script, SCENE), SCENE);
  return evaluation.failure === null ? evaluation.verdict.decision : 'deny';
}
