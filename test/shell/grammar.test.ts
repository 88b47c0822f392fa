import { describe, expect, it, vi } from 'vitest';
import { loadFrom } from '../../src/native/addons.ts';
import { MAX_SHELL_TEXT, type ParseResult, parseShell, type RawNode } from '../../src/shell/grammar.ts';
import { ROOT, useGrammar } from '../support/grammar.ts';

useGrammar();

const BUDGET = 1_000_000;

function parse(text: string): RawNode {
  const result = parseShell(text, BUDGET);
  if (result.kind === 'failed') throw new Error(`${result.why}: ${text.slice(0, 40)}`);
  return result.tree.root();
}

/** Types and texts of the leaves, in order. */
function leaves(node: RawNode, text: string): string[] {
  const out: string[] = [];
  const open: RawNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.children.length === 0) out.push(`${next.type}:${text.slice(next.start, next.end)}`);
    open.push(...[...next.children].reverse());
  }
  return out;
}

function find(node: RawNode, type: string): RawNode {
  const open: RawNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.type === type) return next;
    open.push(...[...next.children].reverse());
  }
  throw new Error(`no ${type}`);
}

function depth(root: RawNode): number {
  let deepest = 0;
  const open: [RawNode, number][] = [[root, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, level] = next;
    deepest = Math.max(deepest, level);
    for (const child of node.children) open.push([child, level + 1]);
  }
  return deepest;
}

describe('parseShell', () => {
  it('gives types, fields and offsets', () => {
    const text = 'X=1 rm -rf "$HOME"/a | tee b';
    const root = parse(text);
    expect(root).toMatchObject({ type: 'program', named: true, field: null, start: 0, end: text.length });
    expect(leaves(root, text)).toEqual([
      'variable_name:X',
      '=:=',
      'number:1',
      'word:rm',
      'word:-rf',
      '":"',
      '$:$',
      'variable_name:HOME',
      '":"',
      'word:/a',
      '|:|',
      'word:tee',
      'word:b',
    ]);
    expect(find(root, 'command_name')).toMatchObject({ field: 'name', named: true });
    expect(find(root, '|')).toMatchObject({ field: null, named: false });
  });

  it.each([
    ['😀', 'word'],
    ['"a😀b"', 'string'],
    ["'é\u{1F4A9}漢'", 'raw_string'],
    ['\u{10FFFF}x', 'word'],
  ])('counts in UTF-16 units: %s', (word, type) => {
    const text = `echo ${word} | cat 😀 > b`;
    const found = find(parse(text), 'pipeline');
    expect(found.hasError).toBe(false);
    const command = find(found, 'command');
    const argument = command.children[1];
    expect(argument?.type).toBe(type);
    expect(text.slice(argument?.start, argument?.end)).toBe(word);
  });

  it('is not disturbed by surrogate pairs at any boundary of a long text', () => {
    const text = `echo ${'x'.repeat(32_763)}😀${'y'.repeat(32_766)}😀 z`;
    const root = parse(text);
    expect(root.hasError).toBe(false);
    expect(leaves(root, text)).toEqual(text.split(' ').map((word) => `word:${word}`));
  });

  it.each(['\ud83d', 'a \udc00 b', '"\ud800"', "$'\ud83d'"])('takes lone surrogates: %j', (text) => {
    expect(parse(text).end).toBe(text.length);
  });

  it('marks errors up to the root, and only there', () => {
    const root = parse('ls; if (; then');
    expect(root.hasError).toBe(true);
    const sound = find(root, 'command');
    expect(sound.hasError).toBe(false);
    const error = find(root, 'ERROR');
    expect(error).toMatchObject({ error: true, hasError: true });
  });

  it('marks what the parser inserted', () => {
    const root = parse('(ls');
    expect(root.hasError).toBe(true);
    const missing: RawNode[] = [];
    const open = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.missing) missing.push(next);
      open.push(...next.children);
    }
    expect(missing.length).toBeGreaterThan(0);
    for (const node of missing) expect(node).toMatchObject({ start: node.end, hasError: true });
  });

  it.each([
    ['subshells', '(', 'a', ')'],
    ['substitutions', '$(', 'a', ')'],
    ['quoted substitutions', '"$(', 'a', ')"'],
    ['parameter defaults', '${a:-', 'b', '}'],
  ])('reads 10,000 nested %s', (_name, open, middle, close) => {
    const text = open.repeat(10_000) + middle + close.repeat(10_000);
    expect(depth(parse(text))).toBeGreaterThan(10_000);
  });

  it('reads an empty text', () => {
    expect(parse('')).toEqual({
      type: 'program',
      named: true,
      field: null,
      start: 0,
      end: 0,
      missing: false,
      error: false,
      hasError: false,
      children: [],
    });
  });

  it('parses independently of the call before', () => {
    const first = parse('echo a');
    parse('if');
    expect(parse('echo a')).toEqual(first);
  });
});

describe('limits', () => {
  const failed = (why: string): ParseResult => ({ kind: 'failed', why }) as ParseResult;

  it('refuses what is too large', () => {
    expect(parseShell(' '.repeat(MAX_SHELL_TEXT + 1), BUDGET)).toEqual(failed('too-large'));
    expect(parseShell(' '.repeat(MAX_SHELL_TEXT), BUDGET).kind).toBe('tree');
  });

  it.each(['a=('.repeat(10_000), `echo ${'a '.repeat(400_000)}`, '<'.repeat(50_000)])(
    'gives up when the time is over (%#)',
    (text) => {
      expect(parseShell(text, 1000)).toEqual(failed('timeout'));
      // What was given up is not resumed.
      expect(parse('ls')).toMatchObject({ end: 2, hasError: false });
    },
  );

  it('treats no time left as the least time', () => {
    expect(parseShell('a=('.repeat(10_000), 0)).toEqual(failed('timeout'));
    expect(parseShell('a=('.repeat(10_000), -5)).toEqual(failed('timeout'));
  });

  it('keeps few readings of broken text', () => {
    // Unpatched, the parser takes seconds and gigabytes for this one, and its time limit does not hold.
    const before = process.memoryUsage.rss();
    parseShell('a|'.repeat(10_000), 200_000);
    expect(process.memoryUsage.rss() - before).toBeLessThan(600_000_000);
  });
});

describe('loading on demand', () => {
  /** A module that nobody has loaded a grammar into. */
  async function fresh(): Promise<typeof import('../../src/shell/grammar.ts')> {
    vi.resetModules();
    return import('../../src/shell/grammar.ts');
  }
  const notLoaded = { kind: 'failed', why: 'not-loaded' };

  it('happens at the first parse, once', async () => {
    const grammar = await fresh();
    expect(grammar.parseShell('ls', BUDGET)).toEqual(notLoaded);
    let asked = 0;
    grammar.loadGrammarOnDemand(() => {
      asked += 1;
      grammar.loadGrammar(loadFrom(`${ROOT}/build/addons`));
    });
    expect(asked).toBe(0);
    expect(grammar.parseShell('ls', BUDGET).kind).toBe('tree');
    expect(grammar.parseShell('ls', BUDGET).kind).toBe('tree');
    expect(asked).toBe(1);
  });

  it('fails every parse when it fails, and is not tried again', async () => {
    const grammar = await fresh();
    let asked = 0;
    grammar.loadGrammarOnDemand(() => {
      asked += 1;
    });
    expect(grammar.parseShell('ls', BUDGET)).toEqual(notLoaded);
    expect(grammar.parseShell('ls', BUDGET)).toEqual(notLoaded);
    expect(asked).toBe(1);
  });

  it('refuses a language that is none', async () => {
    const grammar = await fresh();
    const { runtime } = loadFrom(`${ROOT}/build/addons`);
    expect(() => grammar.loadGrammar({ runtime, language: { language: {} } })).toThrow();
    expect(grammar.parseShell('ls', BUDGET)).toEqual(notLoaded);
  });
});
