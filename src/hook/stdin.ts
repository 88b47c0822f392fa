/**
 * Reads the client's JSON from standard input, bounded in size and time. Pipes and sockets, which is what
 * clients give, are read through a handle that can be abandoned; anything else in the background.
 */
import fs from 'node:fs';
import type { Failure } from '../core/failure.ts';
import { readPipe } from '../native/pipe.ts';

/** No client sends more than a file's content and a diff of it. */
export const MAX_STDIN_BYTES = 10 * 1024 * 1024;

export type StdinResult =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'failed';
      readonly failure: Failure;
      /** A background read is still under way: the process cannot end in the ordinary manner before it. */
      readonly pending: boolean;
    };

type Failed = Extract<StdinResult, { kind: 'failed' }>;

/** What a source of bytes tells: a chunk (null: the end), or that it cannot go on. */
type OnChunk = (chunk: Uint8Array | null | Failed) => void;

interface Source {
  stop(): void;
  /** Whether giving up on it leaves a read behind. */
  readonly lingers: boolean;
}

export function readStdin(deadlineMillis: number, fd = 0): Promise<StdinResult> {
  const { promise, resolve } = Promise.withResolvers<StdinResult>();
  const chunks: Uint8Array[] = [];
  let length = 0;
  let source: Source | null = null;

  const settle = (result: StdinResult): void => {
    clearTimeout(timer);
    source?.stop();
    resolve(result);
  };
  const timer = setTimeout(() => {
    const detail = `No complete input arrived within ${deadlineMillis} ms.`;
    settle(failed('stdin-timeout', detail, source?.lingers === true));
  }, deadlineMillis);

  const onChunk: OnChunk = (chunk) => {
    if (chunk === null) return settle(decode(chunks, length));
    if ('kind' in chunk) return settle(chunk);
    length += chunk.length;
    if (length > MAX_STDIN_BYTES) {
      return settle(failed('stdin-oversized', `The input is larger than ${MAX_STDIN_BYTES} bytes.`));
    }
    chunks.push(chunk);
  };

  try {
    source = openSource(fd, onChunk);
  } catch (error) {
    settle(unreadable((error as NodeJS.ErrnoException).code));
  }
  return promise;
}

function openSource(fd: number, onChunk: OnChunk): Source {
  const stat = fs.fstatSync(fd);
  if (stat.isFIFO() || stat.isSocket()) {
    const reader = readPipe(fd, (chunk) => {
      onChunk(typeof chunk === 'number' ? unreadable(`error ${-chunk}`) : chunk);
    });
    if (reader !== null) return { stop: () => reader.stop(), lingers: false };
  }
  return readInBackground(fd, onChunk);
}

const CHUNK = 64 * 1024;

function readInBackground(fd: number, onChunk: OnChunk): Source {
  let stopped = false;
  const readOn = (): void => {
    if (stopped) return;
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    fs.read(fd, buffer, 0, CHUNK, null, (error, count) => {
      if (stopped) return;
      if (error === null) {
        onChunk(count === 0 ? null : buffer.subarray(0, count));
        if (count > 0) readOn();
      } else if (error.code === 'EAGAIN') setTimeout(readOn, 2);
      else if (error.code === 'EOF') onChunk(null);
      else onChunk(unreadable(error.code));
    });
  };
  readOn();
  return {
    stop: () => {
      stopped = true;
    },
    lingers: true,
  };
}

function decode(chunks: readonly Uint8Array[], length: number): StdinResult {
  const bytes = Buffer.concat(chunks, length);
  const text = bytes.toString('utf8');
  // A replacement character is either in the input itself or stands for bytes that are not UTF-8.
  if (text.includes('\ufffd') && !Buffer.from(text, 'utf8').equals(bytes)) {
    return failed('stdin-encoding', 'The input is not valid UTF-8.');
  }
  return { kind: 'text', text };
}

function unreadable(code: string | undefined): Failed {
  return failed('stdin-unreadable', `Standard input cannot be read (${code ?? 'unknown error'}).`);
}

function failed(code: Failure['code'], detail: string, pending = false): Failed {
  return { kind: 'failed', failure: { code, detail }, pending };
}
