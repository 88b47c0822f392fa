/**
 * URLs inside free text, as a model writes them to a fetching tool. Generous: what a client may take for a
 * URL is listed; what a host is worth is judged elsewhere.
 */

/** The scheme's length is bounded, which keeps the search linear. */
const URL_TEXT = /[a-z][a-z0-9+.-]{0,20}:\/\/[^\s<>"'`\\]+/gi;

/** Closes a sentence or a bracket around the URL rather than belonging to it. */
const TRAILING = /[.,;:!?)\]}]+$/;

export function urlsIn(text: string): readonly string[] {
  const found = new Set<string>();
  for (const [url] of text.matchAll(URL_TEXT)) {
    found.add(url.length > 4_096 ? url : url.replace(TRAILING, ''));
  }
  return [...found];
}
