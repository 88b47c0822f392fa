/**
 * Errors in rule and config files as the reason of a deny: the first one with its place, how many more, and
 * where to see them. Nothing of a project's file is quoted: the reason reaches a model, and the file came
 * with the repository.
 */
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Failure } from '../core/failure.ts';
import { lineColumn } from '../core/span.ts';
import { isError } from '../dsl/compile-rules.ts';
import type { Places } from '../snapshot/sources.ts';

export function invalidFailure(
  diagnostics: readonly Diagnostic[],
  texts: ReadonlyMap<string, string>,
  places: Places,
): Failure {
  const errors = diagnostics.filter(isError);
  const first = errors[0];
  if (first === undefined) throw new Error('nothing is wrong');
  const { line, column } = lineColumn(texts.get(first.file) ?? '', first.span.start);
  const isProject = places.projects.some((directory) => first.file.startsWith(`${directory}/`));
  const what = isProject ? `not valid (${first.code})` : first.message.replace(/\.$/, '');
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : '';
  return {
    code: first.file.endsWith('.toml') ? 'config-invalid' : 'rules-invalid',
    detail: `${first.file}:${line}:${column}: ${what}.${more} A human mends it; \`sechook compile-rules\` shows all.`,
  };
}
