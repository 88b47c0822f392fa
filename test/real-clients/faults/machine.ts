/** What may be wrong with the machine around the executable. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { giveToUser, HOME } from '../jail/places.ts';
import { both, type Fault, mounted, type Undo } from './fault.ts';

/** Where code that the executable carries could be placed to be loaded, and what is kept between calls. */
const TEMPORARY = ['/dev/shm', '/tmp', '/var/tmp'];
const KEPT = [`${HOME}/.cache`, `${HOME}/.local/state`];

function keptPlaces(): readonly string[] {
  for (const path of KEPT) mkdirSync(path, { recursive: true });
  giveToUser(`${HOME}/.local`);
  giveToUser(`${HOME}/.cache`);
  return KEPT;
}

/** File systems of one page, which is taken. */
function full(paths: readonly string[]): Undo {
  const undo = mounted(paths, '-t', 'tmpfs', '-o', 'size=4k,mode=1777', 'none');
  for (const path of paths) writeFileSync(`${path}/taken`, new Uint8Array(4096));
  return undo;
}

export const MACHINE_FAULTS: readonly Fault[] = [
  {
    name: 'no place from which code may be loaded',
    make: () => {
      const undo = mounted(TEMPORARY, '-t', 'tmpfs', '-o', 'noexec,mode=1777', 'none');
      execFileSync('mount', ['-o', 'remount,noexec', '/home']);
      return both(undo, () => execFileSync('mount', ['-o', 'remount,exec', '/home']));
    },
  },
  {
    name: 'no temporary directory may be written',
    works: true,
    make: () => mounted(TEMPORARY, '-t', 'tmpfs', '-o', 'ro', 'none'),
  },
  { name: 'every disk is full', make: () => full([...TEMPORARY, ...keptPlaces()]) },
  { name: 'the home’s disk is full', works: true, make: () => full(keptPlaces()) },
  {
    name: 'the home may not be written',
    works: true,
    make: () => {
      mkdirSync('/opt/nothing', { recursive: true });
      return mounted([HOME], '-t', 'overlay', '-o', `lowerdir=${HOME}:/opt/nothing`, 'none');
    },
  },
  { name: 'the home is missing', works: true, make: () => mounted(['/home'], '-t', 'tmpfs', 'none') },
  {
    name: 'the home is a file',
    make: () => {
      const undo = mounted(['/home'], '-t', 'tmpfs', 'none');
      writeFileSync(HOME, '');
      return undo;
    },
  },
  {
    name: 'the home belongs to another user',
    make: () => {
      const undo = mounted(['/home'], '-t', 'tmpfs', 'none');
      mkdirSync(HOME, { mode: 0o700 });
      return undo;
    },
  },
];
