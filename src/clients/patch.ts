/**
 * The patch format of Codex: every file that a patch adds, updates, deletes or moves. Where versions of
 * Codex read a line differently, it is read so that more files count as changed; a line that no version
 * accepts makes the patch malformed.
 *
 *     *** Begin Patch
 *     *** Update File: src/a.ts
 *     *** Move to: src/b.ts
 *     @@ function main
 *     -old
 *     +new
 *     *** End Patch
 */
import type { FileChange } from '../core/call.ts';
import { type Malformed, malformed } from './client.ts';

const BEGIN = '*** Begin Patch';
const END = '*** End Patch';
const ADD = '*** Add File:';
const DELETE = '*** Delete File:';
const UPDATE = '*** Update File:';
const MOVE = '*** Move to:';
const END_OF_FILE = '*** End of File';
const ENVIRONMENT = '*** Environment ID:';

interface Section {
  readonly kind: 'add' | 'delete' | 'update';
  readonly path: string;
  to: string | null;
  readonly added: string[];
  readonly removed: string[];
}

const HEADERS = [
  [ADD, 'add'],
  [DELETE, 'delete'],
  [UPDATE, 'update'],
] as const;

/** Codex also takes U+0085 for white space, which JavaScript does not: `.git/hooks/x\x85` is `.git/hooks/x`. */
function trim(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text, start)) start += 1;
  while (end > start && isBlank(text, end - 1)) end -= 1;
  return text.slice(start, end);
}

function isBlank(text: string, at: number): boolean {
  const character = text.charAt(at);
  return character === '\x85' || character.trim() === '';
}

/** The patch text itself, or the here-document that a model wraps around it. */
export function parsePatch(text: string): readonly FileChange[] | Malformed {
  const lines = unwrapped(trim(text).split(/\r?\n/));
  if (trim(lines[0] ?? '') !== BEGIN) return malformed(`the patch does not begin with "${BEGIN}"`);
  if (trim(lines.at(-1) ?? '') !== END) return malformed(`the patch does not end with "${END}"`);
  const sections: Section[] = [];
  for (const line of lines.slice(1, -1)) {
    const trouble = takeLine(line, sections);
    if (trouble !== null) return malformed(trouble);
  }
  return sections.map(changeOf);
}

/** `<<'EOF'` … `EOF`, with whatever word. */
function unwrapped(lines: readonly string[]): readonly string[] {
  const opening = /^(?:apply_?patch\s+)?<<-?\s*(['"]?)([A-Za-z_][A-Za-z0-9_]*)\1$/.exec(
    lines[0]?.trim() ?? '',
  );
  const word = opening?.[2];
  return word !== undefined && lines.at(-1)?.trim() === word ? lines.slice(1, -1) : lines;
}

/** Adds one line to the sections read so far; a sentence when no version of Codex would accept it there. */
function takeLine(line: string, sections: Section[]): string | null {
  const trimmed = trim(line);
  for (const [marker, kind] of HEADERS) {
    if (!trimmed.startsWith(marker)) continue;
    const path = trim(trimmed.slice(marker.length));
    if (path === '') return `"${marker}" names no file`;
    sections.push({ kind, path, to: null, added: [], removed: [] });
    return null;
  }
  const section = sections.at(-1);
  if (section === undefined) {
    return trimmed === '' || trimmed.startsWith(ENVIRONMENT) ? null : 'the patch begins with no file';
  }
  if (section.kind === 'update' && trimmed.startsWith(MOVE)) {
    if (section.to !== null) return `"${section.path}" is moved twice`;
    section.to = trim(trimmed.slice(MOVE.length));
    return section.to === '' ? `"${MOVE}" names no file` : null;
  }
  if (trimmed === '') return null;
  return takeContent(line, trimmed, section);
}

function takeContent(line: string, trimmed: string, section: Section): string | null {
  const first = line[0];
  if (section.kind === 'add' && first === '+') {
    section.added.push(line.slice(1));
    return null;
  }
  if (section.kind === 'update') {
    if (first === '+') section.added.push(line.slice(1));
    else if (first === '-') section.removed.push(line.slice(1));
    else if (first !== ' ' && !trimmed.startsWith('@@') && trimmed !== END_OF_FILE) {
      return `a line of "${section.path}" begins with none of "+", "-", " " and "@@"`;
    }
    return null;
  }
  return `"${section.path}" is followed by a line that does not belong to it`;
}

function changeOf(section: Section): FileChange {
  const { path, to } = section;
  const content = section.added.join('\n');
  switch (section.kind) {
    case 'add':
      return { kind: 'write', path, content: section.added.length > 0 ? `${content}\n` : '' };
    case 'delete':
      return { kind: 'delete', path };
    case 'update':
      if (to !== null) return { kind: 'move', path, to, content };
      return { kind: 'edit', path, content, removed: section.removed.join('\n') };
  }
}
