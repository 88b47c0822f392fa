/** Secrets where an agent finds them without looking: its environment and the clients' own files. */
import { redact } from '../audit/redact.ts';
import type { Check, Checkup } from './checkup.ts';
import { advice } from './finding.ts';

/** The key that the client itself cannot do without; a proxy would hold it instead. */
const CLIENT_KEYS =
  /^(?:ANTHROPIC_(?:API_KEY|AUTH_TOKEN)|CLAUDE_CODE_OAUTH_TOKEN|GEMINI_API_KEY|GOOGLE_API_KEY|OPENAI_API_KEY|CODEX_API_KEY)$/;

const SECRET_NAME =
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|PRIVATE_KEY|ACCESS_KEY|CREDENTIALS?)$/i;

export const secretsInEnvironment: Check = {
  id: 'network.environment-secrets',
  layer: 'network',
  title: 'no secrets are in the environment',
  run({ of, secretNames }) {
    const patterns = secretNames.map(namePattern);
    const names = Object.entries(of.env)
      .filter(([name, value]) => {
        if (value === undefined || value === '' || CLIENT_KEYS.test(name)) return false;
        return (
          SECRET_NAME.test(name) || patterns.some((pattern) => pattern.test(name)) || redact(value) !== value
        );
      })
      .map(([name]) => name);
    if (names.length === 0) return [];
    return [
      advice({
        about: 'this environment',
        what: `${names.slice(0, 8).join(', ')}${names.length > 8 ? ` and ${names.length - 8} more` : ''}`,
        why: 'Every command that an agent starts gets them.',
        mend: `start the client without them: env ${names
          .slice(0, 8)
          .map((name) => `-u ${name}`)
          .join(' ')} CLIENT; or let a proxy or an MCP server hold them`,
      }),
    ];
  },
};

function namePattern(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[^\w]/g, '\\$&'))
      .join('.*')}$`,
  );
}

export const secretsInFiles: Check = {
  id: 'network.file-secrets',
  layer: 'network',
  title: 'no secrets are in the clients’ settings',
  run(checkup) {
    return secretFiles(checkup).map((path) =>
      advice({
        about: path,
        what: 'it holds what looks like a secret',
        why: 'The agent can read it, and it gets into backups and repositories.',
        mend: 'name a variable there ("${TOKEN}"), or let an MCP server hold it',
      }),
    );
  },
};

function secretFiles({ clients, of, readText }: Checkup): readonly string[] {
  const found = clients.flatMap(({ files }) =>
    files
      .filter(({ content }) => content.kind === 'read' && holdsSecret(content.text))
      .map(({ place }) => place.path),
  );
  const mcp = `${of.project}/.mcp.json`;
  return holdsSecret(readText(mcp) ?? '') ? [...found, mcp] : found;
}

/** Our own hashes of trust are hashes, not secrets. */
function holdsSecret(text: string): boolean {
  const looked = text.replaceAll(/"sha256:[0-9a-f]{64}"/g, '""').replaceAll(/\$\{?[A-Z_]+\}?/g, '');
  return redact(looked) !== looked;
}
