/**
 * Forms that zsh reads otherwise than bash (zsh manual: Precommand Modifiers, Expansion). What is plain is
 * understood; glob qualifiers, which can run code, are reported.
 */
import { knownText, showValue } from '../core/value.ts';
import type { Arg } from './invocation.ts';
import { type Call, emitOpaque, type Frame, type Walk } from './walk.ts';

const MODIFIERS: ReadonlySet<string> = new Set(['noglob', 'nocorrect', '-']);

/** The words of the command without `noglob`, `repeat 3` and the `=` of `=ls`; the same array when there is nothing to take off. */
export function zshCommand(words: readonly Arg[], frame: Frame): readonly Arg[] {
  const [first, ...rest] = words;
  const name = first === undefined ? null : knownText(first.value);
  if (first === undefined || name === null || (rest.length === 0 && !name.startsWith('='))) return words;
  if (frame.scope.functions.has(name)) return words;
  if (MODIFIERS.has(name)) return rest;
  if (name === 'repeat' && rest.length > 1) return rest.slice(1);
  if (/^=[A-Za-z0-9_.+-]+$/.test(name))
    return [{ ...first, value: { kind: 'known', text: name.slice(1) } }, ...rest];
  return words;
}

/** `*(e:'code':)` and `*(+function)` run code for every file. */
export function reportQualifiers(call: Call, walk: Walk, frame: Frame): void {
  for (const arg of call.words) {
    if (arg.value.kind !== 'pattern') continue;
    const qualifier = arg.value.parts.find(
      (part) => part.kind === 'glob' && /^\(.*(?:e[^A-Za-z0-9\s]|\+)/s.test(part.glob),
    );
    if (qualifier === undefined) continue;
    const text = showValue(arg.value);
    emitOpaque(walk, frame, {
      runner: 'zsh',
      reason: 'foreign-form',
      why: { kind: 'syntax', text, splits: false },
      sources: [],
      span: arg.span,
    });
    const code = /\(.*?e([^A-Za-z0-9\s])(.*?)(?:\1|[\]})>])/s.exec(text)?.[2];
    if (code === undefined) continue;
    const script = code.replace(/^(['"])(.*)\1$/s, '$2');
    walk.follow(
      {
        kind: 'script',
        language: 'zsh',
        text: { kind: 'known', text: script },
        span: arg.span,
        via: { kind: 'script', name: 'glob qualifier' },
        params: [],
        sameShell: false,
      },
      call,
      frame,
    );
  }
}
