/** The evaluator as the truth suites call it: in the sandbox's own directory and home, with no disk to see. */
import type { Dialect } from '../../src/core/call.ts';
import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import { analyseCommand } from '../../src/shell/analyse.ts';
import type { Analysis } from '../../src/shell/invocation.ts';
import { useGrammar } from '../support/grammar.ts';
import { CASE_CWD, CASE_HOME } from './driver.ts';

useGrammar();

export function analyse(script: string, dialect: Dialect = 'bash', disk: Disk = NO_DISK): Analysis {
  return analyseCommand(script, { cwd: CASE_CWD, home: CASE_HOME, dialect, disk });
}
