/** The parts of a 64-bit little-endian ELF executable that `own-atomics.ts` reads and changes. */

export interface Segment {
  /** Of the program header itself, in the file. */
  readonly header: number;
  readonly kind: number;
  readonly flags: number;
  readonly offset: number;
  readonly address: number;
  readonly fileSize: number;
}

export interface Dynamic {
  /** Of the entry itself, in the file. */
  readonly entry: number;
  readonly tag: number;
  readonly value: number;
}

export interface Elf {
  readonly segments: readonly Segment[];
  readonly dynamic: readonly Dynamic[];
  /** File offset of an address. */
  offsetOf(address: number): number;
  /** A string of the dynamic string table. */
  string(offset: number): string;
}

export const PT_LOAD = 1;
const PT_DYNAMIC = 2;
export const FLAG_EXECUTE = 1;
export const DYNAMIC_SIZE = 16;
export const DT_NEEDED = 1;
export const DT_STRTAB = 5;
export const DT_SYMTAB = 6;
export const DT_PLTRELSZ = 2;
export const DT_JMPREL = 23;
export const DT_VERNEED = 0x6ffffffe;
export const DT_VERNEEDNUM = 0x6fffffff;
const MAGIC = 0x464c457f;
const ET_EXEC = 2;

export function readElf(file: Buffer): Elf {
  if (file.readUInt32LE(0) !== MAGIC || file.readUInt8(4) !== 2) throw new Error('not a 64-bit ELF file');
  if (file.readUInt16LE(16) !== ET_EXEC) throw new Error('not an executable at fixed addresses');
  const segments = Array.from({ length: file.readUInt16LE(56) }, (_, i) =>
    readSegment(file, number(file, 32) + i * file.readUInt16LE(54)),
  );
  const offsetOf = (address: number): number => {
    const found = segments.find(
      (one) => one.kind === PT_LOAD && address >= one.address && address < one.address + one.fileSize,
    );
    if (found === undefined) throw new Error(`no segment has the address ${address}`);
    return address - found.address + found.offset;
  };
  const dynamic = readDynamic(file, segments);
  const strings = offsetOf(entryOf({ dynamic }, DT_STRTAB).value);
  const string = (offset: number): string =>
    file.toString('latin1', strings + offset, file.indexOf(0, strings + offset));
  return { segments, dynamic, offsetOf, string };
}

/** A dynamic entry that must be there. */
export function entryOf({ dynamic }: Pick<Elf, 'dynamic'>, tag: number): Dynamic {
  const found = dynamic.find((one) => one.tag === tag);
  if (found === undefined) throw new Error(`no dynamic entry ${tag}`);
  return found;
}

function number(file: Buffer, offset: number): number {
  return Number(file.readBigUInt64LE(offset));
}

function readSegment(file: Buffer, header: number): Segment {
  return {
    header,
    kind: file.readUInt32LE(header),
    flags: file.readUInt32LE(header + 4),
    offset: number(file, header + 8),
    address: number(file, header + 16),
    fileSize: number(file, header + 32),
  };
}

function readDynamic(file: Buffer, segments: readonly Segment[]): readonly Dynamic[] {
  const table = segments.find(({ kind }) => kind === PT_DYNAMIC);
  const entries: Dynamic[] = [];
  for (let entry = table?.offset ?? file.length; entry < file.length; entry += DYNAMIC_SIZE) {
    const tag = number(file, entry);
    if (tag === 0) break;
    entries.push({ entry, tag, value: number(file, entry + 8) });
  }
  return entries;
}
