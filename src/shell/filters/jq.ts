/** `jq -r .a.b[0]`: one scalar at a plain path of known JSON. */
import { type Filter, onlyStdin, readFilterOptions } from './filter.ts';

export const jq: Filter = (args, stdin) => {
  const read = readFilterOptions(args, {
    flags: 'rcMj',
    long: { 'raw-output': 'r', 'compact-output': 'c', 'monochrome-output': 'M', 'join-output': 'j' },
  });
  const path = read?.operands[0];
  if (read === null || path === undefined || stdin === null || read.operands.length > 1) return null;
  const text = onlyStdin([], stdin);
  const steps = parsePath(path);
  if (steps === null || text === null) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  for (const step of steps) {
    if (typeof value !== 'object' || value === null || Array.isArray(value) !== (typeof step === 'number'))
      return null;
    value = Object.hasOwn(value, step) ? Reflect.get(value, step) : null;
  }
  return showScalar(value, read.given.has('r') || read.given.has('j'), read.given.has('j') ? '' : '\n');
};

function showScalar(value: unknown, raw: boolean, end: string): string | null {
  if (typeof value === 'string') {
    if (raw) return value.isWellFormed() ? value + end : null;
    return /^[\x20-\x7e]*$/.test(value) ? JSON.stringify(value) + end : null;
  }
  if (typeof value === 'number') return Number.isSafeInteger(value) ? `${value}${end}` : null;
  return typeof value === 'boolean' || value === null ? `${value}${end}` : null;
}

function parsePath(path: string): (string | number)[] | null {
  if (path === '.') return [];
  if (!path.startsWith('.')) return null;
  const steps: (string | number)[] = [];
  const shape = /\.([A-Za-z_][A-Za-z0-9_]*)|\.?\[([0-9]{1,6})\]|\.?\["([^"\\]*)"\]/y;
  while (shape.lastIndex < path.length) {
    const match = shape.exec(path);
    if (match === null) return null;
    steps.push(match[2] === undefined ? (match[1] ?? match[3] ?? '') : Number(match[2]));
  }
  return steps;
}
