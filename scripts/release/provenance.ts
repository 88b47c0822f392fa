/**
 * Where a release comes from: an in-toto statement with the SLSA provenance predicate
 * (https://slsa.dev/spec/v1.0/provenance). Unsigned; whoever builds in public attests to it.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pinnedVersion, type Target } from '../lib/targets.ts';
import { sha256 } from './archives.ts';

export interface Shipped {
  readonly root: string;
  readonly version: string;
  readonly targets: readonly Target[];
  readonly directory: string;
  /** Names of the files that were made. */
  readonly names: readonly string[];
}

export function provenance({ root, version, targets, directory, names }: Shipped): object {
  const git = (...words: readonly string[]): string =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8' });
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version?: string; readonly integrity?: string }>>;
  };
  const packages = ['tree-sitter', 'tree-sitter-bash', ...targets.map(({ nodePackage }) => nodePackage)];
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: names.map((name) => ({ name, digest: { sha256: sha256(path.join(directory, name)) } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'urn:sechook:scripts/package',
        externalParameters: { version, targets: targets.map(({ id }) => id), node: pinnedVersion(root) },
        internalParameters: { changedFiles: git('status', '--porcelain').trim() !== '' },
        resolvedDependencies: [
          { uri: 'git+file:.', digest: { gitCommit: git('rev-parse', 'HEAD').trim() } },
          { uri: 'package-lock.json', digest: { sha256: sha256(path.join(root, 'package-lock.json')) } },
          ...packages.map((name) => {
            const locked = lock.packages[`node_modules/${name}`];
            return {
              uri: `pkg:npm/${name}@${locked?.version}`,
              digest: { sha512: hexOf(locked?.integrity) },
            };
          }),
        ],
      },
      runDetails: { builder: { id: 'urn:sechook:local' } },
    },
  };
}

/** The lock file's form to the statement's. */
function hexOf(integrity = ''): string {
  return Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
}
