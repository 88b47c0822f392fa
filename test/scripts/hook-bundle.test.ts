/** What the build does to the hook's bundle changes when things are made, and nothing else. */
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { hotAndCold } from '../../scripts/lib/hot-and-cold.ts';
import { lazyConstants } from '../../scripts/lib/lazy-constants.ts';
import { rowTexts } from '../../scripts/lib/row-texts.ts';

const LONG = '/* long enough to be worth a function of its own, which takes sixty letters */';

function bundle(body: string): string {
  return `(function(exports,require,module,__loadCold,__rows){${body}})`;
}

function run(code: string, cold = '', rows = ''): Readonly<Record<string, unknown>> {
  const module = { exports: {} };
  const bytes = Buffer.from(rows, 'latin1');
  const start = vm.runInThisContext(code) as (...parameters: unknown[]) => void;
  const piece = (from: number, to: number): Uint8Array => bytes.subarray(from, to);
  start(module.exports, null, module, () => vm.runInThisContext(cold), piece);
  return module.exports;
}

describe('lazy constants', () => {
  const lazy = (body: string): Readonly<Record<string, unknown>> => run(lazyConstants(bundle(body)));

  it('are made once, when they are first read', () => {
    const code = lazyConstants(
      bundle(`var TABLE=note({a:1${LONG}});function note(x){exports.made=(exports.made??0)+1;return x}
        exports.read=()=>TABLE`),
    );
    const made = run(code);
    expect(made.made).toBeUndefined();
    const read = made.read as () => unknown;
    expect(read()).toBe(read());
    expect(made.made).toBe(1);
  });

  it('are told from what has the same name inside a function', () => {
    const made = lazy(`var T={a:1${LONG}};
      exports.of=(T)=>T;exports.inner=()=>{let T=2;{let T=3}return T};exports.caught=()=>{try{throw 4}catch(T){return T}};
      exports.looped=()=>{for(let T of [5])return T};exports.short=()=>({T});exports.named=()=>({T:6}).T;
      exports.pattern=()=>{let {T:x=T}={};return x};exports.own=function T(){return typeof T}`);
    const call = (name: string, ...words: unknown[]): unknown =>
      (made[name] as (...w: unknown[]) => unknown)(...words);
    expect(call('of', 1)).toBe(1);
    expect(call('inner')).toBe(2);
    expect(call('caught')).toBe(4);
    expect(call('looped')).toBe(5);
    expect(call('short')).toEqual({ T: { a: 1 } });
    expect(call('named')).toBe(6);
    expect(call('pattern')).toEqual({ a: 1 });
    expect(call('own')).toBe('function');
  });

  it('do not include what is assigned to', () => {
    const made = lazy(`var state=[1${LONG}];exports.set=()=>{state=[2]};exports.get=()=>state`);
    (made.set as () => void)();
    expect((made.get as () => unknown)()).toEqual([2]);
  });
});

describe('hot and cold', () => {
  /** All is cold but what stands in the body's own expressions. */
  const split = (body: string, ran: readonly string[] = []): Readonly<Record<string, unknown>> => {
    const code = bundle(body);
    const { hot, cold } = hotAndCold(code, new Set(ran.map((text) => code.indexOf(text))));
    return run(hot, cold);
  };

  it('call each other', () => {
    const made = split(
      `function rare(x){return often(x)+LIMIT}function often(x){return x*2}var LIMIT=5;exports.rare=rare;`,
      ['function often'],
    );
    expect((made.rare as (x: number) => number)(4)).toBe(13);
  });

  it('load the cold script when it is first needed, once', () => {
    const code = bundle('function rare(){return other()}function other(){return 1}exports.rare=rare;');
    const { hot, cold } = hotAndCold(code, new Set());
    expect(hot).not.toContain('return 1');
    let loaded = 0;
    const exports: Record<string, unknown> = {};
    const load = (): unknown => {
      loaded += 1;
      return vm.runInThisContext(cold);
    };
    (vm.runInThisContext(hot) as (...p: unknown[]) => void)(exports, null, { exports }, load, null);
    expect(loaded).toBe(0);
    const rare = exports.rare as () => number;
    expect([rare(), rare()]).toEqual([1, 1]);
    expect(loaded).toBe(1);
  });

  it('agree on variables that change', () => {
    const made = split(
      'var count=0;function up(){count+=1}function now(){return count}exports.up=up;exports.now=now;',
      ['function now'],
    );
    (made.up as () => void)();
    expect((made.now as () => number)()).toBe(1);
  });

  it('agree on who a function is', () => {
    const made = split(
      `function rare(){}function isRare(x){return x===rare}var TABLE={rare};function of(){return isRare(TABLE.rare)}
       exports.of=of;exports.hot=()=>isRare(rare);`,
      ['function of'],
    );
    expect((made.of as () => boolean)()).toBe(true);
    expect((made.hot as () => boolean)()).toBe(true);
  });
});

describe('tables as text', () => {
  const rows =
    'function rowsByName(table){return table instanceof Uint8Array?Buffer.from(table).toString():table}';

  it('leave the bundle for a text', () => {
    const { code, text } = rowTexts(
      bundle(`${rows}var A="x";var T=rowsByName({a:A,b:{c:[1]}});exports.t=T;`),
    );
    expect(code).not.toContain('{a:A');
    expect(run(code, '', text).t).toBe('\n"a":"x"\n"b":{"c":[1]}\n');
  });

  it('are plain data', () => {
    expect(() => rowTexts(bundle(`${rows}var T=rowsByName({a:/x/});`))).toThrow(/plain data: a/);
  });
});
