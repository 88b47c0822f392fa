/** The clients' programs as they are installed: the words that start each. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { CLIENTS, NODE, put } from '../jail/places.ts';

interface Programs {
  readonly claude: readonly string[];
  readonly gemini: readonly string[];
  readonly codex: readonly string[];
}

export function programs(): Programs {
  return {
    claude: [`${CLIENTS}/@anthropic-ai/claude-code-linux-${process.arch}/claude`],
    gemini: [NODE, `${CLIENTS}/@google/gemini-cli/bundle/gemini.js`],
    codex: [codex()],
  };
}

function codex(): string {
  const vendor = `${CLIENTS}/@openai/codex-linux-${process.arch}/vendor`;
  const found = readdirSync(vendor)
    .map((target) => `${vendor}/${target}/bin/codex`)
    .find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no codex under ${vendor}`);
  return found;
}

/** The clients by their names, as a user has them. */
export function putPrograms(): void {
  for (const [name, words] of Object.entries(programs())) {
    const path = `/usr/local/bin/${name}`;
    rmSync(path, { force: true });
    if (words.length === 1) symlinkSync(words[0] ?? '', path);
    else {
      put(path, `#!/bin/sh\nexec ${words.join(' ')} "$@"\n`);
      execFileSync('chmod', ['755', path]);
    }
  }
  rmSync('/usr/local/bin/node', { force: true });
  symlinkSync(NODE, '/usr/local/bin/node');
}
