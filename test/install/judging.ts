/** A machine whose registered lines answer like the product's, without a process. */
import type { Host } from '../../src/cli/host.ts';
import { MACHINE } from '../../src/doctor/machine.ts';

export const JUDGING: Host['machine'] = {
  ...MACHINE,
  run: ({ stdin }) => {
    const denied = stdin.includes('rm -rf /');
    const end = { exit: denied ? 2 : 0, stdout: '', stderr: denied ? 'denied' : '', trouble: null };
    return Promise.resolve(end);
  },
};
