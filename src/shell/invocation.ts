/**
 * What the shell would run: the product of this floor. Rules never see quotes or syntax nodes; they see
 * invocations, wherever in the text they hide, each with its words as far as they can be known.
 */
import type { Span } from '../core/span.ts';
import type { Unknown, Value } from '../core/value.ts';

/** One word of a command line after every expansion. */
export interface Arg {
  readonly value: Value;
  /** Where it stands in the outermost text (for nested scripts: the word that holds the script). */
  readonly span: Span;
  /** How it got its value, for people: `$X ← "rm" assigned earlier`. Empty for plain words. */
  readonly trail: readonly string[];
}

export type RedirectMode = 'read' | 'write' | 'append' | 'read-write' | 'here' | 'duplicate' | 'close';

export interface Redirection {
  readonly mode: RedirectMode;
  /** Descriptor that is redirected; -1 for `&>` (both 1 and 2), null when a variable names it. */
  readonly fd: number | null;
  /** File name, or for `duplicate` the descriptor's number, or for `here` the text itself. */
  readonly target: Value;
  readonly span: Span;
}

export interface EnvAssignment {
  readonly name: string;
  readonly value: Value;
  readonly span: Span;
}

/** What reaches a command on standard input. */
export type Input =
  /** Not redirected: the terminal or whatever the client gives. */
  | { readonly kind: 'inherited' }
  /** Bytes that are known or partly known: here-documents, here-strings, output of known filters. */
  | { readonly kind: 'text'; readonly value: Value }
  | { readonly kind: 'file'; readonly path: Value }
  /**
   * What the previous stage of the pipeline prints, not known; but where it lists files, what each of its
   * lines may be.
   */
  | { readonly kind: 'pipe'; readonly lines?: readonly Value[] };

export interface PipelinePlace {
  /** Same for all stages of one pipeline of one walk; unique within an analysis. */
  readonly id: number;
  readonly index: number;
  readonly length: number;
}

/** A step on the road from the text to an invocation: `sudo`, `sh -c`, `xargs`, `$(…)`, a function. */
export interface Via {
  readonly kind:
    | 'wrapper' // runs its operands as a command: sudo, env, timeout, xargs, find -exec
    | 'script' // runs a string as a script: sh -c, eval, trap, a pipe into a shell
    | 'file' // runs a file: sh x.sh, source x.sh, make, npm run
    | 'substitution' // $(…), `…`, <(…)
    | 'function'
    | 'alias'
    | 'interpreter' // python -c and its kin: the call was recognised inside another language
    | 'option' // an option or variable of an ordinary tool that runs a program: tar --checkpoint-action, PAGER=
    | 'remote'; // ssh, docker exec, kubectl exec: runs elsewhere
  /** Name of the wrapper, function, file or interpreter, as written. */
  readonly name: string;
}

export interface Invocation {
  readonly kind: 'invocation';
  /** The command as written after expansion; `rm` for `\rm`, `/bin/rm` for `/bin/rm`. */
  readonly name: Value;
  /** Last component of a known name without directory; null when the name is not known. */
  readonly base: string | null;
  /** The words after the name. */
  readonly args: readonly Arg[];
  readonly nameSpan: Span;
  /** How the name got its value. */
  readonly nameTrail: readonly string[];
  readonly redirections: readonly Redirection[];
  /** Assignments in front of the command, and what wrappers such as `env` add. */
  readonly env: readonly EnvAssignment[];
  readonly input: Input;
  readonly pipeline: PipelinePlace | null;
  readonly via: readonly Via[];
  /** Directory it runs in, absolute when known. */
  readonly cwd: Value;
  readonly span: Span;
  /** True where it is certain that the shell's own word says so: a builtin or function shadows the program. */
  readonly shadowed: boolean;
}

/** A place where something runs that cannot be seen: `eval "$X"`, `curl … | sh`, text that does not parse. */
export interface Opaque {
  readonly kind: 'opaque';
  /** What would run the unknown text: `eval`, `sh`, `python3`, `source`; the name of the interpreter. */
  readonly runner: string;
  readonly reason:
    | 'dynamic-script' // the script's text is not known
    | 'dynamic-file' // which file is run is not known
    | 'unread-file' // the file is known, its content is not
    | 'piped-script' // the script comes from a pipe whose bytes are not known
    | 'typed-script' // the script is what somebody types once it runs
    | 'dynamic-code' // code of another language that builds what it runs
    | 'unparsed' // the text does not parse
    | 'foreign-form'; // a form that another shell reads otherwise (zsh)
  /** Where the unknown text comes from. */
  readonly why: Unknown;
  /** Base names of the commands whose output the unknown text is: `curl` in `curl … | sh`. */
  readonly sources: readonly string[];
  readonly via: readonly Via[];
  readonly pipeline: PipelinePlace | null;
  readonly span: Span;
}

/** A variable set by the line itself, outside a command's prefix: `PATH=/tmp/x:$PATH`, `export LD_PRELOAD=…`. */
export interface Assigned {
  readonly kind: 'assigned';
  readonly name: string;
  readonly value: Value;
  readonly exported: boolean;
  readonly via: readonly Via[];
  readonly span: Span;
}

export type Act = Invocation | Opaque | Assigned;

/** Everything that a text would do, as far as can be told. */
export interface Analysis {
  readonly acts: readonly Act[];
  /** Stretches of the text that are certainly data: words and here-documents that nothing runs. */
  readonly data: readonly Span[];
  /** Set when a budget ran out: what is listed is not all. The caller denies. */
  readonly exhausted: string | null;
}

/** What a command runs further, as its launcher (`wrappers/`, `interpreters/`) reads its words. */
export type Launch =
  /** Another command made of these words. */
  | {
      readonly kind: 'command';
      readonly words: readonly Arg[];
      readonly via: Via;
      readonly env: readonly EnvAssignment[];
      /** Directory it runs in; null for the same. */
      readonly cwd: Value | null;
      /** What it reads; null for what the launcher itself reads. */
      readonly input: Input | null;
    }
  /** A script in a string. `params` are $0, $1…; null when not given. */
  | {
      readonly kind: 'script';
      readonly language: Language;
      readonly text: Value;
      readonly span: Span;
      readonly via: Via;
      readonly params: readonly Arg[];
      /** True for `eval` and `source`: it changes the caller's variables. */
      readonly sameShell: boolean;
    }
  /** A file that is run or read as a script. */
  | {
      readonly kind: 'file';
      readonly language: Language;
      readonly path: Arg;
      readonly via: Via;
      readonly params: readonly Arg[];
      readonly sameShell: boolean;
    }
  /** Whatever comes in on standard input is run. */
  | {
      readonly kind: 'stdin';
      readonly language: Language;
      readonly via: Via;
      readonly params: readonly Arg[];
    }
  /** It runs something that cannot be told from its words. */
  | {
      readonly kind: 'opaque';
      readonly reason: Opaque['reason'];
      readonly why: Unknown;
      readonly runner: string;
    };

export type Language =
  | 'bash'
  | 'zsh'
  | 'posix'
  | 'python'
  | 'perl'
  | 'ruby'
  | 'node'
  | 'php'
  | 'awk'
  | 'lua'
  | 'osascript'
  | 'powershell'
  | 'cmd'
  | 'sql'
  | 'other';

export function baseName(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? path : path.slice(slash + 1);
}
