/**
 * The index never hides a rule: on every sample of the shipped rules, and on all of them under each other's
 * rules, the findings are those of a policy whose rules are all tried always.
 */
import { beforeAll, expect, it } from 'vitest';
import type { ToolCall } from '../../src/core/call.ts';
import { NO_DISK } from '../../src/core/disk.ts';
import type { Rule } from '../../src/core/rule.ts';
import type { SampleCall } from '../../src/dsl/ast.ts';
import { compileRules } from '../../src/dsl/compile-rules.ts';
import { evaluateCall } from '../../src/engine/evaluate.ts';
import { keysOf } from '../../src/engine/rule-index.ts';
import { ALWAYS } from '../../src/engine/rule-keys.ts';
import { builtInSource } from '../../src/policy/built-in.ts';
import { productLanguage } from '../../src/policy/language.ts';
import { DEFAULT_SETTINGS } from '../../src/snapshot/policy-keys.ts';
import { type PolicyView, viewOf } from '../../src/snapshot/policy-view.ts';
import { ROOT, useGrammar } from '../support/grammar.ts';
import { shippedLists } from './shipped.ts';

beforeAll(useGrammar);

const samples = new Map<string, SampleCall>();
const { rules } = compileRules({
  files: builtInSource(ROOT).rules,
  language: productLanguage(),
  taken: new Map(),
  strict: false,
  judge: (_, call) => {
    samples.set(JSON.stringify(call), call);
    return { kind: 'silent' };
  },
});

/** Commands whose name or subcommand is only partly known, or dressed up. */
const DRESSED = [
  'G=git; $G push --force',
  'git "$X" --force origin main',
  'git -C /tmp push -f',
  'GIT_DIR=x git --no-pager -c a=b push --force',
  '/usr/bin/git push --force',
  'git pu\\sh --force',
  'git {push,--force}',
  '/usr/bin/g?t push --force',
  'sudo env git push -f',
  'docker $CMD prune -af',
  'npm --prefix x publish',
  'gi$Y push --force',
  'GIT push --force',
];

function calls(): readonly ToolCall[] {
  const context = {
    client: 'claude-code',
    event: 'PreToolUse',
    tool: 'Bash',
    cwd: '/home/dev/project',
    session: null,
    toolUse: null,
    permissionMode: 'default',
    agent: null,
  } as const;
  const commands = [...samples.values()].flatMap((one) => (one.kind === 'shell' ? [one.command] : []));
  return [...commands, ...DRESSED].map((command) => ({ kind: 'shell', context, command }));
}

function findings(view: PolicyView, call: ToolCall): readonly string[] {
  const surroundings = { disk: NO_DISK, home: '/home/dev', dialect: 'bash', foldsCase: false } as const;
  return evaluateCall(call, view, surroundings).verdict.findings.map((one) => `${one.rule} ${one.quote}`);
}

it('finds what all rules together find', () => {
  const data = { rules, lists: shippedLists(), disabled: [], settings: DEFAULT_SETTINGS };
  const [indexed, whole] = [viewOf(data, keysOf), viewOf(data, () => [ALWAYS])];
  expect(samples.size).toBeGreaterThan(100);
  for (const call of calls())
    expect(findings(indexed, call), JSON.stringify(call)).toEqual(findings(whole, call));
});

it('leaves most rules alone', () => {
  const view = viewOf({ rules, lists: shippedLists(), disabled: [], settings: DEFAULT_SETTINGS }, keysOf);
  const decoded = new Set<Rule>();
  const [set] = view.sets;
  if (set === undefined) throw new Error('no rules');
  const counting: PolicyView = {
    ...view,
    sets: [
      {
        ...set,
        rule: (ordinal) => {
          decoded.add(set.rule(ordinal));
          return set.rule(ordinal);
        },
      },
    ],
  };
  const call = calls().find((one) => one.kind === 'shell' && one.command === 'git status');
  if (call === undefined) throw new Error('no sample');
  findings(counting, call);
  expect(decoded.size).toBeLessThan(rules.length / 4);
});
