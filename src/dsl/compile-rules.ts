/**
 * Rule files → rules, or everything that is wrong with them: parse, check, compile, then try each rule's
 * own samples. A pure function of its input; who judges a sample (the real engine) is given.
 */
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Layer, Rule } from '../core/rule.ts';
import type { FileNode, RuleNode, SampleNode } from './ast.ts';
import { type CheckContext, checkHasSamples, checkRule } from './check.ts';
import { compileRule } from './compile.ts';
import type { RuleLanguage } from './language.ts';
import { reporter } from './messages.ts';
import { parseRules } from './parser.ts';
import { checkSamples, type JudgeSample } from './samples.ts';

export type { JudgeSample };

export interface RuleFile {
  /** As the user knows it; also the default category: `rules/git.rules` → `git`. */
  readonly file: string;
  readonly text: string;
  readonly layer: Layer;
}

export interface CompileRulesInput {
  readonly files: readonly RuleFile[];
  readonly language: RuleLanguage;
  /** Ids of rules that exist already, with where they stand. */
  readonly taken: ReadonlyMap<string, string>;
  /** At least one sample of each kind in every rule. */
  readonly strict: boolean;
  /** Null: samples are read but not tried. */
  readonly judge: JudgeSample | null;
  /** Asked before each rule; once it says so, the rest is left. */
  readonly isLate?: () => boolean;
}

export interface CompiledRules {
  /** Those without errors, in the order of the files. */
  readonly rules: readonly Rule[];
  /** What each of these rules shows of itself, by its id. */
  readonly samples: ReadonlyMap<string, readonly SampleNode[]>;
  /** In the order of files and lines; only the first of each line. */
  readonly diagnostics: readonly Diagnostic[];
  /** False where it became too late. */
  readonly complete: boolean;
}

export function compileRules(input: CompileRulesInput): CompiledRules {
  const names = new Set(input.language.matchers.keys());
  const taken = new Map(input.taken);
  const rules: Rule[] = [];
  const samples = new Map<string, readonly SampleNode[]>();
  const diagnostics: Diagnostic[] = [];
  for (const source of input.files) {
    const found: Diagnostic[] = [];
    const report = reporter(source.file, found);
    const file = parseRules(source.file, source.text, names, report);
    const context: CheckContext = { language: input.language, report, certain: new Map() };
    for (const node of file.rules) {
      if (input.isLate?.() === true) return { rules, samples, diagnostics, complete: false };
      const before = found.length;
      checkRule(context, node);
      checkId(context, file, node, taken);
      if (input.strict) checkHasSamples(report, node);
      if (node.broken || found.slice(before).some(isError)) continue;
      const rule = compileRule(
        { language: input.language, certain: context.certain, layer: source.layer, file },
        node,
      );
      if (input.judge !== null) checkSamples(report, rule, node.samples, input.judge);
      rules.push(rule);
      samples.set(rule.id, node.samples);
    }
    diagnostics.push(...firstOfEachLine(file, found));
  }
  return { rules, samples, diagnostics, complete: true };
}

export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

function checkId(context: CheckContext, file: FileNode, node: RuleNode, taken: Map<string, string>): void {
  const id = node.id.value;
  if (id === '') return;
  const where = taken.get(id);
  if (where !== undefined) context.report('duplicate-rule', node.id.span, id, where);
  else taken.set(id, `${file.file}:${file.lineAt(node.id.span.start)}`);
}

/** What follows a mistake on its line is mostly its consequence. */
function firstOfEachLine(file: FileNode, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const lines = new Set<number>();
  return [...found]
    .sort((a, b) => a.span.start - b.span.start)
    .filter((diagnostic) => {
      const line = file.lineAt(diagnostic.span.start);
      if (lines.has(line)) return false;
      lines.add(line);
      return true;
    });
}
