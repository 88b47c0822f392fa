/** What the suites report of one build of the evaluator; imported once for each feature that is switched off. */

import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import { type RandomScript, score } from '../fuzz/scripts.ts';
import { analyse } from '../oracle/analyse.ts';
import { CASE_CWD } from '../oracle/driver.ts';
import { bestAgreement } from '../oracle/predicted.ts';
import type { Outcome } from '../oracle/sandbox.ts';
import type { Rewritten } from '../rewrites/compose.ts';
import { tally } from '../rewrites/tally.ts';
import { compareRow } from '../shell/words/compare.ts';
import type { Row } from '../shell/words/table.ts';
import { WITNESSES } from './witnesses.ts';

export interface Material {
  readonly rewrites: readonly Rewritten[];
  readonly scripts: readonly RandomScript[];
  readonly rows: readonly Row[];
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

export interface Figures {
  /** Rewrites that are denied. */
  readonly denied: number;
  /** Calls of bash in random scripts that are foretold. */
  readonly foretold: number;
  /** Of its deterministic ones, those that are known to the last word. */
  readonly known: number;
  /** Rows of the word tables that hold. */
  readonly words: number;
  /** Launches that are followed to the command that they run. */
  readonly launches: number;
}

/** A disk with the directory in which the cases run, and nothing else. */
const BARE: Disk = {
  ...NO_DISK,
  stat: (path) => (path === '/' || path === CASE_CWD ? 'directory' : 'absent'),
};

export function figures(material: Material): Figures {
  const random = score(material.scripts, material.outcomes);
  return {
    denied: tally(material.rewrites).counts.deny,
    foretold: random.calls - random.missed.length,
    known: random.known,
    words: material.rows.filter(
      (row) => compareRow(row, material.outcomes.get(row.script)?.calls ?? []).length === 0,
    ).length,
    launches: WITNESSES.filter(
      ([script, argv]) => bestAgreement(analyse(script, 'bash', BARE), argv) === 'known',
    ).length,
  };
}
