/** Completion for bash 3.2 and later (macOS has no newer one): `case` tables, no bash-completion needed. */
import type { CommandSpec } from '../command.ts';
import { allCommands, type Completed, completed, operandCompletion, optionsOf, spellings } from './words.ts';

export function bashCompletion(root: CommandSpec): string {
  const commands = allCommands(root);
  const paths = commands.filter(({ path }) => path.length > 0).map(({ path }) => path.join(' '));
  const values = commands.flatMap(({ path, command }) =>
    optionsOf(command).flatMap((option) => {
      if (option.kind === 'flag') return [];
      const patterns = spellings(option).map((name) => `"${[...path, name].join(' ')}"`);
      return [`    ${patterns.join('|')}) ${reply(completed(option))}; return;;`];
    }),
  );
  const words = commands.map(({ path, command }) => {
    const options = optionsOf(command).flatMap(spellings).join(' ');
    return `    "${path.join(' ')}")
      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W '${options}' -- "$cur")); else ${reply(operandCompletion(command))}; fi;;`;
  });
  return `# bash completion of sechook
_sechook() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at='' word i
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    word=\${at:+$at }\${COMP_WORDS[i]}
    case $word in
    ${paths.map((path) => `'${path}'`).join('|')}) at=$word;;
    esac
  done
  case "\${at:+$at }$prev" in
${values.join('\n')}
  esac
  case "$at" in
${words.join('\n')}
  esac
}
complete -o default -F _sechook sechook
`;
}

function reply(what: Completed): string {
  switch (what.kind) {
    case 'words':
      return `COMPREPLY=($(compgen -W '${what.words.join(' ')}' -- "$cur"))`;
    case 'file':
      return 'COMPREPLY=($(compgen -f -- "$cur"))';
    case 'directory':
      return 'COMPREPLY=($(compgen -d -- "$cur"))';
    case 'none':
      return 'COMPREPLY=()';
  }
}
