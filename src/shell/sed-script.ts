/**
 * What a sed script runs and touches: `e cmd`, `s///e`, `w file`, `r file`. A reader of sed's grammar as
 * far as it takes to know where one command ends; what it cannot read it skips to the end of the line.
 */

export interface SedScript {
  /** Texts that sed hands to a shell. */
  readonly commands: readonly string[];
  /** `e` without a command, or `s///e`: the text that is edited is run. */
  readonly runsPatternSpace: boolean;
  /** Where the `e` flags of `s` stand in the text. */
  readonly runFlags: readonly number[];
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

interface Draft {
  readonly commands: string[];
  runsPatternSpace: boolean;
  readonly runFlags: number[];
  readonly writes: string[];
  readonly reads: string[];
}

export function readSedScript(text: string): SedScript {
  const draft: Draft = { commands: [], runsPatternSpace: false, runFlags: [], writes: [], reads: [] };
  let at = 0;
  while (at < text.length) {
    const next = readCommand(text, skipAddress(text, at), draft);
    at = Math.max(next, at + 1);
  }
  return draft;
}

function skipAddress(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const ch = text.charAt(at);
    if (ch === '/' || ch === '\\')
      at = afterDelimited(text, ch === '\\' ? at + 2 : at + 1, ch === '\\' ? text.charAt(at + 1) : '/', true);
    else if (/[\s;,!~+\d$IM]/.test(ch)) at += 1;
    else break;
  }
  return at;
}

/** Position after the next unescaped delimiter; inside brackets it counts as text in a regex. */
function afterDelimited(text: string, from: number, delimiter: string, regex: boolean): number {
  let inBracket = false;
  for (let at = from; at < text.length; at += 1) {
    const ch = text.charAt(at);
    if (ch === '\\') at += 1;
    else if (regex && inBracket && ch === ']') inBracket = false;
    else if (regex && !inBracket && ch === '[') {
      inBracket = true;
      if (text.charAt(at + 1) === '^') at += 1;
      if (text.charAt(at + 1) === ']') at += 1;
    } else if (ch === delimiter && !inBracket) return at + 1;
    else if (ch === '\n' && inBracket) inBracket = false;
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function readCommand(text: string, at: number, draft: Draft): number {
  const letter = text.charAt(at);
  switch (letter) {
    case 's':
      return readSubstitution(text, at + 1, draft);
    case 'y': {
      const delimiter = text.charAt(at + 1);
      return afterDelimited(text, afterDelimited(text, at + 2, delimiter, false), delimiter, false);
    }
    case 'e': {
      const end = lineEnd(text, at);
      const command = text.slice(at + 1, end).trim();
      if (command === '' || /^[};]/.test(command)) draft.runsPatternSpace = true;
      else draft.commands.push(command);
      return end;
    }
    case 'w':
    case 'W':
    case 'r':
    case 'R': {
      const end = lineEnd(text, at);
      const file = text.slice(at + 1, end).trim();
      if (file !== '') (letter === 'w' || letter === 'W' ? draft.writes : draft.reads).push(file);
      return end;
    }
    case 'a':
    case 'i':
    case 'c':
      return afterText(text, at + 1);
    case '#':
    case ':':
      return lineEnd(text, at);
    default:
      return at + 1;
  }
}

/** Text of `a`, `i`, `c` goes on over lines that end in a backslash. */
function afterText(text: string, from: number): number {
  let end = lineEnd(text, from);
  while (end < text.length && text.charAt(end - 1) === '\\') end = lineEnd(text, end + 1);
  return end;
}

function readSubstitution(text: string, from: number, draft: Draft): number {
  const delimiter = text.charAt(from);
  if (delimiter === '' || delimiter === '\n') return from + 1;
  let at = afterDelimited(text, afterDelimited(text, from + 1, delimiter, true), delimiter, false);
  for (; at < text.length; at += 1) {
    const flag = text.charAt(at);
    if (flag === 'e') {
      draft.runsPatternSpace = true;
      draft.runFlags.push(at);
    }
    if (flag === 'w') {
      const end = lineEnd(text, at);
      draft.writes.push(text.slice(at + 1, end).trim());
      return end;
    }
    if (!/[gpiIemM\d]/.test(flag)) break;
  }
  return at;
}
