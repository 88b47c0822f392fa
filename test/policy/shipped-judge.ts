/** Any call under the whole shipped policy, its rules and its lists, in a project on a disk on which nothing is seen, unless one is given. */
import type { CallContext, ToolCall } from '../../src/core/call.ts';
import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import type { Preset } from '../../src/core/rule.ts';
import { evaluateCall } from '../../src/engine/evaluate.ts';
import { builtInSource, compileBuiltIn } from '../../src/policy/built-in.ts';
import { composeView } from '../../src/snapshot/compose.ts';
import { decodeSnapshot } from '../../src/snapshot/decode.ts';
import { ROOT } from '../support/grammar.ts';
import { VERSION } from './machine.ts';

export interface Judged {
  readonly decision: 'allow' | 'ask' | 'deny';
  /** Ids of the rules that fired, each once. */
  readonly rules: readonly string[];
}

export type Judge = (call: ToolCall) => Judged;

/** The grammar must be loaded before it is called. */
export function shippedJudge(preset: Preset = 'standard', disk: () => Disk = () => NO_DISK): Judge {
  const compiled = compileBuiltIn(builtInSource(ROOT), VERSION, false);
  if (compiled.kind === 'errors') throw new Error(JSON.stringify(compiled.diagnostics));
  const decoded = decodeSnapshot(compiled.bytes, 'built-in', VERSION);
  if (decoded.kind === 'damaged') throw new Error(decoded.why);
  const composed = composeView({ builtIn: decoded.snapshot, managed: null, overlay: null });
  const view = { ...composed, settings: { ...composed.settings, preset } };
  return (call) => {
    const { verdict, failure } = evaluateCall(call, view, {
      disk: disk(),
      home: '/home/dev',
      dialect: 'bash',
      foldsCase: false,
    });
    if (failure !== null) throw new Error(failure.detail);
    return {
      decision: verdict.decision,
      rules: [...new Set(verdict.findings.map((finding) => finding.rule))],
    };
  };
}

const CONTEXT: CallContext = {
  client: 'claude-code',
  event: 'PreToolUse',
  tool: 'Bash',
  cwd: '/home/dev/project',
  session: null,
  toolUse: null,
  permissionMode: 'default',
  agent: null,
};

export function shell(command: string, cwd: string | null = CONTEXT.cwd): ToolCall {
  return { kind: 'shell', context: { ...CONTEXT, cwd }, command };
}

export function fetch(url: string): ToolCall {
  return { kind: 'fetch', context: { ...CONTEXT, tool: 'WebFetch' }, urls: [url], text: '' };
}
