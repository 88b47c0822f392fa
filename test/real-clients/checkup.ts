/** The real doctor, run as the user in the project while the client waits: what it calls a fault. */
import { execFileSync, spawnSync } from 'node:child_process';
import { HOME, PROJECT, USER } from './jail/places.ts';
import type { Place } from './session.ts';
import { EXECUTABLE } from './wiring/wiring.ts';

interface Report {
  readonly checks: readonly {
    readonly findings: readonly {
      readonly level: string;
      readonly about: string | null;
      readonly what: string;
    }[];
  }[];
}

/** Each fault as `ABOUT: WHAT`; none where the guard is on. */
export function doctorsFaults({ client, scope }: Pick<Place, 'client' | 'scope'>): readonly string[] {
  const asUser = ['--reuid', `${USER}`, '--regid', `${USER}`, '--clear-groups', '--'];
  const words = [...asUser, EXECUTABLE[scope], 'doctor', '--client', client, '--format', 'json'];
  // What a tool left behind is the user's, as it is where one works alone.
  execFileSync('chown', ['-R', `${USER}:${USER}`, PROJECT]);
  const { stdout, stderr } = spawnSync('/usr/bin/setpriv', words, {
    cwd: PROJECT,
    env: { HOME, PATH: '/usr/local/bin:/usr/bin:/bin' },
    encoding: 'utf8',
  });
  if (!stdout.startsWith('{')) throw new Error(`the doctor said nothing: ${stderr}`);
  const { checks } = JSON.parse(stdout) as Report;
  return checks.flatMap(({ findings }) =>
    findings.filter(({ level }) => level === 'fault').map(({ about, what }) => `${about ?? ''}: ${what}`),
  );
}
