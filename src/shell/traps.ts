/** `trap … EXIT`: run when the shell that set it ends, with the variables of that moment. */
import type { Frame, Walk } from './walk.ts';

export function runTraps(walk: Walk, frame: Frame): void {
  const { traps } = frame.scope;
  if (traps.length === 0) return;
  frame.scope.traps = [];
  for (const script of traps) {
    walk.follow(
      {
        kind: 'script',
        language: 'bash',
        text: script.value,
        span: script.span,
        via: { kind: 'script', name: 'trap' },
        params: [],
        sameShell: true,
      },
      { words: [], env: [], redirections: [], span: script.span, external: true, literalName: true },
      frame,
    );
  }
}
