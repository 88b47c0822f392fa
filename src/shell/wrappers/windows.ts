/** Windows' shells, as WSL and msys reach them: `cmd.exe /c`, `powershell.exe -Command`, `wsl.exe`. */
import { known, knownText } from '../../core/value.ts';
import type { Arg, Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import {
  afterDashes,
  argText,
  commandLaunch,
  fileLaunch,
  joinedScript,
  madeArg,
  scriptLaunch,
  viaOf,
} from './launch.ts';

export const launchCmd: Launcher = (invocation) => {
  const at = invocation.args.findIndex((arg) => /^\/{1,2}[ckr]$/i.test(argText(arg) ?? ''));
  if (at === -1) return [{ kind: 'stdin', language: 'cmd', via: viaOf(invocation, 'script'), params: [] }];
  return joinedScript(invocation.args.slice(at + 1), viaOf(invocation, 'script'), { language: 'cmd' });
};

/** PowerShell takes any unambiguous start of an option's name. */
function isOption(text: string, name: string, shortest: number): boolean {
  const body = text.replace(/^[-/]+/, '').toLowerCase();
  return /^[-/]/.test(text) && body.length >= shortest && name.startsWith(body);
}

const WITH_VALUE = [
  'executionpolicy',
  'version',
  'psconsolefile',
  'inputformat',
  'outputformat',
  'windowstyle',
  'configurationname',
  'workingdirectory',
  'settingsfile',
  'custompipename',
];

export const launchPowerShell: Launcher = (invocation) => {
  const via = viaOf(invocation, 'script');
  const { args } = invocation;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i];
    if (arg === undefined) break;
    const text = argText(arg) ?? '';
    const rest = args.slice(i + 1);
    if (isOption(text, 'encodedcommand', 1) && !/^[-/]+ex/i.test(text)) return encoded(rest[0], via);
    if (isOption(text, 'ec', 2)) return encoded(rest[0], via);
    if (isOption(text, 'file', 1))
      return rest[0] === undefined
        ? []
        : [fileLaunch(rest[0], via, { language: 'powershell', params: rest.slice(1) })];
    if (isOption(text, 'command', 1) || isOption(text, 'commandwithargs', 8) || text === '-cwa') {
      if (argText(rest[0]) === '-') return [{ kind: 'stdin', language: 'powershell', via, params: [] }];
      return joinedScript(rest, via, { language: 'powershell' });
    }
    if (
      WITH_VALUE.some(
        (name) =>
          isOption(text, name, name === 'executionpolicy' ? 2 : 1) ||
          (name === 'executionpolicy' && /^-ep$/i.test(text)),
      )
    )
      i += 1;
    else if (!/^[-/]/.test(text)) {
      // Windows PowerShell takes a bare word as -Command, pwsh as -File.
      if (/\.ps1$/i.test(text)) return [fileLaunch(arg, via, { language: 'powershell', params: rest })];
      return joinedScript(args.slice(i), via, { language: 'powershell' });
    }
  }
  return args.every((arg) => argText(arg)?.startsWith('-') === true)
    ? [{ kind: 'stdin', language: 'powershell', via, params: [] }]
    : [];
};

function encoded(arg: Arg | undefined, via: Via): readonly Launch[] {
  if (arg === undefined) return [];
  const text = knownText(arg.value);
  if (text === null) return [scriptLaunch(arg, via, { language: 'powershell' })];
  return [
    scriptLaunch(madeArg(known(Buffer.from(text, 'base64').toString('utf16le')), arg), via, {
      language: 'powershell',
    }),
  ];
}

/** `wsl.exe -d name -u root -- cmd`, `wsl -e cmd`. */
export const launchWsl: Launcher = (invocation) => {
  const { args } = invocation;
  let at = 0;
  for (; at < args.length; at += 1) {
    const text = argText(args[at]) ?? '';
    if (text === '--' || text === '-e' || text === '--exec') {
      at += 1;
      break;
    }
    if (/^(?:-d|--distribution|-u|--user|--cd|--shell-type|--distribution-id)$/.test(text)) at += 1;
    else if (!text.startsWith('-') && text !== '~') break;
  }
  return commandLaunch(afterDashes(args.slice(at)), viaOf(invocation, 'wrapper'));
};
