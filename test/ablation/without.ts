/** The source of a module in which one function is told to know its feature no more. */
import type { Feature } from './features.ts';

/** Puts `says` at the beginning of the function's body. */
export function withoutFeature(source: string, feature: Feature): string {
  const at = source.search(new RegExp(`(?:export )?function ${feature.function}\\(`));
  const open = at === -1 ? -1 : source.slice(at).search(/\{\n/);
  if (open === -1) throw new Error(`${feature.module} has no function ${feature.function} (${feature.name})`);
  const body = at + open + 1;
  return `${source.slice(0, body)} ${feature.says}${source.slice(body)}`;
}
