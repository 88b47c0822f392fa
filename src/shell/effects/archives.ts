/** Archives: what is packed is read, what is unpacked is written. */
import { hasOption, type ParsedArgs } from '../argv.ts';
import type { Effect } from '../effect.ts';
import { type EffectsOf, type Rows, read, textOf, write } from './row.ts';

export const ARCHIVERS: Rows = {
  gzip: { reads: 'all', recursiveWith: ['-r', '--recursive'] },
  gunzip: { reads: 'all' },
  bzip2: { reads: 'all' },
  bunzip2: { reads: 'all' },
  xz: { reads: 'all' },
  unxz: { reads: 'all' },
  zstd: { reads: 'all', options: { '-o': 'write' } },
  lz4: { reads: 'first', writes: 'second' },
  pigz: { reads: 'all' },
  zip: { reads: 'rest', writes: 'first', recursiveWith: ['-r', '--recurse-paths'] },
  unzip: { reads: 'first', options: { '-d': 'write' } },
  '7z': { reads: 'after-second' },
  '7za': { reads: 'after-second' },
  '7zz': { reads: 'after-second' },
  rar: { reads: 'after-second' },
  unrar: { reads: 'rest' },
  cpio: { options: { '-F': 'read', '-I': 'read', '-O': 'write', '--file': 'read' } },
  pax: { reads: 'all', options: { '-f': 'read' } },
  ar: { reads: 'rest' },
  arj: { reads: 'rest' },
  mksquashfs: { reads: 'init', writes: 'last', recursive: true },
};

function fileOption(parsed: ParsedArgs): ParsedArgs['options'][number] | undefined {
  return parsed.options.find((option) => option.name === '-f' || option.name === '--file');
}

const tar: EffectsOf = (_invocation, parsed) => {
  const effects: Effect[] = [];
  const archive = fileOption(parsed);
  const creates = hasOption(parsed, '-c', '--create', '-r', '--append', '-u', '--update', '-A');
  if (archive?.value != null && textOf({ ...archive.arg, value: archive.value }) !== '-') {
    const arg = { ...archive.arg, value: archive.value };
    effects.push(creates ? write(arg, 'replace') : read(arg, false));
  }
  if (creates) for (const operand of parsed.operands) effects.push(read(operand, true));
  for (const option of parsed.options) {
    if (option.value === null) continue;
    const arg = { ...option.arg, value: option.value };
    if (option.name === '-T' || option.name === '--files-from' || option.name === '-X')
      effects.push(read(arg, false));
    if ((option.name === '-C' || option.name === '--directory') && !creates) effects.push(write(arg, 'edit'));
  }
  if (hasOption(parsed, '--remove-files'))
    for (const operand of parsed.operands)
      effects.push({ kind: 'delete', path: operand.value, recursive: true, span: operand.span });
  return effects;
};

export const ARCHIVING: Readonly<Record<string, EffectsOf>> = { tar, gtar: tar, bsdtar: tar };
