/** Quotes, escapes, ANSI-C strings, braces, tilde, globs, field splitting. */
import { rows, type Table } from './table.ts';

export const QUOTING: Table = {
  quotes: rows(
    String.raw`
    WORDS a b c
    WORDS 'a b' "c d" e\ f
    WORDS '' "" ''""
    WORDS a''b a""b ''a b''
    WORDS 'a'"b"c\d
    WORDS "a'b" 'a"b'
    WORDS "a\"b" "a\\b" "a\$b" "a\~BT~b"
    WORDS "a\nb" "a\tb" "\a\b"
    WORDS 'a\nb' 'a\'
    WORDS a\nb \a\b\c \\ \$ \" \'
    WORDS "a⏎b" 'c⏎d'
    WORDS a\⏎b
    WORDS "a\⏎b" 'a\⏎b'
    WORDS a \⏎ b
    WORDS a # comment
    WORDS a#b #c
    WORDS "#" '#' \#
    WORDS a;WORDS b;WORDS "c;d"
    ++ WORDS a&&WORDS b||WORDS c
    WORDS	tab	tab
    WORDS "a	b"
    WORDS !a "b!" c!d
    WORDS a=b -x=y --long=z
    WORDS $ "$" a$ "a$" $"" "$ x"
    WORDS a$ b
    WORDS {} { } "{" 
    WORDS [ ] [[ ]]
    WORDS if then fi do done case esac
    WORDS "é" 'ü' ñ 日本
    WORDS a\ \ b
    WORDS "  a  b  "
    ?? WORDS ~a a~ a~b "~" '~' \~
    WORDS - -- --- -a
    WORDS 1>/dev/null 2
    WORDS 1 > /dev/null
    WORDS a 2>&1 b
    WORDS a >/dev/null b </dev/null c
    WORDS a2>/dev/null
    WORDS a 2> /dev/null b 3>&1 c
    WORDS a <<< x b
    WORDS a &>/dev/null b
    WORDS a>/dev/null
    "WORDS" a
    'WORDS' a
    W''ORDS a
    W\ORDS a
    "W"'O'RDS a
    $'WORDS' a
    /usr/bin/WORDS a
    \WORDS a
    (WORDS a)
    { WORDS a; }
    ! WORDS a
    time WORDS a
    A=1 WORDS a
    A=1 B="x y" WORDS a
    >/dev/null WORDS a
  `.replaceAll('~BT~', '`'),
  ),
  'ansi-c': rows(
    String.raw`
    WORDS $'a b' $'a\nb' $'a\tb'
    WORDS $'\a\b\e\E\f\n\r\t\v'
    WORDS $'\x41\x42' $'\x4' $'\x' $'\x{41}'
    WORDS $'\101\102' $'\1' $'\0101' $'\08'
    WORDS $'\u0041' $'\u41' $'\u00e9' $'\U0001F600' $'\U41'
    WORDS $'\'' $'\"' $'\\' $'\?'
    WORDS $'\z\q' $'a\
    WORDS $'\cA' $'\cz' $'\c?' 
    WORDS $'a'$'b' a$'b'c
    WORDS "$'a'" 'x'$'y'
    WORDS $'a\0b' c
    WORDS $'\x00abc' d
    WORDS $"a b" $"a $HOME"
    x=1; WORDS $"v $x"
    WORDS $'it\'s' "it's"
    WORDS $'\xc3\xa9'
    WORDS $'rm\x20-rf\x20/'
    WORDS $'a⏎b'
  `.replace(/^.*\$'a\\$/m, ''),
  ),
  braces: rows(String.raw`
    WORDS {a,b,c}
    WORDS x{a,b}y
    WORDS {a,b}{c,d}
    WORDS {a,{b,c},d}
    WORDS {a,b{c,d}e}f
    WORDS {a} {} {,} x{,}y
    WORDS {a,}x {,a}x {,,}x
    WORDS {1..5}
    WORDS {5..1}
    WORDS {1..10..3}
    WORDS {10..1..4}
    WORDS {01..10}
    WORDS {001..003}
    WORDS {-2..2}
    WORDS {a..e}
    WORDS {e..a}
    WORDS {a..i..2}
    WORDS {a..a}
    WORDS {A..c..20}
    WORDS {1..a} {1..} {..} {a..b..c}
    WORDS {1..3}{a,b}
    WORDS "{a,b}" '{a,b}' \{a,b\} {a\,b}
    WORDS {a,"b c",d}
    WORDS {a,'b,c'}
    WORDS {"a",b}{c,"d e"}
    WORDS a{b,c
    WORDS a,b} a}b
    WORDS {a,b}c} {{a,b}
    WORDS ${'$'}{HOME}{a,b}
    x=1; WORDS {$x,2}
    x=1 y=3; WORDS {$x..$y}
    x='{a,b}'; WORDS $x
    WORDS {a,b}$(echo {c,d})
    WORDS {'a,b',c}
    WORDS {a b,c}
    WORDS {~,/x}
    WORDS {/bin/,}ls
    WORDS --{a,b}=c
    WORDS a={b,c}
    {WORDS,a,b}
    {WORDS,} a
    W{,}ORDS a
    WORDS {0..0} {3..3..1} {1..2..0}
    WORDS {-01..2}
    WORDS {1..-1}
    WORDS $'{a,b}' {$'a',b}
    WORDS {a,b,}
    WORDS {{1..2},{x..y}}
    set +B; WORDS {a,b}
  `),
  tilde: rows(String.raw`
    WORDS ~ ~/ ~/x
    WORDS ~/a/../b
    WORDS ~root ~root/x
    ?? WORDS ~user
    ?? WORDS ~nosuchuser ~nosuchuser/x
    WORDS ~+ ~+/x
    WORDS "~" '~/x' \~ "~/x"
    WORDS a~ a:~ x=~ --x=~
    WORDS ~"/x" ~/"x y"
    WORDS ~"user"
    x=~; WORDS $x "$x"
    x=~/a:~/b; WORDS $x
    x=a:~; WORDS $x
    x="~"; WORDS $x
    WORDS \~/x
    HOME=/tmp/h; WORDS ~ ~/x
    cd /tmp; WORDS ~+ 
    cd /tmp; cd /etc; WORDS ~- ~+
    export x=~/a; WORDS $x
    y=/b; WORDS ~$y ~/$y
    WORDS {~,~/x}
  `),
  globs: rows(String.raw`
    ?? WORDS /nosuchdirectory/*
    WORDS "*" '*' \* "a*b"
    x='*'; WORDS "$x"
    WORDS "?" \? '[a]' \[a]
    set -f; WORDS * ?
    set -o noglob; WORDS /*
    ?? shopt -s nullglob; WORDS /nosuchdirectory/* a
    ?? WORDS /nosuch[ab]/x
    WORDS a\*b
    ?? WORDS /bin/[b]ash
    ?? WORDS /bin/[W]ORDS
    ?? WORDS [ab]
    WORDS a[ ]b
  `),
  splitting: rows(String.raw`
    x='a b  c'; WORDS $x
    x='a b  c'; WORDS "$x"
    x=' a b '; WORDS $x
    x=' a b '; WORDS y$x
    x=' a b '; WORDS $x"y"
    x=' a b '; WORDS y$x"z"
    x='a b'; y='c d'; WORDS $x$y
    x='a '; y=' b'; WORDS $x$y
    x=''; WORDS $x
    x=''; WORDS "$x"
    x=''; WORDS a$x
    x=''; WORDS $x""
    x=' '; WORDS $x
    x=' '; WORDS a$x
    x=' '; WORDS $x$x
    x=' '; WORDS a${'$'}{x}b
    IFS=:; x=a:b::c; WORDS $x
    IFS=:; x=:a:b:; WORDS $x
    IFS=:; x='a b:c'; WORDS $x
    IFS=:; WORDS a:b
    IFS=,; x=a,b,c; WORDS $x; IFS=' '; WORDS $x
    IFS=' :'; x='a : b :: c'; WORDS $x
    IFS=; x='a b'; WORDS $x
    IFS=x; y=axbxc; WORDS $y "$y"
    unset IFS; x='a b'; WORDS $x
    IFS=$'\n'; x=$'a b\nc d'; WORDS $x
    x=$'a\nb\tc'; WORDS $x
    WORDS a${'$'}{IFS}b
    WORDS a$IFS-b
    WORDS${'$'}{IFS}a${'$'}{IFS}b
    WORDS$IFS-a
    WORDS "a${'$'}{IFS}b"
    ?? IFS=: x=a:b WORDS $x
    IFS=:; set -- a b c; WORDS "$*" $*
    IFS=; set -- a b c; WORDS "$*" $*
    IFS=:; x='a:b'; y=$x; WORDS $y
    IFS=:; WORDS $(echo a:b)
    IFS=:; WORDS "$(echo a:b)"
    x='"a b" c'; WORDS $x
    x="'a' \\b"; WORDS $x
    x='$HOME ~'; WORDS $x
    x='a;b|c&d'; WORDS $x
    x='> y'; WORDS $x
    IFS=-; x=WORDS-a-b; $x
    x='WORDS a b'; $x c
    x=; $x WORDS a
    x=' '; $x WORDS a
    IFS='ab'; x=xaybz; WORDS $x
    IFS=$' \t'; x=$'a\nb c'; WORDS $x
    x='a b'; y=$x; WORDS "$y" $y
    x='a  b'; WORDS "pre $x post"
    x=$'a\n\nb'; WORDS $x "$x"
    IFS=/; x=/a/b; WORDS $x
    IFS=0; x=$((100)); WORDS $((101)) $x
  `),
};
