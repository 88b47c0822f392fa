/**
 * A small machine in a temporary directory: a home, a project, a place for root's files, and a tiny built-in
 * policy. Its clock is a second ahead, so that files just written count as settled and caches are kept.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { compileBuiltIn } from '../../src/policy/built-in.ts';
import { type Recompiled, recompile } from '../../src/policy/recompile.ts';
import { type LoadRequest, loadPolicy, type PolicyLoad } from '../../src/snapshot/load.ts';
import type { PolicyView } from '../../src/snapshot/policy-view.ts';

export const VERSION = '9.9.9';

const BUILT_IN = `
block "built-in-rm"
  match command("rm")
  nudge "x"
  catches rm a
  permits ls

suspicious "built-in-curl"
  match command("curl")
  nudge "x"
  catches curl a
  permits ls
`;

const DEFAULTS = `
[executables]
allowed = ["git", "ls"]
[paths]
sensitive = ["~/.ssh"]
`;

/** The built-in policy as a release carries it. */
export function builtInOf(version: string): Uint8Array {
  const rules = [{ file: 'rules/built-in.rules', text: BUILT_IN, layer: 'built-in' }] as const;
  const built = compileBuiltIn({ rules, config: { file: 'config.toml', text: DEFAULTS } }, version, false);
  if (built.kind === 'errors') throw new Error(JSON.stringify(built.diagnostics));
  return built.bytes;
}

export interface Machine {
  readonly root: string;
  readonly home: string;
  readonly project: string;
  readonly request: LoadRequest;
  /** Writes a file, its directories too. */
  put(path: string, text: string): void;
  load(): PolicyLoad;
  recompile(): Recompiled;
  /** What a hook call does: load, and compile where that is needed. */
  call(): PolicyView;
  remove(): void;
}

export function newMachine(): Machine {
  const root = mkdtempSync(`${tmpdir()}/sechook-policy-`);
  const [home, project] = [`${root}/home`, `${root}/work/project`];
  mkdirSync(home);
  mkdirSync(`${project}/src`, { recursive: true });
  const uid = process.getuid?.() ?? 0;
  const request: LoadRequest = {
    home,
    cwd: project,
    version: VERSION,
    builtIn: builtInOf(VERSION),
    uid,
    managed: { directory: `${root}/etc/sechook`, cache: `${root}/var/managed.snapshot`, owner: uid },
  };
  const machine: Machine = {
    root,
    home,
    project,
    request,
    put(path, text) {
      mkdirSync(path.slice(0, path.lastIndexOf('/')), { recursive: true });
      writeFileSync(path, text);
    },
    load: () => loadPolicy(request),
    recompile: () =>
      recompile({ ...request, trySamples: false, strict: false, write: true, now: Date.now() + 1000 }),
    call() {
      const loaded = machine.load();
      const result = loaded.kind === 'stale' ? machine.recompile() : loaded;
      if (result.kind !== 'ready') throw new Error(`${result.kind}: ${JSON.stringify(result)}`);
      return result.view;
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
  return machine;
}

export function ruleIds(view: PolicyView): readonly string[] {
  return view.sets.flatMap((set) => Array.from({ length: set.count }, (_, i) => set.rule(i).id));
}

export function ruleText(id: string): string {
  return `block "${id}"\n  match command("x")\n  nudge "n"\n`;
}
