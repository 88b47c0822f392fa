/** Whether dist/sechook was built from the files as they are now: a hash over all that go into it. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const INPUTS = ['src', 'rules', 'scripts', 'config.toml', 'package-lock.json', 'build/addons/.built-from'];
const OUTPUT = 'dist/sechook';
const STAMP = 'dist/.built-from';

export function isFresh(root: string, inputs: string): boolean {
  try {
    return (
      fs.existsSync(path.join(root, OUTPUT)) && fs.readFileSync(path.join(root, STAMP), 'utf8') === inputs
    );
  } catch {
    return false;
  }
}

export function markFresh(root: string, inputs: string): void {
  fs.writeFileSync(path.join(root, STAMP), inputs);
}

export function inputDigest(root: string): string {
  const hash = createHash('sha256');
  for (const input of INPUTS) {
    for (const file of filesUnder(path.join(root, input))) {
      hash
        .update(`${path.relative(root, file)}\0`)
        .update(fs.readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

function filesUnder(file: string): readonly string[] {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [file];
  const names = fs.readdirSync(file, { recursive: true, encoding: 'utf8' }).sort();
  return names.map((name) => path.join(file, name)).filter((name) => fs.statSync(name).isFile());
}
