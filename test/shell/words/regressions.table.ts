/** Cases that random scripts found, shrunk by hand: each names the class of meaning that was once lost. */
import { rows, type Table } from './table.ts';

export const REGRESSIONS: Table = {
  'braces are expanded before variables': rows(String.raw`
    a=1 ab=2 ac=3; WORDS $a{b,c}
    a=1 ab=2 ac=3; WORDS ${'${a}'}{b,c}
    ?? ab=2; WORDS x{"$a"b,$ab}
    HOMEX=1 HOMEY=2; WORDS $HOME{X,Y}
    ?? a=q; WORDS {$a,x}{$a,y}
    n=3; WORDS {1..$n} {a..$n}
  `),
  'a pattern in double quotes is a pattern': rows(String.raw`
    b='b c'; WORDS "${'${b%% *}'}" "${'${b##*}'}" "${'${b/?/}'}" "${'${b/#?/z}'}" "${'${b/[ab]/z}'}"
    b='b c'; a="${'${b%% *}'}"; WORDS ${'${b}'} ${'${a}'}
    a=alpha; WORDS "${'${a%%[ab]}'}" "${'${a%[!x]}'}"
    b='b c'; WORDS "${"${b/'?'/}"}" "${'${b/"?"/}'}" "${'${b/\\?/}'}"
  `),
  'a bracket in a pattern holds slashes, quotes and variables': rows(String.raw`
    x=/home/a; WORDS ${'${x%%[!/]*}'} ${'${x%%[!a]*}'} ${'${PWD%%[!/]*}'}
    v=b b='b c'; WORDS "${'${b//[$v]/z}'}" ${'${b//[$v]/z}'} ${'${b//[${v}x]/}'}
    x=a-b v=-; WORDS "${'${x//["$v"]/z}'}" "${"${x//[a'-'c]/w}"}" ${'${x//[a-c]/q}'}
    case a/b in [a/]*) WORDS y;; esac
  `),
  'an empty word in quotes is a word': rows(String.raw`
    c=; WORDS "${'${c:+2}'}" "${'${c}'}" ${'${c:+2}'} x
    a=(); WORDS "${'${a[@]}'}" "${'${a[*]}'}" x
    set --; WORDS "$@" "$*" x
    WORDS "$(true)" $(true) x
    unset x; WORDS "${'${x:-}'}" "${'${x+}'}" y
  `),
  'what is local ends with its function': rows(String.raw`
    f() { local a=in b; b=$1; }; a=out; b=o; f x; WORDS $a $b
    f() { declare -l b=B; }; f; b=C; WORDS $b
    f() { typeset a=in; WORDS $a; }; a=out; f; WORDS $a
    f() { local a; a=(1 2); }; a=out; f; WORDS "${'${a[@]}'}"
    f() { local a=in; (WORDS $a); g; }; g() { WORDS $a; }; a=out; f; g
    f() { local IFS=:; x=a:b; WORDS $x; }; f; y=c:d; WORDS $y
  `),
  'arithmetic and arrays change what follows': rows(String.raw`
    i=1; i=$((i*2)); WORDS $i
    f() { i=$((i*2)); }; i=1; f; WORDS $i
    a=(1 2 3); ((a[1]++)); WORDS "${'${a[@]}'}"
    arr=(p q); unset 'arr[0]'; WORDS ${'${arr[@]}'} ${'${!arr[@]}'}
    arr=(p q); mapfile -t arr < <(printf '%s\n' x); WORDS "${'${arr[@]}'}" ${'${#arr[@]}'}
    a=(x y); a[${'${#a[@]}'}]=z; WORDS "${'${a[@]}'}"
    arr=(p 'q r'); arr=("${'${arr[@]}'}" "${'${arr[0]}'}"); WORDS "${'${arr[@]}'}"
    arr=(p q); arr[0]=; WORDS "${'${arr[@]}'}" ${'${arr[@]}'}
  `),
  'splitting follows IFS as it stands': rows(String.raw`
    unset IFS; set -- 'a b' c; WORDS $@ $*
    unset IFS; x='a b'; WORDS $x $(echo c d)
    IFS=:; unset IFS; x=a:b; WORDS $x
    unset IFS; a=(p 'q r'); WORDS "${'${a[*]}'}"; set -- a b; WORDS "$*"
    unset IFS; read -r x y <<< 'a b'; WORDS $y
    IFS=a; x=xay; WORDS $x "$x" ${'${x}'}z
    IFS=a; for w in xay; do WORDS $w; done
    IFS=:; set -- a b; x="$*"; WORDS $x "$x"
    IFS=:; f() { WORDS $1; }; f a:b
    x=a:b; (IFS=:; WORDS $x); WORDS $x
    IFS=: eval 'x=a:b; WORDS $x'
    IFS=:; read -r x y <<< a:b; WORDS $y
  `),
  'a child shell has its own variables and parameters': rows(String.raw`
    export a=1; bash <<'E'⏎WORDS $a "$#"⏎E
    set -- x; bash -c 'WORDS "$#" "$@"'
    set -- x; bash -s p q <<< 'WORDS "$@"'
    set -- x; printf '%s\n' 'WORDS "$@"' | bash -s p
    set -- x y; echo 'WORDS "$@"' > /tmp/s; bash /tmp/s; . /tmp/s; . /tmp/s z
    export a=1; bash -c 'a=2; WORDS $a'; WORDS $a
    f() { WORDS in; }; export -f f; bash -c f
    a=1 bash -c 'WORDS $a'
    export a; a=1; bash -c 'WORDS $a'; a=2; bash -c 'WORDS $a'
    source <(printf '%s\n' 'WORDS "$@"')
    set -- one 'two 2'; source <(printf '%s\n' 'WORDS x$2 "$#"')
    set -- one; eval 'set -- a b'; WORDS "$@"
  `),
  'input is read to its end, byte by byte': rows(String.raw`
    printf '%s\0' '	' "" | xargs -0 -n1 WORDS
    printf '%s\0' '		.' '}' | xargs -0 -n1 WORDS
    printf 'a b\n\nc' | xargs -L1 WORDS
    printf 'a\nb' | while read -r x; do WORDS $x; done
    printf 'a\nb' | while read -r x || [ -n "$x" ]; do WORDS $x; done
    printf '%s\n' "'a b'" 'c\ d' | xargs WORDS
    printf 'x y\n' | xargs -I{} WORDS {} '{}{}' a{}b
    printf '  lead\n' | xargs -I{} WORDS {}
  `),
  'what a jump passes over does not happen': rows(String.raw`
    for b in 1 2 3; do [ a = a ] && break; b=x; done; WORDS $b
    x=1; while true; do x=2; break; x=3; done; WORDS $x
    f() { d=/; return; d=/tmp; }; f; WORDS $d
    f() { echo a; return; echo b; }; WORDS $(f)
    WORDS $(printf r; exit; printf x)m
    trap 'WORDS $d' EXIT; d=/; exit; d=/tmp
    for b in 1 2; do if [ $b = 1 ]; then d=q; continue; fi; d=$d$b; done; WORDS $d
    ++ for i in 1 2; do for j in 1 2; do d=/; break 2; d=a; done; d=b; done; WORDS $d
    ++ f() { [ "$1" ] && { d=1; return; }; d=2; }; f x; WORDS $d
    x=1; (x=2; exit; x=3); WORDS $x
    while read -r w; do [ "$w" = b ] && break; l=$w; done <<< $'a
b
c'; WORDS $l
  `),
  'a way that is not taken changes no file': rows(String.raw`
    echo WORDS a > /tmp/f; false && echo WORDS b > /tmp/f; bash /tmp/f
    echo WORDS a > /tmp/f; if [ a = b ]; then echo WORDS b > /tmp/f; fi; bash /tmp/f
    echo WORDS a > /tmp/f; case x in y) echo WORDS b > /tmp/f;; esac; bash /tmp/f
    echo WORDS a > /tmp/f; f() { return; echo WORDS b > /tmp/f; }; f; bash /tmp/f
    export i=1; printf '%s\n' 'declare -A m=([k]=n); WORDS $((i++ + 5))' > /tmp/f; bash /tmp/f
    g() { WORDS $1; [ $1 -gt 0 ] && g $(($1 - 1)); }; g 2
  `),
  'a line end after a backslash is gone before tokens are read': rows(String.raw`
    WORDS "$\⏎(echo a)" $\⏎(echo b) $(\⏎(1+2))
    a=1 ab=2; WORDS $a\⏎b "$a\⏎b" ${'${a\\⏎b}'} '$a\⏎b'
    true &\⏎& WORDS a; false |\⏎| WORDS b
    a\⏎b=3; WO\⏎RDS $ab; i\⏎f true; th\⏎en WORDS x; fi
    echo WORDS a >\⏎> /tmp/f; bash <\⏎/tmp/f; bash <<\⏎< 'WORDS b'
    a=1 ab=2; WORDS "$(cat <<E⏎$a\⏎b it's⏎E⏎)" "$(cat <<'E'⏎$a\⏎b⏎E⏎)" # it's\⏎WORDS c
    WORDS $((1 << 2)) a\⏎b
    ++ WORDS ${'${\\⏎a:-q}'} ${'${a:\\⏎-q}'}
  `),
  'an array on some ways is not one on all': rows(String.raw`
    ++ a=(x 'y z'); [ "$NO" ] && a=(); WORDS "${'${a[@]}'}" ${'${#a[@]}'}
    ++ a=(x y); [ "$NO" ] || a+=(z); WORDS "${'${a[@]}'}" "${'${!a[@]}'}"
    ++ a=(x); [ "$NO" ] && mapfile -t a <<< b; WORDS "${'${a[@]/x/y}'}" "${'${a[0]}'}"
    ++ a=x; [ "$NO" ] || unset a; WORDS ${'${a+set}'} ${'${a-unset}'}
    ++ a=x; [ "$NO" ] || a=; : ${'${a:=w}'}; WORDS $a
    ++ [ "$NO" ] && a=1 || a=2; WORDS "$(bash -c 'echo $1' _ $a)"; A=$a sh -c 'WORDS "$A"'; bash <<< "WORDS $a"
  `),
  'what may be several words moves what comes after it': rows(String.raw`
    ?? a=($NONE b c); WORDS "${'${a[1]}'}" "${'${a[@]:1}'}" ${'${#a[@]}'}
    ?? set -- $NONE b c; WORDS "$2" "${'${@:2}'}" $#
    ?? f() { WORDS "$@"; "$@"; }; f WORDS $NONE{a,b}
    ?? set -- a $NONE; WORDS x"$@"y "$*"
    ?? WORDS "${'${none[@]}'}" "${'${!none[@]}'}" "${'${none[@]/a/b}'}"
    unset a; WORDS "${'${a[@]}'}" "${'${!a[@]}'}" x
    a=(p q r s); unset 'a[0]' 'a[2]'; WORDS "${'${a[@]:1}'}" "${'${a[@]: -1}'}" "${'${a[@]:2:1}'}"
    set -- a b; WORDS "${'${@: -5}'}" x "${'${@: -1}'}"
  `),
  'every way of a word is taken': rows(String.raw`
    ++ i=1; [ "$NO" ] && i=5; WORDS $(($i + 2)); a=(x y z); WORDS "${'${a[$i]}'}"
    ++ a=x:y; [ "$NO" ] && IFS=:; WORDS $a
    printf '%s\0' a '' b | xargs -0 -n1 WORDS
    ?? printf '%s\0' "$NO" '' | xargs -0 -n1 WORDS
  `),
  'attributes belong to one variable of one shell': rows(String.raw`
    declare -u b=x; f() { local b; b=y; WORDS $b; }; f; for b in z; do WORDS $b; done
    for b in 1 2; do declare -n r=b; WORDS $r; done
    ?? a=(x y); export a; c=1; export c; bash -c 'WORDS "${'${a[@]}'}" $c'
    set -f; shopt -s nocasematch; bash -c '[[ A == a ]] || WORDS x'
    declare -i v=1; v=a$v; w=2; v=w; WORDS $v; b=; b=2/${'${b:=q}'} true; WORDS "$b"
    i=1 c=; b=$((++i)) true; WORDS $i; b=${'${c:=q}'} true; WORDS $c
    a=$'x\ny\t'; WORDS ${'${a@Q}'}; eval "WORDS ${'${a@Q}'}"
  `),
  'words of a declaration are expanded before it assigns': rows(String.raw`
    A=x; declare A=y B=$A; WORDS $A $B
    A=x n=0; export A=y B=$A C=$((n++)); WORDS $A $B $n
    f() { local A=y B=$A; WORDS $A "$B"; }; A=x; f; WORDS $A
    A=x; readonly A=y B=${'${A}'}z; WORDS $B
  `),
  'the last pipe stage is a subshell': rows(String.raw`
    a=1; echo x | { a=2; WORDS $a; }; WORDS $a
    a=1; echo x | while read -r y; do a=$y; done; WORDS $a
    shopt -s lastpipe; a=1; echo x | read -r a; WORDS $a
    a=1; { a=2; } | cat; WORDS $a
    a=1; { a=2; } & wait; WORDS $a
    a=1; b=$(a=2; echo $a); WORDS $a $b
    cd /tmp | true; WORDS "$PWD"
    (cd /tmp); WORDS "$PWD"
  `),
  'what the shell refuses changes nothing': rows(String.raw`
    set -- a 'b c'; shift 3; WORDS "$@"
    set -- a 'b c'; shift; shift 2; WORDS x"$@"y "$#"
    set -- a b; shift 2; WORDS x "$@"; shift; WORDS y "$#"
    set -- a b; shift 3 || WORDS refused; WORDS "$1"
    set -- a b; shift -1; WORDS "$@"
  `),
  'what may be several words stays so when it is handed on': rows(String.raw`
    ?? f() { WORDS "$@"; }; f :0$(tr -d a <<< '{ xé') b
    ?? f() { WORDS "$1" "$2"; }; f 'a b'$(tr -d x <<< 'q é') c
    ?? set -- 'a b'$(tr -d x <<< 'q é') c; WORDS "$@"
    ?? a=('a b'$(tr -d x <<< 'q é') c); WORDS "${'${a[@]}'}"
  `),
  'what is printed on one way only may not be there': rows(String.raw`
    ++ WORDS x$([ -n "$Q" ] && echo a)
    ++ WORDS x$([ -z "$Q" ] && echo a)
    ++ WORDS x$([ -z "$Q" ] || echo a)
    ++ WORDS "$(if [ -n "$Q" ]; then echo a; else echo 'b c'; fi)"
    ++ { echo a; [ -z "$Q" ] && echo b; } | while read -r x; do WORDS "$x"; done
    ++ if [ -n "$Q" ]; then A=Yg==; else A=Yw==; fi; WORDS "$(echo "$A" | base64 -d)"
  `),
  'a file may hold one of several texts': rows(String.raw`
    ++ if [ -n "$Q" ]; then echo 'WORDS a' > f; else echo 'WORDS b' > f; fi; . ./f
    ++ if [ -n "$Q" ]; then echo 'WORDS a' > f; else echo 'WORDS b' > f; fi; cat f | bash
    ++ if [ -n "$Q" ]; then echo Yg== > f; else echo Yw== > f; fi; WORDS "$(base64 -d f)"
  `),
  'of a partly known text nothing is known after a filter': rows(String.raw`
    ?? echo "dcba $RANDOM" > f; WORDS "$(rev f)"
    ?? echo "abc $RANDOM" > f; WORDS "$(head -n 1 f)"
  `),
  'an option of set that takes a word': rows(String.raw`
    set -- a; set -euo pipefail; WORDS x$1
    set -eo pipefail a b; WORDS "$@"
    set -f +o pipefail c; WORDS "$@"
  `),
};
