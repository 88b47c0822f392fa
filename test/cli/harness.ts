/** Runs a command line of sechook in this process, on strings, with a judge of the test's own. */

import type { Compilation, Host } from '../../src/cli/host.ts';
import type { Input, Output } from '../../src/cli/io.ts';
import type { Judge, Judgement, OpenedJudge } from '../../src/cli/judge.ts';
import { runCli } from '../../src/cli/main.ts';
import type { Decoded, ToolCall } from '../../src/core/call.ts';
import type { Failure } from '../../src/core/failure.ts';
import { type Decision, type Finding, verdictOf } from '../../src/core/finding.ts';
import { MACHINE } from '../../src/doctor/machine.ts';
import type { Analysis } from '../../src/shell/invocation.ts';

export interface Ran {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Given {
  readonly stdin?: string | Uint8Array | Input;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string | null;
  readonly terminal?: boolean;
  readonly host?: Partial<Host>;
  readonly opened?: OpenedJudge;
}

export async function sechook(argv: readonly string[], given: Given = {}): Promise<Ran> {
  const stdout = collect(given.terminal ?? false);
  const stderr = collect(given.terminal ?? false);
  const exit = await runCli(
    {
      argv,
      env: given.env ?? { HOME: '/home/u' },
      cwd: given.cwd === undefined ? '/work/project' : given.cwd,
      stdin: inputOf(given.stdin ?? ''),
      stdout: stdout.output,
      stderr: stderr.output,
    },
    {
      version: '9.9.9',
      executable: '/opt/sechook',
      platform: 'linux',
      root: '',
      machine: MACHINE,
      loginShell: () => '/bin/bash',
      secretNames: () => ['*_TOKEN'],
      timeoutProgram: () => '/usr/bin/timeout',
      accountHome: () => '/home/account',
      uid: 1000,
      now: () => new Date(Date.UTC(2026, 0, 2, 3, 4, 5)),
      lineage: () => ({ terminal: true, env: {}, session: null, ancestors: [] }),
      ask: () => null,
      openJudge: () => given.opened ?? { kind: 'ready', judge: fakeJudge() },
      ruleBook: () => ({ kind: 'ready', entries: [], preset: 'standard', judge: () => ({ kind: 'silent' }) }),
      compileFiles: () => compiled(),
      compileLayers: () => compiled(),
      ...given.host,
    },
  );
  return { exit, stdout: stdout.text(), stderr: stderr.text() };
}

export function compiled(over: Partial<Compilation> = {}): Compilation {
  const nothing = { diagnostics: [], texts: new Map(), files: [], rules: 0, samples: 0, written: [] };
  return { kind: 'compiled', ...nothing, ...over };
}

function collect(isTerminal: boolean): { readonly output: Output; text(): string } {
  const texts: string[] = [];
  return {
    output: {
      isTerminal,
      columns: isTerminal ? 80 : null,
      write: (text) => {
        texts.push(text);
        return true;
      },
    },
    text: () => texts.join(''),
  };
}

function inputOf(content: string | Uint8Array | Input): Input {
  if (typeof content !== 'string' && 'read' in content) return content;
  return chunks([typeof content === 'string' ? Buffer.from(content) : content]);
}

export function chunks(all: readonly Uint8Array[]): Input {
  const left = all.filter((chunk) => chunk.length > 0);
  return { isTerminal: false, read: () => left.shift() ?? null };
}

function finding(rule: string, decision: 'ask' | 'deny', start: number, end: number, quote = ''): Finding {
  return {
    rule,
    tier: decision === 'deny' ? 'block' : 'suspicious',
    category: 'filesystem',
    severity: 'high',
    withoutAsk: 'deny',
    layer: 'built-in',
    span: { start, end },
    quote,
    nudge: `About ${rule}.`,
    why: decision === 'deny' ? 'it cannot be undone' : null,
  };
}

export interface FakeOptions {
  readonly analysis?: Analysis | null;
  readonly failure?: Failure | null;
  readonly answered?: (decision: Decision, call: ToolCall) => Decision;
  readonly decode?: (payload: unknown) => Decoded;
}

/** Denies the stretch `BAD…` to the end of its word, asks for `ODD…`; throws on `BUG`. */
export function fakeJudge(options: FakeOptions = {}): Judge {
  return {
    judge(call): Judgement {
      const text = call.kind === 'shell' ? call.command : JSON.stringify(call);
      if (text.includes('BUG')) throw new Error('a bug');
      const findings = [...text.matchAll(/(BAD|ODD)\S*/g)].map((match) =>
        finding(
          match[1] === 'BAD' ? 'bad-word' : 'odd-word',
          match[1] === 'BAD' ? 'deny' : 'ask',
          match.index,
          match.index + match[0].length,
          match[0],
        ),
      );
      const verdict = verdictOf(findings);
      return {
        evaluation: {
          verdict,
          analysis: options.analysis ?? null,
          failure: options.failure ?? null,
          tried: ['bad-word', 'odd-word', 'other-word'],
        },
        answered: options.answered?.(verdict.decision, call) ?? verdict.decision,
        micros: 7,
      };
    },
    decode: options.decode ?? (() => ({ kind: 'malformed', why: 'no payload expected' })),
    effectsOf: () => [],
  };
}
