/** What the README promises for the first minute, from a packed tarball in an empty home. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EXECUTABLE } from './executable.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const SCRIPT = `${ROOT}/scripts/first-minute`;

test('the README’s commands reach guarded clients', { timeout: 300_000 }, () => {
  expect(EXECUTABLE).toBe(path.join(ROOT, 'dist/sechook'));
  const done = spawnSync('/bin/sh', [SCRIPT, '--untimed'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(done.stdout).toContain('The guard is on: Claude Code (user), Gemini CLI (user), Codex (user)');
  expect(done.stdout).toContain('first-minute: guarded after');
  expect(done.status, done.stderr).toBe(0);
});
