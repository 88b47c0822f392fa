/**
 * Which parameters of an MCP or other tool are commands: by the parameter's name, by what the tool calls
 * itself, and by a program with its words beside it.
 */

const COMMAND_KEY =
  /^(?:(?:shell_?|bash_?|run_?|exec_?|terminal_?|full_?|raw_?)?(?:cmd|commands?|command_?lines?|cmd_?lines?)(?:_?(?:str|string|text|to_run|to_execute|line))?|shell|bash|sh|zsh|powershell|pwsh|script|shell_?script|exec|execute|run|terminal_?input|argv)$/;
/** Beside words of their own, also the name of the program alone. */
const PROGRAM_KEY = /^(?:program|executable|binary|exe|bin)$/;
const ARGUMENT_KEY = /^(?:args|arguments|argv)$/;
/** In a tool that is there to run commands, its text is one under these names as well. */
const INPUT_KEY =
  /^(?:inputs?|lines?|keys|key_?strokes|chars|text|code|value|batch|task|query|expression|stdin|data|string|content|source|tool_input|prompt|args|arguments|)$/;
const RUNS_COMMANDS =
  /(?:^|_)(?:shell|bash|zsh|terminal|console|commands?|cmd|powershell|pwsh|exec|spawn|ssh)(?:_|$)/;
/** `execute_sql`, `ssh_list_hosts`, `get_terminal_output`: words in such a tool that run nothing. */
const RUNS_OTHERS = /sql|query|list|get|read|search|find|status|output|palette|history|help|describe/;

const INTERPRETERS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)(?:i?python3?|jupyter|notebook|py|pandas)(?:_|$)/, 'python3 -c'],
  [/(?:^|_)(?:node|nodejs|javascript|js|typescript|ts)(?:_|$)/, 'node -e'],
  [/(?:^|_)(?:ruby|rb)(?:_|$)/, 'ruby -e'],
  [/(?:^|_)perl(?:_|$)/, 'perl -e'],
  [/(?:^|_)php(?:_|$)/, 'php -r'],
];
/** A parameter named after a language holds code of it; `node`, `ts` and `notebook` are names of other things too. */
const LANGUAGE_CODE_KEY =
  /^(?:i?python3?|py|javascript|js|typescript|ruby|perl|php)(?:_?(?:code|script|source|snippet))?$/;
const SHELL_LANGUAGE = /^(?:bash|sh|shell|zsh|shellscript)$/;
const CODE_KEY = /^(?:code|source|source_?code|snippet|program|script|input|cell)$/;

export type Named = readonly (readonly [key: string, item: unknown])[];

export function isCommandKey(key: string): boolean {
  return COMMAND_KEY.test(key);
}

/** Its name says that what it is given is run by a shell. */
export function runsCommands(tool: string): boolean {
  return RUNS_COMMANDS.test(tool) && !RUNS_OTHERS.test(tool);
}

export function isInputKey(key: string): boolean {
  return INPUT_KEY.test(key);
}

export interface ProgramCall {
  readonly keys: readonly string[];
  readonly words: readonly string[];
  readonly command: string;
}

/** `{command: "rm", args: ["-rf", "/"]}` is one command line; keys as written. */
export function programCall(entries: Named, spell: (key: string) => string): ProgramCall | null {
  const program = entries.find(([key, item]) => {
    const name = spell(key);
    return (isCommandKey(name) || PROGRAM_KEY.test(name)) && typeof item === 'string';
  });
  const args = entries.find(
    ([key, item]) => ARGUMENT_KEY.test(spell(key)) && (Array.isArray(item) || typeof item === 'string'),
  );
  if (program === undefined || args === undefined || program === args) return null;
  const [name, given] = [program[1] as string, args[1]];
  const words =
    typeof given === 'string'
      ? [given]
      : (given as unknown[]).filter((item): item is string => typeof item === 'string');
  // Arguments in one text are split as a shell splits them.
  const rest = typeof given === 'string' ? [given] : words.map(quoteWord);
  return { keys: [program[0], args[0]], words: [name, ...words], command: [name, ...rest].join(' ') };
}

/** Code of a language that the parameter, its neighbour or the tool names, as a command that runs it. */
export function codeCommand(text: string, key: string, language: string, tool: string): string | null {
  const own = LANGUAGE_CODE_KEY.test(key);
  if (!own && !CODE_KEY.test(key)) return null;
  if (!own && SHELL_LANGUAGE.test(language)) return text;
  const named = own
    ? INTERPRETERS.find(([pattern]) =>
        pattern.test(key.replace(/_?(?:code|script|source|snippet)$/, '')),
      )?.[1]
    : undefined;
  const start =
    named ??
    INTERPRETERS.find(([pattern]) => pattern.test(language))?.[1] ??
    INTERPRETERS.find(([pattern]) => pattern.test(tool))?.[1];
  return start === undefined ? null : `${start} ${quoteWord(text)}`;
}

export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
