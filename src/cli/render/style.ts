/** Colours for people's eyes: on a terminal that wants them, else the text as it is. */
import type { CliIo, Output } from '../io.ts';

export type Paint = 'red' | 'yellow' | 'green' | 'cyan' | 'bold' | 'dim';
export type Style = (paint: Paint, text: string) => string;

const CODES: Readonly<Record<Paint, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  cyan: [36, 39],
  bold: [1, 22],
  dim: [2, 22],
};

export const plain: Style = (_paint, text) => text;

const coloured: Style = (paint, text) => {
  const [on, off] = CODES[paint];
  return text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`;
};

/** `NO_COLOR` beats `FORCE_COLOR` beats what the stream is. */
export function styleFor(output: Output, env: CliIo['env']): Style {
  if (isSet(env.NO_COLOR)) return plain;
  const force = env.FORCE_COLOR;
  if (isSet(force)) return force === '0' ? plain : coloured;
  return output.isTerminal && env.TERM !== 'dumb' ? coloured : plain;
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '';
}
