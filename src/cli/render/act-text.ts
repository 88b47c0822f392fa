/** One act of an analysis for people: the command, the road to it, how its words got their values. */
import { showValue, type Value } from '../../core/value.ts';
import type { Effect } from '../../shell/effect.ts';
import type { Act, Arg, Input, Redirection, Via } from '../../shell/invocation.ts';
import type { Style } from './style.ts';
import { visible } from './visible.ts';

export function actText(act: Act, effects: readonly Effect[], style: Style): readonly string[] {
  const lines = [headline(act, style)];
  if (act.via.length > 0) lines.push(field('via', act.via.map(viaText).join(' → '), style));
  switch (act.kind) {
    case 'opaque':
      lines.push(field('because', `${act.reason}: ${wordText(act.why.text)}`, style));
      if (act.sources.length > 0) lines.push(field('from', act.sources.map(visible).join(', '), style));
      break;
    case 'assigned':
      break;
    case 'invocation':
      lines.push(...trails(act.name, act.nameTrail, style));
      for (const arg of act.args) lines.push(...trails(arg.value, arg.trail, style));
      lines.push(
        ...field1(
          'env',
          act.env.map((one) => `${one.name}=${valueText(one.value)}`),
          style,
        ),
      );
      lines.push(...field1('redirect', act.redirections.map(redirectionText), style));
      lines.push(...field1('stdin', inputText(act.input), style));
      lines.push(
        ...field1('cwd', act.cwd.kind === 'known' && act.cwd.text === '' ? [] : [valueText(act.cwd)], style),
      );
      break;
  }
  for (const effect of effects) lines.push(field('effect', effectText(effect), style));
  return lines;
}

function headline(act: Act, style: Style): string {
  switch (act.kind) {
    case 'invocation':
      return style('bold', [act.name, ...act.args.map((arg: Arg) => arg.value)].map(valueText).join(' '));
    case 'opaque':
      return style('yellow', `${visible(act.runner)} runs text that cannot be seen`);
    case 'assigned':
      return `${act.exported ? 'export ' : ''}${visible(act.name)}=${valueText(act.value)}`;
  }
}

function field(name: string, text: string, style: Style): string {
  return `     ${style('dim', name.padEnd(9))}${text}`;
}

function field1(name: string, texts: readonly string[], style: Style): readonly string[] {
  return texts.map((text) => field(name, text, style));
}

/** The value as one word of a command line; what is not known keeps its source text. */
function valueText(value: Value): string {
  const shown = showValue(value);
  if (value.kind !== 'known') return visible(shown);
  return wordText(shown);
}

function wordText(text: string): string {
  if (text !== '' && /^[\w@%+=:,./~{}^-]+$/.test(text)) return text;
  return `'${visible(text).replaceAll("'", "'\\''")}'`;
}

function trails(value: Value, trail: readonly string[], style: Style): readonly string[] {
  return trail.map((step) => field('value', `${valueText(value)} ← ${visible(step)}`, style));
}

function viaText(via: Via): string {
  return `${visible(via.name)} (${via.kind})`;
}

const REDIRECT_SIGN: Readonly<Record<Redirection['mode'], string>> = {
  read: '<',
  write: '>',
  append: '>>',
  'read-write': '<>',
  here: '<<',
  duplicate: '>&',
  close: '>&-',
};

function redirectionText(redirection: Redirection): string {
  const fd = redirection.fd === -1 ? '&' : redirection.fd === null ? '{…}' : String(redirection.fd);
  const target = redirection.mode === 'close' ? '' : ` ${bounded(valueText(redirection.target))}`;
  return `${fd}${REDIRECT_SIGN[redirection.mode]}${target}`;
}

function inputText(input: Input): readonly string[] {
  switch (input.kind) {
    case 'inherited':
      return [];
    case 'text':
      return [bounded(valueText(input.value))];
    case 'file':
      return [`the file ${valueText(input.path)}`];
    case 'pipe':
      return ['what the command before it prints'];
  }
}

function bounded(text: string): string {
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}

function effectText(effect: Effect): string {
  switch (effect.kind) {
    case 'read':
      return `reads ${effect.content ? '' : 'names or metadata of '}${valueText(effect.path)}${below(effect.recursive)}`;
    case 'write':
      return `${effect.mode === 'append' ? 'appends to' : effect.mode === 'edit' ? 'edits' : 'writes'} ${valueText(effect.path)}`;
    case 'delete':
      return `deletes ${valueText(effect.path)}${below(effect.recursive)}`;
    case 'metadata':
      return `changes mode or owner of ${valueText(effect.path)} (${valueText(effect.detail)})${below(effect.recursive)}`;
    case 'contact':
      return `${effect.sends ? 'sends data to' : 'contacts'} ${valueText(effect.target)}`;
  }
}

function below(recursive: boolean): string {
  return recursive ? ' and everything below' : '';
}
