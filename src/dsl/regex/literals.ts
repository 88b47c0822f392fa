/**
 * Texts of which at least one occurs in whatever a regular expression matches, so that the engine can skip
 * a rule without running it: `fork|:\(\)` → `fork`, `:()`. An empty list means that nothing is certain.
 */
import type { CharSet } from './char-set.ts';
import type { RegexNode } from './parse.ts';

const MAX_TEXTS = 16;
const MAX_LENGTH = 40;
const LAST_ASCII = 0x7f;

interface Knowledge {
  /** All texts that the node can match, when they are few. */
  readonly exact: readonly string[] | null;
  /** One of these occurs in each match; null when nothing is certain. */
  readonly needs: readonly string[] | null;
}

const NOTHING: Knowledge = { exact: null, needs: null };
const EMPTY: Knowledge = { exact: [''], needs: null };

/** `ignoreCase`: the texts are in lower case and hold for the lower-cased subject. */
export function requiredTexts(node: RegexNode, ignoreCase: boolean): readonly string[] {
  const { exact, needs } = knowledgeOf(node);
  const best = better(usable(exact), needs) ?? [];
  return [...new Set(ignoreCase ? best.map((text) => text.toLowerCase()) : best)];
}

function usable(exact: readonly string[] | null): readonly string[] | null {
  return exact === null || exact.includes('') ? null : exact;
}

/** Long texts are rarer than short ones; of equally long ones, fewer are better. */
function better(a: readonly string[] | null, b: readonly string[] | null): readonly string[] | null {
  if (a === null || b === null) return a ?? b;
  const [shortestA, shortestB] = [shortest(a), shortest(b)];
  if (shortestA !== shortestB) return shortestA > shortestB ? a : b;
  return a.length <= b.length ? a : b;
}

function shortest(texts: readonly string[]): number {
  return Math.min(...texts.map((text) => text.length));
}

function knowledgeOf(node: RegexNode): Knowledge {
  switch (node.kind) {
    case 'set':
      return node.literal === null ? charsOf(node.set) : { exact: [node.literal], needs: null };
    case 'assertion':
    case 'look':
      return EMPTY;
    case 'backreference':
      return NOTHING;
    case 'repeat': {
      if (node.min === 0) return NOTHING;
      const inner = knowledgeOf(node.of);
      if (node.min === 1 && node.max === 1) return inner;
      return { exact: null, needs: better(usable(inner.exact), inner.needs) };
    }
    case 'alternatives': {
      const parts = node.of.map(knowledgeOf);
      const exact = parts.every((part) => part.exact !== null)
        ? parts.flatMap((part) => part.exact ?? [])
        : null;
      const needs: string[] = [];
      for (const part of parts) {
        const one = better(usable(part.exact), part.needs);
        if (one === null) return { exact: small(exact), needs: null };
        needs.push(...one);
      }
      return { exact: small(exact), needs: needs.length > MAX_TEXTS ? null : needs };
    }
    case 'sequence':
      return sequenceKnowledge(node.of);
  }
}

const MAX_CHARS = 8;

/** `gh[pousr]_` is five texts. */
function charsOf(set: CharSet): Knowledge {
  const exact: string[] = [];
  for (const [low, high] of set) {
    if (high > LAST_ASCII || exact.length + high - low >= MAX_CHARS) return NOTHING;
    for (let code = low; code <= high; code++) exact.push(String.fromCharCode(code));
  }
  return exact.length === 0 ? NOTHING : { exact, needs: null };
}

/** Whether each match holds a character beyond ASCII. */
export function isBeyondAscii(node: RegexNode): boolean {
  switch (node.kind) {
    case 'set':
      return node.set.length > 0 && node.set.every(([low]) => low > LAST_ASCII);
    case 'assertion':
    case 'look':
    case 'backreference':
      return false;
    case 'repeat':
      return node.min > 0 && isBeyondAscii(node.of);
    case 'alternatives':
      return node.of.length > 0 && node.of.every(isBeyondAscii);
    case 'sequence':
      return node.of.some(isBeyondAscii);
  }
}

function small(exact: readonly string[] | null): readonly string[] | null {
  return exact === null || exact.length > MAX_TEXTS ? null : exact;
}

function sequenceKnowledge(nodes: readonly RegexNode[]): Knowledge {
  let needs: readonly string[] | null = null;
  let run: readonly string[] = [''];
  let whole = true;
  for (const node of nodes) {
    const part = knowledgeOf(node);
    needs = better(needs, part.needs);
    const joined: readonly string[] | null =
      part.exact === null ? null : run.flatMap((a) => (part.exact ?? []).map((b) => a + b));
    if (joined !== null && joined.length <= MAX_TEXTS && joined.every((text) => text.length <= MAX_LENGTH)) {
      run = joined;
      continue;
    }
    needs = better(needs, usable(run));
    whole = false;
    run = part.exact ?? [''];
  }
  return { exact: whole ? run : null, needs: whole ? needs : better(needs, usable(run)) };
}
