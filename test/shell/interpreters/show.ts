/** Launches as lines that a table can hold: `rm -rf x`, `sh: text`, `file(python): p`, `opaque: why`. */
import { NO_DISK } from '../../../src/core/disk.ts';
import { showValue, type Value } from '../../../src/core/value.ts';
import type { Launch } from '../../../src/shell/invocation.ts';

export const CONTEXT = { disk: NO_DISK, home: '/home/me' };

function show(value: Value): string {
  return value.kind === 'unknown' ? `?${showValue(value)}` : showValue(value);
}

export function showLaunch(launch: Launch): string {
  switch (launch.kind) {
    case 'command': {
      const env = launch.env.map((one) => `${one.name}=${show(one.value)} `).join('');
      const cwd = launch.cwd === null ? '' : `[${show(launch.cwd)}] `;
      const given = launch.input?.kind === 'text' ? show(launch.input.value) : '';
      const input = given === '' ? '' : ` <<< ${given}`;
      return `${cwd}${env}${launch.words.map((word) => show(word.value)).join(' ')}${input}`;
    }
    case 'script':
      return `${launch.language === 'posix' ? 'sh' : launch.language}: ${show(launch.text)}`;
    case 'file':
      return `file(${launch.language}): ${show(launch.path.value)}`;
    case 'stdin':
      return `stdin(${launch.language})`;
    case 'opaque':
      return `opaque: ${launch.why.text}`;
  }
}

export function showLaunches(launches: readonly Launch[]): string[] {
  return launches.map(showLaunch);
}
