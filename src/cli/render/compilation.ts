/** The outcome of `compile-rules`, for people and as JSON (docs/cli-json.md). */
import type { Compilation } from '../host.ts';
import { diagnosticJson } from './diagnostics-json.ts';
import { countDiagnostics, diagnosticsText, plural } from './diagnostics-text.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

const COMPILE_SCHEMA = 'sechook.compile-rules/1';

export interface CompilationText {
  readonly diagnostics: string;
  readonly summary: string;
}

export function compilationText(
  compilation: Compilation,
  options: { readonly style: Style; readonly width: number },
): CompilationText {
  const { diagnostics, texts, written } = compilation;
  const { files, samples } = compilation;
  const inFiles = files === null ? '' : ` in ${plural(files.length, 'file')}`;
  const tried = samples === null ? '' : `, ${plural(samples, 'sample')} tried`;
  const counts = `${plural(compilation.rules, 'rule')}${inFiles}${tried}`;
  const lines = [diagnostics.length === 0 ? counts : `${counts}; ${countDiagnostics(diagnostics)}`];
  for (const path of written) lines.push(`written: ${visible(path)}`);
  return {
    diagnostics: diagnosticsText(diagnostics, { ...options, texts }),
    summary: `${lines.join('\n')}\n`,
  };
}

export function compilationJson(compilation: Compilation, version: string): object {
  return {
    schema: COMPILE_SCHEMA,
    version,
    ok: !compilation.diagnostics.some((diagnostic) => diagnostic.severity === 'error'),
    files: compilation.files,
    rules: compilation.rules,
    samples: compilation.samples,
    diagnostics: compilation.diagnostics.map((diagnostic) =>
      diagnosticJson(diagnostic, compilation.texts.get(diagnostic.file) ?? null),
    ),
    written: compilation.written,
  };
}
