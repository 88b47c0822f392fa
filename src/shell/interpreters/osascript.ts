/** AppleScript: `do shell script`, `do script`, `run script`, and the texts that are put together for them. */
import { known, unknown, type Value } from '../../core/value.ts';
import { concatBounded } from './abstract.ts';
import {
  launchCommand,
  launchFile,
  launchOpaque,
  launchScript,
  type Machine,
  valueOfText,
} from './machine.ts';

const TERM =
  /\s*(?:"((?:[^"\\]|\\[\s\S])*)"|(quoted form of)\b|(posix path of|posix file|the)\b|(path to (?:home folder|\w+))|([A-Za-z_]\w*)|(\(|\)))/iy;

function withoutEscapes(body: string): string {
  return body.replace(/\\([\s\S])/g, (_all, letter: string) =>
    letter === 'n' ? '\n' : letter === 't' ? '\t' : letter === 'r' ? '\r' : letter,
  );
}

interface Read {
  readonly value: Value;
  readonly end: number;
}

/** Terms joined by `&`, from an offset on. */
function readExpression(
  machine: Machine,
  code: string,
  at: number,
  variables: ReadonlyMap<string, Value>,
): Read {
  const values: Value[] = [];
  let end = at;
  for (;;) {
    TERM.lastIndex = end;
    const match = TERM.exec(code);
    if (match === null) break;
    end = TERM.lastIndex;
    const [, string, quoted, filler, path, name, bracket] = match;
    if (quoted !== undefined || filler !== undefined || bracket !== undefined) continue;
    if (string !== undefined) values.push(valueOfText(machine, withoutEscapes(string)));
    else if (path !== undefined)
      values.push(
        /home/i.test(path) && machine.context.home !== null
          ? known(`${machine.context.home}/`)
          : unknown('expansion', path),
      );
    else if (name !== undefined) values.push(variables.get(name.toLowerCase()) ?? unknown('expansion', name));
    const joins = /\s*&\s*/y;
    joins.lastIndex = end;
    if (joins.exec(code) === null) break;
    end = joins.lastIndex;
  }
  return { value: values.length === 0 ? unknown('expansion', 'script') : concatBounded(values), end };
}

/** `(* … *)`; an unclosed one hides nothing. */
function withoutComments(source: string): string {
  let out = '';
  let at = 0;
  for (;;) {
    const open = source.indexOf('(*', at);
    const close = open === -1 ? -1 : source.indexOf('*)', open + 2);
    if (close === -1) return out + source.slice(at);
    out += `${source.slice(at, open)} `;
    at = close + 2;
  }
}

export function runAppleScript(machine: Machine, source: string, depth = 0): void {
  const code = withoutComments(source).replace(/¬\r?\n/g, ' ');
  const variables = new Map<string, Value>([
    ['return', known('\n')],
    ['linefeed', known('\n')],
  ]);
  const shape =
    /"(?:[^"\\]|\\[\s\S])*"|--[^\n]*|\bset\s+(\w+)\s+to\b|\bdo\s+shell\s+script\b|\bdo\s+script\b|\brun\s+script\b|\bload\s+script\b|\bread\s+(?:POSIX\s+)?file\b|\b(?:open\s+location|mount\s+volume)\b|\bsystem\s+attribute\b|\bkeystroke\b/gi;
  for (const match of code.matchAll(shape)) {
    const phrase = match[0].toLowerCase().replace(/\s+/g, ' ');
    if (phrase.startsWith('"') || phrase.startsWith('--')) continue;
    const read = readExpression(machine, code, match.index + match[0].length, variables);
    if (match[1] !== undefined) variables.set(match[1].toLowerCase(), read.value);
    else act(machine, phrase, read, code, depth);
  }
}

function act(machine: Machine, phrase: string, read: Read, code: string, depth: number): void {
  switch (phrase) {
    case 'do shell script': {
      const admin = /^[^\n]{0,80}\bwith administrator privileges\b/i.test(code.slice(read.end));
      if (admin) launchCommand(machine, ['sudo', 'sh', '-c', read.value]);
      else launchScript(machine, read.value, 'posix');
      return;
    }
    case 'do script':
      launchScript(machine, read.value, 'bash');
      return;
    case 'keystroke':
      // What is typed and entered, some window's shell may run.
      if (read.value.kind === 'known' && /\S[^\n]*\n/.test(read.value.text))
        launchScript(machine, read.value, 'posix');
      return;
    case 'run script':
      if (read.value.kind === 'known' && depth < 4) runAppleScript(machine, read.value.text, depth + 1);
      else launchOpaque(machine, { kind: 'expansion', text: 'run script', splits: false });
      return;
    case 'load script':
      launchFile(machine, read.value, 'osascript');
      return;
    case 'open location':
    case 'mount volume':
      launchCommand(machine, ['open', read.value]);
      return;
    case 'system attribute':
      if (read.value.kind === 'known') launchCommand(machine, ['printenv', read.value]);
      return;
    default:
      launchCommand(machine, ['cat', read.value]);
  }
}
