/** The versions of the clients themselves: what the registered entry relies on has to be known to them. */
import { CLIENT_IDS, type ClientId } from '../core/call.ts';
import type { Check, Checkup } from './checkup.ts';
import { advice, type DoctorFinding, fault } from './finding.ts';

interface Known {
  readonly program: string;
  /** Below this the entry does not guard; null where no such version is known. */
  readonly least: string | null;
  /** What the entry was tried with. */
  readonly tried: string;
}

const KNOWN: Readonly<Record<ClientId, Known>> = {
  'claude-code': { program: 'claude', least: '2.1.295', tried: '2.1.330' },
  'gemini-cli': { program: 'gemini', least: null, tried: '0.61.0' },
  codex: { program: 'codex', least: null, tried: '0.169.0' },
};

export const clientVersions: Check = {
  id: 'hook.clients',
  layer: 'hook',
  title: 'the clients’ versions know what the entries ask of them',
  async run(checkup) {
    const found: DoctorFinding[] = [];
    for (const client of CLIENT_IDS) {
      const state = checkup.clients.find((each) => each.client === client);
      if (state !== undefined) found.push(...(await versionTrouble(client, state.title, checkup)));
    }
    return found;
  },
};

async function versionTrouble(
  client: ClientId,
  title: string,
  checkup: Checkup,
): Promise<readonly DoctorFinding[]> {
  const { program, least, tried } = KNOWN[client];
  const path = programPath(program, checkup);
  if (path === null) return [];
  const { HOME = '', PATH = '' } = checkup.of.env;
  const end = await checkup.run({
    words: [path, '--version'],
    env: { HOME, PATH },
    cwd: '/',
    stdin: '',
    limitMillis: 15_000,
  });
  const version = /\d+\.\d+\.\d+/.exec(end.stdout)?.[0];
  if (version === undefined) return [];
  if (least !== null && isBefore(version, least)) {
    return [
      fault({
        about: title,
        what: `version ${version} is older than ${least}`,
        why: 'It does not know what makes the entry fail closed, and runs the tool where the hook does not answer.',
        mend: `update ${title}`,
      }),
    ];
  }
  if (!isBefore(version, tried)) return [];
  return [
    advice({
      about: title,
      what: `version ${version} is older than ${tried}, with which the guard was tried`,
      why: 'Older versions may read hooks or their answers otherwise.',
      mend: `update ${title}`,
    }),
  ];
}

function programPath(program: string, { of, stat }: Checkup): string | null {
  const directories = (of.env.PATH ?? '').split(':').filter((each) => each.startsWith('/'));
  const found = directories.map((each) => `${each}/${program}`).find((path) => stat(path)?.kind === 'file');
  return found ?? null;
}

function isBefore(version: string, other: string): boolean {
  const [a, b] = [version, other].map((each) => each.split('.').map(Number));
  for (const at of [0, 1, 2]) {
    const difference = (a?.[at] ?? 0) - (b?.[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}
