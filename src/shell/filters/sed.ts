/**
 * `sed` on known text: s///, y///, d, p and q with simple addresses. Whatever reads or writes files, runs
 * commands, jumps or holds gives null.
 */
import {
  type Filter,
  isAscii,
  joinLines,
  linesOf,
  OUTPUT_LIMIT,
  onlyStdin,
  readFilterOptions,
} from './filter.ts';
import { type Address, parseSed, type SedCommand, type Substitution } from './sed-script.ts';

export const sed: Filter = (args, stdin) => {
  const read = readFilterOptions(args, {
    flags: 'nEru',
    values: 'e',
    long: { quiet: 'n', silent: 'n', 'regexp-extended': 'E', expression: 'e', unbuffered: 'u' },
  });
  if (read === null) return null;
  const given = read.all.filter((option) => option.letter === 'e').map((option) => option.value);
  const script = given.length > 0 ? given.join('\n') : read.operands[0];
  const text = onlyStdin(given.length > 0 ? read.operands : read.operands.slice(1), stdin);
  if (script === undefined || text === null || !isAscii(text)) return null;
  const commands = parseSed(script, read.given.has('E') || read.given.has('r'));
  return commands === null ? null : run(commands, text, read.given.has('n'));
};

function run(commands: readonly SedCommand[], text: string, quiet: boolean): string | null {
  const lines = linesOf(text);
  const out: string[] = [];
  const open = new Set<SedCommand>();
  let size = 0;
  for (let number = 1; number <= lines.length; number += 1) {
    const last = number === lines.length;
    const cycle = runCycle(commands, { space: lines[number - 1] ?? '', number, last }, open);
    if (cycle === null) return null;
    out.push(...cycle.printed);
    if (!quiet && !cycle.deleted) out.push(cycle.space);
    size += cycle.space.length * (1 + cycle.printed.length);
    if (size > OUTPUT_LIMIT) return null;
    // A last line that lacks its newline is printed without one, but only if it is printed at all.
    if (last && !text.endsWith('\n')) return cycle.deleted || cycle.quit || quiet ? null : out.join('\n');
    if (cycle.quit) break;
  }
  return joinLines(out);
}

interface Cycle {
  space: string;
  readonly number: number;
  readonly last: boolean;
}

interface CycleEnd {
  readonly space: string;
  readonly printed: readonly string[];
  readonly deleted: boolean;
  readonly quit: boolean;
}

function runCycle(commands: readonly SedCommand[], cycle: Cycle, open: Set<SedCommand>): CycleEnd | null {
  const printed: string[] = [];
  for (const command of commands) {
    const selected = isSelected(command, cycle, open);
    if (selected === null) return null;
    if (!selected) continue;
    switch (command.kind) {
      case 'delete':
        return { space: '', printed, deleted: true, quit: false };
      case 'quit':
        return { space: cycle.space, printed, deleted: false, quit: true };
      case 'print':
        printed.push(cycle.space);
        break;
      case 'transliterate':
        cycle.space = Array.from(cycle.space, (char) => command.map.get(char) ?? char).join('');
        break;
      case 'substitute': {
        const result = substitute(command.how, cycle.space);
        if (result === null) return null;
        cycle.space = result.text;
        if (result.changed && command.how.print) printed.push(cycle.space);
        break;
      }
    }
  }
  return { space: cycle.space, printed, deleted: false, quit: false };
}

function isSelected(command: SedCommand, cycle: Cycle, open: Set<SedCommand>): boolean | null {
  const { from, to, negated } = command.where;
  if (from === null) return true;
  if (to === null) {
    const hit = hits(from, cycle);
    return hit === null ? null : hit !== negated;
  }
  if (open.has(command)) {
    const over = to.kind === 'line' ? cycle.number >= to.line : hits(to, cycle);
    if (over === null) return null;
    if (over) open.delete(command);
    // A line number that is already past ends the range before this line.
    if (to.kind === 'line' && cycle.number > to.line) return negated;
    return !negated;
  }
  const begins = hits(from, cycle);
  if (begins === null) return null;
  if (begins && !(to.kind === 'line' && to.line <= cycle.number)) open.add(command);
  return begins !== negated;
}

function hits(address: Address, cycle: Cycle): boolean | null {
  switch (address.kind) {
    case 'line':
      return cycle.number === address.line;
    case 'last':
      return cycle.last;
    case 'regex': {
      const found = address.regex.find(cycle.space, 0);
      return found === null ? null : found !== undefined;
    }
  }
}

function substitute(how: Substitution, text: string): { text: string; changed: boolean } | null {
  let out = '';
  let at = 0;
  let count = 0;
  let changed = false;
  // An empty match right after another match does not count.
  let previousEnd = -1;
  while (at <= text.length && (how.all || !changed)) {
    const found = how.regex.find(text, at);
    if (found === null) return null;
    const whole = found?.[0];
    if (found === undefined || whole === null || whole === undefined) break;
    const [start, end] = whole;
    out += text.slice(at, start);
    if (!(start === end && start === previousEnd)) {
      count += 1;
      if (count >= how.from) {
        changed = true;
        out += replacementOf(how, found, text);
      } else out += text.slice(start, end);
    }
    previousEnd = end;
    at = end;
    if (start === end) {
      out += text.charAt(end);
      at = end + 1;
    }
    if (out.length > OUTPUT_LIMIT) return null;
  }
  return { text: out + text.slice(at), changed };
}

function replacementOf(
  how: Substitution,
  found: readonly (readonly [number, number] | null)[],
  text: string,
): string {
  let out = '';
  for (const part of how.replacement) {
    if (typeof part === 'string') out += part;
    else {
      const group = found[part];
      if (group !== null && group !== undefined) out += text.slice(...group);
    }
  }
  return out;
}
