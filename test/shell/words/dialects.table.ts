/** Where zsh or dash reads a line otherwise than bash, and what only zsh has. */
import { rows, type Table } from './table.ts';

export const ZSH: Table = {
  'reads otherwise': rows(String.raw`
    ?? x='a b'; WORDS $x
    x='a b'; WORDS ${'${=x}'}
    x='WORDS a'; $x; WORDS b
    setopt shwordsplit; x='a b'; WORDS $x
    a=(x y z); WORDS $a
    ?? a=(x y z); WORDS $a[1] ${'${a[1]}'} ${'${a[2]}'}
    a=(x '' z); WORDS $a
    x=; WORDS $x a
    x='*'; WORDS $x
    WORDS {a,b} {1..3}
    ?? set -- p 'q r'; WORDS $@ $*
    WORDS "$(echo 'a b')" $(echo 'a b')
    echo v | read x; WORDS $x
    x=abc; WORDS ${'${x:1}'} ${'${x:0:2}'} ${'${x/b/c}'} ${'${x#a}'}
    f() { WORDS $1; }; f a
    for x in a b; do WORDS $x; done
    case a in a) WORDS y;; esac
    bash -c 'x="a b"; WORDS $x'
    eval 'WORDS a'
    sh -c 'WORDS a'
    WORDS a\ b 'c d' "e f" $'g\th'
    WORDS ~ ~/x
    echo WORDS a | sh
    WORDS $((1+2))
    if [[ a == a ]]; then WORDS y; fi
    while true; do WORDS a; break; done
    [ a = a ] && WORDS y
    cat <<E | sh⏎WORDS a⏎E
    x=WORDS; $x a
    $(echo WORDS) a
  `),
  'only zsh has': rows(String.raw`
    ?? WORDS =rm
    =WORDS a
    x=WORDS; ${'${x}'} a
    x=y y=z; WORDS ${'${(P)x}'}
    x=a,b; WORDS ${'${(s:,:)x}'}
    a=(x y); WORDS ${'${(j:-:)a}'}
    x='$HOME'; WORDS ${'${(e)x}'}
    x='$(echo WORDS)'; ${'${(e)x}'} a
    x=abc; WORDS ${'${(U)x}'} ${'${x:u}'}
    x=/a/b.c; WORDS ${'${x:t}'} ${'${x:h}'} ${'${x:r}'}
    repeat 2 WORDS a
    for x (a b) WORDS $x
    for x (a b); do WORDS $x; done
    foreach x (a b); WORDS $x; end
    if [[ a == a ]] { WORDS y; }
    if [[ a == b ]] { WORDS n; } else { WORDS y; }
    if [[ a == a ]] WORDS y
    while [[ a == b ]] { :; }; WORDS a
    case a { a) WORDS y;; }
    function { WORDS a }
    () { WORDS $1 } x
    noglob WORDS a*
    nocorrect WORDS a
    builtin eval WORDS a
    ?? functions[f]='WORDS a'; f
    alias -g G='WORDS a'⏎eval G
    alias w='WORDS a'⏎eval w b
    WORDS a >/dev/null >/tmp/x
    { WORDS a } always { WORDS b }
    cat =(echo a) >/dev/null; WORDS b
    sh =(echo WORDS a)
    . =(echo WORDS a)
    x=(WORDS a); $x
    ?? x=(WORDS a); "$x[@]"
    print -r 'WORDS a' | sh
    zmodload zsh/zpty; WORDS a
    autoload -U colors; WORDS a
    WORDS ${'${:-a}'} ${'${${:-ab}#a}'}
    WORDS "${'${$(echo a b)}'}"
    time WORDS a
    WORDS a |& cat
    WORDS a &!
    WORDS a &|
    select x (p q) { WORDS $x; break } <<< 1
    until [[ a == a ]] { :; }; WORDS a
    emulate sh -c 'x="a b"; WORDS $x'
    setopt aliases; WORDS a
    trap 'WORDS a' EXIT
    TRAPEXIT() { WORDS a }
    precmd() { WORDS a }; precmd
    hash w=/bin/WORDS; w a
    path=(/bin $path); WORDS a
    x='echo WORDS a'; sh -c "$(eval $x)"
    WORDS ${'${(z):-"a b c"}'}
    (( 1 )) && { WORDS a }
    echo /*(e:'WORDS a':)
    echo /b*(N[1]e{'WORDS a'})
    ?? echo /tmp(e:'WORDS a':)
    f() { WORDS a }; echo /tmp(+f)
    echo ${'${x::=WORDS}'} >/dev/null; $x a
  `),
};

export const POSIX: Table = {
  'reads otherwise': rows(String.raw`
    x='a b'; WORDS $x
    WORDS "$((1+2))"
    echo 'a\tb' | { read -r x; WORDS "$x"; }
    WORDS "$(echo 'a\tb')"
    WORDS "$(echo -e a)" "$(echo -n a)"
    [ a = a ] && WORDS y
    f() { WORDS "$1"; }; f a
    WORDS "$(printf '%s-' a b)"
    x=abc; WORDS ${'${x#a}'} ${'${x%c}'} ${'${x:-d}'} ${'${#x}'}
    cat <<E | sh⏎WORDS a⏎E
    WORDS a &> /dev/null
    WORDS ~ ~/x
    set -- a b; WORDS "$@" "$#"
    for x in a b; do WORDS "$x"; done
    eval 'WORDS a'
    command WORDS a
    . /dev/stdin <<E⏎WORDS a⏎E
    WORDS a\b 'c\d' "e\f"
    trap 'WORDS a' EXIT
    x=WORDS; $x a
    printf 'WORDS a\n' | sh
  `),
};
