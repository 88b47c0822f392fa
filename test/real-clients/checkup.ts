/** The real doctor, run as the user in the project while the client waits. */
import { execFileSync, spawnSync } from 'node:child_process';
import { HOME, PROJECT, USER } from './jail/places.ts';
import type { Place } from './session.ts';
import { EXECUTABLE } from './wiring/wiring.ts';

interface Report {
  readonly registered: readonly { readonly scope: string }[];
  readonly checks: readonly {
    readonly id: string;
    readonly findings: readonly {
      readonly level: string;
      readonly about: string | null;
      readonly what: string;
    }[];
  }[];
}

/** Each fault as `ABOUT: WHAT`; none where the guard is on. */
export function doctorsFaults(place: Pick<Place, 'client' | 'scope'>): readonly string[] {
  return report(place).checks.flatMap(({ findings }) =>
    findings.flatMap(({ level, about, what }) => (level === 'fault' ? [`${about ?? ''}: ${what}`] : [])),
  );
}

/** Where it found the guard, then each finding about hooks as `LEVEL: WHAT`. */
export function doctorsHooks(place: Pick<Place, 'client' | 'scope'>): readonly string[] {
  const { registered, checks } = report(place);
  return [
    ...registered.map((each) => `registered: ${each.scope}`),
    ...checks
      .filter(({ id }) => id.startsWith('hook.'))
      .flatMap(({ findings }) => findings.map(({ level, what }) => `${level}: ${what}`)),
  ];
}

function report({ client, scope }: Pick<Place, 'client' | 'scope'>): Report {
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
  return JSON.parse(stdout) as Report;
}
