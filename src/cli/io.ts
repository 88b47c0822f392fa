/**
 * What a command may touch of the outside world. Only `main.ts` makes one from the process; tests make
 * one from strings, so every command runs in-process.
 */

export interface Input {
  readonly isTerminal: boolean;
  /** The next bytes, at most as many as the stream gives at once; null at the end. Throws what reading throws. */
  read(): Uint8Array | null;
}

export interface Output {
  readonly isTerminal: boolean;
  /** Width of the terminal; null where there is none. */
  readonly columns: number | null;
  /** False once nobody reads any more: a long job may stop. */
  write(text: string): boolean;
}

export interface CliIo {
  /** The words after the executable's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute; null where the directory has gone. */
  readonly cwd: string | null;
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
}
