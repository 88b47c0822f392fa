/** What `--print-line` prints, started by each shell that a client may use. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT_IDS } from '../../src/core/call.ts';
import { EXECUTABLE } from './executable.ts';
import { isHonouredDeny, isNoOpinion, type Left } from './honoured.ts';
import { runDirect } from './line.ts';
import { HARMFUL, HARMLESS, shellPayload } from './payloads.ts';

const SHELLS = ['/bin/sh', '/bin/dash', '/bin/bash', '/usr/bin/zsh'];

let dir = '';
let home = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sechook-line-'));
  home = join(dir, "a home's name");
  mkdirSync(home);
});
afterAll(() => rmSync(dir, { recursive: true }));

describe.each(CLIENT_IDS)('%s', (client) => {
  test.each(SHELLS)('in %s', async (shell) => {
    const words = ['hook', '--print-line', '--client', client, '--home', home];
    const printed = await runDirect(EXECUTABLE, words, { kind: 'bytes', bytes: '' }, dir);
    const start = (command: string): Promise<Left> => {
      const bytes = JSON.stringify(shellPayload(client, command, dir));
      return runDirect(shell, ['-c', printed.stdout.trimEnd()], { kind: 'bytes', bytes }, dir);
    };
    expect(await start(HARMLESS)).toSatisfy(isNoOpinion);
    expect(await start(HARMFUL)).toSatisfy((left: Left) => isHonouredDeny(client, left));
  });
});
