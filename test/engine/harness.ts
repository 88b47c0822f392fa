/** Rules written as in `.rules` files, tried by the real engine on one call: what the engine's tables are made of. */
import type { CallContext, ToolCall } from '../../src/core/call.ts';
import { type Disk, NO_DISK } from '../../src/core/disk.ts';
import type { Layer, Lists } from '../../src/core/rule.ts';
import { compileRules } from '../../src/dsl/compile-rules.ts';
import { ruleLanguage } from '../../src/dsl/language.ts';
import { evaluateCall } from '../../src/engine/evaluate.ts';
import type { Evaluation, Surroundings } from '../../src/engine/evaluation.ts';
import { SIGNATURES } from '../../src/engine/matchers/signatures.ts';
import { keysOf } from '../../src/engine/rule-index.ts';
import { type PolicyView, viewOf } from '../../src/snapshot/policy-view.ts';

import { useGrammar } from '../support/grammar.ts';

useGrammar();

export const HOME = '/home/dev';
export const CWD = '/home/dev/project';

export const LISTS: Lists = {
  'executables.allowed': ['git', 'ls', 'cat', 'rm', 'sudo', 'curl', 'sh', 'ssh'],
  'network.allowed_domains': ['example.com'],
  'network.blocked_domains': ['bad.example'],
  'mcp.allowed_servers': ['github', 'files*'],
  'paths.sensitive': [
    '~/.ssh',
    '~/.aws/credentials',
    '.env',
    '.env.*',
    '*.pem',
    '!.env.example',
    '/etc/shadow',
  ],
  'paths.protected': ['.git/hooks', '~/.bashrc'],
  'paths.regenerable': ['node_modules', 'dist', 'build'],
  'secrets.env_vars': ['GITHUB_TOKEN', 'AWS_*'],
  'empty.list': [],
};

export interface Scene {
  readonly lists?: Lists;
  readonly disk?: Disk;
  readonly cwd?: string | null;
  readonly home?: string | null;
  readonly foldsCase?: boolean;
  readonly layer?: Layer;
  readonly context?: Partial<CallContext>;
}

/** `body` is what stands in a rule: `match …`, `unless …`. */
export function policyOf(rules: Readonly<Record<string, string>>, scene: Scene = {}): PolicyView {
  const lists = scene.lists ?? LISTS;
  const text = Object.entries(rules)
    .map(([id, body]) => (body.startsWith('suspicious') ? indent(body) : `block "${id}"\n${indent(body)}`))
    .join('\n\n');
  const compiled = compileRules({
    files: [{ file: 'test.rules', text, layer: scene.layer ?? 'built-in' }],
    language: ruleLanguage(SIGNATURES, Object.keys(lists)),
    taken: new Map(),
    strict: false,
    judge: null,
  });
  const errors = compiled.diagnostics.filter((d) => d.severity === 'error');
  if (errors.length > 0)
    throw new Error(`${text}\n${errors.map((d) => `${d.code}: ${d.message}`).join('\n')}`);
  return viewOf({ rules: compiled.rules, lists, disabled: [], settings: SETTINGS }, keysOf);
}

const SETTINGS = {
  preset: 'standard',
  onAllow: 'defer',
  geminiInteractive: false,
  auditOnFailure: 'warn',
  auditEnabled: true,
  deadlineMs: 2000,
} as const;

function indent(body: string): string {
  const lines = body.split('\n').map((line) => (line.startsWith('suspicious') ? line : `  ${line.trim()}`));
  return [...lines, ...(body.includes('nudge') ? [] : ['  nudge "n"'])].join('\n');
}

export function contextOf(scene: Scene = {}): CallContext {
  return {
    client: null,
    event: 'PreToolUse',
    tool: 'Bash',
    cwd: scene.cwd === undefined ? CWD : scene.cwd,
    session: null,
    toolUse: null,
    permissionMode: null,
    agent: null,
    ...scene.context,
  };
}

export function shell(command: string, scene: Scene = {}): ToolCall {
  return { kind: 'shell', context: contextOf(scene), command };
}

export function evaluate(view: PolicyView, call: ToolCall, scene: Scene = {}): Evaluation {
  const surroundings: Surroundings = {
    disk: scene.disk ?? NO_DISK,
    home: scene.home === undefined ? HOME : scene.home,
    dialect: 'bash',
    foldsCase: scene.foldsCase ?? false,
  };
  return evaluateCall(call, view, surroundings);
}

/** Does a rule with this body fire on the call? A string is a shell command. */
export function fires(body: string, call: ToolCall | string, scene: Scene = {}): boolean {
  const rule = /^(?:match|unless)/.test(body) ? body : `match ${body}`;
  const made = typeof call === 'string' ? shell(call, scene) : call;
  const evaluation = evaluate(policyOf({ t: rule }, scene), made, scene);
  if (evaluation.failure !== null) throw new Error(evaluation.failure.detail);
  return evaluation.verdict.findings.length > 0;
}
