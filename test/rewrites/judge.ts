/**
 * The suite's own small, frozen rule set: a rewritten command must be denied, because the dangerous call
 * is predicted with its words; a script that cannot be seen is an ask; neither is a hole.
 */

import type { Analysis } from '../../src/shell/invocation.ts';
import { bestAgreement } from '../oracle/predicted.ts';

export type Judgement = 'deny' | 'ask' | 'exhausted' | 'allow';

export function judge(analysis: Analysis, argv: readonly string[]): Judgement {
  switch (bestAgreement(analysis, argv)) {
    case 'known':
    case 'may':
      return 'deny';
    case 'opaque':
      return analysis.exhausted === null ? 'ask' : 'exhausted';
    case 'none':
      return analysis.exhausted === null ? 'allow' : 'exhausted';
  }
}
