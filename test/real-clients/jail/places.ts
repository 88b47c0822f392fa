/** Where things lie on the machine that `enter.sh` builds, and how files get there. */
import { existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const HOME = '/home/dev';
export const PROJECT = '/srv/project';
/** Files that show that a tool ran. */
export const MARKS = '/srv/project/marks';
export const CLIENTS = '/opt/clients';
export const NODE = '/opt/node/node';
export const SOURCES = '/opt/sources';
export const OUT = '/opt/out';
export const SECRET = `${HOME}/.ssh/id_ed25519`;
export const SECRET_TEXT =
  '-----BEGIN OPENSSH PRIVATE KEY-----\nnothing but a test\n-----END OPENSSH PRIVATE KEY-----\n';

/** The user that the client runs as: one without rights, so that what root owns is out of the agent's reach. */
export const USER = 1000;

export function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

export function putJson(path: string, value: unknown): void {
  put(path, `${JSON.stringify(value, null, 2)}\n`);
}

export function giveToUser(path: string): void {
  for (const name of lstatSync(path).isDirectory() ? readdirSync(path) : []) giveToUser(join(path, name));
  lchownSync(path, USER, USER);
}

export function mark(name: string): string {
  return join(MARKS, name);
}

export function isMarked(name: string): boolean {
  return existsSync(mark(name));
}
