/** What `explain --format json` says of a rewritten command: the call that bash makes, and why it is that one. */
import { explainJson } from '../../src/cli/render/explain-json.ts';
import type { Via } from '../../src/shell/invocation.ts';
import { evaluate, policyOf, shell } from '../engine/harness.ts';
import { CASE_CWD, CASE_HOME } from '../oracle/driver.ts';
import { actOf, type ValueJson } from '../oracle/explained.ts';
import { type Agreement, agreement } from '../oracle/predicted.ts';
import type { Rewritten } from './compose.ts';

interface WordJson extends ValueJson {
  readonly span: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } };
  readonly trail: readonly string[];
}

type ActJson =
  | {
      readonly kind: 'invocation';
      readonly name: WordJson;
      readonly args: readonly WordJson[];
      readonly via: readonly Via[];
    }
  | {
      readonly kind: 'opaque';
      readonly reason: string;
      readonly why: { readonly text: string };
      readonly via: readonly Via[];
    }
  | { readonly kind: 'assigned' };

const SCENE = { cwd: CASE_CWD, home: CASE_HOME };
let policy: ReturnType<typeof policyOf> | null = null;

/** The acts, as a program reads them. */
function actsOf(script: string): readonly ActJson[] {
  policy ??= policyOf({ unseen: 'match opaque()' }, SCENE);
  const evaluation = evaluate(policy, shell(script, SCENE), SCENE);
  const explained = {
    command: script,
    judgement: { evaluation, answered: evaluation.verdict.decision, micros: 0 },
    effectsOf: () => [],
  };
  const json = JSON.parse(JSON.stringify(explainJson(explained, '0'))) as { acts: readonly ActJson[] };
  return json.acts;
}

export interface Told {
  readonly agreement: Agreement;
  /** Words of the call for which the explanation gives no reason. */
  readonly unexplained: readonly string[];
  /** The road to the call: what starts it, outermost first. */
  readonly via: readonly string[];
}

/** The words as they stand in the script, without what quotes them; `$"…"` is a quote, too. */
const bareWord = (text: string): string => text.replace(/\\\n|\$(?=")/g, '').replace(/["'\\]/g, '');

function isExplained(word: WordJson, script: string, via: readonly Via[]): boolean {
  switch (word.kind) {
    case 'known':
      return (
        via.length > 0 ||
        word.trail.length > 0 ||
        bareWord(script.slice(word.span.start.offset, word.span.end.offset)) === bareWord(word.text)
      );
    case 'pattern':
      return (word.parts ?? []).every((part) => part.kind !== 'hole' || part.why.text !== '');
    case 'unknown':
      return word.why !== undefined && word.why.text !== '';
  }
}

const ORDER: readonly Agreement[] = ['known', 'may', 'opaque', 'none'];

/** Where not even the program's name is known, its words may be any program's: it is said that this cannot be seen. */
function foundIn(act: Exclude<ActJson, { readonly kind: 'assigned' }>, argv: readonly string[]): Agreement {
  if (act.kind === 'opaque') return 'opaque';
  const found = agreement(actOf(act), argv);
  return found === 'none' && act.name.kind === 'unknown' ? 'opaque' : found;
}

/** What the act says that agrees best with the call. */
export function told({ script, argv }: Pick<Rewritten, 'script' | 'argv'>): Told {
  let best: Told = { agreement: 'none', unexplained: [], via: [] };
  for (const act of actsOf(script)) {
    if (act.kind === 'assigned') continue;
    const found = foundIn(act, argv);
    const words = act.kind === 'opaque' ? [] : [act.name, ...act.args];
    const unexplained =
      act.kind === 'opaque'
        ? act.why.text === ''
          ? [act.reason]
          : []
        : words.filter((word) => !isExplained(word, script, act.via)).map((word) => word.text);
    const difference = ORDER.indexOf(found) - ORDER.indexOf(best.agreement);
    if (difference < 0 || (difference === 0 && unexplained.length < best.unexplained.length))
      best = { agreement: found, unexplained, via: act.via.map((step) => step.name) };
  }
  return best;
}
