/** Files as they are shipped: archives that come out the same whenever and by whomever they are made. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Packs files of a directory, each under its own name, with nothing in it that depends on time or user. */
export function pack(archive: string, directory: string, names: readonly string[]): void {
  const tar = [
    '--sort=name',
    '--mtime=@0',
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    '--mode=u=rwX,go=rX',
  ];
  const plain = `${archive}.tar`;
  execFileSync('tar', ['-cf', plain, ...tar, '-C', directory, ...names]);
  // Without the name and the time of what is packed.
  execFileSync('gzip', ['-n', '-9', '-f', plain]);
  fs.renameSync(`${plain}.gz`, archive);
}

export function sha256(file: string): string {
  return createHash('sha256').update(fs.readFileSync(file)).digest('hex');
}

/** SHA256SUMS over all files of a directory, in the form that `sha256sum -c` reads. */
export function writeChecksums(directory: string, names: readonly string[]): void {
  const lines = [...names].sort().map((name) => `${sha256(path.join(directory, name))}  ${name}\n`);
  fs.writeFileSync(path.join(directory, 'SHA256SUMS'), lines.join(''));
}
