/** Commands that run something later: `at`, `batch`, `crontab`. */
import { known, knownText, type Value } from '../../core/value.ts';
import { hasOption, lastOption } from '../argv.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { valueOfPart } from '../value-text.ts';
import { fileText } from './file-text.ts';
import { argText, fileLaunch, madeArg, opaqueLaunch, scriptLaunch, viaOf } from './launch.ts';

export const launchAt: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  if (hasOption(parsed, '-l', '-d', '-r', '-V', '-c')) return [];
  const via = viaOf(invocation, 'script');
  const file = lastOption(parsed, '-f');
  if (file?.value != null) return [fileLaunch(madeArg(file.value, file.valueArg ?? file.arg), via)];
  return [{ kind: 'stdin', language: 'posix', via, params: [] }];
};

export const launchCrontab: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  if (hasOption(parsed, '-l', '-r', '-e')) return [];
  const [file] = parsed.operands;
  if (file === undefined || argText(file) === '-') return tableFromInput(invocation);
  const text = fileText(file.value, invocation, context);
  if (text !== null) return lines(known(text), file, invocation);
  const why = file.value.kind === 'unknown' ? file.value.why : null;
  return why === null ? [] : [opaqueLaunch('dynamic-file', 'crontab', why)];
};

function tableFromInput(invocation: Invocation): readonly Launch[] {
  const { input } = invocation;
  const like = madeArg('-', invocation);
  if (input.kind === 'text') return lines(input.value, like, invocation);
  if (input.kind === 'pipe')
    return [
      opaqueLaunch('piped-script', 'crontab', { kind: 'input', text: 'standard input', splits: false }),
    ];
  return [];
}

const FIELDS = /^\s*(?:@\w+|(?:[-\d*,/A-Za-z]+\s+){4}[-\d*,/A-Za-z]+)\s+/;

/** The command of each line of a cron table; parts that are not known may hold lines of their own. */
function lines(table: Value, like: Arg, invocation: Invocation): readonly Launch[] {
  const via = viaOf(invocation, 'script');
  const text = knownText(table);
  const parts = table.kind === 'pattern' ? table.parts : [];
  if (table.kind === 'unknown') return [scriptLaunch(madeArg(table, like), via)];
  const texts = text === null ? parts.map((part) => (part.kind === 'text' ? part.text : null)) : [text];
  return texts.flatMap((piece, i): readonly Launch[] => {
    if (piece === null) {
      const part = parts[i];
      return part === undefined || part.kind !== 'hole' || /crontab\s+-l/.test(part.why.text)
        ? []
        : [scriptLaunch(madeArg(valueOfPart(part), like), via)];
    }
    return piece.split('\n').flatMap((line): readonly Launch[] => {
      const fields = FIELDS.exec(line);
      return fields === null
        ? []
        : [scriptLaunch(madeArg(line.slice(fields[0].length).replace(/(?<!\\)%[\s\S]*$/, ''), like), via)];
    });
  });
}
