/** Files that a shell reads before anything else because a variable names them. */
import type { Invocation, Launch } from './invocation.ts';
import type { Frame } from './walk.ts';

/** `BASH_ENV=file bash …` reads the file first; a plain sh reads `ENV` when it is interactive. */
export function startupFiles(invocation: Invocation, frame: Frame): readonly Launch[] {
  const variable =
    invocation.base === 'bash'
      ? 'BASH_ENV'
      : invocation.base === 'sh' || invocation.base === 'dash' || invocation.base === 'ksh'
        ? 'ENV'
        : null;
  if (variable === null) return [];
  const exported = frame.scope.variables.get(variable);
  const values = [
    ...invocation.env
      .filter((assignment) => assignment.name === variable)
      .map((assignment) => assignment.value),
    ...(exported?.exported === true ? exported.values : []),
  ];
  return values.map((value) => ({
    kind: 'file',
    language: 'bash',
    path: { value, span: invocation.span, trail: [] },
    via: { kind: 'option', name: variable },
    params: [],
    sameShell: false,
  }));
}
