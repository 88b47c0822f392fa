/** Arrays, `read`, `mapfile`, `printf -v`, control flow that decides what a word becomes. */
import { rows, type Table } from './table.ts';

export const ARRAYS: Table = {
  arrays: rows(
    String.raw`
    a=(x y z); WORDS ${'${a[0]}'} ${'${a[2]}'} $a
    a=(x 'y z'); WORDS "${'${a[@]}'}"
    a=(x 'y z'); WORDS ${'${a[@]}'} "${'${a[*]}'}"
    a=(); WORDS "${'${a[@]}'}" end
    a=(x y); a+=(z); WORDS "${'${a[@]}'}"
    a=(x y); a[5]=q; WORDS "${'${a[@]}'}" ${'${!a[@]}'} ${'${#a[@]}'}
    a[0]=x; a[1]=y; WORDS "${'${a[@]}'}"
    a=([2]=c [0]=a); WORDS "${'${a[@]}'}" "${'${!a[@]}'}"
    a=(x y z); unset 'a[1]'; WORDS "${'${a[@]}'}" ${'${!a[@]}'}
    a=(x y z); WORDS "${'${a[-1]}'}" ${'${a[-2]}'}
    a=(x y z); i=1; WORDS ${'${a[i]}'} ${'${a[$i]}'} ${'${a[i+1]}'} ${'${a[$((i-1))]}'}
    a=(x y); a=("${'${a[@]}'}" z); WORDS "${'${a[@]}'}"
    a=(x y); b=("${'${a[@]}'}"); WORDS "${'${b[@]}'}"
    a=(x y); WORDS "p${'${a[@]}'}s"
    a=(x y); IFS=,; WORDS "${'${a[*]}'}"
    a=(1 2); a[0]+=x; WORDS "${'${a[@]}'}"
    a=x; a+=(y); WORDS "${'${a[@]}'}"
    a=(x y); a=z; WORDS "${'${a[@]}'}"
    a=(x y); unset a; WORDS "${'${a[@]}'}" end
    a=($(echo p q)); WORDS ${'${a[1]}'}
    s='p q r'; a=($s); WORDS ${'${#a[@]}'} ${'${a[2]}'}
    a=({1..3} {x,y}); WORDS "${'${a[@]}'}"
    a=(a b c d); WORDS "${'${a[@]:1:2}'}" ${'${a[@]: -1}'}
    declare -a a=(x y); WORDS "${'${a[1]}'}"
    declare -a a; a[3]=x; WORDS "${'${a[3]}'}"
    a=(x
y); WORDS "${'${a[@]}'}"
    a=(x #comment⏎ y); WORDS "${'${a[@]}'}"
    declare -A m; m[k]=v; m[j k]=w; WORDS "${'${m[k]}'}" "${'${m[j k]}'}"
    declare -A m=([a]=1 [b]=2); WORDS "${'${m[a]}'}${'${m[b]}'}"
    declare -A m=([x]=WORDS); ${'${m[x]}'} q
    ?? declare -A m=(a 1 b 2); WORDS ${'${m[a]}'} ${'${m[b]}'}
    declare -A m; k=z; m[$k]=1; WORDS ${'${m[z]}'} ${'${m[$k]}'} ${'${#m[@]}'}
    declare -A m=([a]=1); m+=([a]=2); WORDS "${'${m[@]}'}" "${'${!m[@]}'}"
    a=(x y z); for i in "${'${a[@]}'}"; do WORDS $i; done
    a=(x y); for i in ${'${!a[@]}'}; do WORDS $i ${'${a[i]}'}; done
    a=(WORDS p 'q r'); "${'${a[@]}'}"
    a=(WORDS p q); ${'${a[@]}'}
    a=(WORDS p q); ${'${a[0]}'} "${'${a[@]:1}'}"
    a=(r m); WORDS ${'${a[0]}'}${'${a[1]}'}
    f() { local a=("$@"); WORDS "${'${a[@]}'}"; }; f 'x y' z
    n=a; a=(1 2 3); ref="$n[@]"; WORDS "${'${!ref}'}"
    readonly -a a=(x y); WORDS "${'${a[@]}'}"
    a=(1 2 3); b=("${'${a[@]/%/x}'}"); WORDS "${'${b[@]}'}"
    a=(b a c); WORDS "${'${a[*]}'}" "${'${a[@]#b}'}"
    a=("" x); WORDS "${'${a[@]}'}" ${'${a[@]}'} ${'${#a[@]}'}
    a=(a\ b "c	d"); WORDS "${'${a[@]}'}"
  `.replace('(x\ny)', '(x⏎y)'),
  ),
  read: rows(String.raw`
    read x <<< a; WORDS $x
    read x y <<< 'a b c'; WORDS "$x" "$y"
    read x y z <<< 'a b'; WORDS "$x" "$y" "$z"
    read -r x <<< 'a\b'; WORDS "$x"
    read x <<< 'a\b\\c'; WORDS "$x"
    read x <<< '  a b  '; WORDS "$x"
    IFS= read -r x <<< '  a b  '; WORDS "$x"
    IFS=: read x y <<< a:b:c; WORDS "$x" "$y"
    IFS=, read -ra a <<< 'x,y,z'; WORDS "${'${a[@]}'}"
    read -a a <<< 'x y z'; WORDS "${'${a[1]}'}"
    read <<< 'a b'; WORDS "$REPLY"
    read -d ';' x <<< 'a;b'; WORDS "$x"
    read -n 2 x <<< abcd; WORDS "$x"
    read -p prompt x <<< v; WORDS $x
    read -rp prompt x <<< v; WORDS $x
    read x < <(echo v); WORDS $x
    echo v | { read x; WORDS $x; }
    echo v | (read x; WORDS $x)
    ?? echo v | read x; WORDS "[$x]"
    printf 'a b\nc d\n' | while read x y; do WORDS $x $y; done
    while read x; do WORDS $x; done <<< $'p\nq'
    while read -r x; do WORDS "$x"; done < <(printf '%s\n' 'a b' c)
    while IFS= read -r x; do WORDS "$x"; done <<E⏎a⏎ b⏎E
    while IFS='=' read -r k v; do WORDS "$k" "$v"; done <<< $'a=1\nb=2=3'
    { read x; read y; } <<< $'l1\nl2'; WORDS $x $y
    read x <<E⏎line⏎E⏎WORDS $x
    x=v; read y <<< $x; WORDS $y
    read x y <<< "$(echo a b)"; WORDS $y
    mapfile -t a <<< $'x\ny z'; WORDS "${'${a[@]}'}"
    mapfile a <<< x; WORDS "${'${a[0]}'}"
    readarray -t a < <(printf '%s\n' x y); WORDS "${'${a[@]}'}"
    mapfile -t -n 1 a <<< $'x\ny'; WORDS "${'${a[@]}'}"
    mapfile -t -s 1 a <<< $'x\ny'; WORDS "${'${a[@]}'}"
    mapfile -d , -t a <<< 'x,y'; WORDS "${'${a[0]}'}"
    mapfile -t < <(echo q); WORDS "${'${MAPFILE[0]}'}"
    printf -v x %s a; WORDS $x
    printf -v x '%s-%s' a b; WORDS $x
    ?? printf -v x '%03d' 7; WORDS $x
    printf -v x '\x41'; WORDS $x
    printf -v 'a[1]' %s q; WORDS "${'${a[1]}'}"
    printf -v x '%s,' a b c; WORDS $x
    x=$(< /dev/null); WORDS "[$x]"
  `),
  'control flow': rows(String.raw`
    for x in a b; do WORDS $x; done
    for x in a 'b c' d; do WORDS "$x"; done
    for x in {1..3}; do WORDS $x; done
    for x in $(echo a b); do WORDS $x; done
    for x in; do WORDS no; done; WORDS end
    for x in a b; do for y in 1 2; do WORDS $x$y; done; done
    ++ for x in a b c; do [ $x = b ] && break; WORDS $x; done
    ++ for x in a b c; do [ $x = b ] && continue; WORDS $x; done
    for x in a b; do :; done; WORDS $x
    s=; for x in a b c; do s+=$x; done; WORDS $s
    s=; for x in a b c; do s=$x$s; done; WORDS $s
    if true; then x=a; else x=b; fi; WORDS $x
    if false; then x=a; else x=b; fi; WORDS $x
    ++ if [ a = a ]; then WORDS yes; else WORDS no; fi
    ++ if [ a != a ]; then WORDS yes; else WORDS no; fi
    ++ if [[ abc == a* ]]; then WORDS yes; else WORDS no; fi
    ?? if [[ abc =~ ^a(b)c$ ]]; then WORDS "${'${BASH_REMATCH[1]}'}"; fi
    if [ -z "" ]; then WORDS yes; fi
    ++ if [ -n "$x" ]; then WORDS yes; else WORDS no; fi
    ++ x=1; if [ $x -eq 1 ]; then WORDS one; elif [ $x -eq 2 ]; then WORDS two; fi
    ++ x=b; case $x in a) WORDS a;; b) WORDS b;; *) WORDS other;; esac
    x=abc; case $x in a*) WORDS pre;; esac
    x=abc; case $x in *z|*c) WORDS alt;; esac
    x=q; case $x in [a-z]) WORDS class;; esac
    ++ case a in a) WORDS 1;& b) WORDS 2;; c) WORDS 3;; esac
    case a in a) WORDS 1;;& ?) WORDS 2;; esac
    case "$x" in '') WORDS empty;; esac
    ++ true && WORDS a; false && WORDS b; true || WORDS c; false || WORDS d
    x=1; x=2; WORDS $x
    while true; do WORDS a; break; done
    x=0; while [ $x -lt 3 ]; do x=$((x+1)); done; WORDS $x
    f() { echo $1$1; }; x=$(f a); WORDS $x
    f() { [ "$1" = go ] && WORDS $1; }; f go
    x=a; f() { x=$x$x; }; f; f; WORDS $x
    f() { WORDS 1; }; f() { WORDS 2; }; f
    f() { WORDS a; }; unset -f f; WORDS b
    x=a; (x=b; WORDS $x) ; WORDS $x
    ?? x=a; bash -c 'WORDS "[$x]"'
    export x=a; bash -c 'WORDS "[$x]"'
    x=a bash -c 'WORDS "[$x]"'
    x=a; eval "WORDS $x"
    x='b c'; eval WORDS '"$x"'
    x='WORDS $y'; y=q; eval $x
    eval 'for i in 1 2; do WORDS $i; done'
    trap 'WORDS bye' EXIT; x=1
    x=a; trap 'WORDS $x' EXIT; x=b
    x=a; trap "WORDS $x" EXIT; x=b
    shopt -s expand_aliases⏎alias w='WORDS a'⏎w b
    shopt -s expand_aliases⏎alias w='WORDS '⏎alias b=c⏎w b
    alias w='WORDS a'; WORDS x
    set -- a b; while [ "$1" ]; do WORDS $1; shift; done
    ++ select x in p q; do WORDS $x; break; done <<< 2
    time x=a; WORDS $x
    ! x=a; WORDS $x
    { x=a; WORDS $x; } > /dev/null
    x=a; { WORDS $x; } | cat
    coproc { WORDS a; }; wait
    WORDS a & wait
    x=5; [[ $x -gt 3 && $x -lt 9 ]] && WORDS in
    [[ a < b ]] && WORDS lt
    [ a = a -a b = b ] && WORDS and
    test 1 -lt 2 && WORDS lt
    x=abc; [[ $x == *b* ]] && WORDS has
    y=b; x=abc; [[ $x == *$y* ]] && WORDS has
    [[ -v x ]] || WORDS unset
    x=; [[ -v x ]] && WORDS set
    (exit 3) || WORDS failed
    return 2>/dev/null; WORDS after
    ++ set -e; true; WORDS a; false; WORDS b
    ++ exit 0; WORDS never
    ?? (exit 1); WORDS $?
    ?? true; WORDS $?
    ?? false; WORDS $?
    ?? f() { return 4; }; f; WORDS $?
  `),
};
