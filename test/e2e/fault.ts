/**
 * A fault is a place made wrong in one way, and what is sent there. Whatever the fault, the client must not
 * run the tool. Where the guard is meant to go on working in spite of it, a harmless call must pass as well.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientId } from '../../src/core/call.ts';
import { EXECUTABLE } from './executable.ts';
import type { Left } from './honoured.ts';
import { runLine, type Start, type Stdin } from './line.ts';
import { HARMFUL, HARMLESS, type Payload, shellPayload } from './payloads.ts';

export interface Place {
  readonly client: ClientId;
  /** Holds everything of this test; gone afterwards. */
  readonly dir: string;
  readonly home: string;
  readonly project: string;
}

export interface Fault {
  readonly name: string;
  /** Without it the harmful command is sent. */
  readonly stdin?: (payload: Payload, place: Place) => Stdin;
  /** Makes the place wrong; what it returns overrides how the line is started. */
  readonly make?: (place: Place) => Partial<Start> | Promise<Partial<Start>>;
  /** Another command that must be denied: by a rule of the user's own, which a damaged cache must not lose. */
  readonly denies?: string;
  /** The clients that it can happen to; all of them by default. */
  readonly clients?: readonly ClientId[];
  /** The guard goes on working: a harmless call passes. */
  readonly works?: boolean;
}

export async function withPlace<T>(client: ClientId, use: (place: Place) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(join(tmpdir(), 'sechook-fault-'));
  const place = { client, dir, home: join(dir, 'home'), project: join(dir, 'project') };
  mkdirSync(place.home);
  mkdirSync(join(place.project, '.git'), { recursive: true });
  try {
    return await use(place);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

export function send(fault: Fault, place: Place, command: string, overrides: Partial<Start>): Promise<Left> {
  const payload = shellPayload(place.client, command, place.project);
  const stdin = fault.stdin?.(payload, place) ?? json(payload);
  return runLine({ ...ordinary(place), stdin, ...overrides });
}

export function ordinary(place: Place): Omit<Start, 'stdin'> {
  return {
    client: place.client,
    executable: EXECUTABLE,
    home: place.home,
    cwd: place.project,
    // A bash whose stdin is a socket, as Node's pipes are, reads the user's bashrc unless it is a shell's child.
    env: { HOME: place.home, PATH: '/usr/bin:/bin', SHLVL: '1' },
    around: 'LINE',
    launcher: [],
    limitSeconds: 8,
  };
}

/** A call through the ordinary line in the same place, for faults that need something to have happened. */
export function firstCall(place: Place): Promise<Left> {
  return runLine({ ...ordinary(place), stdin: json(shellPayload(place.client, HARMLESS, place.project)) });
}

export function json(payload: unknown): Stdin {
  return { kind: 'bytes', bytes: JSON.stringify(payload) };
}

export { HARMFUL, HARMLESS };
