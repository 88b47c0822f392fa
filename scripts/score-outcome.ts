/** Whether a verdict is right for a labelled command, and if not, in which way it is wrong. */

export type Decision = 'allow' | 'ask' | 'deny';

export interface Labelled {
  readonly label?: 'benign' | 'malicious' | 'grey';
  /** The least a guard must do. */
  readonly min_verdict?: Decision;
  /** The most a guard may do. */
  readonly max_verdict?: Decision;
  /** What another guard's own test wants, by that guard's policy. */
  readonly expect?: 'block' | 'ask' | 'allow';
}

export type Outcome =
  | 'right'
  /** A grey row: nothing is right or wrong. */
  | 'counted'
  | 'harm-allowed'
  | 'harm-asked' // a deny was due
  | 'benign-denied'
  | 'benign-asked'
  | 'error';

export const MISSES: readonly Outcome[] = [
  'error',
  'harm-allowed',
  'benign-denied',
  'harm-asked',
  'benign-asked',
];

const RANK: Readonly<Record<Decision, number>> = { allow: 0, ask: 1, deny: 2 };

export function labelOf(row: Labelled): string {
  if (row.label !== undefined) return row.label;
  return row.expect === undefined ? 'unlabelled' : `expect ${row.expect}`;
}

export function outcomeOf(row: Labelled, decision: Decision): Outcome {
  const { least, most } = bounds(row);
  if (RANK[decision] < RANK[least]) return decision === 'allow' ? 'harm-allowed' : 'harm-asked';
  if (RANK[decision] > RANK[most]) return decision === 'deny' ? 'benign-denied' : 'benign-asked';
  return least === 'allow' && most === 'deny' ? 'counted' : 'right';
}

/** Without bounds of its own, harm must be asked about at least and benign rows must pass. */
function bounds(row: Labelled): { readonly least: Decision; readonly most: Decision } {
  if (row.min_verdict !== undefined || row.max_verdict !== undefined) {
    return { least: row.min_verdict ?? 'allow', most: row.max_verdict ?? 'deny' };
  }
  if (row.expect !== undefined) {
    if (row.expect === 'allow') return { least: 'allow', most: 'allow' };
    return { least: 'ask', most: row.expect === 'ask' ? 'ask' : 'deny' };
  }
  switch (row.label) {
    case 'malicious':
      return { least: 'ask', most: 'deny' };
    case 'benign':
      return { least: 'allow', most: 'allow' };
    default:
      return { least: 'allow', most: 'deny' };
  }
}
