/**
 * The user's real home. The environment is not asked: a project's client settings can set HOME. The password
 * file is read first, because that needs no lookup over the network; directory services come after it.
 */
import { userInfo } from 'node:os';
import type { Disk } from '../core/disk.ts';

export function homeOfUser(uid: number, disk: Disk): string | null {
  const passwd = disk.readText('/etc/passwd');
  return (passwd.kind === 'text' ? homeInPasswd(passwd.text, uid) : null) ?? homeFromSystem();
}

export function homeInPasswd(text: string, uid: number): string | null {
  for (const line of text.split('\n')) {
    const fields = line.split(':');
    const home = fields[5];
    if (fields.length >= 7 && fields[2] === String(uid) && home?.startsWith('/')) return home;
  }
  return null;
}

/** The login shell's path; null where it cannot be told. */
export function shellOfUser(uid: number, disk: Disk): string | null {
  const passwd = disk.readText('/etc/passwd');
  if (passwd.kind === 'text') {
    for (const line of passwd.text.split('\n')) {
      const fields = line.split(':');
      if (fields.length >= 7 && fields[2] === String(uid)) return fields[6] ?? null;
    }
  }
  try {
    return userInfo().shell;
  } catch {
    return null;
  }
}

/** macOS and directory services; libuv asks `getpwuid_r`, never HOME. */
function homeFromSystem(): string | null {
  try {
    const home = userInfo().homedir;
    return home.startsWith('/') ? home : null;
  } catch {
    return null;
  }
}
