/** V8's compilers, which the executable starts without: a hook call ends before they pay. */

export const COMPILERS: readonly string[] = ['--sparkplug', '--maglev', '--opt'];

/** For work that goes on for longer than a call. */
export function switchCompilersOn(): void {
  const v8 = process.getBuiltinModule('node:v8');
  for (const flag of COMPILERS) v8.setFlagsFromString(flag);
}
