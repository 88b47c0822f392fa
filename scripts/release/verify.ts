/** What a release must be before it is one: each check says what it saw, or throws. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { addonsDirectory, emulator, hostTarget, type Target } from '../lib/targets.ts';
import { LC_CODE_SIGNATURE, readMachO, segmentNamed } from './mach-o.ts';
import { type Answered, answers, differences } from './payload-suite.ts';

export interface Released {
  readonly root: string;
  readonly target: Target;
  readonly executable: string;
}

/** What official builds of Node ask for; the addons must ask for no more. */
const GLIBC_AT_MOST = [2, 28] as const;

/** The newest versions of glibc's symbols that the executable and its addons ask for. */
export function symbolVersions({ root, target, executable }: Released): string {
  const addons = addonsDirectory(root, target);
  const files = [
    executable,
    ...['tree-sitter.node', 'tree-sitter-bash.node'].map((file) => path.join(addons, file)),
  ];
  return files
    .map((file) => {
      const prefix = target.id === hostTarget().id ? '' : 'aarch64-linux-gnu-';
      const symbols = execFileSync(`${prefix}objdump`, ['-T', file], { encoding: 'utf8', maxBuffer: 1e9 });
      const needed = execFileSync(`${prefix}objdump`, ['-p', file], { encoding: 'utf8', maxBuffer: 1e9 });
      const newest = [...symbols.matchAll(/GLIBC_(\d+)\.(\d+)/g)]
        .map(([, major, minor]) => [Number(major), Number(minor)] as const)
        .reduce((one, other) => (isNewer(other, one) ? other : one), [0, 0]);
      const name = path.basename(file);
      if (isNewer(newest, GLIBC_AT_MOST)) throw new Error(`${name} asks for GLIBC_${newest.join('.')}`);
      if (/NEEDED\s+libatomic/.test(needed)) throw new Error(`${name} asks for libatomic`);
      if (file !== executable && /NEEDED\s+libstdc\+\+/.test(needed))
        throw new Error(`${name} asks for the system's libstdc++`);
      return `${name} GLIBC_${newest.join('.')}`;
    })
    .join(', ');
}

function isNewer(one: readonly number[], other: readonly number[]): boolean {
  const [major = 0, minor = 0] = one;
  const [otherMajor = 0, otherMinor = 0] = other;
  return major > otherMajor || (major === otherMajor && minor > otherMinor);
}

/** This machine's executable, or an emulated one, against what this machine's own answers. */
export function answersAlike({ root, target, executable }: Released, expected: readonly Answered[]): string {
  const starter = emulator(target);
  if (starter === null) throw new Error(`${target.id} cannot run here`);
  return compared(answers(root, [...starter, executable]), expected);
}

/** Inside a root of Debian 11, whose glibc and libstdc++ are the oldest that are still looked after. */
export function answersInDebian11(released: Released, debian: string, expected: readonly Answered[]): string {
  const inside = path.join(debian, 'opt/sechook');
  fs.copyFileSync(released.executable, inside);
  fs.chmodSync(inside, 0o755);
  // In a namespace of its own, so that nothing stays mounted. An addon is loaded by its descriptor's name there.
  const enter = 'mount -t proc proc "$0/proc" && exec /usr/sbin/chroot "$0" /opt/sechook "$@"';
  const starter = ['/usr/bin/unshare', '-m', '/bin/sh', '-c', enter, debian];
  return compared(answers(released.root, starter, debian), expected);
}

function compared(answered: readonly Answered[], expected: readonly Answered[]): string {
  const differing = differences(answered, expected);
  if (differing.length > 0) throw new Error(differing.slice(0, 5).join('\n'));
  return `${answered.length} payloads answered as on this machine`;
}

/** A macOS executable's structure: the blob's segment, the last segment's end, and each page's hash. */
export function machOWhole({ executable }: Released): string {
  const file = fs.readFileSync(executable);
  const parsed = readMachO(file);
  const blob = segmentNamed(parsed, 'NODE_SEA');
  const last = parsed.segments.at(-1);
  if (last?.name !== '__LINKEDIT') throw new Error('__LINKEDIT is not the last segment');
  if (last.fileOffset + last.fileSize !== file.length)
    throw new Error('__LINKEDIT does not end with the file');
  const command = parsed.commands.find(({ kind }) => kind === LC_CODE_SIGNATURE);
  if (command === undefined) throw new Error('there is no signature');
  const start = file.readUInt32LE(command.offset + 8);
  const directory = start + file.readUInt32BE(start + 16);
  const hashes = directory + file.readUInt32BE(directory + 16);
  const pages = file.readUInt32BE(directory + 28);
  const page = 2 ** file.readUInt8(directory + 39);
  for (let i = 0; i < pages; i += 1) {
    const bytes = file.subarray(i * page, Math.min((i + 1) * page, start));
    const hash = createHash('sha256').update(bytes).digest();
    if (!hash.equals(file.subarray(hashes + 32 * i, hashes + 32 * (i + 1))))
      throw new Error(`page ${i} differs`);
  }
  const megabytes = (blob.fileSize / 1e6).toFixed(1);
  return `${parsed.commands.length} load commands, blob of ${megabytes} MB, ${pages} pages as signed`;
}
