/**
 * What the rule language's checker, its messages and its reference know of all matchers. Apart from the
 * registry, of which a call asks for a few names only.
 */
import type { MatcherSignature } from '../../core/signature.ts';
import { MATCHERS } from './registry.ts';

export const SIGNATURES: readonly MatcherSignature[] = Object.values(MATCHERS).map(
  ({ signature }) => signature,
);
