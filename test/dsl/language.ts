/** A small language for the tests of the rule compiler: its own matchers and lists, not the engine's. */
import type { MatcherSignature } from '../../src/core/signature.ts';
import { type RuleLanguage, ruleLanguage } from '../../src/dsl/language.ts';

const names = { name: 'names', kinds: ['string', 'list'], variadic: true } as const;

export const SIGNATURES: readonly MatcherSignature[] = [
  {
    name: 'command',
    topic: 'commands',
    parameters: [names],
    doc: 'The command is one of these.',
    example: 'command("rm")',
    placeholders: ['base_command'],
  },
  {
    name: 'with_flags',
    topic: 'words',
    parameters: [{ name: 'specs', kinds: ['string'], variadic: true }],
    doc: 'Any of these flags.',
    example: 'with_flags("-r")',
    placeholders: [],
  },
  {
    name: 'pipeline_to',
    topic: 'pipelines',
    parameters: [names],
    doc: 'Into one of these.',
    example: 'pipeline_to("curl")',
    placeholders: ['base_command'],
  },
  {
    name: 'base_command_not_in',
    topic: 'commands',
    parameters: [{ name: 'list', kinds: ['list'] }],
    doc: 'None of these.',
    example: 'base_command_not_in(executables.allowed)',
    placeholders: ['base_command'],
  },
  {
    name: 'in_substitution',
    topic: 'origin',
    parameters: [],
    doc: 'Within $(…).',
    example: 'in_substitution()',
    placeholders: [],
  },
  {
    name: 'deletes_target',
    topic: 'files',
    parameters: [
      { name: 'targets', kinds: ['keyword'], keywords: ['root', 'home', 'project-root'], variadic: true },
    ],
    doc: 'Deletes one of these.',
    example: 'deletes_target(root, "home")',
    placeholders: ['path'],
  },
  {
    name: 'operand_count',
    topic: 'words',
    parameters: [
      { name: 'least', kinds: ['number'] },
      { name: 'most', kinds: ['number'], optional: true },
    ],
    doc: 'So many operands.',
    example: 'operand_count(1, 3)',
    placeholders: [],
  },
  {
    name: 'arg_matches',
    topic: 'words',
    parameters: [{ name: 'regex', kinds: ['regex'] }],
    doc: 'An argument matches.',
    example: 'arg_matches(/^--/)',
    placeholders: [],
  },
];

export const LANGUAGE: RuleLanguage = ruleLanguage(SIGNATURES, [
  'executables.allowed',
  'paths.sensitive',
  'secrets.env_vars',
]);
