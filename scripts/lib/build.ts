/** Makes dist/sechook: bundles, code caches, assets, and pkg's SEA packer around the pinned Node. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { builtInSource } from '../../src/policy/built-in.ts';
import { bundle } from './bundle.ts';
import { inputDigest, isFresh, markFresh } from './freshness.ts';
import { REHEARSAL } from './rehearsal.ts';
import { NODE_FLAGS, V8_FLAGS } from './v8-flags.ts';

const root = path.resolve(import.meta.dirname, '../..');
const inputs = inputDigest(root);
if (process.argv.includes('--if-stale') && isFresh(root, inputs)) process.exit(0);
const work = path.join(root, 'build/sea');
const assetsDirectory = path.join(root, 'build/assets');
const output = path.join(root, 'dist/sechook');

interface SeaConfig {
  readonly disableExperimentalSEAWarning: boolean;
  readonly useSnapshot: boolean;
  readonly useCodeCache: boolean;
  readonly execArgv: readonly string[];
  readonly execArgvExtension: 'none';
  readonly assets: Readonly<Record<string, string>>;
}
type Sea = (
  entry: string,
  options: {
    readonly targets: readonly { platform: string; arch: string; nodeRange: string; output: string }[];
    readonly nodePath: string;
    readonly signature: boolean;
    readonly seaConfig: SeaConfig;
  },
) => Promise<void>;

fs.mkdirSync(work, { recursive: true });
fs.mkdirSync(path.dirname(output), { recursive: true });
const node = strippedNode();
const main = await bundle('main', root);
const mainFile = path.join(work, 'main.cjs');
fs.writeFileSync(mainFile, main.code);

const assets: Record<string, string> = {
  'tree-sitter.node': path.join(root, 'build/addons/tree-sitter.node'),
  'tree-sitter-bash.node': path.join(root, 'build/addons/tree-sitter-bash.node'),
};
fs.mkdirSync(assetsDirectory, { recursive: true });
const policy = path.join(assetsDirectory, 'policy.snapshot');
const untried = process.argv.filter((word) => word === '--untried');
run(process.execPath, [path.join(root, 'scripts/lib/built-in-policy.ts'), policy, ...untried]);
assets['policy.snapshot'] = policy;
assets['rules.json'] = path.join(assetsDirectory, 'rules.json');
fs.writeFileSync(assets['rules.json'], JSON.stringify(builtInSource(root).rules));
for (const name of ['hook', 'cli'] as const) {
  const { code } = await bundle(name, root);
  const file = path.join(work, `${name}.js`);
  fs.writeFileSync(file, code, 'latin1');
  assets[`${name}.js`] = file;
  const cache = path.join(work, `${name}.cache`);
  const program = path.join(root, 'scripts/lib/code-cache.ts');
  run(node, [...V8_FLAGS, program, name, file, cache, JSON.stringify(assets)], REHEARSAL[0]);
  assets[`${name}.cache`] = cache;
}

const partial = `${output}.partial`;
const { default: sea } = createRequire(import.meta.url)('@yao-pkg/pkg/lib-es5/sea') as { default: Sea };
await sea(mainFile, {
  targets: [{ platform: pkgPlatform(), arch: process.arch, nodeRange: 'node26', output: partial }],
  nodePath: node,
  signature: process.platform === 'darwin',
  seaConfig: {
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    execArgv: [...V8_FLAGS, ...NODE_FLAGS],
    execArgvExtension: 'none',
    assets,
  },
});
fs.chmodSync(partial, 0o755);
// In one step: a hook that is being called meanwhile finds the old executable or the new one.
fs.renameSync(partial, output);
markFresh(root, inputs);
const megabytes = (fs.statSync(output).size / 1e6).toFixed(0);
process.stderr.write(`build: ${path.relative(root, output)} (${megabytes} MB, Node ${process.version})\n`);

/** The pinned Node without its debug symbols: a third less to read and to ship. */
function strippedNode(): string {
  const target = path.join(work, `node-${process.version}`);
  if (fs.existsSync(target)) return target;
  const copy = `${target}.copy`;
  fs.copyFileSync(process.execPath, copy);
  if (process.platform === 'linux') run('strip', ['--strip-all', copy]);
  fs.renameSync(copy, target);
  return target;
}

function pkgPlatform(): string {
  return process.platform === 'darwin' ? 'macos' : process.platform;
}

/** The program's own words say what went wrong; a stack of this one would bury them. */
function run(command: string, argv: readonly string[], input = ''): void {
  const { status, error } = spawnSync(command, argv, { input, stdio: ['pipe', 'ignore', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(1);
}
