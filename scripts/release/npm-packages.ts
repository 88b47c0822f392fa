/** The npm distribution: one package for each platform, and a small launcher that depends on them all. */
import fs from 'node:fs';
import path from 'node:path';
import { TARGETS, type Target } from '../lib/targets.ts';
import { pack } from './archives.ts';

export interface Shipping {
  readonly root: string;
  readonly version: string;
  /** Where the archives go. */
  readonly directory: string;
}

const DESCRIPTION = 'A guard for AI coding agents: judges every tool call before it runs';

/** Name of the archive made. */
export function packPlatform(shipping: Shipping, target: Target, executable: string): string {
  const name = `sechook-${target.id}`;
  return packed(shipping, name, (directory) => {
    fs.mkdirSync(path.join(directory, 'bin'));
    fs.copyFileSync(executable, path.join(directory, 'bin/sechook'));
    fs.chmodSync(path.join(directory, 'bin/sechook'), 0o755);
    return {
      name,
      version: shipping.version,
      description: `${DESCRIPTION} (${target.id})`,
      os: [target.platform],
      cpu: [target.arch],
      files: ['bin'],
    };
  });
}

export function packLauncher(shipping: Shipping): string {
  return packed(shipping, 'sechook', (directory) => {
    const launcher = path.join(shipping.root, 'scripts/release/launcher.cjs');
    fs.copyFileSync(launcher, path.join(directory, 'launcher.cjs'));
    fs.chmodSync(path.join(directory, 'launcher.cjs'), 0o755);
    fs.copyFileSync(path.join(shipping.root, 'README.md'), path.join(directory, 'README.md'));
    const platforms = TARGETS.map(({ id }) => [`sechook-${id}`, shipping.version] as const);
    return {
      name: 'sechook',
      version: shipping.version,
      description: DESCRIPTION,
      bin: { sechook: 'launcher.cjs' },
      files: ['launcher.cjs'],
      engines: { node: '>=18' },
      optionalDependencies: Object.fromEntries(platforms),
    };
  });
}

function packed(shipping: Shipping, name: string, fill: (directory: string) => object): string {
  const work = fs.mkdtempSync(path.join(shipping.directory, '.npm-'));
  try {
    const content = path.join(work, 'package');
    fs.mkdirSync(content);
    const manifest = fill(content);
    fs.writeFileSync(path.join(content, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
    const archive = `${name}-${shipping.version}.tgz`;
    pack(path.join(shipping.directory, archive), work, ['package']);
    return archive;
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}
