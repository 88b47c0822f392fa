/** The line that runs after a tool, through real shells: whatever becomes of the executable, nothing is said. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { outcomeLine } from '../../src/clients/outcome-line.ts';
import { CLIENT_IDS } from '../../src/core/call.ts';

let room = '';
beforeAll(() => {
  room = mkdtempSync(join(tmpdir(), "sechook outcome's "));
});
afterAll(() => rmSync(room, { recursive: true }));

const SCRIPTS: Readonly<Record<string, string | null>> = {
  missing: null,
  denying: 'echo no; echo no >&2; exit 2',
  killed: 'kill -9 $$',
  stalled: 'sleep 60',
};

describe.each(CLIENT_IDS)('%s', (client) => {
  it.each(Object.keys(SCRIPTS))('%s', (name) => {
    const executable = join(room, name);
    const script = SCRIPTS[name] ?? null;
    if (script !== null) writeFileSync(executable, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    const line = outcomeLine({ client, executable, home: room, timeout: '/usr/bin/timeout' });
    if (line.kind === 'refused') throw new Error(line.why);
    const done = spawnSync('/bin/bash', ['-c', line.shell], { input: '{}', encoding: 'utf8' });
    expect(done).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('hands the event over', () => {
    const executable = join(room, 'writing');
    writeFileSync(executable, '#!/bin/sh\n{ echo "$*"; /bin/cat; } > "$HOME/seen"\n', { mode: 0o755 });
    const line = outcomeLine({ client, executable, home: room, timeout: '/usr/bin/timeout' });
    if (line.kind === 'refused') throw new Error(line.why);
    const [program = '', ...args] = line.words;
    expect(spawnSync(program, args, { input: '{"a":1}' }).status).toBe(0);
    expect(readFileSync(join(room, 'seen'), 'utf8')).toBe(
      `hook --line --client ${client} --home ${room}\n{"a":1}`,
    );
  });
});
