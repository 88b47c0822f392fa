/**
 * What the parameters of an MCP tool or of a tool never seen before look like: commands, paths, URLs,
 * patches. The parameter's name and the shape of its text decide together; prose is nobody's command.
 */
import { urlsInText } from '../hosts/urls-in-text.ts';

type Verb = 'read' | 'write' | 'delete';

export interface Shapes {
  readonly commands: readonly string[];
  readonly paths: readonly { readonly path: string; readonly verb: Verb }[];
  readonly urls: readonly string[];
  readonly patches: readonly string[];
  /** What would be written to the paths. */
  readonly content: string | null;
  /** Where the tool says that it works. */
  readonly cwd: string | null;
  /** Every string, for regexes on parameters. */
  readonly texts: readonly string[];
  /** The short ones under names that are no prose, no pattern and no command: where nothing has a reason to run. */
  readonly plain: readonly string[];
  /** True when there was more than the bounds let through. */
  readonly cut: boolean;
}

const MAX_TEXTS = 2000;
const MAX_DEPTH = 40;

const COMMAND_KEY =
  /^(?:cmd|commands?|command_?lines?|shell|bash|sh|zsh|script|shell_?(?:command|script)|bash_?command|exec|execute|run|terminal_?(?:command|input)|argv)$/;
const ARGUMENT_KEY = /^(?:args|arguments|argv)$/;
const PATH_KEY =
  /(?:^|_)(?:files?|paths?|filenames?|filepaths?|dir|directory|directories|folders?|root|source|src|destination|dest|target|old_path|new_path|from|to)$/;
const CWD_KEY = /^(?:cwd|workdir|working_?dir(?:ectory)?)$/;
const CONTENT_KEY = /^(?:contents?|text|body|data|new_?(?:string|str|text|content)|file_?text|value|append)$/;
const URL_KEY = /(?:^|_)(?:url|uri|href|endpoint|link)s?$/;
/** Prose, patterns and languages of their own, in which `;`, `|` and backticks are nothing special. */
const NOT_PLAIN_KEY =
  /content|text|body|desc|message|comment|prompt|markdown|note|title|summary|reason|question|answer|query|pattern|regex|glob|filter|search|expression|selector|sql|code|template|html|css|json|schema|thought|script|old_str|new_str|label/;
const MAX_PLAIN = 500;
const PATH_SHAPE = /^(?:~?\/|\.\.?\/|~$|file:\/\/)[^\0\n]*$/;
const URL_SHAPE = /^(?:https?|wss?|ftps?|sftp|ssh|git|s3|gs):\/\/\S+$/i;

interface Found {
  readonly commands: string[];
  readonly paths: string[];
  readonly urls: string[];
  readonly patches: string[];
  readonly contents: string[];
  readonly texts: string[];
  readonly plain: string[];
  cwd: string | null;
  cut: boolean;
}

export function shapesOf(params: unknown, tool: string): Shapes {
  const found: Found = {
    commands: [],
    paths: [],
    urls: [],
    patches: [],
    contents: [],
    texts: [],
    plain: [],
    cwd: null,
    cut: false,
  };
  walk(params, '', 0, found);
  // Some fetch tools take their URLs inside a sentence.
  const urls = FETCHES.test(snake(tool)) ? found.texts.flatMap(urlsInText) : [];
  const verb = verbOf(tool, found.contents.length > 0);
  return {
    commands: found.commands,
    paths: found.paths.map((path) => ({ path, verb })),
    urls: [...new Set([...found.urls, ...urls])],
    patches: found.patches,
    content: found.contents.length === 0 ? null : found.contents.join('\n'),
    cwd: found.cwd,
    texts: found.texts,
    plain: found.plain,
    cut: found.cut,
  };
}

function walk(value: unknown, key: string, depth: number, found: Found): void {
  if (depth > MAX_DEPTH || found.texts.length >= MAX_TEXTS) {
    found.cut = true;
    return;
  }
  if (typeof value === 'string') takeText(value, key, found);
  else if (Array.isArray(value)) {
    const words = value.every((item) => typeof item === 'string') ? (value as readonly string[]) : null;
    if (words !== null && words.length > 0 && COMMAND_KEY.test(key)) takeCommandWords(words, key, found);
    else for (const item of value) walk(item, key, depth + 1, found);
  } else if (typeof value === 'object' && value !== null) walkObject(value, depth, found);
}

function walkObject(value: object, depth: number, found: Found): void {
  const entries = Object.entries(value);
  const program = entries.find(([key, item]) => COMMAND_KEY.test(snake(key)) && typeof item === 'string');
  const args = entries.find(([key, item]) => ARGUMENT_KEY.test(snake(key)) && Array.isArray(item));
  for (const [key, item] of entries) {
    // `{command: "rm", args: ["-rf", "/"]}` is one command line.
    if (program !== undefined && args !== undefined && (key === program[0] || key === args[0])) continue;
    walk(item, snake(key), depth + 1, found);
  }
  if (program === undefined || args === undefined) return;
  const words = (args[1] as unknown[]).filter((item): item is string => typeof item === 'string');
  found.texts.push(program[1] as string, ...words);
  found.commands.push([program[1] as string, ...words.map(quoteWord)].join(' '));
}

/** `filePath` and `file-path` are `file_path`. */
function snake(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[-. ]/g, '_')
    .toLowerCase();
}

/** An array of commands, or the words of one: `["bash", "-lc", "…"]`. */
function takeCommandWords(words: readonly string[], key: string, found: Found): void {
  found.texts.push(...words);
  if (key === 'commands' || words.slice(0, 1).some((word) => /\s/.test(word))) found.commands.push(...words);
  else found.commands.push(words.map(quoteWord).join(' '));
}

function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function takeText(text: string, key: string, found: Found): void {
  found.texts.push(text);
  if (text === '') return;
  if (
    text.length <= MAX_PLAIN &&
    !text.includes('\n') &&
    !NOT_PLAIN_KEY.test(key) &&
    !COMMAND_KEY.test(key)
  ) {
    found.plain.push(text);
  }
  if (text.includes('*** Begin Patch')) found.patches.push(text);
  else if (CWD_KEY.test(key)) found.cwd = text;
  else if (COMMAND_KEY.test(key)) found.commands.push(text);
  else if (URL_SHAPE.test(text)) found.urls.push(text);
  else if (URL_KEY.test(key) && !/\s/.test(text) && text.length < 4096) {
    if (text.startsWith('file://')) found.paths.push(text);
    else found.urls.push(text);
  } else if (PATH_SHAPE.test(text) && text.length < 4096) found.paths.push(text);
  else if (PATH_KEY.test(key) && !/\n/.test(text) && text.length < 4096) found.paths.push(text);
  else if (CONTENT_KEY.test(key)) found.contents.push(text);
}

const FETCHES = /fetch|web|browse|http|url|navigate|download|scrape|crawl|curl/;
const DELETE_WORDS = /delete|remove|unlink|rmdir|trash|destroy/;
const WRITE_WORDS =
  /write|create|edit|update|patch|append|insert|save|put|move|rename|copy|replace|mkdir|upload|set|apply|add|modify/;
const READ_WORDS = /read|get|list|view|open|cat|search|find|grep|show|stat|tree|info|load|fetch|download/;

function verbOf(tool: string, hasContent: boolean): Verb {
  const name = snake(tool);
  if (DELETE_WORDS.test(name)) return 'delete';
  if (READ_WORDS.test(name) && !/(?:^|_)(?:write|edit|create|append)/.test(name)) return 'read';
  return hasContent || WRITE_WORDS.test(name) ? 'write' : 'read';
}
