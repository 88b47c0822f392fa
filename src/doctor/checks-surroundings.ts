/** Where the client runs: as whom, in what, with how much of the machine and of the network. */
import { type Fields, isFields, own } from '../clients/fields.ts';
import type { ClientId } from '../core/call.ts';
import type { Check, Checkup, ClientState } from './checkup.ts';
import { advice, type DoctorFinding } from './finding.ts';

export const user: Check = {
  id: 'isolation.user',
  layer: 'isolation',
  title: 'the agent does not run as root',
  run: ({ uid }) =>
    uid === 0
      ? [
          advice({
            what: 'this is root',
            why: 'What an agent breaks as root is the whole machine, and the guard’s own files are its to write.',
            mend: 'run the client as a user of its own',
          }),
        ]
      : [],
};

export const container: Check = {
  id: 'isolation.sandbox',
  layer: 'isolation',
  title: 'the agent runs in a container, a virtual machine or the client’s own sandbox',
  run(checkup) {
    const open = checkup.clients.filter((state) => !hasSandbox(state));
    if (isContained(checkup) || open.length === 0) return [];
    return [
      advice({
        about: open.map(({ title }) => title).join(', '),
        what: 'neither a container nor the client’s own sandbox was found',
        why: 'What passes all rules can reach everything that this user can.',
        mend: 'docker run --cap-drop ALL --security-opt no-new-privileges --read-only --network none …, or the client’s sandbox',
      }),
    ];
  },
};

function isContained({ stat, readText, of }: Checkup): boolean {
  if (stat('/.dockerenv') !== null || stat('/run/.containerenv') !== null) return true;
  if ((of.env.container ?? '') !== '') return true;
  if (/\/(?:docker|kubepods|containerd|lxc|libpod)[/-]/.test(readText('/proc/1/cgroup') ?? '')) return true;
  return /^container=/m.test((readText('/proc/1/environ') ?? '').replaceAll('\0', '\n'));
}

function hasSandbox({ client, files }: ClientState): boolean {
  return files.some(({ content }) => content.kind === 'read' && asksForSandbox(client, content.value));
}

function asksForSandbox(client: ClientId, value: Fields): boolean {
  switch (client) {
    case 'claude-code': {
      const sandbox = own(value, 'sandbox');
      return isFields(sandbox) && own(sandbox, 'enabled') === true;
    }
    case 'gemini-cli': {
      const tools = own(value, 'tools');
      const sandbox = isFields(tools) ? own(tools, 'sandbox') : undefined;
      return sandbox !== undefined && sandbox !== false;
    }
    case 'codex':
      return own(value, 'sandbox_mode') === 'read-only' || own(value, 'sandbox_mode') === 'workspace-write';
  }
}

export const limits: Check = {
  id: 'isolation.limits',
  layer: 'isolation',
  title: 'memory and CPU are limited',
  run(checkup) {
    if (checkup.of.platform !== 'linux') return [];
    const found: DoctorFinding[] = [];
    for (const [file, old, what] of CGROUP_LIMITS) {
      if (isLimited(limitOf(file, checkup)) || isLimited(checkup.readText(old)?.trim() ?? null)) continue;
      found.push(
        advice({
          what: `no limit on ${what}`,
          why: 'A runaway command takes the whole machine with it.',
          mend:
            what === 'memory'
              ? 'docker run --memory 2g …, or: systemd-run --user --scope -p MemoryMax=4G CLIENT'
              : 'docker run --cpus 2 …, or: systemd-run --user --scope -p CPUQuota=200% CLIENT',
        }),
      );
    }
    return found;
  },
};

const CGROUP_LIMITS = [
  ['memory.max', '/sys/fs/cgroup/memory/memory.limit_in_bytes', 'memory'],
  ['cpu.max', '/sys/fs/cgroup/cpu/cpu.cfs_quota_us', 'CPU'],
] as const;

/** Of the process's own group or of any above it. */
function limitOf(file: string, { readText }: Checkup): string | null {
  const group = /^0::(\/.*)$/m.exec(readText('/proc/self/cgroup') ?? '')?.[1] ?? '/';
  for (let at = group; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const text = readText(`/sys/fs/cgroup${at === '/' ? '' : at}/${file}`)?.trim() ?? null;
    if (isLimited(text)) return text;
    if (at === '' || at === '/') return null;
  }
}

/** Without a limit the kernel says `max`, `-1` or a number near the largest there is. */
function isLimited(text: string | null): boolean {
  return text !== null && text !== '' && !/^(?:max\b|-1$|\d{18,}$)/.test(text);
}

export const network: Check = {
  id: 'network.open',
  layer: 'network',
  title: 'the network is restricted or goes through a proxy',
  run({ of, readText }) {
    const routes = readText('/proc/net/route');
    if (routes === null) return [];
    const isOpen = routes.split('\n').some((line) => /^\S+\t00000000\t/.test(line));
    const proxies = ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy'];
    if (!isOpen || proxies.some((name) => (of.env[name] ?? '') !== '')) return [];
    return [
      advice({
        what: 'the whole network can be reached',
        why: 'What an agent has read it can send anywhere that no rule names.',
        mend: '[network] allowed_domains in ~/.config/sechook/config.toml, a proxy, or docker run --network none',
      }),
    ];
  },
};
