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
  // A closing bracket belongs to the text unless it was opened in the URL.
  for (const [open, close] of [
    ['(', ')'],
    ['[', ']'],
    ['{', '}'],
  ] as const) {
    if (bare.endsWith(close) && count(bare, close) > count(bare, open)) return trimEnd(bare.slice(0, -1));
  }
  return bare;
}

function count(text: string, char: string): number {
  return text.split(char).length - 1;
}
