/** Diagnostics as part of the JSON answers; the shape is documented in docs/cli-json.md. */
import type { Diagnostic } from '../../core/diagnostic.ts';
import { spanJson } from './span-json.ts';

export function diagnosticJson(diagnostic: Diagnostic, text: string | null): object {
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    file: diagnostic.file,
    span: spanJson(diagnostic.span, text),
    message: diagnostic.message,
    help: diagnostic.help,
  };
}
