/**
 * `sechook check --batch`: JSON lines in, one JSON line out for each, in the same order. Rows are read and
 * answered one at a time and written in blocks, so a million of them need no more memory than one.
 */
import { setImmediate } from 'node:timers/promises';
import { CLIENT_IDS, type Decoded } from '../../core/call.ts';
import { EXIT } from '../../core/exit-codes.ts';
import type { Decision } from '../../core/finding.ts';
import { batchLines } from '../batch-lines.ts';
import { clientOf } from '../choices.ts';
import { errorCode } from '../descriptors.ts';
import type { Host } from '../host.ts';
import type { CliIo } from '../io.ts';
import type { Judge } from '../judge.ts';
import { homeOf, openJudge } from '../open-judge.ts';
import { refuse } from '../refuse.ts';

export interface BatchOptions {
  /** For rows that say none, and for the project whose rules hold. */
  readonly cwd: string | null;
  readonly failOn: 'ask' | 'deny' | null;
}

const BLOCK = 64 * 1024;
/** Syntax trees live outside V8's heap and are only freed between two turns of the event loop. */
const ROWS_IN_A_TURN = 200;

export async function runBatch(options: BatchOptions, io: CliIo, host: Host): Promise<number> {
  const bench = openJudge('check', { cwd: options.cwd, home: homeOf(io) }, io, host);
  if (bench.kind === 'refused') return bench.exitCode;
  let block = '';
  let isRead = true;
  const flush = (): void => {
    if (block !== '' && !io.stdout.write(block)) isRead = false;
    block = '';
  };
  // Whoever waits for an answer before the next line gets it before more is waited for.
  const stdin = {
    isTerminal: io.stdin.isTerminal,
    read: () => {
      flush();
      return isRead ? io.stdin.read() : null;
    },
  };
  let rows = 0;
  let reached = false;
  let failed = false;
  try {
    for (const line of batchLines(stdin)) {
      const answer =
        line.kind === 'bad' ? errorAnswer(null, line.why) : rowAnswer(line.text, options, bench.judge);
      if ('error' in answer) failed = true;
      else if (answer.decision === 'deny' || answer.decision === options.failOn) reached = true;
      block += `${JSON.stringify(answer)}\n`;
      if (block.length >= BLOCK) flush();
      if (!isRead) return EXIT.error;
      rows += 1;
      if (rows % ROWS_IN_A_TURN === 0) await setImmediate();
    }
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    flush();
    return refuse(io, 'check', `cannot read standard input: ${code}`);
  }
  flush();
  if (!isRead) return EXIT.error;
  if (options.failOn === null) return EXIT.ok;
  if (failed) return EXIT.error;
  return reached ? EXIT.findings : EXIT.ok;
}

type RowAnswer =
  | {
      readonly id: unknown;
      readonly decision: Decision;
      readonly rules: readonly string[];
      readonly us: number;
      /** Why the call could not be judged to its end; it is denied. */
      readonly failure?: string;
    }
  | { readonly id: unknown; readonly error: string };

function errorAnswer(id: unknown, error: string): RowAnswer {
  return { id, error };
}

function rowAnswer(text: string, options: BatchOptions, judge: Judge): RowAnswer {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (error) {
    return errorAnswer(null, `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof row !== 'object' || row === null || Array.isArray(row)) {
    return errorAnswer(null, 'the line is not a JSON object');
  }
  const fields = row as Readonly<Record<string, unknown>>;
  const id = fields.id ?? null;
  try {
    const decoded = callOfRow(fields, options.cwd, judge);
    switch (decoded.kind) {
      case 'malformed':
        return errorAnswer(id, decoded.why);
      case 'event':
        return { id, decision: 'allow', rules: [], us: 0 };
      case 'call': {
        const { evaluation, answered, micros } = judge.judge(decoded.call, null);
        const rules = [...new Set(evaluation.verdict.findings.map((finding) => finding.rule))];
        if (evaluation.failure === null) return { id, decision: answered, rules, us: micros };
        return { id, decision: 'deny', rules, us: micros, failure: evaluation.failure.code };
      }
    }
  } catch (error) {
    // A bug must not end the run; the hook denies on one, and here the row says so.
    return errorAnswer(id, `internal error: ${error instanceof Error ? error.message : String(error)}`);
  }
}

type Fields = Readonly<Record<string, unknown>>;

function callOfRow(fields: Fields, cwd: string | null, judge: Judge): Decoded {
  const client = fields.client;
  if (
    client !== undefined &&
    client !== null &&
    clientOf(typeof client === 'string' ? client : null) === null
  ) {
    return malformed(`"client" is none of ${CLIENT_IDS.join(', ')}`);
  }
  const clientId = clientOf(typeof client === 'string' ? client : null);
  if (fields.payload !== undefined) {
    if (fields.command !== undefined) return malformed('the row has both "command" and "payload"');
    return judge.decode(fields.payload, clientId);
  }
  const { command } = fields;
  if (typeof command !== 'string') {
    return malformed(
      command === undefined ? 'the row has neither "command" nor "payload"' : '"command" is not a string',
    );
  }
  const rowCwd = optionalString(fields, 'cwd');
  const mode = optionalString(fields, 'permission_mode');
  if (rowCwd === undefined) return malformed('"cwd" is not a string');
  if (mode === undefined) return malformed('"permission_mode" is not a string');
  const context = {
    client: clientId,
    event: 'check',
    tool: 'shell',
    cwd: rowCwd ?? cwd,
    session: null,
    toolUse: null,
    permissionMode: mode,
    agent: null,
  };
  return { kind: 'call', call: { kind: 'shell', context, command } };
}

/** Null where the row does not say, undefined where it says something else than a string. */
function optionalString(fields: Fields, name: string): string | null | undefined {
  const value = fields[name] ?? null;
  return value === null || typeof value === 'string' ? value : undefined;
}

function malformed(why: string): Decoded {
  return { kind: 'malformed', why };
}
