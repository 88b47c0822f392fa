/**
 * Who started this process: its ancestors as the system shows them, and the terminal that it can ask on. From
 * /proc on Linux, from `ps` elsewhere; what cannot be read is left out. Never on the hook's path.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

const { O_NOCTTY, O_RDWR } = fs.constants;
const ANCESTORS_LIMIT = 100;
const TERMINAL = '/dev/tty';

export interface Ancestor {
  readonly pid: number;
  /** The kernel's short name. */
  readonly name: string;
  /** The program's file, where it can be told. */
  readonly program: string | null;
  readonly words: readonly string[];
  /** Names of its variables when it started; null where they cannot be read. */
  readonly variables: readonly string[] | null;
}

export interface Lineage {
  /** There is a controlling terminal. */
  readonly terminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The session's leader; null where the system does not tell. */
  readonly session: number | null;
  /** The parent first. */
  readonly ancestors: readonly Ancestor[];
}

export function lineage(platform: string): Lineage {
  const linux = platform === 'linux';
  return {
    terminal: hasTerminal(),
    env: process.env,
    session: linux ? (statOf(process.pid)?.session ?? null) : null,
    ancestors: linux ? fromProc(process.ppid) : fromPs(process.ppid),
  };
}

/** Null where there is no terminal, or it ends before a line does. */
export function askOnTerminal(question: string): string | null {
  let terminal = -1;
  try {
    terminal = fs.openSync(TERMINAL, O_RDWR | O_NOCTTY);
    fs.writeSync(terminal, question);
    const bytes = Buffer.alloc(256);
    const read = fs.readSync(terminal, bytes, 0, bytes.length, null);
    return read === 0 ? null : bytes.toString('utf8', 0, read).trim();
  } catch {
    return null;
  } finally {
    if (terminal !== -1) fs.closeSync(terminal);
  }
}

function hasTerminal(): boolean {
  try {
    fs.closeSync(fs.openSync(TERMINAL, O_RDWR | O_NOCTTY));
    return true;
  } catch {
    return false;
  }
}

function fromProc(first: number): readonly Ancestor[] {
  const found: Ancestor[] = [];
  for (let pid = first; pid > 0 && found.length < ANCESTORS_LIMIT; ) {
    const stat = statOf(pid);
    if (stat === null) break;
    found.push({
      pid,
      name: stat.name,
      program: attempt(() => fs.readlinkSync(`/proc/${pid}/exe`)),
      words: attempt(() => zeroEnded(`/proc/${pid}/cmdline`)) ?? [],
      variables:
        attempt(() => zeroEnded(`/proc/${pid}/environ`))?.map((each) => each.slice(0, each.indexOf('='))) ??
        null,
    });
    pid = stat.parent;
  }
  return found;
}

interface Stat {
  readonly name: string;
  readonly parent: number;
  readonly session: number;
}

/** `pid (name) state ppid pgrp session …`; the name may hold blanks and parentheses. */
function statOf(pid: number): Stat | null {
  const text = attempt(() => fs.readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (text === null) return null;
  const end = text.lastIndexOf(')');
  const [, parent, , session] = text.slice(end + 2).split(' ');
  return {
    name: text.slice(text.indexOf('(') + 1, end),
    parent: Number(parent ?? 0),
    session: Number(session ?? 0),
  };
}

function zeroEnded(path: string): readonly string[] {
  return fs.readFileSync(path, 'utf8').replace(/\0$/, '').split('\0');
}

/** Arguments come joined by blanks: a path with blanks in it is cut, which hides no name at its start. */
function fromPs(first: number): readonly Ancestor[] {
  const found: Ancestor[] = [];
  for (let pid = first; pid > 0 && found.length < ANCESTORS_LIMIT; ) {
    const parent = Number(attempt(() => ps(pid, 'ppid=')) ?? Number.NaN);
    const program = attempt(() => ps(pid, 'comm='));
    const words = attempt(() => ps(pid, 'args=')) ?? '';
    if (!Number.isInteger(parent) || program === null) break;
    found.push({ pid, name: program, program, words: words.split(' '), variables: null });
    pid = parent;
  }
  return found;
}

function ps(pid: number, column: string): string {
  return execFileSync('/bin/ps', ['-o', column, '-p', String(pid)], {
    encoding: 'utf8',
    timeout: 5_000,
  }).trim();
}

function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
