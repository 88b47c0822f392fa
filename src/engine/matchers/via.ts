/** The road from the text to the command: `sudo`, `sh -c`, `xargs`, `$(…)`, `ssh`, a function. */
import type { Via } from '../../shell/invocation.ts';
import { MATCHED, type Matcher } from '../matcher.ts';
import { isNameIn, nameSet } from '../names.ts';
import { isActSubject, type Subject, type SubjectKind } from '../subject.ts';

const ACTS: readonly SubjectKind[] = ['invocation', 'opaque', 'assigned'];

const VIA_KINDS = [
  'wrapper',
  'script',
  'file',
  'substitution',
  'function',
  'alias',
  'interpreter',
  'option',
  'remote',
] as const satisfies readonly Via['kind'][];

function roadOf(subject: Subject): readonly Via[] {
  return isActSubject(subject) ? subject.act.via : [];
}

export const via: Matcher = {
  signature: {
    name: 'via',
    topic: 'origin',
    parameters: [{ name: 'names', kinds: ['string', 'list'], variadic: true }],
    doc: 'One of these ran the command: a wrapper, a shell, an interpreter, a function.',
    example: 'command("rm") via("sudo", "doas")',
    placeholders: [],
  },
  subjects: ACTS,
  test(subject, args) {
    const names = nameSet(args);
    return roadOf(subject).some((step) => isNameIn(lastPart(step.name), names)) ? MATCHED : null;
  },
};

function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

export const viaKind: Matcher = {
  signature: {
    name: 'via_kind',
    topic: 'origin',
    parameters: [{ name: 'kinds', kinds: ['keyword'], keywords: VIA_KINDS, variadic: true }],
    doc: 'The command was reached through a step of this kind: `remote` for ssh and containers, `option` for `--pre`.',
    example: 'command("rm") via_kind("remote")',
    placeholders: [],
  },
  subjects: ACTS,
  test: (subject, args) =>
    roadOf(subject).some((step) => args.strings.includes(step.kind)) ? MATCHED : null,
};

export const inSubstitution: Matcher = {
  signature: {
    name: 'in_substitution',
    topic: 'origin',
    parameters: [],
    doc: 'The command runs inside `$(…)`, backticks or `<(…)`: its output goes into another command.',
    example: 'reads(paths.sensitive) and in_substitution()',
    placeholders: [],
  },
  subjects: ACTS,
  test: (subject) => (roadOf(subject).some((step) => step.kind === 'substitution') ? MATCHED : null),
};
