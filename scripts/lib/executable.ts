/**
 * Makes one target's executable: bundles, code caches, assets, and pkg's SEA packer around the target's
 * Node. A code cache is made by the very Node that will use it, so a target whose Node cannot run here gets an
 * empty one, and compiles at each start what it needs.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { alignCaches } from './align.ts';
import { bundle } from './bundle.ts';
import type { BuiltInPolicy } from './compile-policy.ts';
import { cliScripts, hookScripts } from './hook-scripts.ts';
import { withoutIdleWork } from './idle-work.ts';
import { withOwnAtomics } from './own-atomics.ts';
import { REHEARSAL } from './rehearsal.ts';
import { runProgram } from './run-program.ts';
import { addonsDirectory, emulator, hostTarget, pinnedVersion, type Target } from './targets.ts';
import { NODE_FLAGS, V8_FLAGS } from './v8-flags.ts';

export interface Making {
  readonly root: string;
  readonly target: Target;
  /** The target's Node as published. */
  readonly node: string;
  readonly output: string;
  readonly policy: BuiltInPolicy;
}

interface SeaConfig {
  readonly disableExperimentalSEAWarning: boolean;
  readonly useSnapshot: boolean;
  readonly useCodeCache: boolean;
  readonly execArgv: readonly string[];
  readonly execArgvExtension: 'none';
  readonly assets: Readonly<Record<string, string>>;
}

export async function makeExecutable(making: Making): Promise<void> {
  const { root, target, output } = making;
  const work = path.join(root, 'build/sea', target.id);
  fs.mkdirSync(work, { recursive: true });
  fs.mkdirSync(path.dirname(output), { recursive: true });
  const node = prepared(making, work);
  const mainFile = path.join(work, 'main.cjs');
  fs.writeFileSync(mainFile, (await bundle('main', root)).code);

  const addons = addonsDirectory(root, target);
  const assets: Record<string, string> = {
    'tree-sitter.node': path.join(addons, 'tree-sitter.node'),
    'tree-sitter-bash.node': path.join(addons, 'tree-sitter-bash.node'),
    ...making.policy.assets,
  };
  const starter = emulator(target);
  const caches: string[] = [];
  for (const scripts of [await hookScripts(root, work, making.policy), await cliScripts(root, work)]) {
    Object.assign(assets, scripts.assets);
    const made = scripts.names.map((name) => path.join(work, `${name}.cache`));
    if (starter === null) {
      for (const cache of made) fs.writeFileSync(cache, '');
    } else {
      const program = path.join(root, 'scripts/lib/code-cache.ts');
      const words = [...starter, node, ...V8_FLAGS, program, work, JSON.stringify(assets), ...scripts.names];
      runProgram(words, REHEARSAL[0]);
      caches.push(...made);
    }
    for (const [i, name] of scripts.names.entries()) assets[`${name}.cache`] = made[i] ?? '';
  }

  const config: SeaConfig = {
    disableExperimentalSEAWarning: true,
    useSnapshot: false,
    useCodeCache: false,
    execArgv: [...V8_FLAGS, ...NODE_FLAGS],
    execArgvExtension: 'none',
    assets,
  };
  const partial = `${output}.partial`;
  await pack({ target, node, main: mainFile, config, work, output: partial });
  // A signature would no longer fit; where there is one, V8 copies.
  if (target.platform === 'linux') alignCaches(partial, caches);
  fs.chmodSync(partial, 0o755);
  // In one step: a hook that is being called meanwhile finds the old executable or the new one.
  fs.renameSync(partial, output);
}

/**
 * The pinned Node without its debug symbols, a third less to read and to ship, without libatomic and without
 * what only costs time. It is made once for each version and each change of how it is made.
 */
function prepared({ root, target, node }: Making, work: string): string {
  const copy = path.join(work, `base-${pinnedVersion(root)}-${preparation()}`);
  if (fs.existsSync(copy)) return copy;
  for (const old of fs.globSync('base-*', { cwd: work })) fs.rmSync(path.join(work, old));
  const partial = `${copy}.copy`;
  fs.copyFileSync(node, partial);
  if (target.platform === 'linux') {
    const prefix = target.id === hostTarget().id ? '' : 'aarch64-linux-gnu-';
    withoutIdleWork(partial, target.arch);
    runProgram([`${prefix}strip`, '--strip-all', partial]);
    withOwnAtomics(partial, { prefix, arch: target.arch });
  }
  fs.renameSync(partial, copy);
  return copy;
}

const PREPARATION = [
  'executable.ts',
  'own-atomics.ts',
  'atomics.c',
  'idle-work.ts',
  'elf.ts',
  'elf-symbols.ts',
] as const;

function preparation(): string {
  const hash = createHash('sha256');
  for (const file of PREPARATION) hash.update(fs.readFileSync(path.join(import.meta.dirname, file)));
  return hash.digest('hex').slice(0, 12);
}

interface Packing {
  readonly target: Target;
  readonly node: string;
  readonly main: string;
  readonly config: SeaConfig;
  readonly work: string;
  readonly output: string;
}

async function pack(packing: Packing): Promise<void> {
  return packing.target.id === hostTarget().id ? packHere(packing) : packForeign(packing);
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

async function packHere({ target, node, main, config, output }: Packing): Promise<void> {
  const { default: sea } = createRequire(import.meta.url)('@yao-pkg/pkg/lib-es5/sea') as { default: Sea };
  const platform = target.platform === 'darwin' ? 'macos' : target.platform;
  await sea(main, {
    targets: [{ platform, arch: target.arch, nodeRange: 'node26', output }],
    nodePath: node,
    signature: target.platform === 'darwin',
    seaConfig: config,
  });
}

type Inject = (
  file: string,
  name: string,
  data: Buffer,
  options: { readonly sentinelFuse: string; readonly machoSegmentName?: string },
) => Promise<void>;

/**
 * pkg asks the target's Node for its version and runs it for the blob, which this machine cannot. The two
 * steps that remain are the same: a blob, which is alike on all platforms of one version of Node, and
 * pkg's own injector.
 */
async function packForeign({ target, node, main, config, work, output }: Packing): Promise<void> {
  const blob = path.join(work, 'blob');
  const configFile = path.join(work, 'sea-config.json');
  fs.writeFileSync(configFile, JSON.stringify({ ...config, main: path.basename(main), output: blob }));
  process.chdir(work);
  runProgram([process.execPath, '--experimental-sea-config', configFile]);
  fs.copyFileSync(node, output);
  fs.chmodSync(output, 0o755);
  const { inject } = createRequire(import.meta.resolve('@yao-pkg/pkg'))('postject') as { inject: Inject };
  await inject(output, 'NODE_SEA_BLOB', fs.readFileSync(blob), {
    sentinelFuse: 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2',
    ...(target.platform === 'darwin' ? { machoSegmentName: 'NODE_SEA' } : {}),
  });
}
