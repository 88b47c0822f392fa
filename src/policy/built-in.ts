/**
 * The shipped `rules/` and `config.toml` → the snapshot that lies in the executable. Strict: each rule
 * proves itself on samples of both kinds. The grammar must be loaded where samples are tried.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { readConfig } from '../config/read-config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { compileRules, isError, type RuleFile } from '../dsl/compile-rules.ts';
import { keysOf } from '../engine/rule-index.ts';
import { resolveLists, resolveSettings } from '../snapshot/changes.ts';
import { encodeSnapshot } from '../snapshot/encode.ts';
import { DEFAULT_SETTINGS } from '../snapshot/policy-keys.ts';
import { sampleJudge } from './judge-sample.ts';
import { productLanguage } from './language.ts';

export interface BuiltInSource {
  readonly rules: readonly RuleFile[];
  readonly config: { readonly file: string; readonly text: string };
}

export type BuiltIn =
  | {
      readonly kind: 'compiled';
      readonly bytes: Uint8Array;
      readonly rules: number;
      readonly diagnostics: readonly Diagnostic[];
    }
  | {
      readonly kind: 'errors';
      readonly diagnostics: readonly Diagnostic[];
      readonly texts: ReadonlyMap<string, string>;
    };

/** `root` is the checkout; the files are named relative to it. */
export function builtInSource(root: string): BuiltInSource {
  const names = readdirSync(`${root}/rules`).filter((name) => name.endsWith('.rules'));
  return {
    rules: names.sort().map((name) => ({
      file: `rules/${name}`,
      text: readFileSync(`${root}/rules/${name}`, 'utf8'),
      layer: 'built-in',
    })),
    config: { file: 'config.toml', text: readFileSync(`${root}/config.toml`, 'utf8') },
  };
}

export function compileBuiltIn(source: BuiltInSource, version: string, trySamples: boolean): BuiltIn {
  // The defaults are written like a user's configuration over nothing.
  const config = readConfig({ ...source.config, layer: 'user' });
  const lists = resolveLists({}, config.changes);
  const settings = resolveSettings(DEFAULT_SETTINGS, config.changes);
  const compiled = compileRules({
    files: source.rules,
    language: productLanguage(),
    taken: new Map(),
    strict: true,
    judge: trySamples ? sampleJudge(lists) : null,
  });
  const diagnostics = [...config.diagnostics, ...compiled.diagnostics];
  if (diagnostics.some(isError)) {
    const texts = new Map([source.config, ...source.rules].map(({ file, text }) => [file, text]));
    return { kind: 'errors', diagnostics, texts };
  }
  const { rules } = compiled;
  const content = {
    role: 'built-in',
    version,
    rules,
    lists,
    settings,
    changes: [],
    directories: [],
    stamps: [],
  } as const;
  return { kind: 'compiled', bytes: encodeSnapshot(content, keysOf), rules: rules.length, diagnostics };
}
