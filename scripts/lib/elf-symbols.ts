/** The full symbol table of a 64-bit little-endian ELF file, which stripping takes away. */

export interface ElfSymbol {
  readonly name: string;
  readonly address: number;
  readonly size: number;
}

const SHT_SYMTAB = 2;
const SYMBOL_SIZE = 24;
const SECTION_SIZE = 64;

/** Those that are named so. */
export function symbolsOf(file: Buffer, names: ReadonlySet<string>): readonly ElfSymbol[] {
  const sections = number(file, 40);
  const count = file.readUInt16LE(60);
  const found: ElfSymbol[] = [];
  for (let i = 0; i < count; i += 1) {
    const section = sections + i * SECTION_SIZE;
    if (file.readUInt32LE(section + 4) !== SHT_SYMTAB) continue;
    const strings = number(file, sections + file.readUInt32LE(section + 40) * SECTION_SIZE + 24);
    const from = number(file, section + 24);
    const to = from + number(file, section + 32);
    for (let at = from; at < to; at += SYMBOL_SIZE) {
      const start = strings + file.readUInt32LE(at);
      const name = file.toString('latin1', start, file.indexOf(0, start));
      if (names.has(name)) found.push({ name, address: number(file, at + 8), size: number(file, at + 16) });
    }
  }
  return found;
}

function number(file: Buffer, offset: number): number {
  return Number(file.readBigUInt64LE(offset));
}
