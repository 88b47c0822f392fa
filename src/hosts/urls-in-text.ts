/** URLs inside free text: prompts, parameters, messages. Trailing punctuation belongs to the sentence. */

const MAX_URLS = 50;
const FOUND = /\b[a-z][a-z0-9+.-]{1,20}:\/\/[^\s<>"'`|]+/gi;

export function urlsInText(text: string): readonly string[] {
  const urls: string[] = [];
  for (const found of text.slice(0, 200_000).matchAll(FOUND)) {
    urls.push(trimEnd(found[0]));
    if (urls.length === MAX_URLS) break;
  }
  return urls;
}

function trimEnd(url: string): string {
  const bare = url.replace(/[.,;:!?*_]+$/, '');
  // A closing bracket belongs to the text unless the URL opened it.
  for (const [open, close] of [['(', ')'], ['[', ']'], ['{', '}']] as const) {
    if (bare.endsWith(close) && !bare.includes(open)) return trimEnd(bare.slice(0, -1));
  }
  return bare;
}
