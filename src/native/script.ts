/**
 * Compiles and runs a script with V8's code cache and, where wanted, a time limit. `node:vm` does the same
 * but costs half a millisecond to load, so its binding is used directly where this Node is the one that
 * the executable carries; elsewhere `node:vm` itself.
 */

export interface CompiledScript {
  /** Whether V8 refused the code cache: another version, or other flags. */
  readonly cacheRejected: boolean;
  /** The script's completion value. Throws ERR_SCRIPT_EXECUTION_TIMEOUT past the limit. */
  run(limitMillis: number | null): unknown;
}

interface NativeScript {
  readonly cachedDataRejected?: boolean;
  runInContext(
    context: null,
    timeout: number,
    displayErrors: boolean,
    breakOnSigint: boolean,
    breakOnFirstLine: boolean,
  ): unknown;
}

type NativeScriptClass = new (
  code: string,
  filename: string,
  lineOffset: number,
  columnOffset: number,
  cachedData: Uint8Array | undefined,
  produceCachedData: boolean,
  parsingContext: undefined,
  hostDefinedOption: symbol,
) => NativeScript;

/** The Node whose binding has exactly these parameters; it checks their number and aborts if they differ. */
const FITTED_VERSION = 'v26.10.0';

export function compileScript(code: string, filename: string, cache: Uint8Array | null): CompiledScript {
  const binding = (process as unknown as { binding?: (name: string) => unknown }).binding;
  if (binding === undefined || process.version !== FITTED_VERSION)
    return compileWithVm(code, filename, cache);
  const { ContextifyScript } = binding('contextify') as { ContextifyScript: NativeScriptClass };
  const cached = cache ?? undefined;
  const script = new ContextifyScript(code, filename, 0, 0, cached, false, undefined, Symbol(filename));
  return {
    cacheRejected: script.cachedDataRejected === true,
    run: (limitMillis) => script.runInContext(null, limitMillis ?? -1, true, false, false),
  };
}

function compileWithVm(code: string, filename: string, cache: Uint8Array | null): CompiledScript {
  const vm = process.getBuiltinModule('node:vm');
  const cachedData =
    cache === null ? undefined : Buffer.from(cache.buffer, cache.byteOffset, cache.byteLength);
  const script = new vm.Script(code, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
  return {
    cacheRejected: script.cachedDataRejected === true,
    run: (limitMillis) => script.runInThisContext(limitMillis === null ? {} : { timeout: limitMillis }),
  };
}
