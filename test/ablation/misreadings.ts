/**
 * Mistakes of the kind that a reader of bash makes, put into ours one at a time. The second reading is there for
 * these: with both, the command that the mistake hides is found all the same.
 */
import type { Change } from './without.ts';

export interface Misreading extends Change {
  /** Each holds `rm -rf /srv` where a reader with this mistake does not see it. */
  readonly hides: readonly string[];
}

export const MISREADINGS: readonly Misreading[] = [
  {
    name: 'a here-document ends at the end of the text only',
    module: 'redirect-reader.ts',
    function: 'readHereBody',
    says: 'c.pos = c.text.length; return;',
    hides: ['cat <<E\nx\nE\nrm -rf /srv', 'cat <<E | sort\nx\nE\nif true; then rm -rf /srv; fi'],
  },
  {
    name: 'the body of a loop is passed over',
    module: 'compound-reader.ts',
    function: 'readDoGroup',
    says: "c.pos = c.text.indexOf('done', c.pos) + 4; return { items: [], span: spanOf(c, start, c.pos), problems: [] };",
    hides: ['for i in 1 2; do rm -rf /srv; done', 'while true; do echo x && rm -rf /srv; done'],
  },
  {
    name: 'what stands in $(…) is passed over',
    module: 'word-reader.ts',
    function: 'readNestedScript',
    says: "c.pos = c.text.indexOf(')', c.pos) + 1; return { items: [], span: spanOf(c, start, c.pos), problems: [] };",
    hides: ['echo $(rm -rf /srv)', 'x="a $(echo y; rm -rf /srv) b"', 'cat <(rm -rf /srv)'],
  },
  {
    name: 'backticks are text',
    module: 'word-reader.ts',
    function: 'readBackticks',
    says: "c.pos = c.text.indexOf('`', c.pos + 1) + 1; return { kind: 'text', text: '', quoted };",
    hides: ['echo `rm -rf /srv`', 'echo "a `rm -rf /srv` b"'],
  },
  {
    name: '[[ takes the rest of the line',
    module: 'compound-reader.ts',
    function: 'readTest',
    says: "const from = c.pos; const end = c.text.indexOf('\\n', from); c.pos = end === -1 ? c.text.length : end; return { kind: 'test', words: [], redirects: [], span: spanOf(c, from, c.pos) };",
    hides: ['[[ -n $x ]] && rm -rf /srv', '[[ a =~ (b|c) ]]; rm -rf /srv'],
  },
  {
    name: '((…)) takes the rest of the line',
    module: 'compound-reader.ts',
    function: 'readArithmeticCommand',
    says: "const from = c.pos; const end = c.text.indexOf('\\n', from); c.pos = end === -1 ? c.text.length : end; return { kind: 'arithmetic', expression: { parts: [], span: spanOf(c, from, c.pos) }, redirects: [], span: spanOf(c, from, c.pos) };",
    hides: ['((x > 1)) || rm -rf /srv', '((i++)); rm -rf /srv'],
  },
  {
    name: 'a # inside of a word begins a comment',
    module: 'word-reader.ts',
    function: 'readWord',
    says: "const hash = c.text.slice(c.pos).search(/[#\\n]/); if (hash > 0 && c.text[c.pos + hash] === '#' && /^\\S+$/.test(c.text.slice(c.pos, c.pos + hash))) { const from = c.pos; const end = c.text.indexOf('\\n', from); c.pos = end === -1 ? c.text.length : end; return { parts: [{ kind: 'text', text: c.text.slice(from, c.pos), quoted: true }], span: spanOf(c, from, c.pos) }; }",
    hides: ['echo a#b; rm -rf /srv', 'curl http://x.example/#top && rm -rf /srv'],
  },
  {
    name: 'an array takes the rest of the line',
    module: 'assignment-reader.ts',
    function: 'readArray',
    says: "const end = c.text.indexOf('\\n', c.pos); c.pos = end === -1 ? c.text.length : end; return [];",
    hides: ['a=(x y); rm -rf /srv', 'declare -a a=(x); echo "${a[0]}" && rm -rf /srv'],
  },
];
