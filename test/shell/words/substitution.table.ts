/** Command substitution of pure commands, here-documents, scripts in strings. */
import { rows, type Table } from './table.ts';

export const SUBSTITUTION: Table = {
  substitution: rows(
    String.raw`
    WORDS $(echo a) "$(echo 'a b')" $(echo 'a b')
    WORDS "$(printf 'a\n\n\n')" "$(printf '\n\na')"
    WORDS $(echo) end
    WORDS "$(echo)" end
    WORDS a$(echo b)c "x$(echo 'y z')"
    WORDS ~BT~echo a~BT~ "~BT~echo 'a b'~BT~"
    WORDS ~BT~echo \~BT~echo a\~BT~~BT~
    WORDS $(echo $(echo a))
    WORDS "$(echo "$(echo "a b")")"
    x=$(echo a); WORDS $x
    x=~BT~echo a~BT~; WORDS $x
    x=a; WORDS $(echo $x) $(echo '$x') $(echo "$x")
    WORDS $(x=in; echo $x)
    x=out; WORDS $(x=in; echo $x) $x
    WORDS $(echo a; echo b)
    WORDS "$(echo a; echo b)"
    WORDS $(echo a && echo b || echo c)
    WORDS $(true) $(false) end
    WORDS $(:) end
    WORDS $(cat <<E⏎a b⏎E⏎)
    WORDS "$(cat <<'E'⏎$HOME a⏎E⏎)"
    x=v; WORDS "$(cat <<E⏎$x "q" \$x⏎E⏎)"
    WORDS $(cat <<-E⏎	tab⏎	E⏎)
    WORDS $(if true; then echo y; fi)
    WORDS $(for i in 1 2; do echo $i; done)
    WORDS $(case a in a) echo in;; esac)
    WORDS $( (echo a) ) $({ echo b; })
    f() { echo "f$1"; }; WORDS $(f 1) $(f 2)
    WORDS "$(echo 'a"b')" "$(echo "a\\b")"
    ?? WORDS $(echo '*nosuch*') "$(echo '*')"
    WORDS $(echo a | cat) $(echo a | cat | cat)
    WORDS $(cat <<< a) $(cat <<< 'b c')
    WORDS $(cat < /dev/null) end
    WORDS $(printf %s a b) $(printf '%s ' a b) $(printf '%s\n' a b)
    WORDS $(bash -c 'echo a') $(sh -c 'echo $1' _ b)
    WORDS $(eval echo a) $(command echo b) $(builtin echo c)
    ?? WORDS $(env echo a) $(env X=1 printenv X 2>/dev/null || echo b)
    $(echo WORDS) a
    $(echo WORDS a b)
    "$(echo WORDS)" a
    ~BT~echo WORDS~BT~ a
    $(printf 'WO'; printf 'RDS') a
    $(echo WO)$(echo RDS) a
    x=$(echo WORDS); $x a
    echo a | { x=$(cat); WORDS $x; }
    WORDS $(pwd) "$(cd /tmp; pwd)"
    WORDS $(cd /tmp && pwd) $(pwd)
    WORDS "$(dirname "$(echo /a/b/c)")"
    WORDS "$(echo -n a)" "$(echo -e 'a\tb')" "$(echo -E 'a\tb')" "$(echo 'a\tb')"
    WORDS $(echo {a,b}) $(echo ~)
    WORDS "$(echo a >/dev/null)" end
    WORDS "$(echo a 2>/dev/null)" "$(echo a >&2)" end
    WORDS $(echo a >&1)
    WORDS $(echo a | true) end
    ?? WORDS $(type -t echo) $(type -t nosuch_q) end
  `.replaceAll('~BT~', '`'),
  ),
  'echo and printf': rows(String.raw`
    WORDS "$(echo -e '\x41\0101\n\\')" "$(echo -e 'a\cb')" "$(echo -ne 'a\n')"
    WORDS "$(echo -e '\e[0m')" "$(echo -e '\u0041')" "$(echo -e '\101')"
    WORDS "$(echo - -a -n)" "$(echo -nn a)" "$(echo -x a)" "$(echo -- a)"
    WORDS "$(echo a  b   c)" "$(echo 'a  b')" "$(echo -n)" "$(echo -e)"
    WORDS "$(printf '%d %i %u' 1 2 3)" "$(printf '%x %X %o' 255 255 8)" "$(printf '%#x' 255)"
    ?? WORDS "$(printf '%5d|%-5d|%05d' 1 2 3)" "$(printf '%+d' 4)"
    WORDS "$(printf '%5s|%-5s|%.2s' ab cd efg)" "$(printf '%*s' 4 a)"
    WORDS "$(printf '%c%c' abc def)" "$(printf '%%')" "$(printf '%b' 'a\tb\x41')"
    WORDS "$(printf '%q' 'a b')" "$(printf '%q' "it's")" "$(printf '%q' '$x')"
    WORDS "$(printf '%s\n')" "$(printf '%d')" "$(printf 'a\nb')" "$(printf 'a\\nb')"
    WORDS "$(printf '%s-%s\n' a b c)" "$(printf '%s' )"
    WORDS "$(printf '\101\x41\u41')" "$(printf 'a\cb')" "$(printf '\0')"
    WORDS "$(printf -- '%s' -a)" "$(printf %s -a)"
    WORDS "$(printf '%d' 0x10)" "$(printf '%d' "'A")" "$(printf '%d' 010)"
    WORDS "$(printf '\x72\x6d')" "$(printf "\\x72")" "$(printf '\162\155')"
    WORDS "$(printf '%s' 'a%sb')" "$(printf '%s\0%s' a b | tr '\0' ,)"
    ?? WORDS "$(printf '%.3f' 3.14159)" "$(printf '%e' 1)" "$(printf '%g' 0.5)"
    ?? WORDS "$(printf "%s" "a" "b" "c")" "$(printf '%2$s' a b 2>/dev/null)"
  `),
  filters: rows(String.raw`
    WORDS "$(echo abc | rev)" "$(printf 'ab\ncd\n' | rev)"
    WORDS "$(echo abc | tr a-c A-C)" "$(echo abc | tr -d b)" "$(echo aabb | tr -s a)"
    WORDS "$(echo hello | tr a-y b-z)" "$(echo abc | tr a-z A-Z)" "$(echo abc | tr '[:lower:]' '[:upper:]')"
    WORDS "$(echo abc | tr -cd ab)" "$(echo 'a b' | tr ' ' '\n')" "$(echo a,b | tr , ' ')" "$(echo abc | tr abc x)"
    WORDS "$(echo uryyb | tr a-z n-za-m)" "$(echo a-b | tr -- - _)" "$(echo 'a\b' | tr '\\' /)"
    WORDS "$(echo a:b:c | cut -d: -f2)" "$(echo a:b:c | cut -d : -f 1,3)" "$(echo a:b:c | cut -d: -f2-)" "$(echo abc | cut -c2)"
    WORDS "$(echo abcdef | cut -c2-4)" "$(echo abcdef | cut -c-2)" "$(echo abcdef | cut -c1,3)" "$(echo abc | cut -b1)"
    WORDS "$(echo 'a b' | cut -d' ' -f2)" "$(echo abc | cut -d: -f2)" "$(echo abc | cut -d: -s -f2)"
    WORDS "$(echo abc | sed s/b/X/)" "$(echo abab | sed s/a/X/g)" "$(echo abab | sed s/a/X/2)" "$(echo abc | sed 's|b|/|')"
    WORDS "$(echo abc | sed 's/\(a\)\(b\)/\2\1/')" "$(echo abc | sed -E 's/(a)(b)/\2\1/')" "$(echo abc | sed 's/b/[&]/')" "$(echo ABC | sed s/b/x/I)"
    WORDS "$(printf 'a\nb\nc\n' | sed -n 2p)" "$(printf 'a\nb\n' | sed 1d)" "$(printf 'a\nb\n' | sed '$d')" "$(printf 'a\nb\n' | sed -n '$p')"
    WORDS "$(echo abc | sed -e s/a/1/ -e s/b/2/)" "$(echo abc | sed 's/a/1/;s/b/2/')" "$(echo abc | sed y/abc/xyz/)"
    WORDS "$(echo a.b | sed 's/\./-/')" "$(echo a.b | sed 's/./-/g')" "$(echo abc | sed 's/[bc]//g')" "$(echo abc | sed 's/b*//')"
    WORDS "$(echo abc | sed 's/^/x/')" "$(echo abc | sed 's/$/x/')" "$(echo aXb | sed 's/X/\n/')" "$(echo abc | sed -n 's/b/X/p')"
    WORDS "$(printf 'a\nb\nc\n' | head -1)" "$(printf 'a\nb\nc\n' | head -n 2)" "$(echo abc | head -c 2)" "$(printf 'a\nb\n' | head -n -1)"
    WORDS "$(printf 'a\nb\nc\n' | tail -1)" "$(printf 'a\nb\nc\n' | tail -n 2)" "$(printf abc | tail -c 2)" "$(printf 'a\nb\nc\n' | tail -n +2)"
    WORDS "$(echo YWJj | base64 -d)" "$(echo abc | base64)" "$(printf abc | base64)" "$(echo YWJj | base64 --decode)" "$(base64 -d <<< YWJjZA==)"
    WORDS "$(echo 616263 | xxd -r -p)" "$(echo '61 62 63' | xxd -r -p)" "$(printf abc | xxd -p)"
    WORDS "$(printf 'b\na\n' | sort)" "$(printf 'b\na\n' | sort -r)" "$(printf '10\n9\n' | sort -n)" "$(printf 'a\na\nb\n' | sort -u)" "$(printf 'a\na\nb\n' | uniq)"
    ?? WORDS "$(printf 'a\nb\n' | tac)" "$(printf 'a\nb\n' | wc -l)" "$(printf 'a\nb\n' | paste -sd,)" "$(printf 'a\nb\n' | nl -ba | wc -l)"
    WORDS "$(echo abc | fold -w1 | head -2)" "$(echo abc | grep -o b)" "$(printf 'a\nb\n' | grep b)" "$(printf 'a\nb\n' | grep -v b)" "$(printf 'ab\nb\n' | grep ^a)"
    WORDS "$(seq 3)" "$(seq 2 4)" "$(seq 1 2 5)" "$(seq -s, 3)" "$(seq 3 -1 1)"
    WORDS "$(basename /a/b/c)" "$(basename /a/b.txt .txt)" "$(basename a/)" "$(basename -s .x a.x)" "$(dirname /a/b/c)" "$(dirname a)" "$(dirname /a)" "$(dirname a/)"
    WORDS "$(expr 1 + 2)" "$(expr substr hello 2 3)" "$(expr length abc)" "$(expr 3 '*' 4)"
    WORDS "$(echo a b c | awk '{print $2}')" "$(echo a:b | awk -F: '{print $2}')" "$(awk 'BEGIN{print "x"}')" "$(echo a b | awk '{print $NF}')"
    WORDS "$(echo a | tee /dev/null)" "$(echo a | cat -)" "$(cat /dev/null)" "$(echo a | xargs)" "$(echo a b | xargs echo)" "$(echo a b | xargs -n1 echo)"
    WORDS "$(echo aGk= | base64 -d | rev | tr h H)" "$(echo mr | rev | tr a-z A-Z | sed s/R/r/)"
    WORDS "$(echo abc | tr a b | tr b c)" "$(echo "a  b" | tr -s ' ')" "$(yes a | head -2)"
    ?? WORDS "$(printf '%s\n' a b c | paste -sd '')" "$(printf 'a b\n' | paste - /dev/null | tr -d '\t')" "$(echo a | column -t)"
    ?? WORDS "$(echo hello world | cut -d' ' -f1)" "$(echo a,b,c | awk -F, '{print $1 $3}')" "$(echo 1 2 | awk '{print $1+$2}')"
    WORDS "$(printf 'abc' | od -An -tx1 | tr -d ' \n')" "$(printf 'abc' | rev)" "$(echo "$(echo a | sed 's/a/b/')")"
    ?? WORDS "$(realpath -m /a/../b)" "$(realpath -m x)" "$(readlink -m /a/./b)"
    ?? WORDS "$(echo $'a\tb' | expand -t 2 2>/dev/null || echo 'a b')"
  `),
  'here-documents': rows(
    String.raw`
    bash <<E⏎WORDS a⏎E
    bash <<'E'⏎x=1; WORDS $x⏎E
    x=1; bash <<E⏎WORDS $x⏎E
    ?? x=1; bash <<'E'⏎WORDS "[$x]"⏎E
    bash <<-E⏎	WORDS a⏎	E
    bash <<"E F"⏎WORDS a⏎E F
    bash <<E\F⏎WORDS \$HOME⏎EF
    bash <<E⏎WORDS \$((1+1)) $((1+1)) \\⏎E
    bash <<E⏎WORDS $(echo a) ~BT~echo b~BT~⏎E
    bash <<E⏎WORDS "a" 'b' \"⏎E
    bash << E && WORDS after⏎WORDS in⏎E
    bash <<A <<B⏎WORDS a⏎A⏎WORDS b⏎B
    cat <<A | bash⏎WORDS a⏎A
    bash <<< 'WORDS a'
    bash <<< "WORDS $HOME"
    bash -s x y <<< 'WORDS $1 $2'
    cat <<E > /tmp/f⏎WORDS a⏎E⏎bash /tmp/f
    cat > /tmp/f <<'E'⏎WORDS $1⏎E⏎bash /tmp/f q
    source /dev/stdin <<< 'x=5'; WORDS $x
    . <(echo 'x=6'); WORDS $x
    echo 'x=7' > /tmp/v; . /tmp/v; WORDS $x
    echo 'WORDS "$@"' > /tmp/v; . /tmp/v a b
    echo 'WORDS "$@"' > /tmp/v; sh /tmp/v a 'b c'
    echo 'WORDS a' | sh
    printf 'WORDS %s\n' a b | bash
    echo V09SRFMgYQ== | base64 -d | bash
    bash <(echo WORDS a)
    bash -c "WORDS 'a b'"
    bash -c 'WORDS "a b" $((1+1))'
    bash -c "bash -c 'WORDS \"x y\"'"
    sh -c 'x=1; WORDS $x'
    bash -ec 'WORDS a'
    echo a b | xargs WORDS
    echo a b | xargs -n1 WORDS
    printf 'a b\nc\n' | xargs -I{} WORDS x{}y
    printf 'a\0b c\0' | xargs -0 WORDS
    printf 'a b\nc d\n' | xargs -L1 WORDS
    echo 'a,b' | tr -d '\n' | xargs -d, WORDS
    echo '"a b" c\ d' | xargs WORDS p
    xargs WORDS <<< 'a b'
    echo a | xargs -I% sh -c 'WORDS %'
    ?? find /tmp -maxdepth 0 -exec WORDS a {} \;
    ?? find /tmp -maxdepth 0 -exec WORDS {} +
    env WORDS a
    env X=1 WORDS a
    env -i PATH=/usr/bin WORDS a
    env -S 'WORDS a "b c"'
    sudo WORDS a
    sudo -u root -- WORDS a
    nohup nice -n 3 timeout 5 WORDS a
    command WORDS a
    exec WORDS a
    eval WORDS a '"b c"'
    python3 -c 'import os; os.system("WORDS a")'
    perl -e 'system("WORDS", "a b")'
    awk 'BEGIN { system("WORDS a") }'
  `.replaceAll('~BT~', '`'),
  ),
};
