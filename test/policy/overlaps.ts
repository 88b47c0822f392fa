/** Rules that report on the very same stretch of a call: over all tables of verdicts. */
import { NO_DISK } from '../../src/core/disk.ts';
import { evaluateCall } from '../../src/engine/evaluate.ts';
import { keysOf } from '../../src/engine/rule-index.ts';
import { DEFAULT_SETTINGS } from '../../src/snapshot/policy-keys.ts';
import { viewOf } from '../../src/snapshot/policy-view.ts';
import { shippedRules } from '../mutation/measure.ts';
import { shippedLists } from './shipped.ts';
import { callOf, everydayRows, harmRows, kindRows } from './tables.ts';

/** `a b` in alphabetical order → a call on which both report the same stretch. The grammar must be loaded. */
export function overlaps(): ReadonlyMap<string, string> {
  const rules = shippedRules();
  const view = viewOf({ rules, lists: shippedLists(), disabled: [], settings: DEFAULT_SETTINGS }, keysOf);
  const surroundings = { disk: NO_DISK, home: '/home/dev', dialect: 'bash', foldsCase: false } as const;
  const found = new Map<string, string>();
  const texts = [...harmRows(), ...kindRows()].map(({ command }) => command);
  for (const text of [...texts, ...everydayRows()]) {
    const { findings } = evaluateCall(callOf(text), view, surroundings).verdict;
    for (const a of findings) {
      for (const b of findings) {
        if (a.rule >= b.rule || a.span?.start !== b.span?.start || a.span?.end !== b.span?.end) continue;
        const pair = `${a.rule} ${b.rule}`;
        if (!found.has(pair)) found.set(pair, text);
      }
    }
  }
  return found;
}
