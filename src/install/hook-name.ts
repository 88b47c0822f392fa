/**
 * The name of the machine's own hook. Gemini CLI joins the lists of disabled hooks of all its settings files, so a
 * project can switch off by name what root has put there: the name is one that no project's author can know.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

export function managedHookName(root: string): string {
  const digest = createHash('sha256')
    .update(`sechook hook on ${machineId(root)}`)
    .digest('hex');
  return `sechook-${digest.slice(0, 16)}`;
}

/** The same at each installation, so that a second one changes nothing. */
function machineId(root: string): string {
  for (const path of ['/etc/machine-id', '/var/lib/dbus/machine-id']) {
    try {
      const id = readFileSync(root + path, 'utf8').trim();
      if (id !== '') return id;
    } catch {
      // The next one, or the name of the host.
    }
  }
  return hostname();
}
