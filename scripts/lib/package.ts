/**
 * Makes what is released, in dist/release: scripts/package [TARGET…], all four without arguments.
 */

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { signedAdHoc } from './ad-hoc-signature.ts';
import { compileBuiltInPolicy } from './compile-policy.ts';
import { makeExecutable } from './executable.ts';
import { nodeFor } from './foreign-node.ts';
import { TARGETS, targetNamed } from './targets.ts';

const root = path.resolve(import.meta.dirname, '../..');
const named = process.argv.slice(2);
const targets = named.length === 0 ? TARGETS : named.map(targetNamed);
const release = path.join(root, 'dist/release');
fs.mkdirSync(release, { recursive: true });
const policy = compileBuiltInPolicy(root, true);
for (const target of targets) {
  const { status } = spawnSync(path.join(root, 'scripts/addons'), [target.id], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  const output = path.join(release, `sechook-${target.id}`);
  await makeExecutable({ root, target, node: nodeFor(root, target), output, policy });
  if (target.platform === 'darwin') {
    fs.writeFileSync(output, signedAdHoc(fs.readFileSync(output), 'sechook'));
  }
}
