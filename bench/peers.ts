/** Other guards to measure beside ours, installed into build/peers when they are first asked for. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

export interface Peer {
  readonly name: string;
  /** The words after `node` that make it judge a Claude Code payload on its standard input. */
  program(root: string): readonly string[];
}

export const PEERS: readonly Peer[] = [
  {
    name: 'cc-safety-net 2.4.5',
    program: (root) => [
      installed(root, 'cc-safety-net', '2.4.5', 'dist/bin/cc-safety-net.js'),
      '--claude-code',
    ],
  },
];

function installed(root: string, name: string, version: string, file: string): string {
  const directory = path.join(root, 'build/peers', `${name}-${version}`);
  const program = path.join(directory, 'node_modules', name, file);
  if (!fs.existsSync(program)) {
    fs.mkdirSync(directory, { recursive: true });
    const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    execFileSync('npm', ['install', '--prefix', directory, ...options, `${name}@${version}`], {
      stdio: 'ignore',
    });
  }
  return program;
}
