/** The rules that hold where a command was asked, or the exit code of having said why there are none. */
import { resolve } from 'node:path';
import { EXIT } from '../core/exit-codes.ts';
import type { RuleBook } from '../policy/rule-book.ts';
import type { Given } from './command.ts';
import type { Host } from './host.ts';
import type { CliIo } from './io.ts';
import { homeOf } from './open-judge.ts';
import { refuse } from './refuse.ts';
import { countDiagnostics, diagnosticsText } from './render/diagnostics-text.ts';
import { styleFor } from './render/style.ts';

export type OpenBook =
  | { readonly kind: 'ready'; readonly book: Extract<RuleBook, { readonly kind: 'ready' }> }
  | { readonly kind: 'refused'; readonly exitCode: number };

/** For a command with the option `--cwd`. */
export function openBook(command: string, given: Given, io: CliIo, host: Host): OpenBook {
  const dir = given.value('cwd');
  const cwd = dir === null ? io.cwd : resolve(io.cwd ?? '/', dir);
  const book = host.ruleBook({ cwd, home: homeOf(io) });
  switch (book.kind) {
    case 'ready':
      return { kind: 'ready', book };
    case 'failed':
      return { kind: 'refused', exitCode: refuse(io, command, book.failure.detail) };
    case 'invalid': {
      const options = { style: styleFor(io.stderr, io.env), width: io.stderr.columns ?? 110 };
      io.stderr.write(diagnosticsText(book.diagnostics, { ...options, texts: book.texts }));
      io.stderr.write(`sechook ${command}: ${countDiagnostics(book.diagnostics)}\n`);
      return { kind: 'refused', exitCode: EXIT.error };
    }
  }
}
