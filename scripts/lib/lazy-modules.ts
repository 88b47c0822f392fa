/**
 * Modules of the hook that most calls never need (interpreters, filters, launchers, effects of particular
 * commands) wait inside functions that V8 neither compiles nor keeps in its code cache until somebody calls
 * what they export. To the modules that import them they are stand-ins of the same names; between
 * themselves, and towards the modules that are always there, they are CommonJS.
 *
 * Only a module whose exports are all functions can have a stand-in: a table must be there to be read.
 */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import { type Plugin, transform } from 'esbuild';

/** Registries are what looks the others up. */
const LAZY = /^src\/shell\/(?:wrappers|filters|interpreters|effects)\/(?!registry\.ts$)[\w-]+\.ts$/;

export interface LazyModules {
  /** Gives importers the stand-ins. */
  readonly plugin: Plugin;
  /**
   * Tries to set up a bundle of the modules that are always there. False when one of them calls a stand-in
   * already then (tables made by a function): that module is no longer lazy, and the bundle is to be made anew.
   */
  setsUp(code: string): boolean;
  /** To be put where the bundle's modules have been set up, given the modules that are always there. */
  code(always: readonly string[]): Promise<LazyCode>;
}

export interface LazyCode {
  /** Source of a module that has what the lazy ones need of the others: name → exports. */
  readonly shared: string;
  /** The functions that hold the lazy modules. */
  readonly modules: string;
  /** Files that are in there. */
  readonly files: readonly string[];
}

export async function lazyModules(root: string): Promise<LazyModules> {
  const standIns = new Map<string, readonly string[]>();
  for (const name of fs.readdirSync(path.join(root, 'src/shell'), { recursive: true, encoding: 'utf8' })) {
    const file = `src/shell/${name}`;
    if (!LAZY.test(file)) continue;
    const exported = Object.entries((await import(path.join(root, file))) as Record<string, unknown>);
    if (exported.length > 0 && exported.every(([, value]) => isPlainFunction(value))) {
      standIns.set(file, exported.map(([key]) => key).sort());
    }
  }

  const plugin: Plugin = {
    name: 'lazy-modules',
    setup(build) {
      build.onLoad({ filter: /\/src\/shell\/.*\.ts$/ }, ({ path: full }) => {
        const file = path.relative(root, full);
        const names = standIns.get(file);
        if (names === undefined) return null;
        const contents = names
          .map(
            (name) => `export function ${name}(...a){return __lazy(${JSON.stringify(file)}).${name}(...a)}`,
          )
          .join('\n');
        return { contents, loader: 'js' };
      });
    },
  };

  const setsUp = (code: string): boolean => {
    const eager: string[] = [];
    const lazily = (file: string): never => {
      eager.push(file);
      throw new Error(`${file} is called while modules are set up`);
    };
    const wrapped = vm.runInThisContext(`(function(exports,require,module,__lazy){${code}})`) as Wrapped;
    try {
      wrapped({}, createRequire(import.meta.url), { exports: {} }, lazily);
    } catch (error) {
      if (eager.length === 0) throw error;
    }
    for (const file of eager) standIns.delete(file);
    return eager.length === 0;
  };

  return {
    plugin,
    setsUp,
    code: (always) =>
      lazyCode(
        root,
        always.filter((file) => !standIns.has(file)),
        standIns,
      ),
  };
}

type Wrapped = (
  exports: object,
  require: NodeJS.Require,
  module: object,
  lazily: (file: string) => never,
) => void;

function isPlainFunction(value: unknown): boolean {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}

async function lazyCode(
  root: string,
  always: readonly string[],
  standIns: ReadonlyMap<string, readonly string[]>,
): Promise<LazyCode> {
  const isAlways = new Set(always);
  const bodies = new Map<string, string>();
  const wanted = new Map<string, Set<string>>();
  const open = [...standIns.keys()];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (bodies.has(file)) continue;
    const { body, imports } = await commonJs(root, file);
    bodies.set(file, body);
    for (const { target, names } of imports) {
      if (isAlways.has(target)) wanted.set(target, new Set([...(wanted.get(target) ?? []), ...names]));
      else open.push(target);
    }
  }
  const files = [...bodies.keys()].sort();
  const modules = files.map((file) => `${JSON.stringify(file)}(exports){${bodies.get(file) ?? ''}}`);
  return { shared: sharedModule(root, wanted), modules: `{${modules.join(',')}}`, files };
}

interface Imported {
  readonly target: string;
  readonly names: readonly string[];
}

async function commonJs(root: string, file: string): Promise<{ body: string; imports: readonly Imported[] }> {
  const { code } = await transform(fs.readFileSync(path.join(root, file), 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: 'node26',
    charset: 'ascii',
    minifyWhitespace: true,
    minifySyntax: true,
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const start = /^(?:"use strict";)?var __\w+=.*?module\.exports=__toCommonJS\((\w+)\);/s;
  const exporting = /__export\((\w+),\{(.*?)\}\);module\.exports=__toCommonJS\(\1\);/s.exec(code);
  if (!start.test(code) || exporting === null)
    throw new Error(`esbuild words the exports of ${file} differently now`);
  const exported = [...(exporting[2] ?? '').matchAll(/(\w+):\(\)=>([\w.]+)/g)].map(
    ([, name, local]) => `${name}:${local}`,
  );
  const imports: Imported[] = [];
  const required = /(\w+)=(?:__toESM\(require\("([^"]+)"\)(?:,1)?\)|require\("([^"]+)"\))/g;
  const body = code
    .replace(start, '')
    .replaceAll(required, (_, local: string, wrapped?: string, plain?: string) => {
      const id = wrapped ?? plain ?? '';
      if (!id.startsWith('.')) throw new Error(`${file} requires ${id}, which a lazy module may not`);
      const target = path.join(path.dirname(file), id);
      const used = [...code.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, 'g'))].map((match) => match[1] ?? '');
      imports.push({ target, names: used });
      return `${local}=__lazy(${JSON.stringify(target)})`;
    });
  if (body.includes('__toESM') || body.includes('__export'))
    throw new Error(`${file} is more than CommonJS can say`);
  // Set at the end: what is exported is used when functions run, not while modules are set up.
  return { body: `${body};Object.assign(exports,{${exported.join(',')}})`, imports };
}

function sharedModule(root: string, wanted: ReadonlyMap<string, ReadonlySet<string>>): string {
  const imports: string[] = [];
  const entries: string[] = [];
  let count = 0;
  for (const [file, names] of wanted) {
    const locals = [...names].map((name) => ({ name, local: `__shared${count++}` }));
    const list = locals.map(({ name, local }) => `${name} as ${local}`).join(', ');
    imports.push(`import { ${list} } from ${JSON.stringify(path.join(root, file))};`);
    entries.push(
      `${JSON.stringify(file)}:()=>({${locals.map(({ name, local }) => `${name}:${local}`).join(',')}})`,
    );
  }
  return `${imports.join('\n')}\n__shared={${entries.join(',')}};`;
}

/**
 * Runs a lazy module on first use, or gives the exports of one that is always there. Stands before the
 * bundle's modules, as they call it.
 */
export function loader(modules: string): string {
  return (
    'var __shared,__loaded={},__lazy=(id)=>{var found=__loaded[id];if(found!==void 0)return found;' +
    'if(Object.hasOwn(__shared,id))return __loaded[id]=__shared[id]();' +
    `found=__loaded[id]={};__modules[id](found);return found},__modules=${modules};`
  );
}
