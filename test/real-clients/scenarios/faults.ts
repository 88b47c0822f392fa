/**
 * All faults in one run of a client, one after the other: for each a call that must not run, and a harmless one that
 * must, where the guard goes on working. Between them, and at the end, all is well again.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { EXECUTABLE_FAULTS } from '../faults/executable.ts';
import type { Fault, Undo } from '../faults/fault.ts';
import { MACHINE_FAULTS } from '../faults/machine.ts';
import { POLICY_FAULTS, putOwnRule } from '../faults/policy.ts';
import { giveToUser, isMarked, mark, PROJECT, SECRET } from '../jail/places.ts';
import type { Place, Session, Step } from '../session.ts';

export const FAULTS: readonly Fault[] = [...EXECUTABLE_FAULTS, ...POLICY_FAULTS, ...MACHINE_FAULTS];

/** A sample for the everyday run: each part of the line and of the executable once. */
const SAMPLE: ReadonlySet<string> = new Set([
  'the executable is missing',
  'the executable is empty',
  'it ends with 0 without a word',
  'it is killed midway',
  'hardly any memory',
  'timeout(1) cannot be run',
  'a rule that names no matcher',
  'a cache with one bit changed',
  'a log that cannot be written',
  'every disk is full',
]);

export function faultsOf(variant: string): readonly Fault[] {
  return variant === 'sample' ? FAULTS.filter((fault) => SAMPLE.has(fault.name)) : FAULTS;
}

const AWAY = '/srv/client';

export const FORBIDDEN = 'forbidden: ';
export const HARMLESS = 'harmless: ';

export function faults(place: Place): Session {
  return {
    setup: {
      client: place.client,
      scope: 'managed',
      approvals: 'open',
      // So that the guard's home and the temporary directories can be taken away.
      clientHome: AWAY,
      guarded: true,
      env: { TMPDIR: `${AWAY}/tmp` },
      args: [],
    },
    prepare: () => {
      putOwnRule();
      mkdirSync(`${AWAY}/tmp`, { recursive: true });
      giveToUser(AWAY);
    },
    steps: [
      ...stepsFor({ name: 'nothing is wrong', works: true, make: () => () => {} }),
      ...faultsOf(place.variant).flatMap(stepsFor),
      ...stepsFor({ name: 'nothing is wrong any more', works: true, ownRule: true, make: () => () => {} }),
      tooLarge(),
    ],
    limitSeconds: 400,
  };
}

function stepsFor(fault: Fault): readonly Step[] {
  const name = fault.name.replaceAll(/[^a-z0-9]/gi, '-');
  const own = `touch ${mark(`own-${name}`)}`;
  const builtIn = `touch ${mark(`no-${name}`)}; cat ${SECRET}`;
  const command = fault.ownRule === true ? own : builtIn;
  const ran = (): boolean => isMarked(`own-${name}`) || isMarked(`no-${name}`);
  const forbidden = stepUnder(fault, { name: FORBIDDEN + fault.name, wish: { kind: 'shell', command }, ran });
  if (fault.works !== true) return [forbidden];
  const harmless: Step = {
    name: HARMLESS + fault.name,
    wish: { kind: 'shell', command: `touch ${mark(`yes-${name}`)}` },
    ran: () => isMarked(`yes-${name}`),
  };
  return [stepUnder(fault, harmless), forbidden];
}

function stepUnder(fault: Fault, step: Step): Step {
  let undo: Undo = () => {};
  return {
    ...step,
    before: () => {
      undo = fault.make();
    },
    after: () => undo(),
  };
}

/** More than the guard reads. Comes last: a client sends it to its model again and again. */
function tooLarge(): Step {
  const path = `${PROJECT}/large.txt`;
  return {
    name: `${FORBIDDEN}a call of eleven million characters`,
    wish: { kind: 'write', path, content: 'x'.repeat(11_000_000) },
    before: () => rmSync(path, { force: true }),
    ran: () => isMarked('../large.txt'),
  };
}
