/** All mutants of the shipped rules, or a part of them, tried on the tables. */
import { noticedBy, openTables, shippedRules } from './measure.ts';
import { mutantsOf } from './mutants.ts';

export interface Outcome {
  readonly id: string;
  readonly mutants: number;
  /** What was changed without being noticed. */
  readonly survivors: readonly string[];
}

export function measure(
  isWanted: (id: string) => boolean,
  isTaken: (ordinal: number) => boolean,
): readonly Outcome[] {
  const rules = shippedRules();
  const rows = openTables(rules);
  let ordinal = 0;
  return rules
    .filter(({ id, presets }) => isWanted(id) && presets?.standard !== 'off')
    .map((rule) => {
      const mutants = mutantsOf(rule).filter(() => isTaken(ordinal++));
      const survivors = mutants.filter((mutant) => noticedBy(mutant, rows) === null);
      return { id: rule.id, mutants: mutants.length, survivors: survivors.map(({ what }) => what) };
    });
}
