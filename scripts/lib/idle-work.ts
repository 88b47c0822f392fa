/**
 * Two places of Node's that cost each start and do nothing for a process like ours, taken out of the
 * executables for Linux by the names of their symbols (docs/releasing.md has the reasons and the risks):
 *
 * - `UseDetailedSourcePositionsForProfiling` walks over the whole heap to note line numbers of all functions
 *   for a CPU profiler that nobody attaches here; without it V8 finds a line number when it is asked for.
 *   It returns at once instead.
 * - abseil's search for deadlocks between mutexes is on in official builds, and off in abseil's own release
 *   builds; it clears a megabyte. Its mode is `kIgnore` instead of `kAbort` from the start.
 *
 * A symbol that is missing, is there twice or is not what is expected ends the build.
 */
import fs from 'node:fs';
import { readElf } from './elf.ts';
import { type ElfSymbol, symbolsOf } from './elf-symbols.ts';

type Arch = 'x64' | 'arm64';

interface Change {
  readonly symbol: string;
  /** What the symbol's bytes are to begin with, and how many there are, by processor. */
  readonly expected: Readonly<Record<Arch, { readonly size: number; readonly bytes: string }>>;
  readonly written: Readonly<Record<Arch, string>>;
}

const CHANGES: readonly Change[] = [
  {
    symbol: '_ZN2v811CpuProfiler38UseDetailedSourcePositionsForProfilingEPNS_7IsolateE',
    expected: {
      // push rbp; mov rbp, rsp; push rbx; push rax; mov rbx, rdi; call …
      x64: { size: 28, bytes: '554889e553504889fbe8' },
      // stp x29, x30, [sp, #-32]!; str x19, [sp, #16]; mov x29, sp; mov x19, x0
      arm64: { size: 48, bytes: 'fd7bbea9f30b00f9fd030091f30300aa' },
    },
    // ret
    written: { x64: 'c3', arm64: 'c0035fd6' },
  },
  {
    symbol: '_ZN4absl12_GLOBAL__N_124synch_deadlock_detectionE.0',
    expected: { x64: { size: 4, bytes: '02000000' }, arm64: { size: 4, bytes: '02000000' } },
    written: { x64: '00000000', arm64: '00000000' },
  },
];

/** Changes a Node as published, with its symbols, in place. */
export function withoutIdleWork(executable: string, arch: Arch): void {
  const file = fs.readFileSync(executable);
  for (const { offset, bytes } of editsFor(file, arch)) bytes.copy(file, offset);
  fs.writeFileSync(executable, file);
}

/** What is to be written where. Throws when the file is not the one that was looked at. */
export function editsFor(file: Buffer, arch: Arch): readonly { offset: number; bytes: Buffer }[] {
  const elf = readElf(file);
  const symbols = symbolsOf(file, new Set(CHANGES.map(({ symbol }) => symbol)));
  return CHANGES.map(({ symbol, expected, written }) => {
    const { size, bytes } = expected[arch];
    const offset = elf.offsetOf(only(symbols, symbol, size).address);
    const wanted = Buffer.from(bytes, 'hex');
    const found = file.subarray(offset, offset + wanted.length);
    if (!found.equals(wanted)) throw new Error(`${symbol} begins with ${found.toString('hex')}`);
    return { offset, bytes: Buffer.from(written[arch], 'hex') };
  });
}

function only(symbols: readonly ElfSymbol[], name: string, size: number): ElfSymbol {
  const [found, ...more] = symbols.filter((one) => one.name === name);
  if (found === undefined || more.length > 0) throw new Error(`not one symbol ${name}`);
  if (found.size !== size) throw new Error(`${name} has ${found.size} bytes, not ${size}`);
  return found;
}
