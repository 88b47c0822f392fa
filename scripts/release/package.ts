/**
 * Makes and checks what is released, in dist/release: see scripts/package.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { VERSION } from '../../src/entry/version.ts';
import { compileBuiltInPolicy } from '../lib/compile-policy.ts';
import { makeExecutable } from '../lib/executable.ts';
import { hostTarget, TARGETS, type Target, targetNamed } from '../lib/targets.ts';
import { signedAdHoc } from './ad-hoc-signature.ts';
import { pack, sha256, writeChecksums } from './archives.ts';
import { nodeFor } from './foreign-node.ts';
import { packLauncher, packPlatform } from './npm-packages.ts';
import { answers } from './payload-suite.ts';
import { provenance } from './provenance.ts';
import { answersAlike, answersInDebian11, machOWhole, symbolVersions } from './verify.ts';

const { values, positionals } = parseArgs({
  options: {
    release: { type: 'string', default: '' },
    'debian-11': { type: 'string' },
    twice: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const root = path.resolve(import.meta.dirname, '../..');
const targets = positionals.length === 0 ? TARGETS : positionals.map(targetNamed);
const directory = path.join(root, 'dist/release');
const work = path.join(root, 'build/release');
fs.rmSync(directory, { recursive: true, force: true });
fs.mkdirSync(directory, { recursive: true });
fs.mkdirSync(work, { recursive: true });

const executables = new Map<Target, string>();
for (const target of targets) executables.set(target, await made(target));
if (values.twice) await checkReproducible();
const names = archives();
installer();
bill();
names.push('install.sh', 'sbom.cdx.json');
const statement = provenance({ root, version: VERSION, targets, directory, names });
fs.writeFileSync(path.join(directory, 'provenance.json'), `${JSON.stringify(statement, null, 2)}\n`);
writeChecksums(directory, [...names, 'provenance.json']);
const failed = check();
sizes();
process.exitCode = failed ? 1 : 0;

async function made(target: Target): Promise<string> {
  const { status } = spawnSync(path.join(root, 'scripts/addons'), [target.id], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
  const output = path.join(work, target.id, 'sechook');
  await makeExecutable({
    root,
    target,
    node: nodeFor(root, target),
    output,
    policy: compileBuiltInPolicy(root, true),
  });
  if (target.platform === 'darwin') fs.writeFileSync(output, signedAdHoc(fs.readFileSync(output), 'sechook'));
  return output;
}

/** The same sources give the same bytes: all is made again, and compared. */
async function checkReproducible(): Promise<void> {
  for (const [target, executable] of executables) {
    const first = sha256(executable);
    await made(target);
    if (sha256(executable) !== first) throw new Error(`${target.id} came out differently the second time`);
    say(`${target.id}: the same bytes twice, sha256 ${first}`);
  }
}

function archives(): string[] {
  const shipping = { root, version: VERSION, directory };
  const made: string[] = [];
  for (const [target, executable] of executables) {
    const name = `sechook-${target.id}.tar.gz`;
    pack(path.join(directory, name), path.dirname(executable), ['sechook']);
    made.push(name, packPlatform(shipping, target, executable));
  }
  made.push(packLauncher(shipping));
  return made;
}

function installer(): void {
  const text = fs.readFileSync(path.join(root, 'scripts/release/install.sh'), 'utf8');
  const file = path.join(directory, 'install.sh');
  fs.writeFileSync(file, text.replace('@RELEASE@', values.release), { mode: 0o755 });
}

/** What is inside, as a CycloneDX bill of materials. */
function bill(): void {
  const output = path.join(directory, 'sbom.cdx.json');
  const words = ['--package-lock-only', '--omit', 'dev', '--output-reproducible', '--output-file', output];
  execFileSync('cyclonedx-npm', [...words, '--validate'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

function check(): boolean {
  const host = executables.get(hostTarget());
  const expected = host === undefined ? null : answers(root, [host]);
  let failed = false;
  const report = (title: string, test: () => string): void => {
    try {
      say(`${title}: ${test()}`);
    } catch (error) {
      failed = true;
      say(`FAILED ${title}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  for (const [target, executable] of executables) {
    const released = { root, target, executable };
    if (target.platform === 'darwin') {
      report(`${target.id}, structure`, () => machOWhole(released));
      continue;
    }
    report(`${target.id}, symbols`, () => symbolVersions(released));
    if (expected === null) continue;
    if (target.id !== hostTarget().id)
      report(`${target.id}, emulated`, () => answersAlike(released, expected));
    const debian = values['debian-11'];
    if (debian !== undefined && target.id === hostTarget().id)
      report(`${target.id}, Debian 11`, () => answersInDebian11(released, debian, expected));
  }
  return failed;
}

function sizes(): void {
  const megabytes = (file: string): string => (fs.statSync(file).size / 1e6).toFixed(1);
  for (const [target, executable] of executables) {
    const archive = path.join(directory, `sechook-${target.id}.tar.gz`);
    say(`${target.id}: ${megabytes(executable)} MB, ${megabytes(archive)} MB to fetch`);
  }
}

function say(line: string): void {
  process.stdout.write(`package: ${line}\n`);
}
