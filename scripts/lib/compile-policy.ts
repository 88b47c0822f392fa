/**
 * The built-in policy as the executable carries it: compiled, and its rules' texts beside it. The compiler
 * runs as a program of its own, because the addons can be loaded once in a process.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { builtInSource } from '../../src/policy/built-in.ts';

export interface BuiltInPolicy {
  /** Files, by the name that the executable knows them under. */
  readonly assets: Readonly<Record<'policy.snapshot' | 'rules.json', string>>;
}

/** Ends the process where the rules have errors, which have been printed. */
export function compileBuiltInPolicy(root: string, withSamples: boolean): BuiltInPolicy {
  const directory = path.join(root, 'build/assets');
  fs.mkdirSync(directory, { recursive: true });
  const policy = path.join(directory, 'policy.snapshot');
  const program = path.join(root, 'scripts/lib/built-in-policy.ts');
  const words = [program, policy, ...(withSamples ? [] : ['--untried'])];
  const { status, error } = spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (error !== undefined) throw error;
  if (status !== 0) process.exit(1);
  const rules = path.join(directory, 'rules.json');
  fs.writeFileSync(rules, JSON.stringify(builtInSource(root).rules));
  return { assets: { 'policy.snapshot': policy, 'rules.json': rules } };
}
