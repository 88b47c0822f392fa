/** The pinned Node of each target: this machine's own, or the registry's package of another platform. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { hostTarget, pinnedVersion, type Target } from '../lib/targets.ts';

/** Path of the target's Node. What is fetched must have the hash that the lock file names. */
export function nodeFor(root: string, target: Target): string {
  if (target.id === hostTarget().id) return process.execPath;
  const version = pinnedVersion(root);
  const directory = path.join(root, 'build/nodes', `${target.id}-${version}`);
  const node = path.join(directory, 'package/bin/node');
  if (fs.existsSync(node)) return node;
  const partial = `${directory}.${process.pid}`;
  fs.mkdirSync(partial, { recursive: true });
  try {
    const archive = fetched(root, `${target.nodePackage}@${version}`, partial);
    checkIntegrity(archive, integrityOf(root, target.nodePackage));
    execFileSync('tar', ['-xzf', archive, '-C', partial, 'package/bin/node']);
    fs.rmSync(archive);
    fs.rmSync(directory, { recursive: true, force: true });
    fs.renameSync(partial, directory);
  } finally {
    fs.rmSync(partial, { recursive: true, force: true });
  }
  return node;
}

function fetched(root: string, specification: string, directory: string): string {
  const words = ['pack', '--silent', '--pack-destination', directory, specification];
  const name = execFileSync('npm', words, { cwd: root, encoding: 'utf8' }).trim();
  return path.join(directory, name);
}

interface LockFile {
  readonly packages: Readonly<Record<string, { readonly integrity?: string }>>;
}

function integrityOf(root: string, name: string): string {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as LockFile;
  const integrity = lock.packages[`node_modules/${name}`]?.integrity;
  if (integrity === undefined) throw new Error(`the lock file does not name ${name}`);
  return integrity;
}

function checkIntegrity(file: string, integrity: string): void {
  const hash = createHash('sha512').update(fs.readFileSync(file)).digest('base64');
  if (integrity !== `sha512-${hash}`)
    throw new Error(`${path.basename(file)} is not what the lock file names`);
}
