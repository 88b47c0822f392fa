/**
 * `mayTouch`, asked once for each path and list of patterns within one call: several rules are about the same
 * list, and the commands of a line share their paths.
 */
import type { Value } from '../core/value.ts';
import { mayTouch, type PathPatterns, type PathQuestion } from './path-patterns.ts';

export type MayTouch = (path: Value, patterns: PathPatterns, question: PathQuestion) => boolean;

export function rememberedTouch(): MayTouch {
  // A value that is not wholly known is told by its identity: its text may stand for different things.
  const answers = new Map<PathPatterns, Map<string | Value, boolean>[]>();
  return (path, patterns, question) => {
    let kinds = answers.get(patterns);
    if (kinds === undefined) {
      kinds = [new Map(), new Map(), new Map(), new Map()];
      answers.set(patterns, kinds);
    }
    const known = kinds[(question.recursive ? 1 : 0) + (question.dotGlob ? 2 : 0)];
    const key = path.kind === 'known' ? path.text : path;
    const seen = known?.get(key);
    if (seen !== undefined) return seen;
    const answer = mayTouch(path, patterns, question);
    known?.set(key, answer);
    return answer;
  };
}
