/** The signer against Apple's own linker: the packages' builds for arm64 carry signatures that it made. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { signedAdHoc } from '../../scripts/release/ad-hoc-signature.ts';
import { LC_CODE_SIGNATURE, readMachO } from '../../scripts/release/mach-o.ts';

const PREBUILT = [
  ['tree-sitter', 'tree_sitter_runtime_binding.node'],
  ['tree-sitter-bash', 'tree_sitter_bash_binding.node'],
] as const;
const root = path.resolve(import.meta.dirname, '../..');
const prebuilt = (name: string, platform: string): Buffer =>
  readFileSync(path.join(root, 'node_modules', name, 'prebuilds', platform, `${name}.node`));

/** Where the code directory says how much is executable: the segment, as codesign has it, or its code only. */
const EXEC_LIMIT = { offset: 72, size: 8 };

test.each(PREBUILT)('what Apple’s linker signed comes out the same: %s', (name, identifier) => {
  const apple = prebuilt(name, 'darwin-arm64');
  const ours = signedAdHoc(apple, identifier);
  const limit = apple.indexOf(Buffer.from('fade0c02', 'hex')) + EXEC_LIMIT.offset;
  apple.copy(ours, limit, limit, limit + EXEC_LIMIT.size);
  expect(ours.equals(apple)).toBe(true);
});

test.each(PREBUILT)('an unsigned file gets the load command, and its bytes stay: %s', (name) => {
  const unsigned = prebuilt(name, 'darwin-x64');
  const before = readMachO(unsigned);
  const signed = signedAdHoc(unsigned, name);
  const after = readMachO(signed);
  expect(before.commands.some(({ kind }) => kind === LC_CODE_SIGNATURE)).toBe(false);
  expect(after.commands.at(-1)?.kind).toBe(LC_CODE_SIGNATURE);
  const code = after.commandsEnd;
  expect(signed.subarray(code, unsigned.length).equals(unsigned.subarray(code))).toBe(true);
  const last = after.segments.at(-1);
  expect((last?.fileOffset ?? 0) + (last?.fileSize ?? 0)).toBe(signed.length);
});

test('a second signature replaces the first', () => {
  const once = signedAdHoc(prebuilt('tree-sitter', 'darwin-x64'), 'one');
  expect(signedAdHoc(once, 'one').equals(once)).toBe(true);
});

test('what is no Mach-O file is refused', () => {
  expect(() => signedAdHoc(Buffer.alloc(64), 'x')).toThrow('not a 64-bit Mach-O file');
});
