/**
 * Bytes to lines in constant memory: whole lines are handed over as they come, a line that is too long or
 * not UTF-8 is named as such and skipped, and the rest goes on.
 */
import { isUtf8 } from 'node:buffer';
import type { Input } from './io.ts';

export type BatchLine =
  | { readonly kind: 'line'; readonly text: string }
  | { readonly kind: 'bad'; readonly why: string };

/** As much as the hook takes for one call. */
const MAX_LINE_BYTES = 10 * 1024 * 1024;

const NEWLINE = 0x0a;

export function* batchLines(input: Input, maxBytes: number = MAX_LINE_BYTES): Generator<BatchLine> {
  let kept: Uint8Array[] = [];
  let keptBytes = 0;
  let skipping = false;
  for (let chunk = input.read(); chunk !== null; chunk = input.read()) {
    const last = chunk.lastIndexOf(NEWLINE);
    if (last === -1) {
      if (!skipping) kept.push(chunk);
      keptBytes += chunk.length;
    } else {
      const first = chunk.indexOf(NEWLINE);
      if (skipping) yield { kind: 'bad', why: tooLong(maxBytes) };
      else if (keptBytes + first > maxBytes) yield { kind: 'bad', why: tooLong(maxBytes) };
      else yield* linesOf(Buffer.concat([...kept, chunk.subarray(0, first)]), maxBytes);
      if (last > first) yield* linesOf(chunk.subarray(first + 1, last), maxBytes);
      const rest = chunk.subarray(last + 1);
      kept = [rest];
      keptBytes = rest.length;
      skipping = false;
    }
    if (keptBytes > maxBytes) {
      skipping = true;
      kept = [];
    }
  }
  if (skipping) yield { kind: 'bad', why: tooLong(maxBytes) };
  else if (keptBytes > 0) yield* linesOf(Buffer.concat(kept), maxBytes);
}

/** One decoding for many lines; only where that fails is each line looked at on its own. */
function* linesOf(bytes: Uint8Array, maxBytes: number): Generator<BatchLine> {
  if (isUtf8(bytes)) {
    for (const text of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString('utf8')
      .split('\n')) {
      if (text.length > maxBytes) yield { kind: 'bad', why: tooLong(maxBytes) };
      else if (text.trim() !== '') yield { kind: 'line', text };
    }
    return;
  }
  let start = 0;
  while (start <= bytes.length) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    if (!isUtf8(line)) yield { kind: 'bad', why: 'the line is not UTF-8' };
    else yield* linesOf(line, maxBytes);
    start = end + 1;
  }
}

function tooLong(maxBytes: number): string {
  return `the line is longer than ${maxBytes} bytes`;
}
