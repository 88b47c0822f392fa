/** The CLI's entry: words in, exit code out. The caller owns the process. */
import { parseArgs } from './args.ts';
import type { Host } from './host.ts';
import type { CliIo } from './io.ts';
import { root } from './table.ts';

export async function runCli(io: CliIo, host: Host): Promise<number> {
  const parsed = parseArgs(io.argv, root, { version: host.version, columns: io.stdout.columns });
  switch (parsed.kind) {
    case 'answer':
      io.stdout.write(parsed.stdout);
      io.stderr.write(parsed.stderr);
      return parsed.exitCode;
    case 'run': {
      const { run } = parsed.command;
      if (run === null) throw new Error(`'${parsed.command.name}' cannot be run`);
      return run(parsed.given, io, host);
    }
  }
}
