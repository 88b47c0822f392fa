/**
 * Consoles: where no script is named, what comes in on standard input is theirs to run: languages' own prompts, shells
 * under another name. Programs with a command of theirs that runs others are in `escapes.ts`.
 */
import { REACHES_OUT } from '../interpreters/other-starts.ts';
import type { Arg, Invocation, Language, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { foreignCode } from './foreign-code.ts';
import { argText, codeText, madeArg, opaqueLaunch, scriptLaunch, viaOf } from './launch.ts';

type Console =
  /** Code that is not read closer. */
  | { readonly kind: 'code' }
  /** `operands: true` where an operand is no script. */
  | { readonly kind: 'language'; readonly language: Language; readonly operands: boolean };

const CODE: Console = { kind: 'code' };
const RUBY: Console = { kind: 'language', language: 'ruby', operands: false };
const SHELL: Console = { kind: 'language', language: 'posix', operands: true };

const CONSOLES: Readonly<Record<string, Console>> = {
  iex: CODE,
  sbcl: CODE,
  ecl: CODE,
  clisp: CODE,
  guile: CODE,
  racket: CODE,
  clojure: CODE,
  clj: CODE,
  ghci: CODE,
  ocaml: CODE,
  utop: CODE,
  groovysh: CODE,
  scala: CODE,
  jshell: CODE,
  erl: CODE,
  swift: CODE,
  swipl: CODE,
  octave: CODE,
  'octave-cli': CODE,
  maxima: CODE,
  gnuplot: CODE,
  gp: CODE,
  irb: RUBY,
  pry: RUBY,
  newgrp: SHELL,
  sg: SHELL,
  script: SHELL,
  nu: { kind: 'language', language: 'posix', operands: false },
  elvish: { kind: 'language', language: 'posix', operands: false },
  xonsh: { kind: 'language', language: 'posix', operands: false },
};

export function isConsole(base: string): boolean {
  return Object.hasOwn(CONSOLES, base);
}

/** Code, a file of it or a question is on the command line. */
const SAYS_MORE =
  /^(?:-e|-E|-c|-f|-x|-g|-b|--?eval|--?command|--?script|--?load|--file|--?help|--?version|-h|-V)(?:=|$)/;

export const launchConsole: Launcher = (invocation) => {
  const { input, args } = invocation;
  const console = Object.hasOwn(CONSOLES, invocation.base ?? '')
    ? CONSOLES[invocation.base ?? '']
    : undefined;
  if (console === undefined || input.kind === 'inherited') return [];
  if (args.some((arg) => SAYS_MORE.test(argText(arg) ?? ''))) return [];
  const takesScripts = console.kind === 'code' || (console.kind === 'language' && !console.operands);
  if (takesScripts && args.some((arg) => !/^-/.test(argText(arg) ?? 'x'))) return [];
  switch (console.kind) {
    case 'language':
      return [{ kind: 'stdin', language: console.language, via: viaOf(invocation, 'script'), params: [] }];
    case 'code':
      return input.kind === 'text'
        ? typedCode(madeArg(input.value, invocation), invocation)
        : unseen(invocation);
  }
};

/** `:!cmd` and `!cmd` are lines that ghci and gnuplot hand to a shell. */
const HANDED_ON = /^\s*:?!(?!=)\s*(\S.*)$/gm;

function typedCode(code: Arg, invocation: Invocation): readonly Launch[] {
  const text = codeText(code, invocation.base ?? '');
  if (typeof text !== 'string') return text;
  const via = viaOf(invocation, 'script');
  const lines = [...text.matchAll(HANDED_ON)].map((match) =>
    scriptLaunch(madeArg(match[1] ?? '', code), via),
  );
  if (lines.length > 0) return lines;
  const plain = foreignCode(code, invocation);
  if (!REACHES_OUT.test(text)) return plain;
  const why = { kind: 'expansion', text: 'standard input', splits: false } as const;
  return [...plain, opaqueLaunch('dynamic-code', invocation.base ?? '', why)];
}

/** Nobody knows what comes in, or it is a file that the disk may have. */
function unseen(invocation: Invocation): readonly Launch[] {
  return [{ kind: 'stdin', language: 'other', via: viaOf(invocation, 'script'), params: [] }];
}
