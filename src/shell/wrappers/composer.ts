/** Scripts of a PHP project's `composer.json`: `composer run-script x`, `composer x`, and what installing runs. */
import { known } from '../../core/value.ts';
import { hasOption } from '../argv.ts';
import type { Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { fileText } from './file-text.ts';
import { argText, madeArg, scriptLaunch } from './launch.ts';

/** Events of its own commands. */
const EVENTS: Readonly<Record<string, readonly string[]>> = {
  install: ['pre-install-cmd', 'post-install-cmd', 'pre-autoload-dump', 'post-autoload-dump'],
  i: ['pre-install-cmd', 'post-install-cmd', 'pre-autoload-dump', 'post-autoload-dump'],
  update: ['pre-update-cmd', 'post-update-cmd', 'pre-autoload-dump', 'post-autoload-dump'],
  require: ['pre-update-cmd', 'post-update-cmd', 'pre-autoload-dump', 'post-autoload-dump'],
  'dump-autoload': ['pre-autoload-dump', 'post-autoload-dump'],
};
/** Methods of classes, and words with a meaning to composer alone. */
const NO_COMMAND = /^[\w\\]+::\w+$|^@(?:putenv|additional_args|no_additional_args)\b/;

export const launchComposer: Launcher = (invocation, context) => {
  const parsed = parseInvocation(invocation);
  if (hasOption(parsed, '--no-scripts')) return [];
  const words = parsed.operands.map((arg) => argText(arg) ?? '');
  const [first = '', second = ''] = words;
  const names = /^run(?:-script)?$/.test(first)
    ? [second]
    : ((Object.hasOwn(EVENTS, first) ? EVENTS[first] : undefined) ?? [first]);
  const text = fileText(known('composer.json'), invocation, context);
  const via: Via = { kind: 'file', name: `composer ${names[0] ?? ''}` };
  if (text === null || invocation.via.some((step) => step.kind === via.kind && step.name === via.name))
    return [];
  return names.flatMap((name) =>
    scriptsOf(text, name).map((line): Launch => scriptLaunch(madeArg(line, invocation), via)),
  );
};

function scriptsOf(text: string, name: string): readonly string[] {
  const scripts = objectOf(objectOf(parsedJson(text))?.scripts);
  const value = scripts !== null && Object.hasOwn(scripts, name) ? scripts[name] : undefined;
  return (Array.isArray(value) ? value : [value])
    .filter((line): line is string => typeof line === 'string' && !NO_COMMAND.test(line))
    .map((line) =>
      line
        .replace(/^@composer\b/, 'composer')
        .replace(/^@php\b/, 'php')
        .replace(/^@(\S)/, 'composer run-script $1'),
    );
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> | null {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : null;
}
