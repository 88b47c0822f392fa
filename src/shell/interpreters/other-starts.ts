/**
 * Languages whose code is not read: a file of theirs is followed as a file, and code on the command line
 * that names a way to run or delete something counts as code that cannot be seen.
 */
import { knownText } from '../../core/value.ts';
import type { Invocation, Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { fileLaunch } from './command-lines.ts';

interface OtherRow {
  readonly code: readonly string[];
  /** A file operand is run. */
  readonly runsFile: boolean;
  /** A database client with a language of its own: files in `.js`, or standard input. */
  readonly statements?: boolean;
}

const ROWS: Readonly<Record<string, OtherRow>> = {
  clojure: { code: ['-e', '--eval', '-M'], runsFile: true },
  bb: { code: ['-e', '--eval'], runsFile: true },
  crystal: { code: ['eval'], runsFile: false },
  elixir: { code: ['-e', '--eval'], runsFile: true },
  erl: { code: ['-eval'], runsFile: false },
  escript: { code: [], runsFile: true },
  ghc: { code: ['-e'], runsFile: false },
  runghc: { code: [], runsFile: true },
  groovy: { code: ['-e'], runsFile: true },
  guile: { code: ['-c'], runsFile: true },
  iex: { code: ['-e'], runsFile: false },
  jjs: { code: [], runsFile: true },
  kotlin: { code: ['-e'], runsFile: true },
  mongo: { code: ['--eval'], runsFile: false, statements: true },
  mongosh: { code: ['--eval'], runsFile: false, statements: true },
  nim: { code: ['--eval'], runsFile: false },
  ocaml: { code: ['-e'], runsFile: true },
  octave: { code: ['--eval'], runsFile: true },
  raku: { code: ['-e'], runsFile: true },
  racket: { code: ['-e'], runsFile: true },
  sbcl: { code: ['--eval'], runsFile: false },
  scala: { code: ['-e'], runsFile: true },
  swift: { code: ['-e'], runsFile: false },
  tclsh: { code: [], runsFile: true },
  wish: { code: [], runsFile: true },
};

/** Words by which code of any language runs, deletes or fetches something. */
export const REACHES_OUT =
  /\b(?:system|exec\w*|shell\w*|sh|spawn\w*|popen|subprocess|Process\w*|run(?:Command|Process|-process|-program|time)?|cmd|execute|delete\w*|unlink|remove\w*|rm\w*|rf|File|IO(?!\.(?:puts|inspect|println)\b)|os|sys|socket|http\w*|url|eval)\b|`/i;

function otherLauncher(row: OtherRow): Launcher {
  return (invocation) => {
    const via: Via = { kind: 'interpreter', name: invocation.base ?? 'interpreter' };
    const launches: Launch[] = [];
    for (let i = 0; i < invocation.args.length; i += 1) {
      const arg = invocation.args[i];
      const next = invocation.args[i + 1];
      const word = arg === undefined ? null : knownText(arg.value);
      if (word !== null && row.code.includes(word)) {
        const code = next === undefined ? null : knownText(next.value);
        if (code === null || REACHES_OUT.test(code)) {
          launches.push({
            kind: 'opaque',
            reason: 'dynamic-code',
            why: { kind: 'expansion', text: word, splits: false },
            runner: via.name,
          });
        }
        return launches;
      }
      if (row.runsFile && arg !== undefined && word?.startsWith('-') !== true)
        return [...launches, fileLaunch('other', arg, via, invocation.args.slice(i + 1))];
    }
    if (row.statements === true) launches.push(...statementSources(invocation, via));
    return launches;
  };
}

function statementSources(invocation: Invocation, via: Via): readonly Launch[] {
  const files = invocation.args.filter((arg) => /\.(?:js|mongodb)$/.test(knownText(arg.value) ?? ''));
  return files.length > 0
    ? files.map((file) => fileLaunch('node', file, via, []))
    : [{ kind: 'stdin', language: 'node', via, params: [] }];
}

export const OTHER_STARTS: Readonly<Record<string, Launcher>> = Object.fromEntries(
  Object.entries(ROWS).map(([name, row]) => [name, otherLauncher(row)]),
);
