/** Writes dist/claude-code-plugin and dist/gemini-extension. */
import fs from 'node:fs';
import path from 'node:path';
import { VERSION } from '../../src/entry/version.ts';
import { claudePlugin, geminiExtension, type PackageFiles } from '../../src/install/client-packages.ts';

export function writeClientPackages(root: string): void {
  write(path.join(root, 'dist/claude-code-plugin'), claudePlugin(VERSION));
  write(path.join(root, 'dist/gemini-extension'), geminiExtension(VERSION));
}

function write(directory: string, files: PackageFiles): void {
  fs.rmSync(directory, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(directory, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
}
