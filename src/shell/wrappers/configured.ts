/**
 * Programs whose files of settings name commands to run: hooks of `logrotate` and `wg-quick`, recipes of
 * `procmail`, tasks of `ansible-playbook`. What a line names is read as a script would be.
 */
import { parseArgs } from '../argv.ts';
import type { Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { tableOf } from '../options/rows.ts';
import { fileText } from './file-text.ts';
import { madeArg, optionArg, scriptLaunch } from './launch.ts';

interface ConfigRow {
  /** Options that name the file. */
  readonly options?: readonly string[];
  /** Operands are such files. */
  readonly operands?: true;
  /** Files that it reads by itself. */
  readonly fixed?: readonly string[];
  /** The first group that takes part is a command line. */
  readonly commands: RegExp;
  /** What the file's own quoting makes of it. */
  readonly unquote?: (text: string) => string;
  /** A file with this in it works on this machine; others elsewhere. */
  readonly here?: RegExp;
}

const APT: ConfigRow = {
  options: ['-c', '--config-file'],
  commands:
    /\b(?:Pre-Invoke|Post-Invoke|Post-Invoke-Success|Pre-Install-Pkgs|Pager)(?:::)?\s*\{?\s*"((?:[^"\\]|\\.)*)"/gi,
};
const UNIT: ConfigRow = {
  operands: true,
  commands: /^[ \t]*Exec(?:Start|Stop|Reload|Condition)(?:Pre|Post)?[ \t]*=[ \t]*[-@:+!|]*([^\n]+)/gm,
};

function jsonText(text: string): string {
  return text.replace(/\\(["\\/])/g, '$1').replace(/\\[nt]/g, ' ');
}

/** A value in YAML; what a template puts in is never empty. */
function yamlText(text: string): string {
  const plain = text.trim().replace(/\{\{[^{}]*\}\}/g, '_');
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(plain)?.[1] ?? /^'([^']*)'$/.exec(plain)?.[1];
  return quoted?.replace(/\\(["\\])/g, '$1') ?? plain;
}

const ROWS: Readonly<Record<string, ConfigRow>> = {
  'ansible-playbook': {
    operands: true,
    commands:
      /(?:^|[-[{,\s])(?:ansible\.builtin\.)?(?:shell|command|raw)\s*:[ \t]*(?:[|>][+-]?[ \t]*\n((?:[ \t]+[^\n]*(?:\n|$))+)|([^\s|>{](?:\{\{[^{}\n]*\}\}|[^\n\]}])*))/g,
    unquote: yamlText,
    here: /\bhosts\s*:\s*["']?(?:localhost|127\.0\.0\.1)|\bconnection\s*:\s*local/,
  },
  apt: APT,
  'apt-get': APT,
  fastfetch: {
    options: ['-c', '--config'],
    commands: /"text"\s*:\s*"((?:[^"\\]|\\.)*)"/g,
    unquote: jsonText,
  },
  kubectl: {
    options: ['--kubeconfig'],
    commands:
      /\bcommand\s*:\s*["']?(?:\S*\/)?(?:ba|da|k|z)?sh["']?\s*\n\s*args\s*:\s*(?:\[|-)\s*["']?-c["']?\s*(?:,|\n\s*-)\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^\n\]]+)/g,
    unquote: yamlText,
  },
  logrotate: {
    operands: true,
    commands:
      /^[ \t]*(?:pre|post|first|last)(?:rotate|action)[ \t]*\n((?:(?![ \t]*endscript)[^\n]*(?:\n|$))*)/gm,
  },
  procmail: {
    options: ['-m'],
    operands: true,
    fixed: ['.procmailrc'],
    commands: /^[ \t]*\|[ \t]*([^\n]+)/gm,
  },
  nginx: { options: ['-c'], commands: /^[ \t]*load_module[ \t]+["']?([^"';\s]+)/gm },
  rtorrent: {
    fixed: ['.rtorrent.rc'],
    commands: /^[ \t]*execute[\w.]*[ \t]*=[ \t]*([^\n]+)/gm,
    unquote: (text) => text.replaceAll(',', ' '),
  },
  supervisord: { options: ['-c', '--configuration'], commands: /^[ \t]*command[ \t]*=[ \t]*([^\n]+)/gm },
  systemctl: UNIT,
  top: {
    fixed: ['.toprc', '.config/procps/toprc'],
    commands: /^pipe\t[^\t\n]*\t([^\n]+)/gm,
  },
  virsh: { operands: true, commands: /<(?:script\s+path\s*=\s*["']?|emulator>\s*)([^"'<\s]+)/g },
  'wg-quick': { operands: true, commands: /^[ \t]*(?:Pre|Post)(?:Up|Down)[ \t]*=[ \t]*([^\n]+)/gim },
};

/** Longer settings are no work of an agent's line, and patterns on them would cost time. */
const MAX_TEXT = 50_000;
const MOST_COMMANDS = 100;

export const launchConfigured: Launcher = (invocation, context) => {
  const row = ROWS[invocation.base ?? ''];
  if (row === undefined) return [];
  const names = row.options ?? [];
  const parsed = parseArgs(invocation.args, tableOf(names.map((name) => `${name}=`).join(' ')));
  const named = parsed.options.filter((option) => names.includes(option.name)).map(optionArg);
  const home = context.home;
  const fixed = home === null ? [] : (row.fixed ?? []).map((name) => madeArg(`${home}/${name}`, invocation));
  return [...named, ...(row.operands === true ? parsed.operands : []), ...fixed].flatMap((file) => {
    const text = file === null ? null : fileText(file.value, invocation, context);
    if (text === null || text.length > MAX_TEXT) return [];
    const kind: Via['kind'] = row.here?.test(text) === false ? 'remote' : 'file';
    return [...text.matchAll(row.commands)].slice(0, MOST_COMMANDS).map((match): Launch => {
      const command = match.slice(1).find((group) => group !== undefined) ?? '';
      return scriptLaunch(madeArg(row.unquote?.(command) ?? command, invocation), {
        kind,
        name: invocation.base ?? '',
      });
    });
  });
};

export function isConfigured(base: string): boolean {
  return Object.hasOwn(ROWS, base);
}
