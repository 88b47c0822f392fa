import { execFileSync } from 'node:child_process';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { withinMillis } from '../../src/native/bounded.ts';
import { compileScript } from '../../src/native/script.ts';
import { ROOT } from '../support/grammar.ts';

describe('withinMillis', () => {
  it('gives what the work gives', () => {
    expect(withinMillis(1000, () => 42)).toEqual({ kind: 'done', value: 42 });
    expect(withinMillis(1000, () => withinMillis(500, () => 'inner'))).toMatchObject({
      value: { value: 'inner' },
    });
  });

  it('stops loops', () => {
    const endless = (): never => {
      for (;;);
    };
    expect(withinMillis(20, endless)).toEqual({ kind: 'timeout' });
  });

  it('stops regular expressions', () => {
    expect(withinMillis(20, () => /^(a+)+$/.test(`${'a'.repeat(40)}b`))).toEqual({ kind: 'timeout' });
  });

  it('does nothing without time', () => {
    const work = (): never => {
      throw new Error('it ran');
    };
    expect(withinMillis(0, work)).toEqual({ kind: 'timeout' });
    expect(withinMillis(-1, work)).toEqual({ kind: 'timeout' });
  });

  it('passes errors on and leaves nothing behind', () => {
    const before = Object.keys(globalThis);
    expect(() =>
      withinMillis(1000, () => {
        throw new RangeError('mine');
      }),
    ).toThrow(RangeError);
    expect(Object.keys(globalThis)).toEqual(before);
  });
});

describe('compileScript', () => {
  it('runs with a code cache and tells when V8 refuses it', () => {
    const code = '(function(){return [1,2,3].map(x=>x*2).join()})()';
    const cache = new vm.Script(code, { filename: 'a.js' }).createCachedData();
    const good = compileScript(code, 'a.js', cache);
    expect([good.cacheRejected, good.run(null)]).toEqual([false, '2,4,6']);
    const damaged = Buffer.from(cache);
    damaged.writeUInt32LE(0, 0);
    const bad = compileScript(code, 'a.js', damaged);
    expect([bad.cacheRejected, bad.run(100)]).toEqual([true, '2,4,6']);
  });

  it('uses the binding of the Node that the executable carries, and node:vm elsewhere', () => {
    // The binding aborts the process when it is called with another number of parameters.
    const program = `
      import { compileScript } from './src/native/script.ts';
      const direct = compileScript('1 + 1', 'a.js', null).run(1000);
      process.binding = undefined;
      const script = compileScript('for (;;);', 'a.js', null);
      let code = 'none';
      try { script.run(10); } catch (error) { code = error.code; }
      console.log(direct, compileScript('1 + 2', 'a.js', null).run(null), code);
    `;
    const output = execFileSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    expect(output.trim()).toBe('2 3 ERR_SCRIPT_EXECUTION_TIMEOUT');
  });
});
