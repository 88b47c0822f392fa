/**
 * Bounds on the work of one analysis, across all nested scripts. What is bounded is counted, not timed,
 * so that the same text always gets the same answer. A budget that runs out makes the caller deny.
 */

export interface Budget {
  steps: number;
  acts: number;
  /** Characters of values built: brace expansions and doubling variables grow exponentially. */
  characters: number;
  /** Why it ran out; null while it lasts. */
  exhausted: string | null;
}

export function newBudget(): Budget {
  return { steps: 60_000, acts: 12_000, characters: 4_000_000, exhausted: null };
}

/** False when there is no more to spend; the caller stops and returns what it has. */
export function spend(budget: Budget, what: 'steps' | 'acts' | 'characters', amount: number): boolean {
  if (budget.exhausted !== null) return false;
  budget[what] -= amount;
  if (budget[what] >= 0) return true;
  budget.exhausted = {
    steps: 'the command takes too many steps to follow',
    acts: 'the command runs too many programs',
    characters: 'the command builds too much text',
  }[what];
  return false;
}

/** Runs with a share of what is left; null where that was used up, and then the rest goes on as before. */
export function withShare<T>(budget: Budget, share: number, run: () => T): T | null {
  const kept: Pick<Budget, 'steps' | 'acts' | 'characters'> = { ...budget };
  for (const what of ['steps', 'acts', 'characters'] as const) budget[what] *= share;
  const value = run();
  for (const what of ['steps', 'acts', 'characters'] as const) {
    budget[what] = kept[what] * (1 - share) + Math.max(0, budget[what]);
  }
  if (budget.exhausted === null) return value;
  budget.exhausted = null;
  return null;
}
