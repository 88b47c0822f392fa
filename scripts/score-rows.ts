/** Labelled commands out of JSON lines, and which of them are counted where. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Labelled } from './score-outcome.ts';

export interface Row extends Labelled {
  readonly id?: string;
  readonly command: string;
  readonly category?: string;
  readonly source?: string;
  readonly note?: string;
  readonly cwd?: string;
  readonly file: string;
}

export interface Selection {
  /** Sources to count, as globs; empty: all. */
  readonly sources: readonly string[];
  readonly withoutSources: readonly string[];
  readonly withoutNotes: readonly RegExp[];
}

/** A name for several sources, so that they are counted together: `agents=agent-*`. */
export interface Group {
  readonly name: string;
  readonly glob: string;
}

export function readRows(files: readonly string[]): readonly Row[] {
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) => (line.trim() === '' ? [] : [rowOf(line, `${file}:${index + 1}`, file)])),
  );
}

function rowOf(line: string, place: string, file: string): Row {
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw new Error(`${place}: not a line of JSON`);
  }
  if (typeof row !== 'object' || row === null || !('command' in row) || typeof row.command !== 'string')
    throw new Error(`${place}: no "command"`);
  return { ...row, command: row.command, file };
}

export function selected(row: Row, selection: Selection): boolean {
  const source = row.source ?? '-';
  const isAmong = (globs: readonly string[]): boolean => globs.some((glob) => path.matchesGlob(source, glob));
  if (selection.sources.length > 0 && !isAmong(selection.sources)) return false;
  if (isAmong(selection.withoutSources)) return false;
  return !selection.withoutNotes.some((note) => note.test(row.note ?? ''));
}

export function groupOf(text: string): Group {
  const at = text.indexOf('=');
  if (at < 1) throw new Error(`--group wants NAME=GLOB, not '${text}'`);
  return { name: text.slice(0, at), glob: text.slice(at + 1) };
}

export function isIn(source: string, group: Group): boolean {
  return path.matchesGlob(source, group.glob);
}
