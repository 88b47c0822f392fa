/**
 * Inputs and outputs on file descriptors, read and written synchronously: a batch of a million lines needs
 * no event loop, and what was written is out before the process ends.
 */
import { readSync, writeSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { Input, Output } from './io.ts';

const CHUNK = 256 * 1024;

export function descriptorInput(fd: number): Input {
  const buffer = new Uint8Array(CHUNK);
  return {
    isTerminal: isatty(fd),
    read() {
      for (;;) {
        try {
          const length = readSync(fd, buffer, 0, CHUNK, null);
          return length === 0 ? null : buffer.slice(0, length);
        } catch (error) {
          const code = errorCode(error);
          if (code === 'EOF') return null;
          // A parent may have left the descriptor non-blocking.
          if (code !== 'EAGAIN') throw error;
          pause(2);
        }
      }
    },
  };
}

export function descriptorOutput(fd: number, columns: number | null): Output {
  let open = true;
  return {
    isTerminal: isatty(fd),
    columns,
    write(text) {
      if (!open) return false;
      const bytes = Buffer.from(text, 'utf8');
      let at = 0;
      while (at < bytes.length) {
        try {
          at += writeSync(fd, bytes, at, bytes.length - at);
        } catch (error) {
          if (errorCode(error) === 'EAGAIN') {
            pause(2);
            continue;
          }
          // The reader has gone (EPIPE) or the descriptor is closed: nobody is left to tell.
          open = false;
          return false;
        }
      }
      return true;
    },
  };
}

export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}
