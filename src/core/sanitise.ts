/**
 * Makes foreign text safe to show to a model or in a human's prompt: one line, no control, bidirectional,
 * invisible or tag characters, bounded. Everything that is quoted from a call, a path, a rule or a config
 * file goes through here; it hides what cannot be seen and changes nothing else.
 */

/** Printable ASCII needs no work; nearly every command is that. */
const PLAIN = /^[\x20-\x7e]*$/;

/** Terminal sequences as a whole, so that no `[31m` is left behind: CSI, then OSC and its kin up to their end. */
const TERMINAL =
  /(?:\x1b\[|\x9b)[0-?]{0,64}[ -/]{0,8}[@-~]|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]{0,256}(?:\x07|\x1b\\|\x9c)?/g;

/** Whatever starts a new line or column somewhere becomes a space. */
const BREAKS = /[\t\n\v\f\r\x85\u2028\u2029]+/g;

/**
 * Controls; soft hyphen; joiners, fillers and other characters without a shape; bidirectional marks,
 * overrides and isolates; variation selectors; annotation marks; private tag characters (U+E0000–E03FF,
 * as surrogates), which models read and people do not see.
 */
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: combining marks are meant one by one
  /[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb]|\udb40[\udc00-\udfff]/g;

const ELLIPSIS = '…';

export function sanitise(text: string, limit: number): string {
  if (text.length <= limit && PLAIN.test(text)) return text;
  // What lies far behind the limit is never shown: the work stays bounded on huge input.
  const near = text.length > limit * 4 + 512 ? text.slice(0, limit * 4 + 512) : text;
  const clean = near.replace(TERMINAL, '').replace(BREAKS, ' ').replace(INVISIBLE, '').toWellFormed();
  return near.length < text.length ? bound(clean + ELLIPSIS, limit) : bound(clean, limit);
}

/** Cuts to at most `limit` UTF-16 units, never through a surrogate pair. */
export function bound(text: string, limit: number): string {
  if (text.length <= limit) return text;
  if (limit < 1) return '';
  let end = limit - ELLIPSIS.length;
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return text.slice(0, end) + ELLIPSIS;
}
