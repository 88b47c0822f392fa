/**
 * The awk programs that pipelines use: `{print $2}`, `NR==1{print $1,"x"}`, `BEGIN{printf "…"}`. Anything
 * with a variable, a condition or a call gives null.
 */
import { type AwkItem, type AwkRule, parseAwkRule } from './awk-rule.ts';
import { type Filter, isAscii, linesOf, onlyStdin, readFilterOptions } from './filter.ts';

export const awk: Filter = (args, stdin) => {
  const read = readFilterOptions(args, { values: 'F', stopsAtOperand: true });
  const program = read?.operands[0];
  if (read === null || program === undefined || !isAscii(program)) return null;
  const rule = parseAwkRule(program);
  if (rule === null) return null;
  if (rule.when.kind === 'begin') return printConstant(rule);
  const text = onlyStdin(read.operands.slice(1), stdin);
  const separator = read.given.get('F');
  // One character other than a space is taken as it is; `t` means a tab to some.
  const usable = separator === undefined || /^[^\\^$.[\]|()*+? t]$/.test(separator);
  if (text === null || !isAscii(text) || !usable) return null;
  let out = '';
  const lines = linesOf(text);
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? '';
    const selected = isSelected(rule, line, i + 1);
    if (selected === null) return null;
    if (!selected) continue;
    const fields = splitFields(line, separator);
    const runs = rule.print.map((run) => run.map((item) => itemText(item, line, fields, i + 1)));
    if (runs.some((run) => run.includes(null))) return null;
    out += printed(
      rule,
      runs.map((run) => run.join('')),
    );
  }
  return out;
};

function printed(rule: AwkRule, runs: readonly string[]): string {
  return rule.newline ? `${runs.join(' ')}\n` : runs.join('');
}

function printConstant(rule: AwkRule): string | null {
  const runs = rule.print.map((run) => run.map((item) => (item.kind === 'text' ? item.text : null)));
  return runs.some((run) => run.includes(null))
    ? null
    : printed(
        rule,
        runs.map((run) => run.join('')),
      );
}

function isSelected(rule: AwkRule, line: string, number: number): boolean | null {
  switch (rule.when.kind) {
    case 'line':
      return rule.when.line === number;
    case 'regex': {
      const found = rule.when.regex.find(line, 0);
      return found === null ? null : found !== undefined;
    }
    default:
      return true;
  }
}

function splitFields(line: string, separator: string | undefined): string[] {
  if (line === '') return [];
  if (separator === undefined) return line.split(/[ \t]+/).filter((field) => field !== '');
  return line.split(separator);
}

/** null for a field before the first, which awk refuses. */
function itemText(item: AwkItem, line: string, fields: readonly string[], number: number): string | null {
  switch (item.kind) {
    case 'text':
      return item.text;
    case 'field':
      return item.index === 0 ? line : (fields[item.index - 1] ?? '');
    case 'last-field': {
      const index = fields.length - item.back;
      if (index < 0) return null;
      return index === 0 ? line : (fields[index - 1] ?? '');
    }
    case 'line-number':
      return String(number);
  }
}
