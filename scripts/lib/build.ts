/** Makes dist/sechook, this machine's own executable, and the clients' packages beside it: scripts/build [--if-stale] [--untried]. */
import fs from 'node:fs';
import path from 'node:path';
import { writeClientPackages } from './client-packages.ts';
import { compileBuiltInPolicy } from './compile-policy.ts';
import { makeExecutable } from './executable.ts';
import { inputDigest, isFresh, markFresh } from './freshness.ts';
import { hostTarget } from './targets.ts';

const root = path.resolve(import.meta.dirname, '../..');
const inputs = inputDigest(root);
if (process.argv.includes('--if-stale') && isFresh(root, inputs)) process.exit(0);
const output = path.join(root, 'dist/sechook');
const policy = compileBuiltInPolicy(root, !process.argv.includes('--untried'));
await makeExecutable({ root, target: hostTarget(), node: process.execPath, output, policy });
writeClientPackages(root);
markFresh(root, inputs);
const megabytes = (fs.statSync(output).size / 1e6).toFixed(0);
process.stderr.write(`build: ${path.relative(root, output)} (${megabytes} MB, Node ${process.version})\n`);
