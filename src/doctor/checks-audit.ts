/** The log: written, closed to others, of bounded size, and looked at by somebody. */
import { auditDirectory, auditFile } from '../audit/append.ts';
import { DOCTOR_SESSION } from '../audit/record.ts';
import type { Check, Checkup } from './checkup.ts';
import { advice, type DoctorFinding, fault } from './finding.ts';

const DAY_MILLIS = 86_400_000;
const MEGABYTE = 1_048_576;
const MOST_BYTES = 512 * MEGABYTE;
const MOST_DAYS = 400;

export const written: Check = {
  id: 'audit.written',
  layer: 'audit',
  title: 'calls are written to the log',
  run(checkup) {
    const { clients, now, readText } = checkup;
    const homes = new Set(
      clients.flatMap(({ registrations }) => registrations.map(({ home }) => home ?? checkup.of.home)),
    );
    return [...homes].flatMap((home): readonly DoctorFinding[] => {
      // The proof has just left lines there, whatever today's first was.
      const days = [now, new Date(now.getTime() + DAY_MILLIS)].map(
        (day) => `${auditDirectory(home)}/${auditFile(day)}`,
      );
      if (days.some((path) => (readText(path) ?? '').includes(DOCTOR_SESSION))) return [];
      return [
        fault({
          about: auditDirectory(home),
          what: 'the calls of this checkup are not in it',
          why: 'What the agent did cannot be looked up afterwards.',
          mend: '[audit] enabled = true in ~/.config/sechook/config.toml; the directory has to be yours alone (chmod 700)',
        }),
      ];
    });
  },
};

export const bounded: Check = {
  id: 'audit.rotated',
  layer: 'audit',
  title: 'the log is of bounded size and age',
  run({ of, list, stat, now }) {
    const directory = auditDirectory(of.home);
    const names = list(directory);
    const files = days(names);
    const bytes = files.reduce((sum, name) => sum + (stat(`${directory}/${name}`)?.size ?? 0), 0);
    if (bytes <= MOST_BYTES && age(names, now) <= MOST_DAYS) return [];
    return [
      advice({
        about: directory,
        what: `${files.length} days, ${Math.round(bytes / MEGABYTE)} MB, the oldest of ${files[0]?.slice(0, 10)}`,
        why: 'A log that only grows fills the disk, and old lines are a liability.',
        mend: `find ${directory} -name '*.jsonl' -mtime +90 -exec gzip {} +   # and away to where logs are kept`,
      }),
    ];
  },
};

const REVIEW_DAYS = { log: 7, policy: 31 } as const;
export type Reviewed = keyof typeof REVIEW_DAYS;

/** One small file for each, whose time tells; `sechook doctor --reviewed` touches it. */
export function reviewStamp(home: string, what: Reviewed): string {
  return `${home}/.local/state/sechook/reviewed-${what}`;
}

export const reviewed: Check = {
  id: 'audit.reviewed',
  layer: 'audit',
  title: 'the log was looked at this week, the policy this month',
  run: (checkup) => (['log', 'policy'] as const).flatMap((what) => notReviewed(what, checkup)),
};

/** Days since the first line of the log; none without a log. */
function age(names: readonly string[], now: Date): number {
  const oldest = days(names)[0]?.slice(0, 10);
  return oldest === undefined ? 0 : (now.getTime() - Date.parse(oldest)) / DAY_MILLIS;
}

/** The log's files, oldest first. */
function days(names: readonly string[]): readonly string[] {
  return names.filter((name) => /^\d{4}-\d{2}-\d{2}\.jsonl/.test(name)).toSorted();
}

function notReviewed(what: Reviewed, { of, stat, list, now }: Checkup): readonly DoctorFinding[] {
  const last = stat(reviewStamp(of.home, what))?.modifiedMillis ?? null;
  const passed = last === null ? null : Math.floor((now.getTime() - last) / DAY_MILLIS);
  // Nobody has anything to look at on the first days.
  if (passed === null && age(list(auditDirectory(of.home)), now) < REVIEW_DAYS[what]) return [];
  if (passed !== null && passed < REVIEW_DAYS[what]) return [];
  const look =
    what === 'log' ? `less ${auditDirectory(of.home)}/*.jsonl` : 'sechook compile-rules, ~/.config/sechook';
  return [
    advice({
      what:
        passed === null
          ? `nobody has said yet that the ${what} was reviewed`
          : `the ${what} was last reviewed ${passed} days ago`,
      why:
        what === 'log'
          ? 'What was refused and what slipped through shows only there.'
          : 'Exceptions outlive their reasons.',
      mend: `${look}; then: sechook doctor --reviewed ${what}`,
    }),
  ];
}
