/**
 * The one process that a sandbox starts: a bash script, first process of its own process namespace, that
 * runs the cases one after another and prints what each of them called. Every case gets the same fresh
 * directories, limits of its own, and takes everything that it left running with it when it ends.
 */
import { HIDDEN, RECORD_FILE } from './private-root.ts';

export const CASE_CWD = '/home/user/project';
export const CASE_HOME = '/home/user';

/** Frames: `C` id exit milliseconds stderr, then one `R` for each call, then `E`; all end in NUL. */
export const DRIVER = `
exec 3>&1 </dev/null >/dev/null 2>&1
limit=$1
real=${HIDDEN}/usr/bin
shopt -s nullglob dotglob
ulimit -c 0 -f 16384 -t 20 -u 400 -v 12000000
declare -A kept
for f in /* /etc/* /usr/local/bin/* /root/*; do kept[$f]=1; done
cd ${CASE_CWD}
while IFS=' ' read -r id shell <&4; do
  IFS= read -r -d '' script </.cases/$id
  : >${RECORD_FILE}
  begin=\${EPOCHREALTIME/[.,]/}
  case $shell in
    zsh) set -- zsh -f -c;;
    posix) set -- dash -c;;
    *) set -- bash -c;;
  esac
  $real/timeout -s KILL $limit $real/$1 "\${@:2}" "$script" 4<&- 3>&- 2>/.record/stderr
  code=$?
  # What runs in the background may still be on its way to its call.
  for round in {1..60}; do
    pids=(/proc/[0-9]*)
    ((\${#pids[@]} <= 1)) && break
    IFS= read -r -t 0.02 idle <>/.record/never
  done
  kill -KILL -1
  spent=$(( (\${EPOCHREALTIME/[.,]/} - begin) / 1000 ))
  IFS= read -r -N 1000 stderr </.record/stderr
  printf 'C\\0%s\\0%s\\0%s\\0%s\\0' "$id" "$code" "$spent" "$stderr" >&3
  [ -s ${RECORD_FILE} ] && $real/cat ${RECORD_FILE} >&3
  printf 'E\\0' >&3
  cd ${CASE_CWD}
  # What a script put beside its own directories would change the next one: /etc/ld.so.preload, for one.
  for f in /* /etc/* /usr/local/bin/* /root/*; do [[ -v kept[$f] ]] || $real/rm -rf -- "$f"; done
  left=(${CASE_CWD}/* ${CASE_HOME}/* /tmp/*)
  # The working directory itself is one of them.
  ((\${#left[@]} > 1)) && { $real/chmod -R u+rwx "\${left[@]}"; $real/rm -rf -- ${CASE_CWD}/* /tmp/*
    for f in ${CASE_HOME}/*; do [ "$f" = ${CASE_CWD} ] || $real/rm -rf -- "$f"; done; }
done 4</.cases/list
`;
