/**
 * Every launcher by command name. A command can have several: `git` starts programs by its options and by
 * variables in its environment, `rsync` by an option and by ssh's.
 */

import type { Launcher } from '../launcher.ts';
import { launchComposer } from './composer.ts';
import { isConfigured, launchConfigured } from './configured.ts';
import { isConsole, launchConsole } from './consoles.ts';
import { launchAt, launchCrontab } from './deferred.ts';
import { launchEd, launchEmacs, launchLess, launchVim } from './editors.ts';
import { environmentLaunches, launchExport } from './environment.ts';
import { launchEnv } from './environment-command.ts';
import { escapes, launchEscapes } from './escapes.ts';
import { launchFd, launchFind } from './find.ts';
import { hasForeignCode, launchForeign } from './foreign-code.ts';
import { launchGit } from './git.ts';
import { launchJust, launchMake } from './make.ts';
import { ODD_WORDS } from './odd-words.ts';
import { hasOptionCommands, launchOptions } from './option-commands.ts';
import { launchCurl, launchDownloads } from './option-files.ts';
import { OTHER_SCRIPTS } from './other-scripts.ts';
import { launchPackageRunner, runsPackages } from './package-runners.ts';
import { launchPackageScript, runsScripts } from './package-scripts.ts';
import { isPrefix, launchPrefixed } from './prefix.ts';
import { launchProjectFiles, runsProjectFiles } from './project-files.ts';
import { isRemote, launchCopy, launchRemote, launchSsh } from './remote.ts';
import {
  isShell,
  launchCallback,
  launchEval,
  launchHistory,
  launchShell,
  launchSource,
  launchTrap,
} from './shells.ts';
import { launchLoader, SPECIALS } from './special.ts';
import { launchSed } from './stream-editor.ts';
import { launchTasks, runsTasks } from './task-files.ts';
import { launchScreen, launchTmux } from './terminals.ts';
import { launchToolCode, takesCode } from './tool-code.ts';
import { launchCmd, launchPowerShell, launchWsl } from './windows.ts';
import { launchParallel, launchXargs } from './xargs.ts';

const NAMED: Readonly<Record<string, Launcher>> = {
  ...SPECIALS,
  ...OTHER_SCRIPTS,
  ...ODD_WORDS,
  '.': launchSource,
  at: launchAt,
  batch: launchAt,
  bind: launchCallback,
  cmd: launchCmd,
  'cmd.exe': launchCmd,
  compgen: launchCallback,
  complete: launchCallback,
  composer: launchComposer,
  crontab: launchCrontab,
  ed: launchEd,
  declare: launchExport,
  emacs: launchEmacs,
  emacsclient: launchEmacs,
  env: launchEnv,
  eval: launchEval,
  ex: launchVim,
  export: launchExport,
  fc: launchCallback,
  fd: launchFd,
  fdfind: launchFd,
  find: launchFind,
  genv: launchEnv,
  gfind: launchFind,
  git: launchGit,
  gmake: launchMake,
  history: launchHistory,
  curl: launchCurl,
  wget: launchDownloads,
  aria2c: launchDownloads,
  gsed: launchSed,
  gvim: launchVim,
  gxargs: launchXargs,
  just: launchJust,
  less: launchLess,
  make: launchMake,
  more: launchLess,
  nvim: launchVim,
  parallel: launchParallel,
  powershell: launchPowerShell,
  'powershell.exe': launchPowerShell,
  pwsh: launchPowerShell,
  'pwsh.exe': launchPowerShell,
  rsync: launchCopy,
  rvim: launchVim,
  scp: launchCopy,
  screen: launchScreen,
  sed: launchSed,
  sftp: launchCopy,
  source: launchSource,
  ssh: launchSsh,
  autossh: launchSsh,
  mosh: launchSsh,
  tmux: launchTmux,
  trap: launchTrap,
  typeset: launchExport,
  readonly: launchExport,
  vi: launchVim,
  view: launchVim,
  rview: launchVim,
  gview: launchVim,
  rgvim: launchVim,
  evim: launchVim,
  vim: launchVim,
  vimdiff: launchVim,
  wsl: launchWsl,
  'wsl.exe': launchWsl,
  xargs: launchXargs,
};

const launchers = new Map<string, Launcher>();

/** What the command would run further. Every command has one: its environment can name programs. */
export function launcherFor(base: string): Launcher {
  const ready = launchers.get(base);
  if (ready !== undefined) return ready;
  const families = familiesOf(base);
  // Names that nothing is known of are not kept: there is no end to them.
  if (families.length === 0) return environmentLaunches;
  const made = combine(families);
  launchers.set(base, made);
  return made;
}

function familiesOf(base: string): readonly Launcher[] {
  const families: Launcher[] = [];
  const named = Object.hasOwn(NAMED, base) ? NAMED[base] : undefined;
  if (named !== undefined) families.push(named);
  if (isShell(base)) families.push(launchShell);
  if (isPrefix(base)) families.push(launchPrefixed);
  if (isRemote(base)) families.push(launchRemote);
  if (runsPackages(base)) families.push(launchPackageRunner);
  if (runsScripts(base)) families.push(launchPackageScript);
  if (hasForeignCode(base)) families.push(launchForeign);
  if (isConsole(base)) families.push(launchConsole);
  if (hasOptionCommands(base)) families.push(launchOptions);
  if (isConfigured(base)) families.push(launchConfigured);
  if (escapes(base)) families.push(launchEscapes);
  if (runsTasks(base)) families.push(launchTasks);
  if (takesCode(base)) families.push(launchToolCode);
  if (runsProjectFiles(base)) families.push(launchProjectFiles);
  if (/^ld-(?:linux|musl)[\w.-]*\.so\.\d+$/.test(base)) families.push(launchLoader);
  return families;
}

function combine(families: readonly Launcher[]): Launcher {
  const [first, ...rest] = families;
  if (first === undefined) return environmentLaunches;
  return (invocation, context) => {
    const launches = [...environmentLaunches(invocation), ...first(invocation, context)];
    for (const family of rest) launches.push(...family(invocation, context));
    return launches;
  };
}
