/** What an invocation touches: its redirections, and what its command's row or function says of its words. */

import type { Effect } from '../effect.ts';
import type { Invocation } from '../invocation.ts';
import { parseInvocation } from '../options/registry.ts';
import { ARCHIVERS, ARCHIVING } from './archives.ts';
import { CHANGERS, CHANGING } from './changers.ts';
import { BUILDERS, BUILDING } from './develop.ts';
import { CALLERS, CALLING } from './network.ts';
import { READERS } from './readers.ts';
import { type EffectsOf, type Row, rowEffects } from './row.ts';

/** Later tables win: a command that changes files is listed there even if it also reads. */
const ROWS = new Map<string, Row>(
  [READERS, CALLERS, ARCHIVERS, BUILDERS, CHANGERS].flatMap((rows) => Object.entries(rows)),
);
const FUNCTIONS = new Map<string, EffectsOf>(
  [CHANGING, ARCHIVING, CALLING, BUILDING].flatMap((table) => Object.entries(table)),
);

const known = new WeakMap<Invocation, readonly Effect[]>();

/** Paths are as written; the engine resolves them against the invocation's directory. */
export function effectsOf(invocation: Invocation): readonly Effect[] {
  const ready = known.get(invocation);
  if (ready !== undefined) return ready;
  const effects = [...redirectionEffects(invocation), ...wordEffects(invocation)];
  known.set(invocation, effects);
  return effects;
}

function wordEffects(invocation: Invocation): readonly Effect[] {
  const base = invocation.base;
  if (base === null) return [];
  const special = FUNCTIONS.get(base);
  if (special !== undefined) return special(invocation, parseInvocation(invocation));
  const row = ROWS.get(base) ?? (base.startsWith('mkfs.') ? ROWS.get('mkfs') : undefined);
  return row === undefined ? [] : rowEffects(row, invocation, parseInvocation(invocation));
}

function redirectionEffects(invocation: Invocation): readonly Effect[] {
  const effects: Effect[] = [];
  for (const { mode, target, span } of invocation.redirections) {
    switch (mode) {
      case 'read':
        effects.push({ kind: 'read', path: target, recursive: false, content: true, span });
        break;
      case 'write':
        effects.push({ kind: 'write', path: target, mode: 'replace', span });
        break;
      case 'append':
        effects.push({ kind: 'write', path: target, mode: 'append', span });
        break;
      case 'read-write':
        effects.push({ kind: 'read', path: target, recursive: false, content: true, span });
        effects.push({ kind: 'write', path: target, mode: 'edit', span });
        break;
      case 'here':
      case 'duplicate':
      case 'close':
        break;
    }
  }
  return effects;
}
