/**
 * The three scripts of the executable, made by esbuild: `main` (what Node starts), `hook` and `cli`
 * (functions that main calls). Their module lists tell the floors test what the hook really loads.
 */
import { type BuildOptions, build } from 'esbuild';

export interface Bundle {
  readonly name: 'main' | 'hook' | 'cli';
  readonly code: string;
  /** The project's and packages' own files in it, sorted. */
  readonly modules: readonly string[];
}

const ENTRIES = { main: 'src/main.ts', hook: 'src/entry/hook.ts', cli: 'src/entry/cli.ts' } as const;

export async function bundle(name: Bundle['name'], root: string): Promise<Bundle> {
  switch (name) {
    case 'main': {
      const made = await run(root, { entryPoints: [ENTRIES.main] });
      return { name, ...made, code: withPlainRequire(made.code) };
    }
    case 'cli': {
      const made = await run(root, { entryPoints: [ENTRIES.cli], ...asFunction('exports,require,module') });
      return { name, ...made };
    }
    case 'hook': {
      const made = await run(root, {
        entryPoints: [ENTRIES.hook],
        ...asFunction('exports,require,module,__loadCold,__rows'),
      });
      return { name, ...made, code: withPlainRequire(made.code) };
    }
  }
}

/** A function of what a CommonJS module gets, for `main` to call. */
function asFunction(parameters: string): BuildOptions {
  return { banner: { js: `(function(${parameters}){` }, footer: { js: '})' } };
}

async function run(root: string, options: BuildOptions): Promise<Pick<Bundle, 'code' | 'modules'>> {
  const result = await build({
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    platform: 'node',
    target: 'node26',
    format: 'cjs',
    // jsonc-parser's CommonJS form requires its parts in a way that cannot be followed.
    mainFields: ['module', 'main'],
    // Names stay readable in a stack trace; white space and comments go.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    charset: 'ascii',
    logLevel: 'warning',
    logOverride: { 'import-is-undefined': 'error' },
    ...options,
    write: false,
  });
  const code = result.outputFiles?.[0]?.text;
  if (code === undefined) throw new Error('esbuild made nothing');
  return { code, modules: Object.keys(result.metafile?.inputs ?? {}).sort() };
}

/** Loaded by Node before any script of ours: requiring it costs nothing. */
const PRELOADED: readonly string[] = ['node:fs', 'node:sea'];

/**
 * esbuild copies all properties of a required module one by one, for the interplay of module systems, and
 * requires it at once. `main` and `hook` require nothing but Node's own modules, for which an object before
 * them will do, and which can wait until they are used: a millisecond of each call.
 */
function withPlainRequire(code: string): string {
  const copying = /__toESM=\((\w+),\w+,(\w+)\)=>\(.*?:\2,\1\)\)/s;
  if (!copying.test(code) && code.includes('__toESM'))
    throw new Error('esbuild words its __toESM differently now');
  const lazily = (id: string): string => {
    const module = `require(${JSON.stringify(id)})`;
    return `new Proxy({},{get:(_,name)=>name==="default"?${module}:${module}[name]})`;
  };
  return code
    .replace(copying, '__toESM=mod=>({__proto__:mod,default:mod})')
    .replaceAll(/(?:__toESM\()?require\("([^"]+)"\)(?:,1\))?/g, (written, id: string) => {
      if (!id.startsWith('node:')) throw new Error(`not a module of Node's: ${id}`);
      return PRELOADED.includes(id) ? written : lazily(id);
    });
}
