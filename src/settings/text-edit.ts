/** Edits of a text by place: what is not named by an edit stays, byte for byte. */

export interface TextEdit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Edits must not overlap; two at one place are put in in the order given. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits.map((edit, order) => ({ edit, order }));
  ordered.sort((a, b) => a.edit.at - b.edit.at || a.order - b.order);
  let out = '';
  let done = 0;
  for (const { edit } of ordered) {
    out += text.slice(done, edit.at) + edit.insert;
    done = edit.at + edit.remove;
  }
  return out + text.slice(done);
}

/** The line ending that a text uses; a text of one line gets a plain one. */
export function newlineOf(text: string): string {
  const first = text.indexOf('\n');
  return first > 0 && text[first - 1] === '\r' ? '\r\n' : '\n';
}
