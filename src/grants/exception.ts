/**
 * An exception that ages: findings of one rule, in one project, on commands of one form, do not count until a
 * day that is written down. One small file for each, in the user's own state directory.
 */

/** Longest life of an exception. */
export const EXCEPTION_DAYS = 90;
const EXCEPTION_ID = /^[0-9a-z]{4,12}$/;
const TEXT_LIMIT = 500;
const STARS_LIMIT = 8;
/** A finding on more text than this is none that somebody has foreseen. */
const MATCHED_LIMIT = 2_000;

export interface RuleException {
  readonly v: 1;
  readonly id: string;
  readonly rule: string;
  /** Absolute; calls in this directory and below. */
  readonly path: string;
  /** `*` stands for anything but what joins, redirects or substitutes commands. */
  readonly pattern: string;
  readonly reason: string;
  /** UTC. */
  readonly from: string;
  readonly until: string;
}

/** Null for what is no exception, or one that no command of ours would have written. */
export function parseException(text: string): RuleException | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { v, id, rule, path, pattern, reason, from, until } = value as Readonly<Record<string, unknown>>;
  const texts = [id, rule, path, pattern, reason, from, until];
  if (v !== 1 || !texts.every((one) => typeof one === 'string' && one.length <= TEXT_LIMIT)) return null;
  const exception = { v, id, rule, path, pattern, reason, from, until } as RuleException;
  if (!EXCEPTION_ID.test(exception.id) || !exception.path.startsWith('/')) return null;
  return patternObjection(exception.pattern) === null ? exception : null;
}

/** More time than is ever given: the clock was set back, or somebody else wrote it. */
export function isInForce(exception: RuleException, now: Date): boolean {
  const left = Date.parse(exception.until) - now.getTime();
  return left > 0 && left <= EXCEPTION_DAYS * 86_400_000;
}

/** Null for a pattern that says something. */
export function patternObjection(pattern: string): string | null {
  if (pattern.length > TEXT_LIMIT) return `it has more than ${TEXT_LIMIT} characters`;
  if (pattern.split('*').length - 1 > STARS_LIMIT) return `it has more than ${STARS_LIMIT} stars`;
  const literal = pattern.replaceAll('*', '').trim();
  if (literal === '') return 'it would stand for every command';
  return null;
}

export function isUnder(cwd: string, directory: string): boolean {
  return cwd === directory || cwd.startsWith(directory === '/' ? '/' : `${directory}/`);
}

/** What a star never covers: another command, a redirection or a substitution would come along. */
const JOINS = /[;&|<>$`()\n\r]/;

/** All places of the pattern are followed at once, so that no text takes longer than its length times the pattern's. */
export function matchesPattern(text: string, pattern: string): boolean {
  const [subject, form] = [text.trim(), pattern.trim()];
  if (subject.length > MATCHED_LIMIT) return false;
  let places = skipStars(new Set([0]), form);
  for (const char of subject) {
    const next = new Set<number>();
    for (const at of places) {
      if (form[at] === '*' && !JOINS.test(char)) next.add(at);
      else if (form[at] === char) next.add(at + char.length);
    }
    places = skipStars(next, form);
    if (places.size === 0) return false;
  }
  return places.has(form.length);
}

/** A star may also stand for nothing. */
function skipStars(places: Set<number>, form: string): Set<number> {
  for (const at of places) if (form[at] === '*') places.add(at + 1);
  return places;
}
