/**
 * What the clients of databases do besides SQL: shells, pipes, files. Their commands stand at the start
 * of a line; the rest are functions and clauses of SQL itself.
 */
import { launchCommand, launchFile, launchScript, type Machine, valueOfText } from './machine.ts';

export function runSql(machine: Machine, code: string): void {
  for (const line of code.split('\n')) readClientCommand(machine, line.trim());
  for (const match of code.matchAll(/\\!\s*([^\n]*)/g))
    launchScript(machine, valueOfText(machine, (match[1] ?? '').trim()), 'posix');
  for (const match of code.matchAll(CLAUSES)) readClause(machine, match);
}

function readClientCommand(machine: Machine, line: string): void {
  const match = /^(?:(\.|\\)([a-z_]+)|(system|source|tee|pager|edit))\s+(.+?);?$/i.exec(line);
  if (match === null) return;
  const name = (match[2] ?? match[3] ?? '').toLowerCase();
  const rest = (match[4] ?? '').trim();
  const dot = match[1] === '.';
  switch (name) {
    case 'shell':
    case 'system':
      launchScript(machine, valueOfText(machine, dot ? unquote(rest) : rest), 'posix');
      return;
    case 'pager':
      launchScript(machine, valueOfText(machine, rest), 'posix');
      return;
    case 'read':
    case 'i':
    case 'ir':
    case 'include':
    case 'source':
      if (rest.startsWith('|')) launchScript(machine, valueOfText(machine, rest.slice(1)), 'posix');
      else launchFile(machine, valueOfText(machine, unquote(rest)), 'sql');
      return;
    case 'import':
      if (rest.startsWith('|') || /^["']\|/.test(rest))
        launchScript(machine, valueOfText(machine, unquote(rest).slice(1)), 'posix');
      else launchCommand(machine, ['cat', valueOfText(machine, unquote(firstWord(rest)))]);
      return;
    case 'load':
      launchFile(machine, valueOfText(machine, unquote(firstWord(rest))), 'other');
      return;
    case 'output':
    case 'once':
    case 'o':
    case 'out':
    case 'g':
    case 'gx':
    case 'w':
    case 'write':
    case 'tee':
      if (unquote(rest).startsWith('|'))
        launchScript(machine, valueOfText(machine, unquote(rest).slice(1)), 'posix');
      else if (!/^(?:stdout|off)$/.test(rest))
        launchCommand(machine, ['tee', valueOfText(machine, unquote(firstWord(rest)))]);
      return;
    case 'backup':
    case 'save':
    case 'clone':
    case 'log':
      launchCommand(machine, ['tee', valueOfText(machine, unquote(rest.split(/\s+/).at(-1) ?? rest))]);
      return;
    case 'copy':
      readCopy(machine, rest);
      return;
    default:
      return;
  }
}

function readCopy(machine: Machine, rest: string): void {
  const match = /\b(from|to)\s+(program\s+)?('(?:[^']|'')*'|\S+)/i.exec(rest);
  if (match === null || match[2] !== undefined || /^(?:stdin|stdout|pstdin|pstdout)$/i.test(match[3] ?? ''))
    return;
  const path = valueOfText(machine, unquote(match[3] ?? ''));
  launchCommand(machine, match[1]?.toLowerCase() === 'from' ? ['cat', path] : ['tee', path]);
}

const CLAUSES =
  /\b(from\s+program|to\s+program|infile|into\s+outfile|into\s+dumpfile|readfile\s*\(|writefile\s*\(|load_extension\s*\(|load_file\s*\(|pg_read_file\s*\(|pg_read_binary_file\s*\(|pg_ls_dir\s*\(|lo_import\s*\(|sys_exec\s*\(|sys_eval\s*\(|edit\s*\([^()]*,)\s*'((?:[^']|'')*)'/gi;

function readClause(machine: Machine, match: RegExpExecArray): void {
  const clause = (match[1] ?? '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/\s*\(.*$/, '');
  const text = valueOfText(machine, (match[2] ?? '').replaceAll("''", "'"));
  if (clause.endsWith('program') || clause.startsWith('sys_') || clause === 'edit')
    launchScript(machine, text, 'posix');
  else if (clause === 'load_extension') launchFile(machine, text, 'other');
  else if (clause.startsWith('into') || clause === 'writefile') launchCommand(machine, ['tee', text]);
  else launchCommand(machine, ['cat', text]);
}

function firstWord(text: string): string {
  return /^(?:"[^"]*"|'[^']*'|\S+)/.exec(text)?.[0] ?? text;
}

function unquote(text: string): string {
  return /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text;
}
