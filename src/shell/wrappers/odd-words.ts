/** Words that hold a command in the midst of something else: a bus's address, a kernel's setting, a name. */
import { knownPrefix, knownText } from '../../core/value.ts';
import { lastOption } from '../argv.ts';
import type { Arg, Invocation, Launch } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { withoutPrefix } from '../value-text.ts';
import { argText, commandLaunch, fileLaunch, madeArg, scriptLaunch, viaOf } from './launch.ts';

/** `unixexec:path=/bin/sh,argv1=-c,argv2=cmd`: an address that starts a program. */
const launchBus: Launcher = (invocation) =>
  invocation.args.flatMap((arg) => {
    const text = argText(arg) ?? '';
    const at = text.indexOf('unixexec:');
    return at === -1 ? [] : addressed(text.slice(at + 'unixexec:'.length), arg, invocation);
  });

function addressed(address: string, arg: Arg, invocation: Invocation): readonly Launch[] {
  const words = address
    .split(';')[0]
    ?.split(',')
    .flatMap((pair) => {
      const match = /^(?:path|argv[1-9]\d*)=(.*)$/s.exec(pair);
      return match === null ? [] : [madeArg((match[1] ?? '').replace(/%2c/gi, ','), arg)];
    });
  return commandLaunch(words ?? [], viaOf(invocation, 'option'));
}

/** `sysctl kernel.core_pattern='|cmd'`: the kernel starts it at the next crash. */
const launchKernelSetting: Launcher = (invocation) =>
  invocation.args.flatMap((arg) => {
    const match = /^(?:kernel[./]core_pattern=\s*\||kernel[./](?:modprobe|hotplug|poweroff_cmd)=)\s*/.exec(
      knownPrefix(arg.value),
    );
    return match === null
      ? []
      : [
          scriptLaunch(
            { ...arg, value: withoutPrefix(arg.value, match[0].length) },
            viaOf(invocation, 'option'),
          ),
        ];
  });

/** `xdg-user-dir NAME` is a script that puts the name into text for `eval`. */
const launchUserDirectory: Launcher = (invocation) =>
  invocation.args.slice(0, 1).flatMap((arg) => {
    const text = argText(arg);
    return text === null || /^\w*$/.test(text)
      ? []
      : [scriptLaunch(madeArg(`echo \${XDG_${text}_DIR:-$HOME}`, arg), viaOf(invocation, 'script'))];
  });

/** Everything after a certain word, and as many words of its own, is a command. */
const AFTER: Readonly<Record<string, { readonly word: RegExp; readonly skip: number }>> = {
  launchctl: { word: /^(?:asuser|bsexec)$/, skip: 1 },
  task: { word: /^exec(?:ute)?$/, skip: 0 },
};
const launchAfter: Launcher = (invocation) => {
  const row = AFTER[invocation.base ?? ''];
  if (row?.word.test(argText(invocation.args[0]) ?? '') !== true) return [];
  return commandLaunch(invocation.args.slice(1 + row.skip), viaOf(invocation, 'wrapper'));
};

/** macOS opens a `.command` in a terminal, which runs it, and anything at all with `-a Terminal`. */
const launchOpen: Launcher = (invocation) => {
  const parsed = parseInvocation(invocation);
  const application = lastOption(parsed, '-a')?.value;
  const terminal = application != null && /terminal|iterm/i.test(knownText(application) ?? '');
  return parsed.operands
    .filter((file) => /\.(?:command|tool)$/.test(argText(file) ?? '') || terminal)
    .map((file) => fileLaunch(file, viaOf(invocation, 'file')));
};

/** By command name. */
export const ODD_WORDS: Readonly<Record<string, Launcher>> = {
  busctl: launchBus,
  'dbus-monitor': launchBus,
  'dbus-send': launchBus,
  gdbus: launchBus,
  launchctl: launchAfter,
  open: launchOpen,
  sysctl: launchKernelSetting,
  task: launchAfter,
  'xdg-user-dir': launchUserDirectory,
};
