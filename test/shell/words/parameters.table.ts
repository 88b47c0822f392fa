/** Variables, parameter expansions, positional parameters, arithmetic. */
import { rows, type Table } from './table.ts';

export const PARAMETERS: Table = {
  variables: rows(String.raw`
    x=1; WORDS $x ${'${x}'} "$x" "${'${x}'}"
    x=a; WORDS $x$x b$x ${'${x}'}c $x.d
    x=a y=b; WORDS $x$y
    x=a; y=$x; x=b; WORDS $x $y
    x=a; x+=b; WORDS $x
    x=a; x+=b y=$x; WORDS $y
    x=a; x="$x$x"; WORDS $x
    x=a b=c; WORDS "$x $b"
    x=1; WORDS '$x' \$x "\$x"
    x=a; unset x; WORDS "$x"
    x=a; (x=b); WORDS $x
    x=a; { x=b; }; WORDS $x
    x=a; (x=b; WORDS $x); WORDS $x
    ?? x=a | true; WORDS "[$x]"
    ++ x=a; true | x=b; WORDS $x
    ?? x=a WORDS $x
    x=b; x=a WORDS $x; WORDS $x
    x=a; x=b :; WORDS $x
    x=a; x=b eval 'WORDS $x'; WORDS $x
    x=a; x=b true && WORDS $x
    x=a && WORDS $x
    false || x=b; WORDS $x
    export x=a; WORDS $x
    export x; x=a; WORDS $x
    readonly x=a; WORDS $x
    declare x=a y=b; WORDS $x $y
    declare -x x=a; WORDS $x
    declare -r x=a; WORDS $x
    declare -u x=abc; WORDS $x
    declare -l x=ABC; WORDS $x
    declare -i x=1+2; WORDS $x
    declare -i x; x=3*4; x+=2; WORDS $x
    typeset x=a; WORDS $x
    declare x="a b"; WORDS $x
    ?? declare x='a b' y; WORDS "$x" "$y"
    y='a b'; declare x=$y; WORDS "$x"
    y='a b'; x=$y; WORDS "$x"
    y='a b'; export x=$y; WORDS "$x"
    declare -n r=x; x=a; WORDS $r
    declare -n r=x; r=b; WORDS $x
    declare -n r=x; x=(1 2 3); WORDS "${'${r[1]}'}" "${'${r[@]}'}"
    x=y y=z; WORDS ${'${!x}'} "${'${!x}'}"
    x='a[1]' a=(p q); WORDS ${'${!x}'}
    f() { local x=in; WORDS $x; }; x=out; f; WORDS $x
    f() { x=in; }; x=out; f; WORDS $x
    f() { local x=$1; WORDS $x; }; f a; f b
    f() { local x; x=1; g; }; g() { WORDS $x; }; f
    f() { local -n r=$1; r=new; }; x=old; f x; WORDS $x
    f() { declare -g x=glob; }; f; WORDS $x
    f() { echo "$1-$2"; }; WORDS $(f a b)
    f() { WORDS "$@"; }; f 'a b' c
    f() { WORDS $#; }; f a b c
    f() { shift; WORDS "$@"; }; f a b c
    ++ f() { WORDS "$1"; shift; [ $# -gt 0 ] && f "$@"; }; f a b
    f() { return 3; }; f; WORDS after
    ?? f() { WORDS $FUNCNAME; }; f
    eval x=a; WORDS $x
    eval 'x="a b"'; WORDS "$x"
    n=x; eval "$n=val"; WORDS $x
    n=x; printf -v $n %s val; WORDS $x
    n=x; declare $n=val; WORDS $x
    n=x; export "$n=val"; WORDS $x
    n=x; read $n <<< val; WORDS $x
    x=$(echo a; echo b); WORDS "$x" $x
    let x=1+2 y=3; WORDS $x $y
    ++ : ${'${x:=a}'}; WORDS $x
    WORDS "$HOME" "${'${HOME}'}" $HOME/x
    WORDS "$PWD" ${'${PWD}'}/y
    cd /tmp; WORDS "$PWD"
    cd /tmp; cd ..; WORDS "$PWD"
    cd /; WORDS "$PWD"
    cd /usr/lib/..; WORDS "$PWD"
    cd /tmp; cd -; WORDS "$PWD" "$OLDPWD"
    cd; WORDS "$PWD"
    cd ~; WORDS "$PWD"
    pushd /tmp; WORDS "$PWD"; popd; WORDS "$PWD"
    (cd /tmp; WORDS "$PWD"); WORDS "$PWD"
    x=a; : <<< $x; WORDS $_
    : a b; WORDS $_
    true x; WORDS "$_"
    x=a; unset -v x; WORDS "${'${x-u}'}"
    f=1; unset f; WORDS "${'${f+s}'}"
    x=1 y=2; WORDS "$x$y" "$x"$y
    a=WORDS; $a b
    a=WO b=RDS; $a$b c
    x=' a'; WORDS ${'${x}'}b
  `),
  'default and alternative': rows(String.raw`
    unset x; WORDS ${'${x:-a}'} ${'${x-a}'} "${'${x:-a b}'}"
    x=; WORDS ${'${x:-a}'} "${'${x-a}'}"
    x=v; WORDS ${'${x:-a}'} ${'${x-a}'}
    unset x; WORDS ${'${x:-a b}'}
    unset x; WORDS ${'${x:-"a b"}'} ${"${x:-'a b'}"}
    unset x; WORDS "${"${x:-'a b'}"}"
    unset x; y=z; WORDS ${'${x:-$y}'} ${'${x:-${y}q}'}
    unset x y; WORDS ${'${x:-${y:-a}}'}
    unset x; WORDS ${'${x:=a}'} $x
    x=; WORDS "${'${x=a}'}" "${'${x:=b}'}" $x
    x=v; WORDS ${'${x:+a}'} ${'${x+a}'}
    unset x; WORDS a${'${x:+b}'}c "${'${x+b}'}"
    x=; WORDS "${'${x:+b}'}" "${'${x+b}'}"
    x=1; WORDS ${'${x:+a b}'} "${'${x:+a b}'}"
    x=v; WORDS ${'${x:?err}'}
    unset x; WORDS ${'${x:-~}'} ${'${x:-~/a}'} "${'${x:-~}'}"
    unset x; WORDS ${'${x:-$(echo a b)}'} "${'${x:-$(echo a b)}'}"
    unset x; WORDS ${'${x:-}'} b
    unset x; WORDS "${'${x:-}'}" b
    unset x; WORDS ${'${x:-a}'}b ${'${x:-a }'}b
    unset x; WORDS ${'${x:-\\a}'} "${'${x:-\\a}'}"
    unset x; WORDS ${"${x:-$'a\\tb'}"}
    ?? unset x; WORDS ${'${x:-*nosuch*}'}
    set --; WORDS ${'${1:-d}'} "${'${@:-e}'}" ${'${*:-f g}'}
    set -- a; WORDS ${'${1:-d}'} ${'${2:-e}'} ${'${1:+y}'}
    a=(); WORDS "${'${a[@]:-none}'}" ${'${a[0]:-zero}'}
    x=1; WORDS "${'${x:+"q"}'}" ${"${x:+'q r'}"}
  `),
  'prefix and suffix': rows(String.raw`
    x=a/b/c; WORDS ${'${x#*/}'} ${'${x##*/}'} ${'${x%/*}'} ${'${x%%/*}'}
    x=abcabc; WORDS ${'${x#abc}'} ${'${x%abc}'} ${'${x#b}'} ${'${x%b}'}
    x=abcabc; WORDS ${'${x#a*c}'} ${'${x##a*c}'}x ${'${x%a*c}'} ${'${x%%a*c}'}x
    x=file.tar.gz; WORDS ${'${x%.*}'} ${'${x%%.*}'} ${'${x#*.}'} ${'${x##*.}'}
    x=abc; WORDS ${'${x#?}'} ${'${x%?}'} ${'${x#??}'} ${'${x%%?}'}
    x=abc; WORDS ${'${x#[a]}'} ${'${x#[!b]}'} ${'${x%[a-c]}'} ${'${x#[^a]}'}
    x='a*b'; WORDS "${'${x#a\\*}'}" "${"${x#'a*'}"}"
    x=aXb y=X; WORDS ${'${x#*$y}'} ${'${x%$y*}'}
    x=aXb y='*X'; WORDS ${'${x#$y}'} "${'${x#"$y"}'}"
    x='  a b '; WORDS "${'${x# }'}" "${'${x## *}'}" "${'${x%% *}'}"
    x=/usr/bin/; WORDS ${'${x%/}'} ${'${x##*/}'}z
    x=abc; WORDS ${'${x#}'} ${'${x%}'}
    x=/; WORDS "${'${x%/}'}" "${'${x#/}'}"
    set -- a.b c.d; WORDS "${'${@%.*}'}" "${'${@#*.}'}" "${'${1%.*}'}"
    a=(x.y z.w); WORDS "${'${a[@]%.*}'}" ${'${a[0]#*.}'}
    x=$'a\nb'; WORDS "${"${x%%$'\\n'*}"}" "${"${x#*$'\\n'}"}"
    x=aaa; WORDS ${'${x#a}'} ${'${x##a}'} ${'${x##*a}'}e
    shopt -s extglob; x=aaab; WORDS ${'${x##+(a)}'} ${'${x%%@(b|c)}'}
    x=[a]; WORDS "${'${x#[[]}'}" "${'${x#\\[}'}"
  `),
  substrings: rows(String.raw`
    x=abcdef; WORDS ${'${x:2}'} ${'${x:0:2}'} ${'${x:1:3}'} ${'${x:5}'}
    x=abcdef; WORDS ${'${x: -2}'} ${'${x:(-2)}'} ${'${x: -4:2}'} ${'${x:0:-2}'}
    x=abcdef; WORDS "${'${x:10}'}" "${'${x:2:0}'}" ${'${x:2:100}'}
    x=abcdef; WORDS ${'${x::3}'} ${'${x:3:}'}z
    x=abcdef n=2; WORDS ${'${x:n}'} ${'${x:$n}'} ${'${x:n+1:1}'} ${'${x:$((n*2))}'}
    x=abcdef; WORDS ${'${x:1+1:2*1}'} ${'${x:2-1:1}'}
    x=abcdef; WORDS ${'${x:1:-1}'} ${'${x: -3:-1}'}
    x=héllo; WORDS ${'${x:1:1}'} ${'${x:2}'} ${'${#x}'}
    set -- a b c d; WORDS ${'${@:2}'} ${'${@:2:2}'} "${'${*:3}'}" ${'${@: -1}'}
    set -- a b c; WORDS ${'${1:0}'} "${'${@:1:1}'}"
    a=(p q r s); WORDS "${'${a[@]:1}'}" "${'${a[@]:1:2}'}" "${'${a[@]: -2:1}'}"
    a=(abc def); WORDS ${'${a[1]:1}'} ${'${a:1}'}
    WORDS ${'${HOME:0:1}'} "${'${HOME:0:5}'}"
    WORDS ${'${PWD:0:1}'}
    x=abc; WORDS ${'${x:?e}'} ${'${x: 1}'}
    x=abcdef y=x; WORDS ${'${!y:1:2}'}
  `),
  replacement: rows(String.raw`
    x=abcabc; WORDS ${'${x/a/X}'} ${'${x//a/X}'} ${'${x/a}'} ${'${x//b}'} ${'${x/z/y}'}
    x=abcabc; WORDS ${'${x/#a/X}'} ${'${x/%c/X}'} ${'${x/#b/X}'} ${'${x/%b/X}'}
    x=a.b.c; WORDS ${'${x//./-}'} ${'${x/./}'} ${'${x//.}'}
    x=a/b/c; WORDS ${'${x//\\//-}'} ${'${x/\\/b/}'}
    x=abc; WORDS ${'${x/b*/Z}'} ${'${x/?/Z}'} ${'${x//?/Z}'} ${'${x/[bc]/Z}'}
    x='a b c'; WORDS "${'${x// /_}'}" ${'${x// /_}'} "${'${x// }'}"
    x=abc y=b z=Q; WORDS ${'${x/$y/$z}'} ${'${x/${y}/-$z-}'} "${'${x/"$y"/"$z"}'}"
    x=abc; WORDS ${'${x/b/$HOME}'} ${'${x/b/~}'}
    x=abc; WORDS ${'${x/b/"&"}'} ${'${x/b/\\&}'} ${'${x/b/\\\\}'}
    x=aaa; WORDS ${'${x/a*/Z}'} ${'${x/%a/Z}'} ${'${x//a/aa}'}
    x='a*c'; WORDS "${'${x/\\*/b}'}" "${"${x/'*'/b}"}"
    x=$'a\nb'; WORDS "${"${x//$'\\n'/,}"}"
    set -- ab cb; WORDS ${'${@/b/X}'} "${'${@//b/X}'}" "${'${*/b/X}'}"
    a=(ab cb); WORDS "${'${a[@]/b/X}'}" "${'${a[@]/#/p-}'}" "${'${a[@]/%/-s}'}" ${'${a/a/Z}'}
    x=abc; WORDS ${'${x/abc/}'} end
    x=abc; WORDS "${'${x/abc/}'}" end
    x=rXmX; WORDS ${'${x//X}'} ${'${x//X/}'}
    ?? shopt -s extglob; x=aab; WORDS ${'${x//+(a)/-}'}
    ?? x=ABC; shopt -s nocasematch; WORDS ${'${x/b/_}'}
    x=abc; WORDS ${'${x/b/${x}}'} ${'${x/b/$(echo q)}'}
    x=abc; WORDS ${'${x/}'} ${'${x//}'}
  `),
  'case and transform': rows(String.raw`
    x=aBc; WORDS ${'${x^}'} ${'${x^^}'} ${'${x,}'} ${'${x,,}'} ${'${x~}'} ${'${x~~}'}
    x=ABC; WORDS ${'${x,}'} ${'${x,,}'} ${'${x,,[AB]}'} ${'${x,,?}'}
    x=abc; WORDS ${'${x^[b]}'} ${'${x^^[bc]}'}
    x=élan; WORDS ${'${x^}'} ${'${x^^}'}
    x=abc; WORDS ${'${#x}'}
    x=; WORDS ${'${#x}'}
    set -- a b c; WORDS $# ${'${#}'} ${'${#@}'} ${'${#*}'} ${'${#1}'}
    a=(x yy zzz); WORDS ${'${#a[@]}'} ${'${#a[*]}'} ${'${#a}'} ${'${#a[2]}'}
    x='a b'; WORDS "${'${x@Q}'}" ${'${x@Q}'}
    x="it's"; WORDS "${'${x@Q}'}"
    x='a\tb\x41'; WORDS "${'${x@E}'}"
    x=abC; WORDS ${'${x@U}'} ${'${x@u}'} ${'${x@L}'}
    x='$HOME'; WORDS "${'${x@P}'}"
    x='$(echo hi)'; WORDS "${'${x@P}'}"
    ?? x=abc; WORDS "${'${x@A}'}"
    ?? x=1; WORDS "${'${x@a}'}"
    ?? declare -r x=1; WORDS "${'${x@a}'}"
    a=(x 'y z'); WORDS "${'${a[@]@Q}'}"
    set -- aB Cd; WORDS "${'${@^^}'}" "${'${*,,}'}"
    a=(aB Cd); WORDS "${'${a[@]^}'}" "${'${a[@],,}'}"
    ?? declare -A m=([k]=v); WORDS "${'${m[@]@K}'}"
    ?? ab1=x ab2=y; WORDS ${'${!ab@}'} "${'${!ab*}'}"
  `),
  positional: rows(String.raw`
    set -- a b c; WORDS $1 $2 $3 "$4"
    set -- a b c; WORDS "$@"
    set -- a b c; WORDS "$*"
    set -- 'a b' c; WORDS $@ $*
    set -- 'a b' c; WORDS "$@" "x$@y" "p $@ q"
    set --; WORDS "$@" a
    set --; WORDS "$*" a
    set --; WORDS x"$@"y ""$@ 
    set -- a; WORDS x"$@"y
    set -- a b c; shift; WORDS "$@"
    set -- a b c; shift 2; WORDS "$@" $#
    set -- 1 2 3 4 5 6 7 8 9 10 11; WORDS $10 ${'${10}'} ${'${11}'}
    set -- -a b; WORDS "$@"
    set a b; WORDS "$@"
    set -e -- a b; WORDS "$@"
    set -- "$@" z; WORDS "$@"
    set -- a b; set -- "$@" c; WORDS "$@"
    set -- a b; set -- c; WORDS "$@" $#
    set -- x y; for i; do WORDS $i; done
    set -- x y; for i in "$@"; do WORDS $i; done
    ?? set -- a b c; WORDS ${'${!#}'}
    set -- a b; n=2; WORDS ${'${!n}'}
    set -- a b c; while [ $# -gt 0 ]; do WORDS $1; shift; done
    set -- a b; f() { WORDS $1 $#; }; f; f z; WORDS $1
    set -- a b; (set -- c; WORDS $1); WORDS $1
    set -- 'x  y'; WORDS $1 "$1"
    set -- WORDS a b; "$@"
    set -- WORDS a b; $*
    bash -c 'WORDS "$0" "$@"' zero one 'two three'
    bash -c 'WORDS $1' _ 'a b'
    sh -c 'WORDS "$*" $#' x a b
    bash -s a b <<< 'WORDS "$@"'
    eval 'set -- p q'; WORDS "$@"
    set -- $(echo a b c); WORDS $2
    x='a b c'; set -- $x; WORDS $3 $#
    IFS=:; set -- $(echo a:b); WORDS $1
    WORDS $# "$@" end
    ?? getopts ab: o -a; WORDS $o
  `),
  arithmetic: rows(String.raw`
    WORDS $((1+2)) $((2*3)) $((7/2)) $((7%3)) $((2**8)) $((-5))
    WORDS $((1<<4)) $((255>>2)) $((6&3)) $((6|3)) $((6^3)) $((~0))
    WORDS $((1<2)) $((2==2)) $((!0)) $((1&&0)) $((1||0)) $((1?5:6))
    WORDS $((0x1f)) $((010)) $((2#101)) $((16#ff)) $((36#z))
    x=5; WORDS $((x+1)) $(($x+1)) $((${'${x}'}*2)) "$((x))"
    x=5; WORDS $((x++)) $x $((++x)) $x
    x=5; WORDS $((x+=3)) $x $((x=9)) $x
    x=5 y=x; WORDS $((y+1))
    x='1+2'; WORDS $((x*2)) $(($x*2))
    WORDS $(( (1+2)*3 )) $((1+2*3)) $((-(2)))
    ?? WORDS $((unset_variable_q)) $((unset_variable_q+1))
    a=(1 2 3); WORDS $((a[1]+a[2])) $((a[0]++)) ${'${a[0]}'}
    ((x=3)); WORDS $x
    ((x=3,y=4)); WORDS $x $y
    x=1; ((x++)); WORDS $x
    let "x = 3 * 4"; WORDS $x
    WORDS $[1+2] $[3*4]
    x=3; WORDS $((x>2?x:0)) $((x,7))
    for ((i=0;i<3;i++)); do WORDS $i; done
    for ((i=3;i>0;i-=2)); do WORDS $i; done
    i=0; while ((i<3)); do WORDS $i; ((i++)); done
    i=0; until [ $i -ge 2 ]; do WORDS $i; i=$((i+1)); done
    WORDS $((9223372036854775807+1)) $((10/3*3)) $((-7/2)) $((-7%3))
    x=$((1+1)); WORDS "a${'${x}'}b" {1..$x}
    WORDS $((1 + $(echo 2)))
    WORDS $(( 1 + 1 ))a b$((2))
    x=08; WORDS $((10#$x+1))
    declare -i n=2; n=n*3; WORDS $n
  `),
};

/** Values that only the running shell knows: nothing may be claimed of them. */
export const OPEN_PARAMETERS: Table = {
  'not to be known': rows(String.raw`
    WORDS $RANDOM
    WORDS $$
    WORDS $SECONDS $EPOCHSECONDS
    WORDS $PPID
    WORDS "$LOGNAME"
    WORDS "$PATH"
    WORDS "$UNSET_IN_THE_LINE"
    WORDS $UNSET_IN_THE_LINE
    WORDS "${'${FOO_Q}'}/x"
    WORDS $(date +%s%N)
    WORDS $((RANDOM))
    WORDS $(hostname)
    WORDS $BASHPID
    read x; WORDS "$x"
    WORDS "$(cat /proc/uptime)"
    x=$RANDOM; WORDS a$x
    WORDS $LINENO$RANDOM
    true & WORDS $!
    WORDS <(true)
    WORDS "$TMPDIR"
    WORDS $(mktemp)
  `),
};
