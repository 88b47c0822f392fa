/** Editors and pagers that run commands given as options: vim, ex, ed, emacs. */
import { knownPrefix, knownText } from '../../core/value.ts';
import { hasOption, lastOption } from '../argv.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { LaunchContext, Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { withoutPrefix } from '../value-text.ts';
import { fileText, typedText } from './file-text.ts';
import { namedFiles } from './foreign-code.ts';
import {
  argText,
  codeText,
  commandLaunch,
  fileLaunch,
  madeArg,
  optionArg,
  scriptLaunch,
  viaOf,
} from './launch.ts';

/** What stands before the text of a shell command in an ex command: ranges, `silent`, `r`, `w`; `w! f` writes f. */
const BANG =
  /^[\s:]*(?:(?:sil(?:ent)?!?|exe(?:cute)?|tab|vert(?:ical)?|bo(?:tright)?|to(?:pleft)?|noa(?:utocmd)?)\s+)*["']?(?:[%\d.,$'<>]*\s*(?!w(?:rite)?!\s)(?:r(?:ead)?|w(?:rite)?|te(?:rm(?:inal)?)?)?\s*!|te(?:rm(?:inal)?)?\s+(?:\+\+\w+\s+)*)\s*/;
const LANGUAGES: readonly (readonly [RegExp, 'python' | 'lua' | 'perl' | 'ruby'])[] = [
  [/^[\s:]*(?:py(?:thon)?[3x]?|pythonx)\s+/, 'python'],
  [/^[\s:]*lua\s+/, 'lua'],
  [/^[\s:]*perl?\s+/, 'perl'],
  [/^[\s:]*rub?y?\s+/, 'ruby'],
];
const CALL = /\b(?:system|systemlist|termopen|jobstart|job_start|term_start)\(\s*(["'])((?:\\.|(?!\1).)*)\1/g;

/** One line of ex commands, as `-c`, `--cmd` or `+` gives it. */
export function exCommand(value: Arg, invocation: Invocation): readonly Launch[] {
  const via = viaOf(invocation, 'option');
  const prefix = knownPrefix(value.value);
  const bang = BANG.exec(prefix);
  if (bang !== null) {
    const rest = withoutPrefix(value.value, bang[0].length);
    return knownText(rest) === '' ? [] : [scriptLaunch(madeArg(rest, value), via)];
  }
  const text = knownText(value.value);
  if (text === null) return value.value.kind === 'unknown' ? [scriptLaunch(value, via)] : [];
  for (const [start, language] of LANGUAGES) {
    const match = start.exec(text);
    if (match !== null) return [scriptLaunch(madeArg(text.slice(match[0].length), value), via, { language })];
  }
  const read = /^[\s:]*(?:\d+|\$|\.)?(?:r(?:ead)?|e(?:dit)?)!?\s+(?:\+\+\w+\s+)*([^\s|!]+)/.exec(text)?.[1];
  if (read !== undefined) return commandLaunch([madeArg('cat', value), madeArg(read, value)], via);
  const written =
    /^[\s:]*(?:w(?:rite)?|sav(?:eas)?|wq)!?\s+(?:>>\s*)?([^\s|!>]\S*)/.exec(text)?.[1] ??
    /^[\s:]*redir?!?\s*>{1,2}\s*([^\s|]+)/.exec(text)?.[1] ??
    /\bwritefile\([^|]*,\s*(?:f?expand\(\s*)?["']([^"']+)["']/.exec(text)?.[1];
  if (written !== undefined)
    return [
      ...commandLaunch([madeArg('tee', value), madeArg(written, value)], via),
      ...afterBar(text, value, invocation),
    ];
  const removed =
    /\bdelete\(\s*(?:f?expand\(\s*|fnameescape\(\s*)?["']([^"']*)["']\s*\)?\s*(,\s*["']rf["'])?/.exec(text);
  if (removed !== null)
    return [scriptLaunch(madeArg(`rm ${removed[2] === undefined ? '' : '-r '}${removed[1]}`, value), via)];
  const source = /^[\s:]*so(?:urce)?!?\s+(\S+)/.exec(text)?.[1];
  if (source !== undefined) return [fileLaunch(madeArg(source, value), via, { language: 'other' })];
  const code = codeText(value, invocation.base ?? 'vim');
  if (typeof code !== 'string') return code;
  const calls = [...code.matchAll(CALL)].map((match) => scriptLaunch(madeArg(match[2] ?? '', value), via));
  return [...calls, ...afterBar(text, value, invocation)];
}

/** `:a | !b` */
function afterBar(text: string, value: Arg, invocation: Invocation): readonly Launch[] {
  const bar = text.indexOf('|');
  return bar === -1 ? [] : exCommand(madeArg(text.slice(bar + 1), value), invocation);
}

/** The lines of a file of commands; null where it cannot be read. */
function linesIn(file: Arg, invocation: Invocation, context: LaunchContext): readonly Arg[] | null {
  const text = fileText(file.value, invocation, context);
  return text === null ? null : text.split('\n').map((line) => madeArg(line, file));
}

export const launchVim: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'option');
  const launches: Launch[] = [];
  for (const option of parsed.options) {
    const value = optionArg(option);
    if (value === null) continue;
    if (option.name === '-c' || option.name === '--cmd' || option.name === '--remote-send')
      launches.push(...exCommand(value, invocation));
    if (option.name === '-S' || option.name === '-u') {
      if (!/^(?:NONE|NORC|DEFAULTS|N)$/.test(argText(value) ?? ''))
        launches.push(
          ...(linesIn(value, invocation, context)?.flatMap((line) => exCommand(line, invocation)) ?? [
            fileLaunch(value, via, { language: 'other' }),
          ]),
        );
    }
  }
  for (const operand of parsed.operands) {
    if (knownPrefix(operand.value).startsWith('+'))
      launches.push(...exCommand(madeArg(withoutPrefix(operand.value, 1), operand), invocation));
  }
  const scripted = invocation.base === 'ex' || hasOption(parsed, '-e', '-E', '-es');
  if (!scripted) launches.push(...typedFiles(invocation, context));
  return scripted ? [...launches, ...exLines(typedText(invocation, context), invocation)] : launches;
};

/** `vim -s keys`: as somebody types them, after a colon stands a command. `nvim -l code.lua`. */
function typedFiles(invocation: Invocation, context: LaunchContext): readonly Launch[] {
  return invocation.args.flatMap((file, i): readonly Launch[] => {
    const option = argText(invocation.args[i - 1]);
    if (option === '-l' && invocation.base === 'nvim')
      return [fileLaunch(file, viaOf(invocation, 'option'), { language: 'lua' })];
    if (option !== '-s') return [];
    return (linesIn(file, invocation, context) ?? []).flatMap((line) =>
      exCommand(madeArg((argText(line) ?? '').replace(/^[^:]*:/, ''), line), invocation),
    );
  });
}

/** Lines that an editor reads from standard input. */
function exLines(text: string | null, invocation: Invocation): readonly Launch[] {
  if (text === null) return [];
  return text.split('\n').flatMap((line) => exCommand(madeArg(line, invocation), invocation));
}

/** `ed`: `!cmd`, `r !cmd`, `w !cmd` among the lines that it reads. */
export const launchEd: Launcher = (invocation, context) =>
  exLines(typedText(invocation, context), invocation);

/** `less +'!cmd'`. */
export const launchLess: Launcher = (invocation) =>
  invocation.args.flatMap((arg) =>
    /^\+{1,2}(?:!|:e\b)/.test(knownPrefix(arg.value))
      ? exCommand(madeArg(withoutPrefix(arg.value, 1), arg), invocation)
      : [],
  );

const LISP_CALL =
  /\((?:shell-command(?:-to-string)?|async-shell-command|compile|eshell-command|call-process-shell-command|process-lines|start-process-shell-command|call-process|start-process|make-term|ansi-term|term|delete-directory|delete-file)\s+(?:[^"()]*)"((?:\\.|[^"\\])*)"((?:\s+(?:"(?:\\.|[^"\\])*"|[^\s()"]+))*)/g;

/** emacs' `--eval '(shell-command "…")'`. */
export const launchEmacs: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  const via = viaOf(invocation, 'option');
  const values = parsed.options
    .filter((option) => ['-eval', '--eval', '-e', '-execute'].includes(option.name))
    .map(optionArg);
  const operands = invocation.base === 'emacsclient' && hasOption(parsed, '-e') ? parsed.operands : [];
  const launches: Launch[] = [...values, ...operands].flatMap((value) =>
    value === null ? [] : lispCalls(value, invocation),
  );
  const load = optionArg(lastOption(parsed, '-l', '-load', '-script', '--script', '-x'));
  const text = load === null ? null : fileText(load.value, invocation, context);
  if (load !== null && text !== null) launches.push(...lispCalls(madeArg(text, load), invocation));
  else if (load !== null) launches.push(fileLaunch(load, via, { language: 'other' }));
  return launches;
};

function lispCalls(value: Arg, invocation: Invocation): readonly Launch[] {
  const via = viaOf(invocation, 'option');
  const text = codeText(value, 'emacs');
  if (typeof text !== 'string') return text;
  const calls: Launch[] = [...text.matchAll(LISP_CALL)].map((match) => {
    const first = (match[1] ?? '').replace(/\\(.)/g, '$1');
    const call = match[0];
    const rest = [...(match[2] ?? '').matchAll(/"((?:\\.|[^"\\])*)"/g)].map((word) => word[1] ?? '');
    const script = /^\(delete-/.test(call)
      ? `rm ${call.startsWith('(delete-directory') ? '-r ' : ''}${first}`
      : [first, ...rest].join(' ');
    return scriptLaunch(madeArg(script, value), via);
  });
  const written = [
    ...text.matchAll(
      /\((?:write-region|append-to-file|write-file)\b[^()]*?"((?:\\.|[^"\\])*)"\s*(?:t\s*)?\)/g,
    ),
  ].flatMap((match) => commandLaunch([madeArg('tee', value), madeArg(match[1] ?? '', value)], via));
  calls.push(...written);
  return /\(insert-file|\(find-file|\(load/.test(text)
    ? [...calls, ...namedFiles(text, value, invocation)]
    : calls;
}
