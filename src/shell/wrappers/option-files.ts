/** Options and addresses that come from a file: `curl -K`, `wget -i`. They count as if they stood on the command line. */

import type { Launcher } from '../launcher.ts';
import { parseInvocation } from '../options/registry.ts';
import { fileText } from './file-text.ts';
import { commandLaunch, madeArg, optionArg, viaOf } from './launch.ts';

const MOST_LINES = 200;

/** curl(1), `--config`: `name = value`, `name: value`, `--name value`, quoted or not. */
function curlWords(line: string): readonly string[] {
  const match = /^\s*(-{0,2}[\w-]+)\s*(?:[=:\s]\s*(?:"((?:[^"\\]|\\.)*)"|(\S.*?)))?\s*$/.exec(line);
  const name = match?.[1];
  if (name === undefined) return [];
  const value = match?.[2]?.replace(/\\(.)/g, '$1') ?? match?.[3];
  const option = name.startsWith('-') ? name : `--${name}`;
  return value === undefined ? [option] : [option, value];
}

function fromFile(option: string, words: (line: string) => readonly string[]): Launcher {
  return (invocation, context) =>
    parseInvocation(invocation)
      .options.filter(({ name }) => name === option)
      .flatMap((given) => {
        const file = optionArg(given);
        const { input } = invocation;
        if (file === null) return [];
        const isInput = file.value.kind === 'known' && file.value.text === '-';
        const text =
          isInput && input.kind === 'text' && input.value.kind === 'known'
            ? input.value.text
            : fileText(file.value, invocation, context);
        const lines = (text ?? '').split('\n').filter((line) => !/^\s*(?:#|$)/.test(line));
        const made = lines.slice(0, MOST_LINES).flatMap(words);
        if (made.length === 0) return [];
        const name = invocation.base ?? '';
        return commandLaunch(
          [name, ...made].map((word) => madeArg(word, file)),
          viaOf(invocation, 'option'),
        );
      });
}

export const launchCurl: Launcher = fromFile('-K', curlWords);
export const launchDownloads: Launcher = fromFile('-i', (line) => [line.trim()]);
