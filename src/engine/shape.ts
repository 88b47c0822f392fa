/**
 * What the parameters of an MCP tool or of a tool never seen before look like: commands, paths, URLs,
 * patches. The parameter's name and the shape of its text decide together; prose is nobody's command.
 */
import { urlsInText } from '../hosts/urls-in-text.ts';
import {
  codeCommand,
  isCommandKey,
  isInputKey,
  programCall,
  quoteWord,
  runsCommands,
} from './shape-commands.ts';

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
/** A text in a text in a text ends soon. */
const NESTED_DEPTH = MAX_DEPTH - 12;

const PATH_KEY =
  /(?:^|_)(?:files?|paths?|filenames?|filepaths?|dir|directory|directories|folders?|root|source|src|destination|dest|target|old_path|new_path|from|to)$/;
const CWD_KEY = /^(?:cwd|workdir|working_?dir(?:ectory)?)$/;
const CONTENT_KEY = /^(?:contents?|text|body|data|new_?(?:string|str|text|content)|file_?text|value|append)$/;
const URL_KEY = /(?:^|_)(?:url|uri|href|endpoint|link)s?$/;
/** Prose, patterns and languages of their own, in which `;`, `|` and backticks are nothing special. */
const NOT_PLAIN_KEY =
  /content|text|body|desc|message|comment|prompt|markdown|note|title|summary|reason|question|answer|query|pattern|regex|glob|filter|search|expression|selector|sql|code|template|html|css|json|schema|thought|script|old_str|new_str|label/;
const LANGUAGE_KEY = /^(?:language|lang|kernel|runtime|interpreter)$/;
/** Parameters of another tool, handed on as one text. */
const NESTED_KEY =
  /^(?:args|arguments|params|parameters|input|inputs|tool_input|tool_args|payload|request|json|body|data|options)$/;
const MAX_NESTED = 200_000;
const MAX_PLAIN = 500;
const PATH_SHAPE = /^\s*(?:~?\/|\.\.?\/|~$|[fF][iI][lL][eE]:\/)[^\n]*\s*$/;
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
  /** The tool's own name, and whether that name says that it runs commands. */
  readonly tool: string;
  readonly runs: boolean;
  /** A patch is all that it takes: no command beside it. */
  readonly patchesOnly: boolean;
  /** What a parameter beside the code calls its language. */
  language: string;
}

export function shapesOf(params: unknown, tool: string): Shapes {
  const name = snake(tool);
  const found: Found = {
    tool: name,
    runs: runsCommands(name),
    patchesOnly: /patch|edit/.test(name),
    language: '',
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
  const urls = FETCHES.test(name) ? found.texts.flatMap(urlsInText) : [];
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
    const command = isCommandKey(key) || (found.runs && isInputKey(key));
    if (words !== null && words.length > 0 && command) takeCommandWords(words, key, found);
    else for (const item of value) walk(item, key, depth + 1, found);
  } else if (typeof value === 'object' && value !== null) walkObject(value, depth, found);
}

function walkObject(value: object, depth: number, found: Found): void {
  const entries = Object.entries(value);
  const outer = found.language;
  const language = entries.find(([key, item]) => LANGUAGE_KEY.test(snake(key)) && typeof item === 'string');
  if (language !== undefined) found.language = String(language[1]).toLowerCase();
  const call = programCall(entries, snake);
  for (const [key, item] of entries) {
    if (call?.keys.includes(key) !== true) walk(item, snake(key), depth + 1, found);
  }
  found.language = outer;
  if (call === null) return;
  found.texts.push(...call.words);
  found.commands.push(call.command);
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
  if (key === 'commands' || key === 'batch' || words.slice(0, 1).some((word) => /\s/.test(word)))
    found.commands.push(...words);
  else found.commands.push(words.map(quoteWord).join(' '));
}

function takeText(text: string, key: string, found: Found): void {
  found.texts.push(text);
  if (text === '') return;
  if (text.length <= MAX_PLAIN && !text.includes('\n') && !NOT_PLAIN_KEY.test(key) && !isCommandKey(key)) {
    found.plain.push(text);
  }
  if (text.includes('*** Begin Patch')) {
    found.patches.push(text);
    // A comment in a command line can look like a patch: it is a command all the same.
    if (isCommandKey(key) && !found.patchesOnly) found.commands.push(text);
    return;
  }
  const code = codeCommand(text, key, found.language, found.tool);
  if (code !== null) found.commands.push(code);
  else if (CWD_KEY.test(key)) found.cwd = text;
  else if (isCommandKey(key)) found.commands.push(text);
  else if (nested(text, key, found)) return;
  else if (found.runs && isInputKey(key)) found.commands.push(text);
  else if (URL_SHAPE.test(text)) found.urls.push(text);
  else if (URL_KEY.test(key) && !/\s/.test(text) && text.length < 4096) {
    if (/^file:/i.test(text)) found.paths.push(text);
    else found.urls.push(text);
  } else if (PATH_SHAPE.test(text) && text.length < 4096) found.paths.push(text);
  else if (PATH_KEY.test(key) && !/\n/.test(text) && text.length < 4096) found.paths.push(text);
  else if (CONTENT_KEY.test(key)) found.contents.push(text);
}

/** True when the text was an object or a list of its own, and was looked at as one. */
function nested(text: string, key: string, found: Found): boolean {
  if (!NESTED_KEY.test(key) || text.length > MAX_NESTED || !/^\s*[{[]/.test(text)) return false;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  walk(value, key, NESTED_DEPTH, found);
  return true;
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
