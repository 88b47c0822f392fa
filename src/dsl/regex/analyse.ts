/** What must be known of a rule's regular expression before it may run in the hook. */
import { ambiguityOf } from './ambiguity.ts';
import { isBeyondAscii, requiredTexts } from './literals.ts';
import { parseRegex, type RegexNode } from './parse.ts';

export type RegexVerdict =
  | { readonly kind: 'fine'; readonly needs: readonly string[]; readonly beyondAscii: boolean }
  | { readonly kind: 'invalid'; readonly why: string }
  | { readonly kind: 'bad-flag'; readonly flag: string }
  | { readonly kind: 'exponential'; readonly start: number; readonly end: number }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'matches-empty' };

const FLAGS = 'imsu';
const MAX_SOURCE = 10_000;

export function analyseRegex(source: string, flags: string): RegexVerdict {
  for (let i = 0; i < flags.length; i++) {
    const flag = flags[i] ?? '';
    if (!FLAGS.includes(flag) || flags.indexOf(flag) !== i) return { kind: 'bad-flag', flag };
  }
  if (source.length > MAX_SOURCE) return { kind: 'too-large' };
  let compiled: RegExp;
  try {
    compiled = new RegExp(source, flags);
  } catch (error) {
    return { kind: 'invalid', why: reasonOf(error) };
  }
  const ignoreCase = flags.includes('i');
  const tree = parseRegex(source, { ignoreCase, dotAll: flags.includes('s') });
  if (tree === null) return { kind: 'too-large' };
  const ambiguity = ambiguityOf(tree);
  if (ambiguity.kind !== 'safe') return ambiguity;
  const texts = requiredTexts(tree, ignoreCase);
  // What needs some text is not empty; then V8 need not build the expression to try it.
  if (texts.length === 0 && !holdsAssertion(tree) && compiled.test('')) return { kind: 'matches-empty' };
  // Under both flags a few letters match others that lower-casing does not bring together.
  if (ignoreCase && flags.includes('u')) return { kind: 'fine', needs: [], beyondAscii: false };
  return { kind: 'fine', needs: texts, beyondAscii: isBeyondAscii(tree) };
}

/** V8 says "Invalid regular expression: /x(/: Unterminated group": only its end says something new. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const reason = message.slice(message.lastIndexOf(': ') + 2);
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}

function holdsAssertion(node: RegexNode): boolean {
  switch (node.kind) {
    case 'assertion':
    case 'look':
      return true;
    case 'set':
    case 'backreference':
      return false;
    case 'repeat':
      return holdsAssertion(node.of);
    case 'sequence':
    case 'alternatives':
      return node.of.some(holdsAssertion);
  }
}
