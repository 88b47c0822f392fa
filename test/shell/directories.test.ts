/** Where commands run after a `cd` to a directory that is not there, as real bash has it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import { showValue } from '../../src/core/value.ts';
import { analyseCommand } from '../../src/shell/analyse.ts';
import { CASE_CWD, CASE_HOME } from '../oracle/driver.ts';
import { type Outcome, runInSandbox } from '../oracle/sandbox.ts';
import { useGrammar } from '../support/grammar.ts';

useGrammar();

const THERE: ReadonlySet<string> = new Set(['/', '/tmp', CASE_CWD]);
const DISK: Disk = { ...NO_DISK, stat: (path) => (THERE.has(path) ? 'directory' : 'absent') };

/** Each calls `WORDS "$PWD"` where bash is after what comes before it. */
const SCRIPTS: readonly string[] = [
  'cd none; WORDS "$PWD"',
  'cd /tmp/none\nWORDS "$PWD"',
  'cd none 2>/dev/null; WORDS "$PWD"',
  'cd none >/dev/null 2>&1; WORDS "$PWD"',
  'cd none || true; WORDS "$PWD"',
  'cd none || true && WORDS "$PWD"',
  'cd none && true; WORDS "$PWD"',
  'cd none && true || WORDS "$PWD"',
  'cd none || WORDS "$PWD"',
  'if cd none; then :; else WORDS "$PWD"; fi',
  '! cd none; WORDS "$PWD"',
  '{ cd none; }; WORDS "$PWD"',
  'f() { cd none; }; f; WORDS "$PWD"',
  'eval "cd none"; WORDS "$PWD"',
  'command cd none; WORDS "$PWD"',
  'pushd none; WORDS "$PWD"',
  'cd none; cd nor; WORDS "$PWD"',
  'cd none; cd /tmp; WORDS "$PWD"',
  'cd none; x=$PWD; WORDS "$x"',
  '(cd none; WORDS "$PWD")',
  'WORDS "$(cd none; pwd)"',
  'WORDS "$(cd none && pwd)/x"',
  'set -e; set +e; cd none; WORDS "$PWD"',
  'set -e; ! cd none; WORDS "$PWD"',
  'set -e; (cd none; WORDS "$PWD") || true',
  'set -e; f() { cd none; WORDS "$PWD"; }; f || true',
  'set -e; if { cd none; WORDS "$PWD"; }; then :; fi',
  'set -e; while { cd none; WORDS "$PWD"; false; }; do :; done',
  'set -e; WORDS "$(cd none; pwd)"',
  `trap 'WORDS "$PWD"' EXIT; cd none`,
  `set -e; trap 'WORDS "$PWD"' EXIT; cd none; true`,
  'mkdir nor; cd none; WORDS "$PWD"',
  'mkdir none; cd none; WORDS "$PWD"',
  'cd /tmp; WORDS "$PWD"',
  'until cd none; do WORDS "$PWD"; break; done',
  'while ! cd none; do break; done; WORDS "$PWD"',
  'CDPATH=/; cd tmp; WORDS "$PWD"',
  'CDPATH=/ cd tmp; WORDS "$PWD"',
  'export CDPATH=/none:/; cd tmp && WORDS "$PWD"',
  'CDPATH=/ cd ./none; WORDS "$PWD"',
  'CDPATH= cd none; WORDS "$PWD"',
  'WORDS "$(CDPATH=/ cd tmp)"',
  'cd /tmp; WORDS "$(cd -)"',
];

/** What may not be said to run in the directory that the shell is in already: it was left, or the script ends. */
const LEAVES: readonly string[] = [
  'cd none && WORDS "$PWD"',
  'cd none || exit 1; WORDS "$PWD"',
  'set -e; cd none; WORDS "$PWD"',
  'set -euo pipefail\ncd none\nWORDS "$PWD"',
  'set -o errexit; cd none; WORDS "$PWD"',
  'mkdir -p none/deep; cd none; WORDS "$PWD"',
  'git clone https://host.example/some/none.git\ncd none\nWORDS "$PWD"',
  'cd /tmp; WORDS "$PWD"',
];

function places(script: string): readonly string[] {
  const { acts } = analyseCommand(script, { cwd: CASE_CWD, home: CASE_HOME, dialect: 'bash', disk: DISK });
  return acts.flatMap((act) =>
    act.kind === 'invocation' && act.base === 'WORDS' ? [showValue(act.args[0]?.value ?? act.name)] : [],
  );
}

describe('a directory that is not there', () => {
  let outcomes: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runInSandbox(
      [...SCRIPTS, ...LEAVES].map((script) => ({ id: script, script, shell: 'bash' as const })),
      { stubs: new Set(['git']) },
    );
  });

  it.each(SCRIPTS)('%s', (script) => {
    const calls = (outcomes.get(script)?.calls ?? []).filter((call) => call.argv[0] === 'WORDS');
    expect(calls).toHaveLength(1);
    expect(places(script)).toContain(calls[0]?.argv[1]);
  });

  it.each(LEAVES)('%s: not in the old one', (script) => {
    const calls = (outcomes.get(script)?.calls ?? []).filter((call) => call.argv[0] === 'WORDS');
    if (!script.startsWith('git')) expect(calls.map((call) => call.argv[1])).not.toContain(CASE_CWD);
    expect(places(script)).not.toContain(CASE_CWD);
  });
});
