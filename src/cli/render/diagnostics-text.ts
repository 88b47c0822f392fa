/** Errors in rule and config files for people: place, sentence, the line with its caret, the way out. */
import type { Diagnostic } from '../../core/diagnostic.ts';
import { lineColumn } from '../../core/span.ts';
import { sourceLine } from './source-line.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

export interface DiagnosticsOptions {
  readonly style: Style;
  readonly width: number;
  /** Content of the files, by the path that the diagnostics name; without it no line is shown. */
  readonly texts: ReadonlyMap<string, string>;
}

export function diagnosticsText(diagnostics: readonly Diagnostic[], options: DiagnosticsOptions): string {
  const { style } = options;
  const lines: string[] = [];
  for (const diagnostic of diagnostics) {
    const paint = diagnostic.severity === 'error' ? 'red' : 'yellow';
    const text = options.texts.get(diagnostic.file);
    const { line, column } = lineColumn(text ?? '', diagnostic.span.start);
    const place = text === undefined ? '' : `:${line}:${column}`;
    lines.push(
      `${style('bold', visible(diagnostic.file) + place)}: ${style(paint, diagnostic.severity)}: ` +
        `${visible(diagnostic.message)} ${style('dim', `[${diagnostic.code}]`)}`,
    );
    if (text !== undefined) {
      lines.push(...sourceLine(text, diagnostic.span, { style, width: options.width, paint, indent: '  ' }));
    }
    if (diagnostic.help !== null) lines.push(`  help: ${visible(diagnostic.help)}`);
    lines.push('');
  }
  return lines.map((line) => `${line}\n`).join('');
}

export function countDiagnostics(diagnostics: readonly Diagnostic[]): string {
  const errors = diagnostics.filter((diagnostic) => diagnostic.severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const parts = [
    ...(errors > 0 ? [plural(errors, 'error')] : []),
    ...(warnings > 0 ? [plural(warnings, 'warning')] : []),
  ];
  return parts.join(', ');
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
