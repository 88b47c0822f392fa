/** All rules that hold in a place as people read them: with samples, where they come from, whether they are on. */
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Failure } from '../core/failure.ts';
import type { Preset, Rule } from '../core/rule.ts';
import type { SampleNode } from '../dsl/ast.ts';
import { compileRules, isError, type JudgeSample, type RuleFile } from '../dsl/compile-rules.ts';
import type { LoadRequest } from '../snapshot/load.ts';
import { LIST_KEYS } from '../snapshot/policy-keys.ts';
import { sampleJudge } from './judge-sample.ts';
import { productLanguage } from './language.ts';
import { gatherLayers, recompile } from './recompile.ts';

export interface BookEntry {
  readonly rule: Rule;
  readonly samples: readonly SampleNode[];
  /** Switched off by `[rules] disabled`. */
  readonly isDisabled: boolean;
}

export type RuleBook =
  | {
      readonly kind: 'ready';
      readonly entries: readonly BookEntry[];
      readonly preset: Preset;
      /** Under the lists that hold here. */
      readonly judge: JudgeSample;
    }
  | {
      readonly kind: 'invalid';
      readonly diagnostics: readonly Diagnostic[];
      readonly texts: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** `shipped` are the rules of the executable as they are written. */
export function ruleBook(request: LoadRequest, shipped: readonly RuleFile[]): RuleBook {
  const compiled = recompile({ ...request, trySamples: false, strict: false, write: false });
  if (compiled.kind !== 'ready') return compiled;
  const { view } = compiled;
  const gathered = gatherLayers(request);
  if (gathered.kind === 'failed') return gathered;
  const files = [...shipped, ...gathered.layers.flatMap(({ ruleFiles }) => ruleFiles)];
  const { rules, samples, diagnostics } = compileRules({
    files,
    language: productLanguage(),
    taken: new Map(),
    strict: false,
    judge: null,
  });
  if (diagnostics.some(isError)) {
    return { kind: 'invalid', diagnostics, texts: new Map(files.map(({ file, text }) => [file, text])) };
  }
  const lists = Object.fromEntries(Object.keys(LIST_KEYS).map((name) => [name, view.list(name) ?? []]));
  return {
    kind: 'ready',
    entries: rules.map((rule) => ({
      rule,
      samples: samples.get(rule.id) ?? [],
      isDisabled: view.disabled.has(rule.id),
    })),
    preset: view.settings.preset,
    judge: sampleJudge(lists),
  };
}
