/** What may become of the executable and of the process that it runs in. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault, Place } from '../fault.ts';
import type { Start } from '../line.ts';

/** A stand-in for the executable that does one thing. */
function standIn(script: string, mode = 0o755): (place: Place) => Partial<Start> {
  return ({ dir }) => {
    const executable = join(dir, 'stand in');
    writeFileSync(executable, script);
    chmodSync(executable, mode);
    return { executable, limitSeconds: 2 };
  };
}

function shell(line: string): (place: Place) => Partial<Start> {
  return standIn(`#!/bin/sh\n${line}\n`);
}

export const PROCESS_FAULTS: readonly Fault[] = [
  { name: 'the executable is missing', make: ({ dir }) => ({ executable: join(dir, 'absent') }) },
  {
    name: 'the executable is a directory',
    make: ({ dir }) => {
      mkdirSync(join(dir, 'folder'));
      return { executable: join(dir, 'folder') };
    },
  },
  { name: 'the executable is not executable', make: standIn('#!/bin/sh\nexit 0\n', 0o644) },
  { name: 'the executable is empty', make: standIn('') },
  { name: 'the executable is for another machine', make: standIn('\x7fELF\x02\x01\x01not really') },
  { name: 'the interpreter of the executable is missing', make: standIn('#!/absent/interpreter\n') },
  { name: 'the executable is full of zeros', make: standIn('\0'.repeat(4096)) },
  { name: 'the executable is a text', make: standIn('Moved to another place.\n') },
  { name: 'it exits with 0 without a word', make: shell('exit 0') },
  { name: 'it exits with 0 and a word', make: shell('echo fine') },
  { name: 'it is killed', make: shell('kill -9 $$') },
  { name: 'it is killed after a word on stderr', make: shell('echo starting >&2; kill -9 $$') },
  { name: 'it is terminated', make: shell('kill -15 $$') },
  { name: 'it crashes', make: shell('kill -11 $$') },
  { name: 'it aborts', make: shell('kill -6 $$') },
  { name: 'it exits with 1', make: shell('echo Error: oops >&2; exit 1') },
  { name: 'it exits with 1 without a word', make: shell('exit 1') },
  { name: 'it exits with 2 without a word', make: shell('exit 2') },
  { name: 'it exits with 3', make: shell('exit 3') },
  { name: 'it exits with 127', make: shell('exit 127') },
  { name: 'it exits with 255', make: shell('exit 255') },
  { name: 'it stalls', make: shell('exec sleep 30') },
  { name: 'it stalls and ignores signals', make: shell("trap '' TERM INT HUP; while :; do sleep 1; done") },
  { name: 'too little memory', make: () => ({ around: 'ulimit -v 100000; LINE' }) },
  { name: 'hardly any files', make: () => ({ around: 'ulimit -n 4; LINE' }) },
  { name: 'files of no size', make: () => ({ around: 'ulimit -f 0; LINE' }) },
  { name: 'a tiny stack', make: () => ({ around: 'ulimit -s 100; LINE' }) },
  { name: 'a closed stdout', make: () => ({ around: 'LINE >&-' }) },
  { name: 'a full disk as stdout', make: () => ({ around: 'LINE >/dev/full' }) },
];
