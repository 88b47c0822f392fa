/** Everything on the path of a hook call on the disk: there, executable, and nobody else's to change. */
import { dirname } from 'node:path';
import type { Check, Checkup, Registration } from './checkup.ts';
import { advice, type DoctorFinding, fault, reinstall } from './finding.ts';

export const files: Check = {
  id: 'hook.files',
  layer: 'hook',
  title: 'the executable and what it reads are the user’s or root’s alone',
  run(checkup) {
    const found: DoctorFinding[] = [];
    for (const registration of registrationsIn(checkup))
      found.push(...executableTrouble(registration, checkup));
    const { home, root } = checkup.of;
    const own = ['.config/sechook', '.cache/sechook', '.local/state/sechook'].map(
      (path) => `${home}/${path}`,
    );
    for (const path of [...own, `${root}/etc/sechook`]) found.push(...openTrouble(path, checkup));
    for (const { files: settings } of checkup.clients) {
      for (const { place } of settings) {
        if (place.scope === 'managed' || place.scope === 'user')
          found.push(...openTrouble(place.path, checkup));
      }
    }
    return unique(found);
  },
};

function registrationsIn({ clients }: Checkup): readonly Registration[] {
  return clients.flatMap(({ registrations }) => registrations);
}

function executableTrouble(
  { client, executable, file }: Registration,
  checkup: Checkup,
): readonly DoctorFinding[] {
  if (executable === null) return [];
  const { mend } = reinstall(client, file.place);
  const stat = checkup.stat(executable);
  const why = 'The line refuses every call while it is so.';
  if (stat === null) return [fault({ about: executable, what: 'it is not there', why, mend })];
  if (stat.kind !== 'file' || (stat.mode & 0o111) === 0) {
    return [fault({ about: executable, what: 'it is not an executable file', why, mend })];
  }
  const found: DoctorFinding[] = [];
  for (let at = executable; ; at = dirname(at)) {
    found.push(...openTrouble(at, checkup, file.place.scope === 'managed'));
    if (at === dirname(at)) break;
  }
  const isInHome = executable.startsWith(`${checkup.of.home}/`) && !executable.includes('/_npx/');
  if (!isInHome && /\/(?:_npx|tmp)\//.test(executable)) {
    found.push(
      advice({
        about: executable,
        what: 'it lies where things are cleared away',
        why: 'Every call is refused once it has gone.',
        mend,
      }),
    );
  }
  return found;
}

const STICKY = 0o1000;

function openTrouble(path: string, checkup: Checkup, isMachines = false): readonly DoctorFinding[] {
  const stat = checkup.stat(path);
  if (stat === null) return [];
  const owners = isMachines ? [0] : [0, checkup.uid];
  if (!owners.includes(stat.uid)) {
    return [
      fault({
        about: path,
        what: `it belongs to user ${stat.uid}`,
        why: 'That user can exchange the guard for something else.',
        mend: `chown ${isMachines ? 'root' : checkup.uid} ${path}`,
      }),
    ];
  }
  const isSticky = stat.kind === 'directory' && (stat.mode & STICKY) !== 0;
  if ((stat.mode & 0o022) === 0 || isSticky) return [];
  return [
    fault({
      about: path,
      what: 'others may write to it',
      why: 'They can change the guard or its settings.',
      mend: `chmod go-w ${path}`,
      fix: { kind: 'close', path },
    }),
  ];
}

/** Several registrations have the same directories above them. */
function unique(found: readonly DoctorFinding[]): readonly DoctorFinding[] {
  return [...new Map(found.map((each) => [`${each.about} ${each.what}`, each])).values()];
}

export const version: Check = {
  id: 'hook.version',
  layer: 'hook',
  title: 'the registered executable is of this version',
  async run(checkup) {
    const { home, project } = checkup.of;
    const found: DoctorFinding[] = [];
    const named = new Map(registrationsIn(checkup).map((each) => [each.executable, each]));
    for (const [executable, { client, file }] of named) {
      if (executable === null || executable === checkup.executable || checkup.stat(executable) === null)
        continue;
      const end = await checkup.run({
        words: [executable, '--version'],
        env: { HOME: home, PATH: '/usr/bin:/bin' },
        cwd: project,
        stdin: '',
        limitMillis: 10_000,
      });
      const said = end.stdout.trim();
      if (said === `sechook ${checkup.version}`) continue;
      const told = said === '' ? 'something that does not tell its version' : said.slice(0, 60);
      found.push(
        advice({
          about: executable,
          what: `it is ${told}, this is sechook ${checkup.version}`,
          why: 'The clients are guarded by what is registered, not by what you see here.',
          ...reinstall(client, file.place),
        }),
      );
    }
    return found;
  },
};

export const policy: Check = {
  id: 'hook.policy',
  layer: 'hook',
  title: 'rules and configuration are without errors',
  run: (checkup) =>
    checkup.policyTrouble().map((what) =>
      fault({
        what,
        why: 'Every call is denied until it is mended.',
        mend: 'sechook compile-rules',
      }),
    ),
};
