#!/usr/bin/env node
/**
 * `sechook` as npm installs it: starts this platform's executable, which lies in a package of its own.
 * Clients are never registered with this file: `sechook install` registers the executable itself.
 */
'use strict';
const { spawnSync } = require('node:child_process');
const { constants } = require('node:os');

const HOOK_DENY = 2;
const name = `sechook-${process.platform}-${process.arch}`;

let executable;
try {
  executable = require.resolve(`${name}/bin/sechook`);
} catch {
  process.stderr.write(
    `sechook: the package ${name} is not installed. Install again without --omit=optional` +
      ' (and on a platform that sechook is made for).\n',
  );
  process.exit(HOOK_DENY);
}
const { status, signal, error } = spawnSync(executable, process.argv.slice(2), { stdio: 'inherit' });
if (error) {
  process.stderr.write(`sechook: ${error.message}\n`);
  process.exit(HOOK_DENY);
}
// Clients take only one code for a deny, and a hook call answers with 0 or that.
if (process.argv[2] === 'hook' && status !== 0 && status !== HOOK_DENY) {
  process.stderr.write(`sechook ended with ${signal ?? status} before it came to a verdict.\n`);
  process.exit(HOOK_DENY);
}
process.exit(signal ? 128 + constants.signals[signal] : status);
