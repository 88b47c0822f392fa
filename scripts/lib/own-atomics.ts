/**
 * Makes a Node executable independent of libatomic.so.1, which official builds of version 26 need for one
 * function and which a slim Debian, for one, does not have: the function's code goes into the room behind the
 * executable segment's end, the relocation that asked for it gets its address, and the library is no longer
 * named. What the executable needs beyond that is libc, libm, libgcc_s and libstdc++.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {
  DT_JMPREL,
  DT_NEEDED,
  DT_PLTRELSZ,
  DT_SYMTAB,
  DT_VERNEED,
  DT_VERNEEDNUM,
  DYNAMIC_SIZE,
  type Elf,
  entryOf,
  FLAG_EXECUTE,
  PT_LOAD,
  readElf,
} from './elf.ts';

export interface Toolchain {
  /** Before the names of the compiler and its companions; empty for this machine's own. */
  readonly prefix: string;
  readonly arch: 'x64' | 'arm64';
}

const LIBRARY = 'libatomic.so.1';
const FUNCTION = '__atomic_compare_exchange';
const RELATIVE = { x64: 8, arm64: 1027 } as const;
const RELOCATION_SIZE = 24;
const SYMBOL_SIZE = 24;
const ALIGNMENT = 16;

/** Changes the file in place; one that does not need the library stays as it is. */
export function withOwnAtomics(executable: string, toolchain: Toolchain): void {
  const file = fs.readFileSync(executable);
  const elf = readElf(file);
  if (!elf.dynamic.some((one) => isLibrary(elf, one.tag, one.value))) return;
  const address = placeCode(file, elf, codeFor(executable, toolchain));
  for (const relocation of relocationsOf(file, elf)) {
    file.writeBigUInt64LE(BigInt(RELATIVE[toolchain.arch]), relocation + 8);
    file.writeBigUInt64LE(BigInt(address), relocation + 16);
  }
  forgetVersions(file, elf);
  forgetLibrary(file, elf);
  fs.writeFileSync(executable, file);
}

function isLibrary(elf: Elf, tag: number, value: number): boolean {
  return tag === DT_NEEDED && elf.string(value) === LIBRARY;
}

/** The function's instructions; they must stand on their own. */
function codeFor(executable: string, { prefix, arch }: Toolchain): Buffer {
  const source = path.join(import.meta.dirname, 'atomics.c');
  const object = `${executable}.atomics.o`;
  const binary = `${executable}.atomics`;
  const flags = [
    '-O2',
    '-ffreestanding',
    '-fno-stack-protector',
    '-fno-asynchronous-unwind-tables',
    '-fno-reorder-blocks-and-partition',
  ];
  flags.push(arch === 'x64' ? '-fcf-protection=none' : '-mno-outline-atomics');
  try {
    execFileSync(`${prefix}gcc`, [...flags, '-c', source, '-o', object]);
    const relocations = execFileSync(`${prefix}objdump`, ['-r', '-j', '.text', object], { encoding: 'utf8' });
    if (relocations.includes('R_')) throw new Error('the compiled function asks for others');
    execFileSync(`${prefix}objcopy`, ['-O', 'binary', '-j', '.text', object, binary]);
    return fs.readFileSync(binary);
  } finally {
    fs.rmSync(object, { force: true });
    fs.rmSync(binary, { force: true });
  }
}

/** Puts code behind the executable segment, where its last page is mapped anyhow. Its address. */
function placeCode(file: Buffer, { segments }: Elf, code: Buffer): number {
  const loads = segments.filter(({ kind }) => kind === PT_LOAD);
  const index = loads.findIndex(({ flags }) => (flags & FLAG_EXECUTE) !== 0);
  const segment = loads[index];
  const next = loads[index + 1];
  if (segment === undefined || next === undefined) throw new Error('no executable segment before another');
  const end = segment.offset + segment.fileSize;
  const start = Math.ceil(end / ALIGNMENT) * ALIGNMENT;
  if (start + code.length > next.offset) throw new Error('no room behind the executable segment');
  if (file.subarray(end, start + code.length).some((byte) => byte !== 0)) throw new Error('the room is used');
  code.copy(file, start);
  const size = BigInt(start + code.length - segment.offset);
  file.writeBigUInt64LE(size, segment.header + 32);
  file.writeBigUInt64LE(size, segment.header + 40);
  return segment.address + start - segment.offset;
}

/** File offsets of the relocations that ask for the function; the only thing asked of the library. */
function relocationsOf(file: Buffer, elf: Elf): readonly number[] {
  const symbols = elf.offsetOf(entryOf(elf, DT_SYMTAB).value);
  const start = elf.offsetOf(entryOf(elf, DT_JMPREL).value);
  const found: number[] = [];
  for (let at = start; at < start + entryOf(elf, DT_PLTRELSZ).value; at += RELOCATION_SIZE) {
    const symbol = file.readUInt32LE(at + 12);
    if (elf.string(file.readUInt32LE(symbols + symbol * SYMBOL_SIZE)) === FUNCTION) found.push(at);
  }
  if (found.length !== 1) throw new Error(`${found.length} relocations ask for ${FUNCTION}`);
  return found;
}

/** Takes the library's record out of the chain of needed versions, which the loader holds to. */
function forgetVersions(file: Buffer, elf: Elf): void {
  const first = entryOf(elf, DT_VERNEED);
  const count = entryOf(elf, DT_VERNEEDNUM);
  let before: number | null = null;
  let at = elf.offsetOf(first.value);
  for (let i = 0; i < count.value; i += 1) {
    const next = file.readUInt32LE(at + 12);
    if (elf.string(file.readUInt32LE(at + 4)) === LIBRARY) {
      if (before === null) file.writeBigUInt64LE(BigInt(first.value + next), first.entry + 8);
      else file.writeUInt32LE(next === 0 ? 0 : file.readUInt32LE(before + 12) + next, before + 12);
      file.writeBigUInt64LE(BigInt(count.value - 1), count.entry + 8);
      return;
    }
    before = at;
    at += next;
  }
}

/** Closes the gap that the entry leaves: the table ends with its first empty entry. */
function forgetLibrary(file: Buffer, elf: Elf): void {
  const index = elf.dynamic.findIndex(({ tag, value }) => isLibrary(elf, tag, value));
  const first = elf.dynamic[index]?.entry ?? 0;
  const last = elf.dynamic.at(-1)?.entry ?? 0;
  file.copy(file, first, first + DYNAMIC_SIZE, last + DYNAMIC_SIZE);
  file.fill(0, last, last + DYNAMIC_SIZE);
}
