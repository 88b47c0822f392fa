/**
 * Expected trouble on the way to a verdict. Each becomes a deny with a reason that a human can act on;
 * exceptions are bugs and become the `internal` failure in the one catch of the entry point.
 */

export type FailureCode =
  | 'stdin-timeout'
  | 'stdin-unreadable'
  | 'stdin-oversized'
  | 'stdin-encoding'
  | 'payload-malformed'
  | 'client-unknown'
  | 'addon-unavailable'
  | 'policy-unreadable'
  | 'rules-invalid'
  | 'config-invalid'
  | 'snapshot-damaged'
  | 'audit-failed'
  | 'budget'
  | 'deadline'
  | 'internal';

export interface Failure {
  readonly code: FailureCode;
  /** One or two sentences for a human: what is wrong and what mends it. */
  readonly detail: string;
}
