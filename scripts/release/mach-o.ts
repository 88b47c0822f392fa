/** The parts of a 64-bit Mach-O file that a signature needs: its load commands, and where things lie. */

export interface LoadCommand {
  readonly kind: number;
  /** Of the command itself, in the file. */
  readonly offset: number;
  readonly size: number;
}

export interface Segment {
  readonly name: string;
  readonly offset: number;
  readonly fileOffset: number;
  readonly fileSize: number;
  /** File offset of its first section that has bytes; null where it has none. */
  readonly firstSection: number | null;
}

export interface MachO {
  readonly commands: readonly LoadCommand[];
  readonly segments: readonly Segment[];
  /** End of the load commands. */
  readonly commandsEnd: number;
  readonly isExecutable: boolean;
}

export const HEADER_SIZE = 32;
export const LC_CODE_SIGNATURE = 0x1d;
const MAGIC_64 = 0xfeedfacf;
const LC_SEGMENT_64 = 0x19;
const MH_EXECUTE = 2;
const SEGMENT_SIZE = 72;
const SECTION_SIZE = 80;

export function readMachO(file: Buffer): MachO {
  if (file.readUInt32LE(0) !== MAGIC_64) throw new Error('not a 64-bit Mach-O file');
  const commands: LoadCommand[] = [];
  const segments: Segment[] = [];
  const count = file.readUInt32LE(16);
  let offset = HEADER_SIZE;
  for (let i = 0; i < count; i += 1) {
    const command = { kind: file.readUInt32LE(offset), offset, size: file.readUInt32LE(offset + 4) };
    commands.push(command);
    if (command.kind === LC_SEGMENT_64) segments.push(readSegment(file, offset));
    offset += command.size;
  }
  return { commands, segments, commandsEnd: offset, isExecutable: file.readUInt32LE(12) === MH_EXECUTE };
}

export function segmentNamed(file: MachO, name: string): Segment {
  const found = file.segments.find((segment) => segment.name === name);
  if (found === undefined) throw new Error(`the file has no segment ${name}`);
  return found;
}

function readSegment(file: Buffer, offset: number): Segment {
  const sections = Array.from({ length: file.readUInt32LE(offset + 64) }, (_, i) =>
    file.readUInt32LE(offset + SEGMENT_SIZE + i * SECTION_SIZE + 48),
  ).filter((start) => start > 0);
  return {
    name: file.toString('latin1', offset + 8, offset + 24).replace(/\0+$/, ''),
    offset,
    fileOffset: Number(file.readBigUInt64LE(offset + 40)),
    fileSize: Number(file.readBigUInt64LE(offset + 48)),
    firstSection: sections.length === 0 ? null : Math.min(...sections),
  };
}
