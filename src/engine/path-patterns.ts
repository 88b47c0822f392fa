/**
 * Patterns of paths as rules and lists write them, against paths of which not all may be known.
 *
 *   ~/.ssh         that path under any user's home, and all below it
 *   /etc/shadow    from the root; `/proc/<any>/environ` takes globs in a component
 *   .env  *.pem    no leading slash: at any depth; `.git/hooks` likewise
 *   a/**            only what is below
 *   {a,b}          either; a pattern that begins with `!` takes out of the list what it matches
 *
 * An effect that is recursive also touches what lies below it, so deleting `~` deletes `~/.ssh`.
 */
import { knownPrefix, type Value } from '../core/value.ts';
import {
  foldTokens,
  globTokens,
  hasHole,
  matchesText,
  overlap,
  partTokens,
  type Tokens,
} from './glob-tokens.ts';
import { lazy } from './lazy.ts';
import { beginning, mayLeadTo, type Sketch, sketchOf } from './near-paths.ts';
import { componentText, splitComponents } from './resolve-path.ts';

type PatternComponent =
  | { readonly kind: 'deep' }
  | { readonly kind: 'part'; readonly tokens: Tokens; readonly text: string | null; readonly core: boolean };

type PatternPart = Extract<PatternComponent, { kind: 'part' }>;

interface PathPattern {
  readonly components: readonly PatternComponent[];
  /** Its last name; null where it is all `**`. */
  readonly last: PatternPart | null;
  /** Has a fixed place, so that its ancestors can be named. */
  readonly anchored: boolean;
  readonly onlyBelow: boolean;
  readonly core: number;
}

/** One entry of a list, made ready when a path comes near it: most never are. */
interface Entry extends Sketch {
  readonly patterns: () => readonly PathPattern[];
}

export interface PathPatterns {
  readonly wanted: readonly Entry[];
  readonly unwanted: readonly Entry[];
  readonly place: PathPlace;
}

export interface PathPlace {
  readonly home: string | null;
  readonly foldsCase: boolean;
}

export interface PathQuestion {
  /** The effect goes on to everything below the path. */
  readonly recursive: boolean;
  /** A shell's `*` takes dot files too. */
  readonly dotGlob: boolean;
}

/** Where other people's homes lie; a rule about `~/.ssh` means theirs as well. */
const HOMES = ['/root', '/home/*', '/Users/*'];

const compiled = new WeakMap<readonly string[], PathPatterns>();

/** The patterns of a rule's strings. Rules that name the same list share them. */
export function patternsOf(sources: readonly string[], { home, foldsCase }: PathPlace): PathPatterns {
  const ready = compiled.get(sources);
  if (ready !== undefined && ready.place.home === home && ready.place.foldsCase === foldsCase) return ready;
  const made = compilePatterns(sources, { home, foldsCase });
  compiled.set(sources, made);
  return made;
}

export function compilePatterns(sources: readonly string[], place: PathPlace): PathPatterns {
  const wanted: Entry[] = [];
  const unwanted: Entry[] = [];
  for (const written of sources) {
    const negated = written.startsWith('!');
    const source = negated ? written.slice(1) : written;
    (negated ? unwanted : wanted).push({
      ...sketchOf(source, place.foldsCase),
      patterns: lazy(() =>
        expandBraces(source)
          .flatMap((plain) => expandHome(plain, place.home))
          .map((rooted) => compileOne(rooted, place.foldsCase)),
      ),
    });
  }
  return { wanted, unwanted, place };
}

interface Rooted {
  readonly path: string;
  /** How many leading components say only whose home it is. */
  readonly homeDepth: number;
}

function expandHome(source: string, home: string | null): readonly Rooted[] {
  if (source !== '~' && !source.startsWith('~/')) return [{ path: source, homeDepth: 0 }];
  const rest = source.slice(1);
  const homes = home === null || HOMES.includes(home) ? HOMES : [home, ...HOMES];
  return homes.map((dir) => ({ path: dir + rest, homeDepth: rest === '' ? 0 : dir.split('/').length - 1 }));
}

function compileOne({ path, homeDepth }: Rooted, folds: boolean): PathPattern {
  const onlyBelow = path.endsWith('/**');
  const bare = onlyBelow
    ? path.slice(0, -3)
    : path.length > 1 && path.endsWith('/')
      ? path.slice(0, -1)
      : path;
  const anchored = bare.startsWith('/') && !bare.startsWith('/**');
  const parts = bare.split('/').filter((part) => part !== '' && part !== '.');
  const components: PatternComponent[] = anchored ? [] : [{ kind: 'deep' }];
  parts.forEach((part, index) => {
    if (part === '**') {
      if (components[components.length - 1]?.kind !== 'deep') components.push({ kind: 'deep' });
      return;
    }
    const tokens = folds ? foldTokens(globTokens(part)) : globTokens(part);
    const plain = tokens.every((t) => t.kind === 'char');
    const text = plain ? tokens.map((t) => (t.kind === 'char' ? t.char : '')).join('') : null;
    components.push({ kind: 'part', tokens, text, core: index >= homeDepth });
  });
  const named = components.filter((c) => c.kind === 'part');
  const core = named.filter((c) => c.core).length;
  return { components, last: named.at(-1) ?? null, anchored, onlyBelow, core };
}

/** `{a,b}` without nesting is all that patterns use; other braces stay as they are. */
function expandBraces(source: string): readonly string[] {
  const found = /\{([^{}]*,[^{}]*)\}/.exec(source);
  if (found === null) return [source];
  const before = source.slice(0, found.index);
  const after = source.slice(found.index + found[0].length);
  return (found[1] ?? '').split(',').flatMap((choice) => expandBraces(before + choice + after));
}

type PathComponent =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tokens'; readonly tokens: Tokens; readonly hole: boolean }
  /** Any number of components: something unknown, or `**`. */
  | { readonly kind: 'any'; readonly hole: boolean };

/** A resolved path, cut into components. A path of unknown beginning starts with an `any`. */
function pathComponents(path: Value, folds: boolean): readonly PathComponent[] {
  const fold = (text: string): string => (folds ? text.toLowerCase() : text);
  if (path.kind === 'known') {
    const parts = path.text.split('/').filter((part) => part !== '');
    const components: PathComponent[] = parts.map((part) => ({ kind: 'text', text: fold(part) }));
    return path.text.startsWith('/') ? components : [{ kind: 'any', hole: true }, ...components];
  }
  if (path.kind === 'unknown') return [{ kind: 'any', hole: true }];
  const pieces = splitComponents(path.parts);
  const components: PathComponent[] = [];
  pieces.forEach((piece, index) => {
    if (piece.length === 0) return;
    const text = componentText(piece);
    const only = piece.length === 1 ? piece[0] : undefined;
    if (text !== null) components.push({ kind: 'text', text: fold(text) });
    else if (only?.kind === 'hole') components.push({ kind: 'any', hole: true });
    else if (only?.kind === 'glob' && only.glob === '**') components.push({ kind: 'any', hole: false });
    else {
      const tokens = folds ? foldTokens(partTokens(piece)) : partTokens(piece);
      // `$X/etc`, `${X}etc`: what is unknown may hold slashes of its own.
      if (index === 0 && piece[0]?.kind === 'hole') components.push({ kind: 'any', hole: true });
      components.push({ kind: 'tokens', tokens, hole: hasHole(tokens) });
    }
  });
  const first = pieces[0];
  const absolute = first?.length === 0;
  return absolute || components[0]?.kind === 'any'
    ? components
    : [{ kind: 'any', hole: true }, ...components];
}

/** May the path be one of these, lie below one, or (recursive) hold one? */
export function mayTouch(path: Value, patterns: PathPatterns, question: PathQuestion): boolean {
  if (path.kind === 'unknown') return false;
  const components = lazy(() => pathComponents(path, patterns.place.foldsCase));
  const isNear = nearness(path, patterns);
  const meets = (entry: Entry, asked: PathQuestion): boolean =>
    isNear(entry, asked.recursive) &&
    entry.patterns().some((pattern) => touches(pattern, components(), asked));
  if (!patterns.wanted.some((entry) => meets(entry, question))) return false;
  if (patterns.unwanted.length === 0) return true;
  if (path.kind !== 'known')
    return !patterns.unwanted.some((entry) => entry.patterns().some((one) => surelyHolds(one, components())));
  // What is taken out must be certain, and never hides what a recursive effect reaches.
  const narrow = { recursive: false, dotGlob: question.dotGlob };
  return !patterns.unwanted.some((entry) => meets(entry, narrow));
}

/** Whether all that a path with globs can be lies within: public keys among `~/.ssh/*.pub`. */
function surelyHolds({ anchored, components }: PathPattern, path: readonly PathComponent[]): boolean {
  if (path.some((component) => component.kind !== 'text' && component.hole)) return false;
  const parts = components.filter((component) => component.kind === 'part');
  const from = anchored ? 0 : path.length - parts.length;
  if (from < 0 || parts.length < components.length - (anchored ? 0 : 1)) return false;
  return parts.every((part, index) => holds(part, path[from + index]));
}

function holds(part: PatternPart, component: PathComponent | undefined): boolean {
  if (component === undefined || component.kind === 'any') return false;
  if (component.kind === 'text') return matchesText(part.tokens, component.text);
  const everything = part.tokens.length === 1 && part.tokens[0]?.kind === 'many';
  return everything || JSON.stringify(part.tokens) === JSON.stringify(component.tokens);
}

/** Whether it is worth the while to look closer at an entry; errs on the side of looking. */
function nearness(path: Value, patterns: PathPatterns): (entry: Entry, recursive: boolean) => boolean {
  const { home, foldsCase } = patterns.place;
  const fold = (text: string): string => (foldsCase ? text.toLowerCase() : text);
  const prefix = fold(knownPrefix(path));
  const from = prefix.startsWith('/') ? beginning(prefix, home === null ? null : fold(home)) : null;
  const leads = (entry: Entry): boolean => from === null || mayLeadTo(entry, from);
  if (path.kind !== 'known') {
    const near = nearTo(patterns, prefix, leads);
    return (entry) => near.has(entry);
  }
  // A directory above a pattern without a fixed place is no reason to think of that pattern.
  return (entry, recursive) =>
    prefix.includes(entry.needle) || (recursive && entry.literal !== null && leads(entry));
}

/** `rm src/*.ts src/*.js …`: many paths that begin in the same way. */
function nearTo(
  patterns: PathPatterns,
  prefix: string,
  leads: (entry: Entry) => boolean,
): ReadonlySet<Entry> {
  const ready = lastNear.get(patterns);
  if (ready?.prefix === prefix) return ready.entries;
  const entries = new Set([...patterns.wanted, ...patterns.unwanted].filter(leads));
  lastNear.set(patterns, { prefix, entries });
  return entries;
}

const lastNear = new WeakMap<
  PathPatterns,
  { readonly prefix: string; readonly entries: ReadonlySet<Entry> }
>();

function touches(pattern: PathPattern, path: readonly PathComponent[], question: PathQuestion): boolean {
  const unsure = path.some((c) => (c.kind === 'any' || c.kind === 'tokens') && c.hole);
  if ((unsure || !pattern.anchored) && !lastStands(pattern, path, question)) return false;
  const score = align(pattern, path, 0, 0, { question, unsure, steps: { left: 20_000 } });
  if (score < 0) return false;
  // Of a pattern without a fixed place one name at least must be meant: `.cl*/settings.json`, `.git/h*`.
  const meant = score % MEANT;
  if (!pattern.anchored && pattern.core > 0 && score === meant) return false;
  if (!unsure) return true;
  // Holes are evidence of nothing: what is asked for must stand there.
  return meant >= LAST_MET && meant - LAST_MET >= Math.min(2, pattern.core) - 1;
}

/** Whether the pattern's last name is met by what stands in the path: a look before the long search. */
function lastStands(
  pattern: PathPattern,
  path: readonly PathComponent[],
  { dotGlob }: PathQuestion,
): boolean {
  const { last } = pattern;
  if (last === null) return true;
  return path.some(
    (v) =>
      v.kind !== 'any' && !(v.kind === 'tokens' && v.hole) && partMeets(last, v, dotGlob, pattern) !== 'no',
  );
}

/** Added where the last component that matters was met by something that stands there. */
const LAST_MET = 1000;
/** Added where a component was met by its own name, or by a glob that can hardly mean another. */
const MEANT = 1_000_000;

interface Alignment {
  readonly question: PathQuestion;
  readonly unsure: boolean;
  readonly steps: { left: number };
}

/** -1: no way; else how much of the pattern's core was met by what stands in the path. */
function align(
  pattern: PathPattern,
  path: readonly PathComponent[],
  i: number,
  j: number,
  a: Alignment,
): number {
  a.steps.left -= 1;
  // Out of patience over a path of many unknowns: it may.
  if (a.steps.left < 0) return MEANT + LAST_MET + pattern.core;
  const p = pattern.components[i];
  const v = path[j];
  if (p === undefined) return v !== undefined || !pattern.onlyBelow || a.question.recursive ? 0 : -1;
  if (v === undefined) {
    if (pattern.components.slice(i).every((c) => c.kind === 'deep')) return 0;
    return pattern.anchored && a.question.recursive && !a.unsure ? 0 : -1;
  }
  let best = -1;
  if (p.kind === 'deep')
    best = Math.max(best, align(pattern, path, i + 1, j, a), align(pattern, path, i, j + 1, a));
  if (v.kind === 'any') {
    best = Math.max(best, align(pattern, path, i, j + 1, a));
    // `/home/dev/**` is everything there; `/home/dev/**/*.csv` is no request for one name on the way.
    const everything = pattern.anchored && j === path.length - 1;
    if (p.kind === 'part' && (v.hole || everything)) {
      best = Math.max(best, align(pattern, path, i + 1, j, a));
    }
  }
  if (p.kind === 'part' && v.kind !== 'any') {
    const met = partMeets(p, v, a.question.dotGlob, pattern);
    if (met === 'no') return best;
    const rest = align(pattern, path, i + 1, j + 1, a);
    const stands = p.core && !(v.kind === 'tokens' && v.hole);
    if (rest >= 0)
      best = Math.max(
        best,
        rest + (met === 'meant' ? MEANT : 0) + (stands ? (isLastPart(pattern, i) ? LAST_MET : 1) : 0),
      );
  }
  return best;
}

function isLastPart(pattern: PathPattern, index: number): boolean {
  return !pattern.components.slice(index + 1).some((c) => c.kind === 'part');
}

type Met = 'no' | 'perhaps' | 'meant';

function partMeets(
  p: PatternPart,
  v: Exclude<PathComponent, { kind: 'any' }>,
  dotGlob: boolean,
  pattern: PathPattern,
): Met {
  if (v.kind === 'text') {
    return (p.text !== null ? p.text === v.text : matchesText(p.tokens, v.text)) ? 'meant' : 'no';
  }
  // A shell's `*` and `?` at the start of a name do not take a leading dot.
  const first = v.tokens[0];
  const wild = first !== undefined && first.kind !== 'char' && !(first.kind === 'many' && first.hole);
  const wantsDot = p.tokens[0]?.kind === 'char' && p.tokens[0].char === '.';
  if (wild && wantsDot && !dotGlob) return 'no';
  const score = overlap(p.tokens, v.tokens);
  if (score < 0) return 'no';
  // `cat *` is no request for the one `*.pem` that may lie there; `~/.*` is one for `~/.ssh`.
  if (pattern.anchored && !v.hole) return 'meant';
  if (score <= 0) return 'no';
  if (score * 2 >= p.tokens.filter((t) => t.kind === 'char').length) return 'meant';
  if (v.hole || pattern.core < 2) return 'no';
  return wantsDot && v.tokens[1]?.kind === 'char' ? 'meant' : 'perhaps';
}
