/**
 * What the README tells a user to do in the first minute, word for word, with a package as npm packs it, on a machine
 * where the clients are there; then a client is started.
 */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { doctorsHooks } from '../checkup.ts';
import { giveToUser, HOME, isMarked, mark, putJson, SECRET, SOURCES, USER } from '../jail/places.ts';
import type { Place, Session } from '../session.ts';
import { putPrograms } from '../wiring/programs.ts';

const PACKAGE = '/srv/package';

export function minute({ client, scope }: Place): Session {
  return {
    setup: { client, scope, approvals: 'open', clientHome: HOME, guarded: false, env: {}, args: [] },
    prepare: () => {
      putPrograms();
      const commands = readmesCommands().replace('--global sechook', `--global ${packed()}`);
      giveToUser(HOME);
      asUser(commands);
    },
    steps: [
      {
        name: 'harmless',
        wish: { kind: 'shell', command: `touch ${mark('yes')}` },
        ran: () => isMarked('yes'),
        look: () => doctorsHooks({ client, scope }),
      },
      {
        name: 'forbidden',
        wish: { kind: 'shell', command: `touch ${mark('no')}; cat ${SECRET}` },
        ran: () => isMarked('no'),
      },
    ],
  };
}

function packed(): string {
  const { name, version, bin, files } = JSON.parse(
    readFileSync(`${SOURCES}/package.json`, 'utf8'),
  ) as object & Readonly<Record<string, unknown>>;
  mkdirSync(`${PACKAGE}/dist`, { recursive: true });
  copyFileSync(`${SOURCES}/dist/sechook`, `${PACKAGE}/dist/sechook`);
  putJson(`${PACKAGE}/package.json`, { name, version, bin, files });
  const words = ['pack', '--silent', '--ignore-scripts', '--pack-destination', '/srv'];
  return `/srv/${execFileSync('npm', words, { cwd: PACKAGE, encoding: 'utf8', env: ENVIRONMENT }).trim()}`;
}

const ENVIRONMENT = {
  HOME,
  PATH: `${HOME}/.npm/bin:/usr/local/bin:/usr/bin:/bin`,
  npm_config_prefix: `${HOME}/.npm`,
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
};

function readmesCommands(): string {
  const readme = readFileSync(`${SOURCES}/README.md`, 'utf8');
  const section = /^## Installed in a minute$(.*?)^## /ms.exec(readme)?.[1] ?? '';
  const lines = [...section.matchAll(/^ {4}(\S[^#\n]*)/gm)].map(([, line = '']) => line.trim());
  if (lines.length < 3) throw new Error('the README has no commands for the first minute');
  return lines.join('\n');
}

/** The doctor is the last of them: a fault ends it with 1, and this with an error. */
function asUser(commands: string): void {
  const words = [
    '--reuid',
    `${USER}`,
    '--regid',
    `${USER}`,
    '--clear-groups',
    '--',
    '/bin/sh',
    '-euc',
    commands,
  ];
  execFileSync('/usr/bin/setpriv', words, { cwd: HOME, env: ENVIRONMENT, stdio: 'pipe' });
}
