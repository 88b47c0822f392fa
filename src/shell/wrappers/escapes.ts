/**
 * Programs with lines of their own that hand a command to a shell: `!cmd` in smbclient, `shell cmd` in scanmem,
 * `@exec "cmd"` in bconsole, `esyscmd(cmd)` in m4; and the files in which consoles find such lines.
 */
import { lastOption, parseArgs } from '../argv.ts';
import type { Arg, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { tableOf } from '../options/rows.ts';
import { fileText, typedText } from './file-text.ts';
import { madeArg, optionArg, scriptLaunch, viaOf } from './launch.ts';

interface EscapeRow {
  /** What stands before a command in a line. */
  readonly mark: RegExp;
  /** What stands after it. */
  readonly end?: RegExp;
  /** Standard input that nobody has seen is asked about. */
  readonly unseen?: 'asks';
  /** The option that names a file with such lines. */
  readonly file?: string;
  /** Operands are files with such lines. */
  readonly files?: true;
}

const BANG = /^\s*!\s*(?=[^\s!])/;
const SHELL = /^\s*(?:!|shell\s)\s*(?=\S)/;
/** In dc a comparison begins with the same sign. */
const DC = /^[^![]*!(?![<>=])\s*/;
const MAIL: EscapeRow = { mark: /^~[!|]/ };

const TROFF: EscapeRow = { mark: /^[.']\s*(?:sy|pi|pso)\s+/, files: true };

const ROWS: Readonly<Record<string, EscapeRow>> = {
  asterisk: { mark: BANG },
  bconsole: { mark: /^\s*@exec\s+/ },
  crash: { mark: BANG, file: '-i' },
  dc: { mark: DC, file: '-f' },
  debugfs: { mark: BANG, file: '-f' },
  ftp: { mark: BANG, unseen: 'asks' },
  gdb: { mark: /^\s*(?:shell\b|!)\s*/, unseen: 'asks' },
  groff: TROFF,
  ginsh: { mark: BANG, files: true },
  gnuplot: { mark: SHELL, files: true },
  jtag: { mark: SHELL, files: true },
  lftp: { mark: SHELL, unseen: 'asks', file: '-f' },
  lldb: { mark: /^\s*(?:platform\s+)?shell\b\s*/, unseen: 'asks' },
  m4: { mark: /^.*?\be?syscmd\(\s*[`'"]?/, end: /['"]?\).*$/, files: true },
  mail: MAIL,
  mailx: MAIL,
  minicom: { mark: BANG, file: '-S' },
  ncftp: { mark: BANG },
  nmap: { mark: BANG },
  nroff: TROFF,
  pic: { mark: /^\s*sh\s+\S\s*/, end: /\s*\S\s*$/, files: true },
  psftp: { mark: BANG, file: '-b' },
  runscript: { mark: BANG, files: true },
  scanmem: { mark: SHELL },
  sftp: { mark: BANG, unseen: 'asks', file: '-b' },
  smbclient: { mark: BANG },
  tasksh: { mark: BANG },
  tdbtool: { mark: BANG },
  troff: TROFF,
  telnet: { mark: BANG },
};

export const launchEscapes: Launcher = (invocation, context) => {
  const row = ROWS[invocation.base ?? ''];
  if (row === undefined) return [];
  const typed = typedText(invocation, context);
  const texts: (string | null)[] = [typed];
  const hidden: readonly Launch[] =
    typed === null && row.unseen === 'asks' && invocation.input.kind !== 'inherited'
      ? [{ kind: 'stdin', language: 'other', via: viaOf(invocation, 'script'), params: [] }]
      : [];
  if (row.file !== undefined || row.files === true) {
    const parsed = parseArgs(invocation.args, tableOf(row.file === undefined ? '' : `${row.file}=`));
    const named = row.file === undefined ? null : optionArg(lastOption(parsed, row.file));
    const files: readonly Arg[] = row.files === true ? parsed.operands : named === null ? [] : [named];
    texts.push(...files.map((file) => fileText(file.value, invocation, context)));
  }
  const handed = texts.flatMap((text) =>
    (text ?? '').split('\n').flatMap((line): readonly Launch[] => {
      const mark = row.mark.exec(line);
      if (mark === null) return [];
      const script = line
        .slice(mark[0].length)
        .replace(row.end ?? /^$/, '')
        .replace(/^"(.*)"\s*$/, '$1');
      return [scriptLaunch(madeArg(script, invocation), viaOf(invocation, 'script'))];
    }),
  );
  return [...hidden, ...handed];
};

export function escapes(base: string): boolean {
  return Object.hasOwn(ROWS, base);
}
