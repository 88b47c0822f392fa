/**
 * Makes the cases: every rewrite alone on several commands, then two and three of them one inside the
 * other. The same seed gives the same cases everywhere, so that what bash confirmed can be stored.
 */
import { REWRITES } from './catalogue.ts';
import { COMMANDS } from './commands.ts';
import { isReserved } from './prefixes.ts';
import { type Random, randomFrom } from './random.ts';
import { bare, plain, type Rewrite } from './rewrite.ts';

export interface Rewritten {
  readonly id: string;
  /** The call that bash must make. */
  readonly argv: readonly string[];
  readonly script: string;
  /** Innermost first. */
  readonly names: readonly string[];
}

type Draft = { readonly argv: readonly string[] } | { readonly script: string };

/** `time` and `!` are reserved words: they must stay bare, and count only at the start. */
function withReserved(
  argv: readonly string[],
  write: (argv: readonly string[]) => string | null,
): string | null {
  let skip = 0;
  while (isReserved(argv[skip] ?? '')) skip += 1;
  if (skip === 0) return write(argv);
  if (argv[skip]?.startsWith('-')) return plain(argv);
  const text = write(argv.slice(skip));
  return text === null || /[;\n]|^[\w]+=/.test(text) ? null : `${argv.slice(0, skip).join(' ')} ${text}`;
}

function apply(draft: Draft, rewrite: Rewrite, random: Random): Draft | null {
  switch (rewrite.kind) {
    case 'prefix': {
      if (!('argv' in draft)) return null;
      // What is reserved counts only in front, and a builtin only for the shell itself.
      if (/^(time|!|exec|eval|builtin|command)/.test(draft.argv[0] ?? '')) return null;
      const argv = rewrite.apply(draft.argv, random);
      return argv === null ? null : { argv };
    }
    case 'words': {
      if (!('argv' in draft)) return null;
      const script = withReserved(draft.argv, (argv) => rewrite.apply(argv, random));
      return script === null ? null : { script };
    }
    case 'script': {
      const before =
        'argv' in draft
          ? draft.argv.map((w, i) => (i === 0 && isReserved(w) ? w : bare(w))).join(' ')
          : draft.script;
      const script = rewrite.apply(before, random);
      return script === null ? null : { script };
    }
  }
}

const scriptOf = (draft: Draft): string => ('argv' in draft ? plain(draft.argv) : draft.script);

function build(
  id: string,
  argv: readonly string[],
  rewrites: readonly Rewrite[],
  random: Random,
): Rewritten | null {
  let draft: Draft = { argv };
  for (const rewrite of rewrites) {
    const next = apply(draft, rewrite, random);
    if (next === null) return null;
    draft = next;
  }
  return { id, argv, script: scriptOf(draft), names: rewrites.map((r) => r.name) };
}

const ORDER: Readonly<Record<Rewrite['kind'], number>> = { prefix: 0, words: 1, script: 2 };

function draw(random: Random, depth: number): readonly Rewrite[] {
  const drawn = Array.from({ length: depth }, () => REWRITES[Math.floor(random() * REWRITES.length)]).filter(
    (r) => r !== undefined,
  );
  // A composition holds one rewrite of words at most: after it there are no words any more.
  const words = drawn.filter((r) => r.kind === 'words');
  const kept = drawn.filter((r) => r.kind !== 'words' || r === words[0]);
  return kept.length < depth ? draw(random, depth) : [...kept].sort((a, b) => ORDER[a.kind] - ORDER[b.kind]);
}

export const SEED = 20_260;
export const SINGLES_EACH = 4;

/** Every rewrite alone, on `each` different commands that it can be applied to. */
export function singles(each: number = SINGLES_EACH, seed: number = SEED): readonly Rewritten[] {
  const random = randomFrom(seed);
  const cases: Rewritten[] = [];
  REWRITES.forEach((rewrite, r) => {
    let made = 0;
    for (let n = 0; n < COMMANDS.length * 4 && made < each; n += 1) {
      // The first one is the command that everybody knows.
      const argv =
        made === 0 && n < COMMANDS.length ? COMMANDS[n] : COMMANDS[Math.floor(random() * COMMANDS.length)];
      if (argv === undefined) continue;
      const built = build(`1-${r}-${n}`, argv, [rewrite], random);
      if (built === null) continue;
      cases.push(built);
      made += 1;
    }
  });
  return cases;
}

/** Two and three rewrites one inside the other, half of each. */
export function compositions(count: number, seed: number = SEED): readonly Rewritten[] {
  const random = randomFrom(seed + 1);
  const cases: Rewritten[] = [];
  while (cases.length < count) {
    const depth = cases.length % 2 === 0 ? 2 : 3;
    const argv = COMMANDS[Math.floor(random() * COMMANDS.length)];
    if (argv === undefined) continue;
    const built = build(`${depth}-${cases.length}`, argv, draw(random, depth), random);
    if (built !== null && built.script.length < 20_000) cases.push(built);
  }
  return cases;
}
