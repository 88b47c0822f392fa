/** Reading what a command was pointed at, whole and bounded, with a sentence for everything that goes wrong. */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorCode } from './descriptors.ts';
import type { CliIo } from './io.ts';

/** As much as the hook takes on its stdin. */
const MAX_INPUT_BYTES = 10 * 1024 * 1024;

export type TextInput =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string };

/** `-` is standard input. */
export function readInput(name: string, io: CliIo): TextInput {
  return name === '-' ? readStdin(io) : readFile(name, io.cwd);
}

function readStdin(io: CliIo): TextInput {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for (let chunk = io.stdin.read(); chunk !== null; chunk = io.stdin.read()) {
      size += chunk.length;
      if (size > MAX_INPUT_BYTES) return failed(`standard input is larger than ${MAX_INPUT_BYTES} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    return failed(`cannot read standard input: ${errorCode(error) ?? 'unknown error'}`);
  }
  return decodeText(Buffer.concat(chunks), 'standard input');
}

function readFile(name: string, cwd: string | null): TextInput {
  if (name === '') return failed('the name of the file is empty');
  if (name.includes('\0')) return failed('the name of the file holds a NUL character');
  const path = cwd === null ? name : resolve(cwd, name);
  let fd: number;
  try {
    // A FIFO without a writer would hold a plain open up for ever.
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    return failed(openMessage(name, errorCode(error)));
  }
  try {
    const stat = fstatSync(fd);
    if (stat.isDirectory()) return failed(`${name} is a directory, not a file`);
    if (!stat.isFile()) return failed(`${name} is not a regular file`);
    if (stat.size > MAX_INPUT_BYTES) return failed(`${name} is larger than ${MAX_INPUT_BYTES} bytes`);
    return decodeText(readFileSync(fd), name);
  } catch (error) {
    return failed(`cannot read ${name}: ${errorCode(error) ?? 'unknown error'}`);
  } finally {
    closeSync(fd);
  }
}

function openMessage(name: string, code: string | null): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `no such file: ${name}`;
    case 'EACCES':
    case 'EPERM':
      return `no permission to read ${name}`;
    case 'ELOOP':
      return `${name} is a loop of symbolic links`;
    case 'ENXIO':
      return `${name} is not a regular file`;
    default:
      return `cannot open ${name}: ${code ?? 'unknown error'}`;
  }
}

function decodeText(bytes: Uint8Array, name: string): TextInput {
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes) };
  } catch {
    return failed(`${name} is not UTF-8 text`);
  }
}

function failed(message: string): TextInput {
  return { kind: 'failed', message };
}
