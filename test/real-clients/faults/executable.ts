/** What may become of the executable and of its process. */
import { chmodSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { covered, EXECUTABLE, type Fault, putExecutable, replaced, script, type Undo } from './fault.ts';

const KILLED_FROM_OUTSIDE =
  'the client takes the death of the shell that it started for no opinion, whatever the line says';

function instead(content: string | Uint8Array): () => Undo {
  return () => replaced(EXECUTABLE, () => putExecutable(EXECUTABLE, content));
}

function startOf(share: number): () => Undo {
  return () =>
    replaced(EXECUTABLE, () => {
      const whole = readFileSync(`${EXECUTABLE}.aside`);
      putExecutable(EXECUTABLE, whole.subarray(0, Math.floor(whole.length * share)));
    });
}

/** The real executable, started by a script that passes its stdin on. */
const REAL = '"$0.aside" "$@" <&3 3<&- & p=$!';

/** Kills up the tree from the executable, until the client itself is the parent; `$p` is what the client started. */
function killed(kill: string): () => Undo {
  return script(
    'p=$$',
    'while :; do',
    '  parent=$(sed "s/.*) . //; s/ .*//" /proc/$p/stat)',
    '  name=$(cat /proc/$parent/comm)',
    '  case $name in sh|bash|dash|timeout|env|sechook) p=$parent ;; *) break ;; esac',
    '  all="$all $p"',
    'done',
    `${kill}; exit 0`,
  );
}

export const EXECUTABLE_FAULTS: readonly Fault[] = [
  {
    name: 'the executable is missing',
    make: () => {
      renameSync(EXECUTABLE, `${EXECUTABLE}.aside`);
      return () => renameSync(`${EXECUTABLE}.aside`, EXECUTABLE);
    },
  },
  {
    name: 'the executable is not executable',
    make: () => {
      chmodSync(EXECUTABLE, 0o644);
      return () => chmodSync(EXECUTABLE, 0o755);
    },
  },
  { name: 'the executable is a directory', make: () => replaced(EXECUTABLE, () => mkdirSync(EXECUTABLE)) },
  { name: 'the executable is empty', make: instead('') },
  { name: 'the executable is full of zeros', make: instead(new Uint8Array(65_536)) },
  { name: 'the executable is a text', make: instead('Moved to another place.\n') },
  { name: 'the executable is cut to its first page', make: startOf(0.000_05) },
  { name: 'the executable is cut to nine tenths', make: startOf(0.9) },
  { name: 'the executable is for another machine', make: instead('\x7fELF\x02\x01\x01not really') },
  { name: 'its interpreter is missing', make: instead('#!/absent/interpreter\n') },
  { name: 'it ends with 0 without a word', make: script('exit 0') },
  { name: 'it ends with 0 and a log line', make: script('echo ready') },
  { name: 'it ends with 0 and half a document', make: script(`printf '{"hookSpecificOutput": {"hook'`) },
  { name: 'it ends with 1', make: script('echo Error: oops >&2; exit 1') },
  { name: 'it ends with 2 without a word', make: script('exit 2') },
  { name: 'it ends with 3', make: script('exit 3') },
  { name: 'it ends with 127 without a word', make: script('exit 127') },
  { name: 'it is killed at its start', make: script('kill -9 $$') },
  { name: 'it is killed after a word on stderr', make: script('echo starting >&2; kill -9 $$') },
  {
    name: 'it is killed midway',
    make: script('exec 3<&0', REAL, 'sleep 0.02; kill -9 $p; wait $p'),
  },
  { name: 'it crashes', make: script('kill -11 $$') },
  { name: 'it stalls', make: script('exec sleep 60') },
  { name: 'it stalls and heeds no signal', make: script("trap '' TERM INT HUP; while :; do sleep 1; done") },
  { name: 'its stdin is closed', make: script('exec "$0.aside" "$@" <&-') },
  { name: 'its stdin never ends', make: script('(cat; sleep 60) | "$0.aside" "$@"') },
  { name: 'its stdout is a full disk', make: script('exec "$0.aside" "$@" >/dev/full') },
  { name: 'hardly any memory', make: script('ulimit -v 100000; exec "$0.aside" "$@"') },
  { name: 'hardly any files', make: script('ulimit -n 4; exec "$0.aside" "$@"') },
  { name: 'files of no size', make: script('ulimit -f 0; exec "$0.aside" "$@"') },
  { name: 'a tiny stack', make: script('ulimit -s 100; exec "$0.aside" "$@"') },
  { name: 'no more processes', make: script('ulimit -u 1; exec "$0.aside" "$@"') },
  { name: 'timeout(1) cannot be run', make: covered('/usr/bin/timeout') },
  { name: 'env(1) cannot be run', make: covered('/usr/bin/env') },
  { name: 'sh(1) cannot be run', make: covered('/bin/sh') },
  {
    name: 'every process of the line but the first is killed from outside',
    make: killed('kill -9 ${all% *}'),
  },
  {
    name: 'every process of the line is killed from outside',
    make: killed('kill -9 $all'),
    open: { 'gemini-cli': KILLED_FROM_OUTSIDE, codex: KILLED_FROM_OUTSIDE },
  },
];
