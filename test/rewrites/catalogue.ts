/** All rewrites, and the sum of what they are. */
import { PREFIX_REWRITES } from './prefixes.ts';
import type { Rewrite } from './rewrite.ts';
import { CONTROL_REWRITES } from './script-control.ts';
import { FILE_REWRITES } from './script-files.ts';
import { NESTING_REWRITES } from './script-nesting.ts';
import { PROGRAM_REWRITES } from './script-programs.ts';
import { LIST_REWRITES } from './words-lists.ts';
import { QUOTING_REWRITES } from './words-quoting.ts';
import { SUBSTITUTION_REWRITES } from './words-substitution.ts';
import { VARIABLE_REWRITES } from './words-variables.ts';

export const REWRITES: readonly Rewrite[] = [
  ...QUOTING_REWRITES,
  ...VARIABLE_REWRITES,
  ...SUBSTITUTION_REWRITES,
  ...LIST_REWRITES,
  ...PREFIX_REWRITES,
  ...NESTING_REWRITES,
  ...CONTROL_REWRITES,
  ...FILE_REWRITES,
  ...PROGRAM_REWRITES,
];
