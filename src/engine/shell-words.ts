/** Words that the shell itself runs: no program, so no allow-list needs to name them. */
const BUILTINS = new Set(
  (
    '. : [ [[ ]] alias autoload bg bind break builtin caller case cd chdir command compgen complete compopt ' +
    'continue coproc declare dirs disown do done echo elif else emulate enable esac eval exec exit export ' +
    'false fc fg fi for function functions getopts hash help history if in integer jobs kill let local logout ' +
    'mapfile noglob nocorrect popd print printf pushd pwd read readarray readonly rehash return select set ' +
    'setopt shift shopt source suspend test then time times trap true type typeset ulimit umask unalias ' +
    'unfunction unset unsetopt until wait whence where which while zmodload zstyle compinit { } ! (('
  ).split(' '),
);

export function isBuiltin(name: string): boolean {
  return BUILTINS.has(name);
}
