/** One form for every "this cannot be done": who speaks, what is wrong, the way out. Exit code 2. */
import { EXIT } from '../core/exit-codes.ts';
import type { CliIo } from './io.ts';
import { visible } from './render/visible.ts';

export function refuse(io: CliIo, command: string, message: string, help: string | null = null): number {
  io.stderr.write(`sechook ${command}: ${visible(message)}\n${help === null ? '' : `${visible(help)}\n`}`);
  return EXIT.error;
}
