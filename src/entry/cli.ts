/** The CLI bundle's entry: makes a command's world from the process, and ends it with the command's code. */

import { descriptorInput, descriptorOutput } from '../cli/descriptors.ts';
import type { CliIo } from '../cli/io.ts';
import { runCli } from '../cli/main.ts';
import { productHost } from '../cli/product-host.ts';
import type { RuleFile } from '../dsl/compile-rules.ts';
import type { ColdBundle } from '../hook/io.ts';
import { switchCompilersOn } from '../native/compilers.ts';
import { recompile } from '../policy/recompile.ts';
import { ofExecutable, type SeaAssets } from './embedded.ts';
import { openGrammar } from './hook.ts';
import { VERSION } from './version.ts';

/** `words` are those after the executable's name. */
export async function startCli(words: readonly string[], sea: SeaAssets): Promise<void> {
  switchCompilersOn();
  const embedded = ofExecutable(sea);
  const io = cliIo(words);
  const host = productHost({
    version: VERSION,
    executable: process.execPath,
    uid: process.getuid?.() ?? -1,
    platform: process.platform,
    builtIn: () => embedded.bytes('policy.snapshot'),
    shippedRules: () => {
      const bytes = embedded.bytes('rules.json');
      return bytes === null ? null : (JSON.parse(Buffer.from(bytes).toString()) as readonly RuleFile[]);
    },
    loadGrammar: (home) => openGrammar(embedded, home),
  });
  const code = await runCli(io, host);
  // Everything is written by now. An ordinary exit takes the addons down with the trees that they still hold,
  // which was seen to crash after the last line of a long batch.
  (process as unknown as { reallyExit: (code: number) => never }).reallyExit(code);
}

/** Of a call's two seconds: five thousand rules took a quarter of one. */
const REBUILD_MILLIS = 1000;

export const cold: ColdBundle = {
  recompile(request) {
    // Samples are compile-rules' business: thousands of them would not fit into one call's time.
    const compiled = recompile({
      ...request,
      trySamples: false,
      strict: false,
      write: true,
      within: REBUILD_MILLIS,
    });
    return compiled.kind === 'ready' ? compiled : { kind: 'failed', failure: compiled.failure };
  },
};

function cliIo(argv: readonly string[]): CliIo {
  const { env } = process;
  // Every command writes through these synchronously; the streams' own machinery is never woken.
  const columns = terminalColumns();
  return {
    argv,
    env,
    cwd: currentDirectory(),
    stdin: descriptorInput(0),
    stdout: descriptorOutput(1, columns),
    stderr: descriptorOutput(2, columns),
  };
}

function currentDirectory(): string | null {
  try {
    return process.cwd();
  } catch {
    return null;
  }
}

function terminalColumns(): number | null {
  const terminal = [process.stdout, process.stderr].find(({ isTTY }) => isTTY);
  // A terminal that was given no size says 0.
  return terminal === undefined || terminal.columns === 0 ? null : terminal.columns;
}
