/** Opens the judge for a command, or tells why not: an unusable policy denies everything, so it is exit 2. */
import { EXIT } from '../core/exit-codes.ts';
import type { Host } from './host.ts';
import type { CliIo } from './io.ts';
import type { Judge, JudgeRequest } from './judge.ts';
import { refuse } from './refuse.ts';
import { countDiagnostics, diagnosticsText } from './render/diagnostics-text.ts';
import { styleFor } from './render/style.ts';

export type Bench =
  | { readonly kind: 'ready'; readonly judge: Judge }
  | { readonly kind: 'refused'; readonly exitCode: number };

export function openJudge(command: string, request: JudgeRequest, io: CliIo, host: Host): Bench {
  const opened = host.openJudge(request);
  switch (opened.kind) {
    case 'ready':
      return opened;
    case 'failed':
      return { kind: 'refused', exitCode: refuse(io, command, opened.failure.detail) };
    case 'invalid': {
      const style = styleFor(io.stderr, io.env);
      const width = io.stderr.columns ?? 110;
      io.stderr.write(diagnosticsText(opened.diagnostics, { style, width, texts: opened.texts }));
      io.stderr.write(
        `sechook ${command}: ${countDiagnostics(opened.diagnostics)}; until they are mended every call is denied\n`,
      );
      return { kind: 'refused', exitCode: EXIT.error };
    }
  }
}

/** The user's home, as every command but the hook takes it. */
export function homeOf(io: CliIo): string | null {
  const home = io.env.HOME;
  return home?.startsWith('/') === true ? home : null;
}
