/** Texts made to be too much: deep, long, exploding. */
const times = (text: string, count: number): string => text.repeat(count);

function nested(rounds: number, wrap: (script: string) => string): string {
  let script = 'rm -rf /';
  for (let n = 0; n < rounds && script.length < 300_000; n += 1) script = wrap(script);
  return script;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** By what is too much in it; each runs `rm` in the end, or would if a shell could read it. */
export const TOO_MUCH: Readonly<Record<string, string>> = {
  'a megabyte of words': `rm ${times('abcdefg ', 120_000)}`,
  'one word of a megabyte': `rm ${times('a', 1_000_000)}`,
  'a megabyte of quotes': `rm ${times("'a'", 300_000)}`,
  '10,000 nested substitutions': `${times('$(', 10_000)}rm${times(')', 10_000)}`,
  '10,000 open substitutions': `${times('$(', 10_000)}rm`,
  'nested quoted substitutions': `${times('echo "$(', 3_000)}rm${times(')"', 3_000)}`,
  '20 KB of a|': `${times('a|', 10_000)}rm`,
  '30 KB of a=(': `${times('a=(', 10_000)}rm`,
  '5,000 commands': `${times('true; ', 5_000)}rm`,
  '5,000 stages': `${times('cat | ', 5_000)}rm`,
  '100,000 elements of a brace': 'rm {1..100000}',
  'a brace without end': 'rm {1..1000000000000}',
  'braces that multiply': `rm ${times('{a,b,c,d,e,f,g,h,i,j}', 8)}`,
  'nested braces': `rm ${times('{a,', 2_000)}${times('}', 2_000)}`,
  'eval of itself': `rm x; x='eval "$x$x"'; eval "$x"`,
  'a variable that doubles': `a=aaaaaaaaaa; ${times('a=$a$a;', 60)} rm $a`,
  'a script that doubles': `x=rm; ${times('x="$x;$x";', 40)} eval "$x"`,
  'a function that calls itself twice': 'rm x; f() { f; f; }; f',
  'an endless loop': 'while true; do x=$x$x; rm $x; done',
  'a long loop': 'for i in {1..100000}; do rm $i; done',
  'a counted loop': 'for ((i=0;i<100000000;i++)); do rm $i; done',
  'loops in loops': `${times('for i in {1..20}; do ', 8)}rm${times('; done', 8)}`,
  '5,000 here-documents': `${times('cat <<E\nx\nE\n', 5_000)}rm`,
  'shells in shells': nested(12, (s) => `sh -c ${quoted(s)}`),
  'base64 in base64': nested(20, (s) => `echo ${Buffer.from(s).toString('base64')} | base64 -d | sh`),
  '20,000 open parentheses': `${times('(', 20_000)}rm`,
  'nested if': `${times('if true; then ', 3_000)}rm${times('; fi', 3_000)}`,
  'nested default values': `rm ${times('${a:-', 5_000)}${times('}', 5_000)}`,
  'nested arithmetic': `rm $((${times('(', 5_000)}1${times(')', 5_000)}))`,
  '100,000 redirections': `rm${times(' >a', 100_000)}`,
  '100,000 assignments': `${times('a=b ', 100_000)}rm`,
  'a pattern that backtracks': `x=${times('a', 100_000)}; rm \${x//a*a*a*a*b/}`,
  'a prefix that backtracks': `x=${times('a', 5_000)}; rm \${x##*a*a*a*a*a*a*b}`,
  'a sed pattern that backtracks': `rm $(echo ${times('a', 5_000)} | sed 's/\\(a*\\)*b//')`,
  'a regular expression that backtracks': `[[ ${times('a', 40)} =~ ^(a+)+$ ]]; rm x`,
  'a case pattern that backtracks': `case ${times('a', 5_000)} in *a*a*a*a*a*a*a*b) ;; esac; rm x`,
  'a wide printf': 'rm $(printf %999999999s a)',
  'a long seq': 'rm $(seq 1 1000000000)',
  'an alias of itself': 'shopt -s expand_aliases\nalias a=b b=a\na; rm',
  'many newlines': `${times('\n', 500_000)}rm`,
  'NUL characters': `${times('\0', 100_000)}rm`,
  'a far index': 'a[99999999999]=1; rm ${a[@]}',
  'parameters times parameters': `set -- ${times('a ', 50_000)}; for x; do for y; do rm $x $y; done; done`,
  'xargs of many lines': 'seq 1 100000 | xargs -n1 rm',
  '20,000 wrappers': `${times('sudo ', 20_000)}rm -rf /`,
  '2,000 find -exec': `${times('find / -exec ', 2_000)}rm \\;`,
  'branches that multiply': `${times('[ $R ] && x=$x$Q || x=b$x;', 40)}rm $x`,
  'parentheses for python': `python3 -c "${times('(', 20_000)}"; rm`,
  'many calls in perl': `perl -e '${times('system("rm");', 5_000)}'`,
  'eval bombs': `x='rm x; eval "$x" & eval "$x"'; eval "$x"`,
  'eval of eval': nested(14, (s) => `eval ${quoted(s)}`),
  'here-documents in here-documents': nested(200, (s) => `bash <<'E${s.length}'\n${s}\nE${s.length}\n`),
  'a here-document without end': `cat <<E\n${times('line $(rm x)\n', 20_000)}`,
  'a here-document for each of 2,000 commands in a line': `${times('cat <<E;', 2_000)}rm\n${times('x\nE\n', 2_000)}`,
  'a here-document of substitutions': `cat <<E\n${times('$(rm a)', 5_000)}\nE`,
  'line ends inside a word': `rm ${times('a\\\n', 200_000)}`,
  'an endless awk': `awk 'BEGIN { while (1) x = x "a"; system("rm") }'; rm`,
};
