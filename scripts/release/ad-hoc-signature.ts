/**
 * Signs a Mach-O file ad hoc, as Apple's linker does: macOS on arm64 starts nothing without a signature, and
 * Linux has no codesign. The signature is one code directory, the SHA-256 of each page (xnu,
 * osfmk/kern/cs_blobs.h). The tests sign again what Apple's linker signed, and get its bytes.
 */
import { createHash } from 'node:crypto';
import { HEADER_SIZE, LC_CODE_SIGNATURE, type MachO, readMachO, segmentNamed } from './mach-o.ts';

const PAGE = 4096;
const HASH_SIZE = 32;
const SHA256 = 2;
const SUPER_BLOB = 0xfade0cc0;
const SUPER_BLOB_SIZE = 20;
const CODE_DIRECTORY = 0xfade0c02;
const CODE_DIRECTORY_SIZE = 88;
/** The first version that tells which part is executable. */
const VERSION_EXEC_SEGMENT = 0x20400;
/** Ad hoc, made by a linker: to be replaced without asking by whoever signs for real. */
const FLAGS = 0x20002;
const MAIN_BINARY = 1n;
const LINKEDIT_PAGE = 0x4000;
const COMMAND_SIZE = 16;

/** The signed file; a signature that it had is replaced. `identifier` is the program's name in it. */
export function signedAdHoc(original: Buffer, identifier: string): Buffer {
  const unsigned = withSignatureCommand(original);
  const parsed = readMachO(unsigned);
  const codeLimit = signatureStart(unsigned, parsed);
  const pages = Math.ceil(codeLimit / PAGE);
  const identifierBytes = Buffer.from(`${identifier}\0`, 'latin1');
  const hashesStart = CODE_DIRECTORY_SIZE + identifierBytes.length;
  const directorySize = hashesStart + pages * HASH_SIZE;
  const size = SUPER_BLOB_SIZE + directorySize;

  const file = Buffer.alloc(aligned(codeLimit + size, 16));
  unsigned.copy(file, 0, 0, codeLimit);
  setSizes(file, parsed, codeLimit, file.length - codeLimit);

  const at = codeLimit + SUPER_BLOB_SIZE;
  const words = (offset: number, values: readonly number[]): void => {
    values.forEach((value, i) => {
      file.writeUInt32BE(value, offset + 4 * i);
    });
  };
  words(codeLimit, [SUPER_BLOB, size, 1, 0, SUPER_BLOB_SIZE]);
  words(at, [CODE_DIRECTORY, directorySize, VERSION_EXEC_SEGMENT, FLAGS, hashesStart, CODE_DIRECTORY_SIZE]);
  words(at + 24, [0, pages, codeLimit]);
  file.set([HASH_SIZE, SHA256, 0, Math.log2(PAGE)], at + 36);
  const text = segmentNamed(parsed, '__TEXT');
  file.writeBigUInt64BE(BigInt(text.fileOffset), at + 64);
  file.writeBigUInt64BE(BigInt(text.fileSize), at + 72);
  file.writeBigUInt64BE(parsed.isExecutable ? MAIN_BINARY : 0n, at + 80);
  identifierBytes.copy(file, at + CODE_DIRECTORY_SIZE);
  for (let i = 0; i < pages; i += 1) {
    const page = file.subarray(i * PAGE, Math.min((i + 1) * PAGE, codeLimit));
    createHash('sha256')
      .update(page)
      .digest()
      .copy(file, at + hashesStart + i * HASH_SIZE);
  }
  return file;
}

/** What comes before the signature: all that a signed file had there, or the whole of an unsigned one. */
function signatureStart(file: Buffer, { commands }: MachO): number {
  const command = commands.find(({ kind }) => kind === LC_CODE_SIGNATURE);
  const written = command === undefined ? 0 : file.readUInt32LE(command.offset + 8);
  return written === 0 ? aligned(file.length, 16) : written;
}

/** The file itself where it has a signature's load command, else a copy with one, its place still empty. */
function withSignatureCommand(original: Buffer): Buffer {
  const parsed = readMachO(original);
  if (parsed.commands.some(({ kind }) => kind === LC_CODE_SIGNATURE)) return original;
  const room = segmentNamed(parsed, '__TEXT').firstSection ?? 0;
  if (parsed.commandsEnd + COMMAND_SIZE > room) throw new Error('no room for another load command');
  const file = Buffer.from(original);
  file.writeUInt32LE(LC_CODE_SIGNATURE, parsed.commandsEnd);
  file.writeUInt32LE(COMMAND_SIZE, parsed.commandsEnd + 4);
  file.writeBigUInt64LE(0n, parsed.commandsEnd + 8);
  file.writeUInt32LE(parsed.commands.length + 1, 16);
  file.writeUInt32LE(parsed.commandsEnd - HEADER_SIZE + COMMAND_SIZE, 20);
  return file;
}

/** The load commands say how long the signature is, and that the last segment, which holds it, is longer. */
function setSizes(file: Buffer, { commands, segments }: MachO, start: number, size: number): void {
  const command = commands.find(({ kind }) => kind === LC_CODE_SIGNATURE);
  if (command === undefined) throw new Error('unreachable: the load command was added');
  file.writeUInt32LE(start, command.offset + 8);
  file.writeUInt32LE(size, command.offset + 12);
  const last = segments.at(-1);
  if (last?.name !== '__LINKEDIT') throw new Error('__LINKEDIT is not the last segment');
  const fileSize = start + size - last.fileOffset;
  file.writeBigUInt64LE(BigInt(fileSize), last.offset + 48);
  const memory = Number(file.readBigUInt64LE(last.offset + 32));
  if (memory < fileSize) file.writeBigUInt64LE(BigInt(aligned(fileSize, LINKEDIT_PAGE)), last.offset + 32);
}

function aligned(size: number, to: number): number {
  return Math.ceil(size / to) * to;
}
