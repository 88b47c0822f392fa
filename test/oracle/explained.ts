/** What the built executable's `explain --format json` says of a script, as acts that can be compared with calls. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Dialect } from '../../src/core/call.ts';
import type { PatternPart, Unknown, Value } from '../../src/core/value.ts';
import { CASE_CWD, CASE_HOME } from './driver.ts';
import type { Foretold } from './predicted.ts';

const run = promisify(execFile);

export interface ValueJson {
  readonly kind: Value['kind'];
  readonly text: string;
  readonly parts?: readonly PatternPart[];
  readonly why?: Unknown;
}

export interface ActJson {
  readonly kind: 'invocation' | 'opaque' | 'assigned';
  readonly name: ValueJson;
  readonly args: readonly ValueJson[];
}

interface ExplainJson {
  readonly acts: readonly ActJson[];
  readonly exhausted: string | null;
}

export interface Explanation {
  readonly acts: readonly Foretold[];
  readonly exhausted: string | null;
}

function toValue(json: ValueJson): Value {
  switch (json.kind) {
    case 'known':
      return { kind: 'known', text: json.text };
    case 'pattern':
      return { kind: 'pattern', parts: json.parts ?? [] };
    case 'unknown':
      if (json.why === undefined) throw new Error(`no reason for ${json.text}`);
      return { kind: 'unknown', why: json.why };
  }
}

export function actOf(act: ActJson): Foretold {
  return act.kind === 'invocation'
    ? { kind: act.kind, name: toValue(act.name), args: act.args.map((arg) => ({ value: toValue(arg) })) }
    : { kind: act.kind };
}

/** As if it stood in the sandbox: the same directory and the same home. */
export async function explain(executable: string, script: string, shell: Dialect): Promise<Explanation> {
  const options = ['explain', '--format', 'json', '--cwd', CASE_CWD, '--shell', shell, '--file', '-'];
  const running = run(executable, options, { env: { HOME: CASE_HOME }, maxBuffer: 1 << 28 });
  running.child.stdin?.end(script);
  const { stdout } = await running;
  const { acts, exhausted } = JSON.parse(stdout) as ExplainJson;
  return { acts: acts.map(actOf), exhausted };
}
