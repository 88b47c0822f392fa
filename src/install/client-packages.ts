/**
 * The guard as the clients' own kinds of package: a plugin of Claude Code and an extension of Gemini CLI. Both
 * hold the hook alone; the executable is looked for where `install` puts it, and where it is missing the client
 * says so.
 */
import { outcomeLine } from '../clients/outcome-line.ts';
import { registeredLine } from '../clients/registered-line.ts';
import type { ClientId } from '../core/call.ts';
import { groupsOf } from './wiring.ts';

const NAME = 'sechook';
const DESCRIPTION = 'Judges every tool call before it runs: needs the sechook executable (sechook install)';

/** Texts by path below a directory. */
export type PackageFiles = Readonly<Record<string, string>>;

export function claudePlugin(version: string): PackageFiles {
  const manifest = { name: NAME, version, description: DESCRIPTION };
  const marketplace = {
    name: NAME,
    owner: { name: NAME },
    plugins: [{ name: NAME, source: './', description: DESCRIPTION }],
  };
  return {
    '.claude-plugin/plugin.json': json(manifest),
    '.claude-plugin/marketplace.json': json(marketplace),
    'hooks/hooks.json': json(hooksFor('claude-code')),
  };
}

export function geminiExtension(version: string): PackageFiles {
  return {
    'gemini-extension.json': json({ name: NAME, version, description: DESCRIPTION }),
    'hooks/hooks.json': json(hooksFor('gemini-cli')),
  };
}

function hooksFor(client: ClientId): object {
  const facts = { client, executable: null, home: null, timeout: null };
  const [guard, outcome] = [registeredLine(facts), outcomeLine(facts)];
  if (guard.kind === 'refused' || outcome.kind === 'refused')
    throw new Error('no line without an executable');
  const groups = groupsOf({ scope: 'user', guard, outcome });
  return { hooks: Object.fromEntries(groups.map(({ event, group }) => [event, [group]])) };
}

function json(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
