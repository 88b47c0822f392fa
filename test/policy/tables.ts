/** The tables of commands with the verdicts that they ought to get. */
import { readFileSync } from 'node:fs';

export interface HarmRow {
  readonly decision: string;
  /** Ids of the rules that fire. */
  readonly rules: readonly string[];
  readonly command: string;
}

export function harmRows(): readonly HarmRow[] {
  return linesOf('harm').map((line) => {
    const tab = line.indexOf('\t');
    const [decision = '', rules = ''] = line.slice(0, tab).split(' ');
    return { decision, rules: rules.split(','), command: line.slice(tab + 1) };
  });
}

/** A day's work, of which nothing is to be asked about. */
export function everydayRows(): readonly string[] {
  return linesOf('everyday');
}

function linesOf(table: string): readonly string[] {
  const text = readFileSync(`${import.meta.dirname}/tables/${table}.txt`, 'utf8');
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}
