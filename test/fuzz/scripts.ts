/** Random scripts, what bash makes of them, and how well the evaluator foretold it. */
import fc from 'fast-check';
import { analyse } from '../oracle/analyse.ts';
import { type Agreement, agreement, bestAgreement } from '../oracle/predicted.ts';
import { type Outcome, runInSandbox } from '../oracle/sandbox.ts';
import { PREAMBLE, statement } from './grammar-statements.ts';
import { type Piece, TAG } from './piece.ts';

export interface RandomScript {
  readonly id: string;
  readonly text: string;
  readonly items: ReadonlySet<string>;
  readonly statements: readonly Piece[];
}

export function scriptOf(id: string, statements: readonly Piece[]): RandomScript {
  let tags = 0;
  const joined = [PREAMBLE, ...statements.map((s) => s.text)].join('\n');
  // `$ab` would be another variable, which only the environment knows.
  const text = joined.replace(/\$(PWD|HOME|[abci])(?=\w)/g, '${$1}').replaceAll(TAG, () => `T${tags++}`);
  return { id, text, items: new Set(statements.flatMap((s) => s.items)), statements };
}

export function randomScripts(count: number, seed: number): readonly RandomScript[] {
  const arbitrary = fc.array(statement, { minLength: 1, maxLength: 5 });
  return fc
    .sample(arbitrary, { numRuns: count, seed })
    .map((statements, n) => scriptOf(String(n), statements));
}

export interface Finding {
  readonly script: RandomScript;
  readonly argv: readonly string[];
  readonly agreement: Agreement;
}

export interface Score {
  readonly scripts: number;
  readonly calls: number;
  /** Calls of bash that no prediction covers. */
  readonly missed: readonly Finding[];
  readonly deterministic: number;
  readonly known: number;
  /** Deterministic calls that were foretold, but not down to the last word. */
  readonly vague: readonly Finding[];
  /** Call sites at which every prediction is wholly known and none is what bash called. */
  readonly falselyKnown: readonly Finding[];
  readonly predictedKnown: number;
  /** Wholly known predictions of a site that bash reached, that it did not make. */
  readonly surplus: number;
  readonly exhausted: readonly RandomScript[];
  readonly items: ReadonlyMap<string, number>;
}

const isStub = (name: string | undefined): boolean => name !== undefined && /^s[1-4]$/.test(name);

export async function run(scripts: readonly RandomScript[]): Promise<ReadonlyMap<string, Outcome>> {
  return runInSandbox(scripts.map(({ id, text }) => ({ id, script: text, shell: 'bash' as const })));
}

export function score(scripts: readonly RandomScript[], outcomes: ReadonlyMap<string, Outcome>): Score {
  const missed: Finding[] = [];
  const vague: Finding[] = [];
  const falselyKnown: Finding[] = [];
  const exhausted: RandomScript[] = [];
  const items = new Map<string, number>();
  let calls = 0;
  let deterministic = 0;
  let known = 0;
  let predictedKnown = 0;
  let surplus = 0;
  for (const script of scripts) {
    for (const item of script.items) items.set(item, (items.get(item) ?? 0) + 1);
    const outcome = outcomes.get(script.id);
    if (outcome === undefined || outcome.timedOut) continue;
    const analysis = analyse(script.text);
    if (analysis.exhausted !== null) {
      exhausted.push(script);
      continue;
    }
    const made = outcome.calls.filter((call) => isStub(call.argv[0])).map((call) => call.argv);
    const reached = new Set(made.map((argv) => argv[1]));
    for (const argv of new Set(made.map((m) => m.join('\0')))) {
      const words = argv.split('\0');
      const best = bestAgreement(analysis, words);
      calls += 1;
      const finding: Finding = { script, argv: words, agreement: best };
      if (best === 'none' || best === 'opaque') {
        missed.push(finding);
        const site = analysis.acts.filter(
          (act) =>
            act.kind === 'invocation' &&
            act.args[0]?.value.kind === 'known' &&
            act.args[0].value.text === words[1],
        );
        if (site.length > 0) falselyKnown.push(finding);
      }
      // Whether an unquoted `*` stays one depends on the directory.
      if (words[0] === 's4' || /[*?[]/.test(argv)) continue;
      deterministic += 1;
      if (best === 'known') known += 1;
      else if (best === 'may') vague.push(finding);
    }
    for (const act of analysis.acts) {
      if (act.kind !== 'invocation' || !isStub(act.base ?? undefined)) continue;
      const site = act.args[0]?.value;
      if (
        site?.kind !== 'known' ||
        !reached.has(site.text) ||
        act.args.some((arg) => arg.value.kind !== 'known')
      )
        continue;
      predictedKnown += 1;
      if (!made.some((argv) => agreement(act, argv) === 'known')) surplus += 1;
    }
  }
  return {
    scripts: scripts.length,
    calls,
    missed,
    deterministic,
    known,
    vague,
    falselyKnown,
    predictedKnown,
    surplus,
    exhausted,
    items,
  };
}

/** Drops statements as long as the call is still not foretold. */
export async function shrink(finding: Finding, isStillBad: (found: Finding) => boolean): Promise<Finding> {
  let current = finding;
  for (let round = 0; round < 12; round += 1) {
    const smaller = current.script.statements
      .map((_, n) =>
        scriptOf(
          `${round}-${n}`,
          current.script.statements.filter((__, m) => m !== n),
        ),
      )
      .filter((s) => s.statements.length > 0 && s.statements.length < current.script.statements.length);
    if (smaller.length === 0) return current;
    const outcomes = await run(smaller);
    let next: Finding | undefined;
    for (const script of smaller) {
      const found = score([script], outcomes);
      next = [...found.missed, ...found.vague].find(isStillBad);
      if (next !== undefined) break;
    }
    if (next === undefined) return current;
    current = next;
  }
  return current;
}
