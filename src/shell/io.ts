/** Data flow through commands: what they print, what they leave in files, and when a name is a script on disk. */
import type { DiskText } from '../core/disk.ts';
import {
  choicesOf,
  concatValues,
  known,
  knownPrefix,
  knownText,
  oneOf,
  showValue,
  unknown,
  type Value,
} from '../core/value.ts';
import type { Invocation } from './invocation.ts';
import { parseInvocation } from './options/registry.ts';
import { absolutePath } from './paths.ts';
import { effectsOf, outputOf } from './programs.ts';
import { fileKey, writeFile } from './redirections.ts';
import { DONE, type Flow, type Frame, SILENT, unknownFlow, type Walk, type Written } from './walk.ts';

/** Filters that also read the files they are given. */
const READERS: ReadonlySet<string> = new Set([
  'cat',
  'base64',
  'base32',
  'xxd',
  'rev',
  'tac',
  'head',
  'tail',
  'sed',
  'awk',
  'cut',
  'sort',
  'uniq',
  'grep',
  'strings',
  'od',
]);

/** Those of them that print lines as they stand there: of a partly known text, what they may print. */
const PICKERS: ReadonlySet<string> = new Set(['cat', 'head', 'tail', 'tac', 'sort', 'uniq', 'grep']);

/** Text on standard input where all of it is known; a file counts if the line or the disk has it. */
export function stdinText(walk: Walk, frame: Frame): string | null {
  const input = frame.stdin.input;
  if (input.kind === 'text') return knownText(input.value);
  if (input.kind === 'file') {
    const content = fileContent(input.path, walk, frame);
    return content === null ? null : knownText(content.value);
  }
  return null;
}

/** What a file holds: what the line wrote there, else what is on the disk; null where neither can be said. */
export function fileContent(path: Value, walk: Walk, frame: Frame): Written | null {
  const key = fileKey(path, frame);
  if (key === null) return null;
  const written = walk.files.get(key);
  if (written !== undefined) return written;
  if (path.kind !== 'known') return null;
  const text = readDisk(key, walk);
  return text.kind === 'text' ? { value: known(text.text), sources: [] } : null;
}

export function readDisk(path: string, walk: Walk): DiskText {
  if (path === '/dev/null') return { kind: 'text', text: '' };
  return path.startsWith('/') ? walk.disk.readText(path) : { kind: 'absent' };
}

/** Value of a file's content for `$(<file)`. */
export function fileAfter(path: Value, walk: Walk, frame: Frame): Value {
  return fileContent(path, walk, frame)?.value ?? unknown('input', '$(<…)', true);
}

/** `mktemp` prints a new name in a temporary directory, or where its template says. */
function freshName(invocation: Invocation): Value {
  const { operands, options } = parseInvocation(invocation);
  const rest: Value = unknown('command-output', '$(mktemp)');
  const given = options.find((option) => option.name === '-p' || option.name === '--tmpdir')?.value ?? null;
  const template = operands[0] === undefined ? null : operands[0].value;
  const head = template === null ? known('tmp.') : known(knownPrefix(template).replace(/X+$/, ''));
  const inside = template === null || given !== null || options.some((option) => option.name === '-t');
  const directory = inside ? [given ?? known('/tmp'), known('/')] : [];
  return concatValues([...directory, head, rest, known('\n')]);
}

/** `yes` never ends; what reads it takes the first lines. */
function yesLines(invocation: Invocation): Value {
  const words = invocation.args.map((arg) => knownText(arg.value));
  if (!words.every((word) => word !== null)) return unknown('command-output', 'yes');
  return known(`${words.length === 0 ? 'y' : words.join(' ')}\n`.repeat(128));
}

/** What the command prints and does to files that the line may run later. Null: nothing is known of it. */
export function outputOfCall(invocation: Invocation, walk: Walk, frame: Frame): Flow | null {
  const base = invocation.base;
  if (base === null) return null;
  rememberFiles(invocation, walk, frame);
  if (base === 'true' || base === ':') return DONE;
  if (base === 'false') return { status: 'failure', output: SILENT };
  if (base === 'mktemp') return { status: 'success', output: freshName(invocation) };
  if (base === 'yes') return { status: 'unknown', output: yesLines(invocation) };
  const stdin = frame.stdin.input;
  // A partly known text goes unchanged through cat and tee.
  if ((base === 'cat' && invocation.args.length === 0) || base === 'tee') {
    if (stdin.kind === 'text') return { status: 'success', output: stdin.value };
    if (stdin.kind === 'file') return { status: 'unknown', output: fileAfter(stdin.path, walk, frame) };
  }
  if (base === 'echo' || base === 'printf') {
    const shown = partlyKnownEcho(invocation);
    if (shown !== null) return { status: 'success', output: shown };
  }
  const located = locate(invocation, walk, frame);
  if (located !== null) return { status: 'success', output: known(`${located}\n`) };
  const words: string[] = [];
  for (const arg of invocation.args) {
    const text = knownText(arg.value);
    if (text === null) return readerOfSubstitution(invocation, walk, frame);
    words.push(text);
  }
  if (base === 'echo' && isUnsureEcho(words, frame)) return null;
  const text = outputOf(base, words, stdinText(walk, frame), walk.dialect);
  if (text !== null) return { status: 'success', output: text === '' ? SILENT : known(text) };
  return wantsOutput(invocation, frame) ? readFiles(invocation, words, walk, frame) : null;
}

/** `echo -e x` in a plain sh: bash takes the option (sh of macOS), dash prints it (Debian). */
function isUnsureEcho(words: readonly string[], frame: Frame): boolean {
  const shell = frame.via.findLast(
    (via) => via.kind === 'script' || via.kind === 'interpreter' || via.kind === 'option',
  );
  return (
    /^-[neE]*[eE][neE]*$/.test(words[0] ?? '') &&
    !words.some((word) => word.includes('\\')) &&
    (shell?.kind === 'interpreter' ||
      shell?.kind === 'option' ||
      shell?.name === 'sh' ||
      shell?.name === 'dash')
  );
}

const PROGRAM_DIRECTORIES = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

/** `which rm`, `command -v rm`, `type -P rm`, `realpath f`: a path that can be told without running anything. */
function locate(invocation: Invocation, walk: Walk, frame: Frame): string | null {
  const [first, second] = invocation.args.map((arg) => knownText(arg.value));
  const count = invocation.args.length;
  const base = invocation.base;
  if (base === 'realpath' || base === 'readlink') {
    const operand =
      base === 'realpath' && count === 1 ? first : first === '-f' && count === 2 ? second : null;
    if (operand == null) return null;
    const path = absolutePath(known(operand), frame.scope.cwd);
    return path.kind === 'known' ? walk.disk.realPath(path.text) : null;
  }
  const asks =
    base === 'which'
      ? count === 1
      : (base === 'command' && /^-[vV]$/.test(first ?? '')) ||
        (base === 'type' && /^-[pP]$/.test(first ?? ''));
  const name = base === 'which' ? first : second;
  if (!asks || name == null || !/^[A-Za-z0-9_.+-]+$/.test(name)) return null;
  const found = PROGRAM_DIRECTORIES.find((directory) => walk.disk.stat(`${directory}/${name}`) === 'file');
  return `${found ?? '/usr/bin'}/${name}`;
}

/** True where somebody takes what is printed: a later stage or a substitution. */
function wantsOutput(invocation: Invocation, frame: Frame): boolean {
  if (
    frame.scope.output !== null ||
    invocation.redirections.some(
      (redirection) => redirection.mode === 'write' || redirection.mode === 'append',
    )
  )
    return true;
  const last = frame.via[frame.via.length - 1];
  return (
    (frame.pipeline !== null && frame.pipeline.index < frame.pipeline.length - 1) ||
    last?.kind === 'substitution'
  );
}

function readFiles(invocation: Invocation, words: readonly string[], walk: Walk, frame: Frame): Flow | null {
  const base = invocation.base ?? '';
  const last = words[words.length - 1];
  if (!READERS.has(base) || last === undefined || last.startsWith('-')) return null;
  const content = fileContent(known(last), walk, frame);
  if (content === null) return null;
  if (base === 'cat' && words.length === 1) return { status: 'unknown', output: content.value };
  const outputs = choicesOf(content.value).map((value): Value | null => {
    const text = knownText(value);
    if (text === null) return PICKERS.has(base) ? value : unknownFlow(showValue(value)).output;
    const output = outputOf(base, words.slice(0, -1), text, walk.dialect);
    return output === null ? null : known(output);
  });
  if (outputs.every((output) => output === null)) return null;
  const text = words.join(' ');
  const said = outputs.map((output) => output ?? unknownFlow(text).output);
  return { status: 'unknown', output: oneOf(said, { kind: 'branch', text, splits: true }) };
}

/** `cat <(…)`: the only word is not known but stands for known output. */
function readerOfSubstitution(invocation: Invocation, walk: Walk, frame: Frame): Flow | null {
  const only = invocation.args[0];
  if (invocation.base !== 'cat' || invocation.args.length !== 1 || only === undefined) return null;
  const content = fileContent(only.value, walk, frame);
  return content === null ? null : { status: 'success', output: content.value };
}

/** `echo a $X b` prints its words with what is not known in their midst. */
function partlyKnownEcho(invocation: Invocation): Value | null {
  if (invocation.args.every((arg) => arg.value.kind === 'known')) return null;
  const format = invocation.base === 'echo' ? null : knownText(invocation.args[0]?.value ?? SILENT);
  // What a format says that is not known is not known either, and it may hold all of a script.
  const bare = invocation.base === 'printf' ? invocation.args[0]?.value : undefined;
  if (bare?.kind === 'unknown' && invocation.args.length === 1) return concatValues([bare, known('\n')]);
  // `printf '%s\n' a $X`: the format is used once for each word.
  const each = /^%[sqb](\\n|\\0|\\t| |)$/.exec(format ?? '')?.[1];
  if (invocation.base !== 'echo' && each === undefined) return null;
  if (each !== undefined) {
    const end = known({ '\\n': '\n', '\\0': '\0', '\\t': '\t' }[each] ?? each);
    return concatValues(invocation.args.slice(1).flatMap((arg) => [arg.value, end]));
  }
  const args = invocation.base === 'echo' ? invocation.args : invocation.args.slice(1);
  let rest = args;
  while (rest[0] !== undefined && /^-[neE]+$/.test(knownText(rest[0].value) ?? '')) rest = rest.slice(1);
  const parts = rest.flatMap((arg, i) => (i === 0 ? [arg.value] : [known(' '), arg.value]));
  return concatValues(invocation.base === 'echo' ? [...parts, known('\n')] : parts);
}

/** The line's own writes: `tee f`, `cp a b`, `curl -o f`: later commands may run these files. */
function rememberFiles(invocation: Invocation, walk: Walk, frame: Frame): void {
  const base = invocation.base ?? '';
  if (base === 'tee') {
    const append = invocation.args.some(
      (arg) => arg.value.kind === 'known' && /^(?:-a|--append)$/.test(arg.value.text),
    );
    const input = frame.stdin.input;
    const content =
      input.kind === 'text'
        ? input.value
        : input.kind === 'file'
          ? fileAfter(input.path, walk, frame)
          : pipedValue(walk, frame);
    for (const arg of invocation.args)
      if (arg.value.kind !== 'known' || !arg.value.text.startsWith('-'))
        writeFile(arg.value, content, append, walk, frame);
    return;
  }
  if (base === 'cp' || base === 'mv' || base === 'ln' || base === 'install') {
    const operands = parseInvocation(invocation).operands;
    const from = operands[0];
    const to = operands[1];
    if (from !== undefined && to !== undefined && operands.length === 2) {
      const content = fileContent(from.value, walk, frame);
      if (content !== null) {
        const key = fileKey(to.value, frame);
        if (key !== null) walk.files.set(key, content);
        return;
      }
    }
  }
  // Made empty where it is not there, and left as it is otherwise.
  if (base === 'touch') {
    for (const operand of parseInvocation(invocation).operands) {
      const key = fileKey(operand.value, frame);
      if (key === null || walk.files.has(key)) continue;
      if (readDisk(key, walk).kind === 'absent') walk.files.set(key, { value: known(''), sources: [] });
    }
    return;
  }
  if (base === 'sed' && editInPlace(invocation, walk, frame)) return;
  const own = new Set(invocation.redirections.map((redirection) => redirection.target));
  for (const effect of effectsOf(invocation)) {
    if (effect.kind !== 'write' || own.has(effect.path)) continue;
    const key = fileKey(effect.path, frame);
    if (key === null || key.startsWith('/dev/')) continue;
    const why = walk.text.slice(invocation.span.start, invocation.span.end);
    walk.files.set(key, { value: unknown('command-output', why), sources: [base] });
  }
}

/** `sed -i SCRIPT file` on a file whose content is known. */
function editInPlace(invocation: Invocation, walk: Walk, frame: Frame): boolean {
  const { operands, options } = parseInvocation(invocation);
  const file = operands[operands.length - 1];
  if (file === undefined || !options.some((option) => option.name === '-i' || option.name === '--in-place'))
    return false;
  const key = fileKey(file.value, frame);
  const content = key === null ? null : fileContent(file.value, walk, frame);
  const text = content === null ? null : knownText(content.value);
  if (key === null || text === null) return false;
  const words = invocation.args
    .slice(0, -1)
    .map((arg) => knownText(arg.value))
    .filter((word) => word === null || !/^(?:-i.*|--in-place.*)$/.test(word));
  const edited = words.every((word) => word !== null) ? outputOf('sed', words, text, walk.dialect) : null;
  if (edited === null) return false;
  walk.files.set(key, { value: known(edited), sources: content?.sources ?? [] });
  return true;
}

function pipedValue(walk: Walk, frame: Frame): Value {
  const value = unknownFlow('piped text').output;
  if (value.kind === 'unknown') walk.sources.set(value.why.text, frame.stdin.sources);
  return value;
}
