/**
 * How each scripting language writes comments, strings, names and members: one table, read by one
 * tokenizer and one tolerant parser. Only what is needed to find calls and to know their arguments.
 */

export type Tongue = 'python' | 'perl' | 'ruby' | 'node' | 'php' | 'lua' | 'r' | 'julia';

/** What a string may hold besides text. */
export type Interpolation = 'none' | 'dollar-brace' | 'hash-brace' | 'perl' | 'php' | 'julia';

export interface StringStyle {
  /** `quote`: only `\\` and the quote itself are escapes. */
  readonly escapes: 'full' | 'quote';
  readonly interpolation: Interpolation;
  /** The text is run by a shell. */
  readonly shell: boolean;
}

export interface Lexicon {
  readonly tongue: Tongue;
  readonly lineComments: readonly string[];
  readonly blockComments: readonly (readonly [string, string])[];
  readonly strings: Readonly<Record<string, StringStyle>>;
  /** Characters that may stand in front of a name and belong to it. */
  readonly sigils: string;
  /** Operators that reach into a thing by name. */
  readonly members: readonly string[];
  /** Operators that put texts together. */
  readonly concat: readonly string[];
  /** A line's end ends a statement. */
  readonly lines: boolean;
  /** `name arg, arg` is a call. */
  readonly bareCalls: boolean;
  /** A slash where an operand is expected starts a regular expression. */
  readonly slashRegex: boolean;
  /** Words without a meaning for us: they are passed over. */
  readonly skipped: ReadonlySet<string>;
}

const plain: StringStyle = { escapes: 'full', interpolation: 'none', shell: false };
const literal: StringStyle = { escapes: 'quote', interpolation: 'none', shell: false };

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

export const LEXICONS: Readonly<Record<Tongue, Lexicon>> = {
  python: {
    tongue: 'python',
    lineComments: ['#'],
    blockComments: [],
    strings: { "'": plain, '"': plain },
    sigils: '',
    members: ['.'],
    concat: ['+', '/'],
    lines: true,
    bareCalls: false,
    slashRegex: false,
    skipped: words(
      'if elif else while try finally except raise assert async await yield global nonlocal pass del not match case',
    ),
  },
  node: {
    tongue: 'node',
    lineComments: ['//'],
    blockComments: [['/*', '*/']],
    strings: {
      "'": plain,
      '"': plain,
      '`': { escapes: 'full', interpolation: 'dollar-brace', shell: false },
    },
    sigils: '',
    members: ['.', '?.'],
    concat: ['+'],
    lines: true,
    bareCalls: false,
    slashRegex: true,
    skipped: words(
      'const let var async await new typeof void yield if else while do try finally catch throw switch case default export static class extends delete',
    ),
  },
  ruby: {
    tongue: 'ruby',
    lineComments: ['#'],
    blockComments: [['\n=begin', '\n=end']],
    strings: {
      "'": literal,
      '"': { escapes: 'full', interpolation: 'hash-brace', shell: false },
      '`': { escapes: 'full', interpolation: 'hash-brace', shell: true },
    },
    sigils: '@$',
    members: ['.', '::', '&.'],
    concat: ['+', '<<'],
    lines: true,
    bareCalls: true,
    slashRegex: true,
    skipped: words(
      'if elsif else unless while until begin ensure rescue then end do case when yield not and or class module',
    ),
  },
  perl: {
    tongue: 'perl',
    lineComments: ['#'],
    blockComments: [
      ['\n=pod', '\n=cut'],
      ['\n=head', '\n=cut'],
    ],
    strings: {
      "'": literal,
      '"': { escapes: 'full', interpolation: 'perl', shell: false },
      '`': { escapes: 'full', interpolation: 'perl', shell: true },
    },
    sigils: '$@%&',
    members: ['->', '::'],
    concat: ['.'],
    lines: false,
    bareCalls: true,
    slashRegex: true,
    skipped: words(
      'my our local if elsif else unless while until not and or last next redo package BEGIN END',
    ),
  },
  php: {
    tongue: 'php',
    lineComments: ['//', '#'],
    blockComments: [['/*', '*/']],
    strings: {
      "'": literal,
      '"': { escapes: 'full', interpolation: 'php', shell: false },
      '`': { escapes: 'full', interpolation: 'php', shell: true },
    },
    sigils: '$',
    members: ['->', '::', '?->'],
    concat: ['.'],
    lines: false,
    bareCalls: false,
    slashRegex: false,
    skipped: words(
      'if elseif else while do try finally catch throw switch case default new global static public private protected final abstract class extends namespace',
    ),
  },
  lua: {
    tongue: 'lua',
    lineComments: ['--'],
    blockComments: [['--[[', ']]']],
    strings: { "'": plain, '"': plain },
    sigils: '',
    members: ['.', ':'],
    concat: ['..'],
    lines: false,
    bareCalls: false,
    slashRegex: false,
    skipped: words('local if then elseif else while repeat until do end not and or'),
  },
  r: {
    tongue: 'r',
    lineComments: ['#'],
    blockComments: [],
    strings: { "'": plain, '"': plain },
    sigils: '',
    members: ['$', '::', ':::'],
    concat: [],
    lines: true,
    bareCalls: false,
    slashRegex: false,
    skipped: words('if else while repeat'),
  },
  julia: {
    tongue: 'julia',
    lineComments: ['#'],
    blockComments: [['#=', '=#']],
    strings: {
      "'": plain,
      '"': { escapes: 'full', interpolation: 'julia', shell: false },
      '`': { escapes: 'full', interpolation: 'julia', shell: true },
    },
    sigils: '',
    members: ['.'],
    concat: ['*'],
    lines: true,
    bareCalls: false,
    slashRegex: false,
    skipped: words('if elseif else while begin end try catch finally do let local global const'),
  },
};
