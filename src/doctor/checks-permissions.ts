/** The client's own permission system: what it lets pass without asking, and what it never lets pass. */
import { type Fields, isFields, own } from '../clients/fields.ts';
import type { Check, ClientState, SettingsFile } from './checkup.ts';
import { advice, type DoctorFinding } from './finding.ts';

export const bypass: Check = {
  id: 'permissions.bypass',
  layer: 'permissions',
  title: 'no client runs without asking anybody',
  run: ({ clients }) => clients.flatMap(({ files }) => files.flatMap(bypassIn)),
};

function bypassIn({ place, content }: SettingsFile): readonly DoctorFinding[] {
  if (content.kind !== 'read') return [];
  return bypassModes(place.client, content.value).map((what) =>
    advice({
      about: place.path,
      what,
      why: 'Nobody is asked before a tool runs: the guard is the only thing that stands in the way.',
      mend: `take it out of ${place.path}`,
    }),
  );
}

function bypassModes(client: ClientState['client'], value: Fields): readonly string[] {
  const found: string[] = [];
  switch (client) {
    case 'claude-code': {
      const mode = inTable(value, 'permissions', 'defaultMode');
      if (mode === 'bypassPermissions' || mode === 'dontAsk' || mode === 'auto')
        found.push(`"permissions.defaultMode" is "${mode}"`);
      const broad = strings(inTable(value, 'permissions', 'allow')).filter((rule) =>
        /^(?:\*|Bash(?:\((?:\*|:\*|\*\*)\))?|mcp__\*|PowerShell(?:\(\*\))?)$/.test(rule),
      );
      for (const rule of broad) found.push(`"permissions.allow" has "${rule}"`);
      return found;
    }
    case 'gemini-cli': {
      if (inTable(value, 'general', 'defaultApprovalMode') === 'yolo')
        found.push('"general.defaultApprovalMode" is "yolo"');
      for (const name of strings(inTable(value, 'tools', 'allowed'))) {
        if (/^(?:run_shell_command|ShellTool|\*)$/.test(name)) found.push(`"tools.allowed" has "${name}"`);
      }
      return found;
    }
    case 'codex': {
      if (own(value, 'approval_policy') === 'never') found.push('"approval_policy" is "never"');
      if (own(value, 'sandbox_mode') === 'danger-full-access')
        found.push('"sandbox_mode" is "danger-full-access"');
      return found;
    }
  }
}

/** What the guide for agents asks to be denied, by the words that a rule for it has. */
const SENSITIVE: readonly (readonly [name: string, rule: RegExp, example: string])[] = [
  ['.env files', /Read\([^)]*\.env/, 'Read(**/.env*)'],
  ['private keys', /Read\([^)]*\.(?:pem|key)\b/, 'Read(**/*.pem)'],
  ['~/.ssh', /Read\([^)]*\.ssh/, 'Read(~/.ssh/**)'],
  ['~/.aws', /Read\([^)]*\.aws/, 'Read(~/.aws/**)'],
];

export const denyRules: Check = {
  id: 'permissions.deny-rules',
  layer: 'permissions',
  title: 'deny rules of the client protect sensitive files',
  run: ({ clients }) => clients.flatMap(withoutDenyRules),
};

/** Claude Code is the one client that has such rules in its settings. */
function withoutDenyRules({ client, title, files }: ClientState): readonly DoctorFinding[] {
  if (client !== 'claude-code') return [];
  const rules = files.flatMap(({ content }) =>
    content.kind === 'read' ? strings(inTable(content.value, 'permissions', 'deny')) : [],
  );
  const missing = SENSITIVE.filter(([, rule]) => !rules.some((each) => rule.test(each)));
  if (missing.length === 0) return [];
  return [
    advice({
      about: title,
      what: `no deny rule for ${missing.map(([name]) => name).join(', ')}`,
      why: 'The guard protects them; a rule of the client is a second lock, which holds where hooks are off.',
      mend: `"permissions": {"deny": ${JSON.stringify(missing.map(([, , example]) => example))}}`,
    }),
  ];
}

function inTable(value: Fields, section: string, name: string): unknown {
  const table = own(value, section);
  return isFields(table) ? own(table, name) : undefined;
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}
