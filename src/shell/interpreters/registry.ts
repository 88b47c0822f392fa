/**
 * Interpreters by name: how their command lines start code (`interpreterFor`), what that code would run
 * (`analyseCode`), and what plain code is certain to print (`printedBy`).
 */
import { known, type Value } from '../../core/value.ts';
import type { Language, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { assignedVariables, runAwk } from './awk.ts';
import { awk } from './awk-start.ts';
import type { Tongue } from './lexicon.ts';
import { type CodeContext, type Machine, openMachine } from './machine.ts';
import { runAppleScript } from './osascript.ts';
import { OTHER_STARTS } from './other-starts.ts';
import { runScript, sourceText } from './script.ts';
import { runSql } from './sql.ts';
import { SQL_STARTS } from './sql-starts.ts';
import { STARTS } from './starts.ts';

const ALL: Readonly<Record<string, Launcher>> = {
  ...OTHER_STARTS,
  ...SQL_STARTS,
  ...STARTS,
  awk,
  gawk: awk,
  mawk: awk,
  nawk: awk,
  original_awk: awk,
};

/** `python3.11` and `lua5.4` are their families' members. */
function familyOf(base: string): string {
  return base.replace(
    /^(python|pypy|perl|ruby|php|lua|node|tclsh|wish|guile)(?:-?[0-9]+(?:\.[0-9]+)*)$/,
    '$1',
  );
}

export function interpreterFor(base: string): Launcher | null {
  const name = Object.hasOwn(ALL, base) ? base : familyOf(base);
  return Object.hasOwn(ALL, name) ? (ALL[name] ?? null) : null;
}

const TONGUES: Readonly<Partial<Record<Language, Tongue>>> = {
  python: 'python',
  perl: 'perl',
  ruby: 'ruby',
  node: 'node',
  php: 'php',
  lua: 'lua',
};

/**
 * The commands, scripts and files that the code would run, delete, read, write or contact, as launches.
 * `code` may be known in part only; characters named in `context.holes` are such parts too.
 */
export function analyseCode(
  language: Language,
  code: Value | string,
  context: CodeContext,
): readonly Launch[] {
  const value = typeof code === 'string' ? known(code) : code;
  const tongue = TONGUES[language];
  if (tongue !== undefined) return runScript(tongue, value, context).launches;
  if (language !== 'awk' && language !== 'osascript' && language !== 'sql') return [];
  const machine = openMachine(context, language);
  const source = sourceText(machine, value);
  if (source !== null) runSpecial(machine, language, source);
  return machine.launches;
}

function runSpecial(machine: Machine, language: 'awk' | 'osascript' | 'sql', source: string): void {
  switch (language) {
    case 'awk':
      runAwk(machine, source, assignedVariables(machine.context));
      return;
    case 'osascript':
      runAppleScript(machine, source);
      return;
    case 'sql':
      runSql(machine, source);
      return;
  }
}

/** What the code prints if it does nothing else; null where that cannot be told. */
export function printedBy(language: Language, code: string, context: CodeContext): string | null {
  const tongue = TONGUES[language];
  if (tongue === undefined) return null;
  const run = runScript(tongue, known(code), context);
  return run.launches.length === 0 ? run.printed : null;
}
