/** What the build does to the hook's bundle changes when things are made, and nothing else. */
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { hotAndCold } from '../../scripts/lib/hot-and-cold.ts';
import { lazyConstants } from '../../scripts/lib/lazy-constants.ts';
import { lazyTables } from '../../scripts/lib/lazy-tables.ts';
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

describe('lazy tables', () => {
  const ROWS = 'a:1,b:{c:["x",!0,null]},"d-e":f(4),g(){return 5},h,i:2,j:/k/,":":6';
  const made = run(
    lazyTables(
      bundle(`var h=7,T={${ROWS}},U={...T,a:8},seen={...T,z:1},calls=[];function f(x){calls.push(x);return [x]}
        exports.has=(x)=>Object.hasOwn(T,x);exports.of=(x)=>T[x];exports.under=(x)=>Object.hasOwn(U,x)?U[x]:"none";
        exports.nested=(x)=>T[T[x]===1?"b":"a"];exports.calls=calls;`),
    ),
  );
  const call = (name: string, x: string): unknown => (made[name] as (x: string) => unknown)(x);

  it('answer what the tables would', () => {
    expect(call('of', 'b')).toEqual({ c: ['x', true, null] });
    expect([call('of', 'a'), call('of', 'h'), call('of', ':'), String(call('of', 'j'))]).toEqual([
      1,
      7,
      6,
      '/k/',
    ]);
    expect((call('of', 'g') as () => number)()).toBe(5);
    expect(call('nested', 'a')).toEqual({ c: ['x', true, null] });
    expect([call('has', 'd-e'), call('has', 'e'), call('has', 'toString')]).toEqual([true, false, false]);
  });

  it('know no name that only looks like part of their text', () => {
    for (const name of ['', '\n', 'a\t1', 'a\t1\nb', '#0', 'a\n', '\na', 'constructor', '__proto__'])
      expect([call('has', name), call('of', name)]).toEqual([false, undefined]);
  });

  it('make a value once, when it is asked for', () => {
    expect(made.calls).toEqual([]);
    expect(call('of', 'd-e')).toBe(call('of', 'd-e'));
    expect(call('under', 'd-e')).toBe(call('of', 'd-e'));
    expect(made.calls).toEqual([4]);
  });

  it('prefer their own rows to what they spread', () => {
    expect([call('under', 'a'), call('under', 'i'), call('under', 'z')]).toEqual([8, 2, 'none']);
  });

  it('are left alone where more is asked of them than a name', () => {
    for (const use of ['Object.keys(T)', 'T.a', '(T[x]=1)', 'T[x]()', '({...T,...T,a:1,...T})', 'T'])
      expect(lazyTables(bundle(`var T={${ROWS},f,};function f(){}exports.of=(x)=>${use}`))).toContain(
        'T={a:1',
      );
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
