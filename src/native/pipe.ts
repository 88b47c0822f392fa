/**
 * A pipe or socket as libuv's own handle, without the stream machinery on top of it (which costs 10 ms) and
 * without a background read (which cannot be abandoned: the process would wait for it at its end). The
 * handle is internal to Node; the executable carries the one Node that this was written for, and the
 * caller reads in the ordinary way where it is not to be had.
 */

export interface PipeReader {
  /** Called with each chunk; null at the end of the stream; a negative number is libuv's error. */
  onRead: (chunk: Uint8Array | null | number) => void;
  stop(): void;
}

interface PipeHandle {
  open(fd: number): number;
  readStart(): number;
  readStop(): number;
  onread: (bytes: ArrayBuffer | undefined) => void;
}

interface PipeWrap {
  readonly Pipe: new (kind: number) => PipeHandle;
  readonly constants: { readonly SOCKET: number };
}

interface StreamWrap {
  readonly streamBaseState: Readonly<Record<number, number>>;
  readonly kReadBytesOrError: number;
}

const UV_EOF = -4095;

/** `fd` must be a pipe or a socket. Null where this Node offers no such handle. */
export function readPipe(fd: number, onRead: PipeReader['onRead']): PipeReader | null {
  const binding = (process as unknown as { binding?: (name: string) => unknown }).binding;
  if (binding === undefined) return null;
  const { Pipe, constants } = binding('pipe_wrap') as PipeWrap;
  const { streamBaseState, kReadBytesOrError } = binding('stream_wrap') as StreamWrap;
  const handle = new Pipe(constants.SOCKET);
  if (handle.open(fd) !== 0) return null;
  const reader: PipeReader = { onRead, stop: () => void handle.readStop() };
  handle.onread = (bytes) => {
    const count = streamBaseState[kReadBytesOrError] ?? UV_EOF;
    if (count === UV_EOF) reader.onRead(null);
    else if (count < 0) reader.onRead(count);
    else if (count > 0 && bytes !== undefined) reader.onRead(new Uint8Array(bytes, 0, count));
  };
  return handle.readStart() === 0 ? reader : null;
}
