/** What `explain` hands to its renderers. */
import type { Effect } from '../shell/effect.ts';
import type { Act } from '../shell/invocation.ts';
import type { Judgement } from './judge.ts';

export interface Explained {
  readonly command: string;
  readonly judgement: Judgement;
  effectsOf(act: Act): readonly Effect[];
}
