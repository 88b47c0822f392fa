import { describe, expect, it } from 'vitest';
import { NO_DISK } from '../../../src/core/disk.ts';
import { known } from '../../../src/core/value.ts';
import { effectsOf } from '../../../src/shell/effects/registry.ts';
import { expandVariables, readMakefile, recipeLines } from '../../../src/shell/wrappers/makefile.ts';
import { launcherFor } from '../../../src/shell/wrappers/registry.ts';
import { invocationOf, showLaunch } from '../launches.ts';

function launches(words: readonly string[], text?: string): string[] {
  const invocation = invocationOf(
    words,
    text === undefined ? {} : { input: { kind: 'text', value: known(text) } },
  );
  effectsOf(invocation);
  return launcherFor(words[0] ?? '')(invocation, { disk: NO_DISK, home: null }).map(showLaunch);
}

describe('input that is made to be too much', () => {
  it('words beyond the limit are told as unknown, never dropped', () => {
    const many = 'a\n'.repeat(5000);
    expect(launches(['xargs', '-I{}', 'sh', '-c', '{}'], `${many}rm x\n`).at(-1)).toBe(
      'wrapper: sh -c more of them',
    );
    expect(launches(['xargs', '-n1', 'rm'], many).at(-1)).toBe('wrapper: rm more words');
    expect(launches(['xargs', '-L1', 'rm'], many).at(-1)).toBe('wrapper: rm more lines');
    expect(launches(['xargs', 'rm'], many)[0]).toMatch(/ more of them$/);
    expect(launches(['parallel', ':::', ...Array.from({ length: 400 }, () => 'a')]).at(-1)).toBe(
      'wrapper/posix: more of them',
    );
  });

  it('code that is too long to scan is opaque', () => {
    expect(launches(['octave', '--eval', 'system("'.repeat(5000)])).toEqual(['opaque dynamic-code: octave']);
    expect(launches(['tclsh'], 'exec {'.repeat(5000))).toEqual(['opaque dynamic-code: tclsh']);
  });

  it('variables of a makefile that multiply stay bounded', () => {
    let text = 'V0 = x\n';
    for (let i = 1; i < 40; i += 1) text += `V${i} = ${`$(V${i - 1})`.repeat(10)}\n`;
    const makefile = readMakefile(`${text}all:\n\techo $(V39)\n`, new Map());
    expect(recipeLines(makefile, [])[0]?.length).toBeLessThan(30_000);
    expect(expandVariables('$(A)', new Map([['A', 'x $(A)']]), null)).toBe('x ${A}');
  });

  it.each([
    ['sqlite3', ['db'], `${'copy ('.repeat(20_000)}\n${'\n'.repeat(50_000)}.output f`],
    ['sftp', ['h'], '\n'.repeat(100_000)],
    ['sed', ['/'.repeat(50_000)], ''],
    ['sed', ['s/['.repeat(20_000)], ''],
    ['find', Array.from({ length: 2000 }, () => '-name'), ''],
    ['xargs', ['a'], `${'"'.repeat(50_001)}`],
    ['make', ['-f', '-'], `all:\n\t${'$(shell '.repeat(20_000)}`],
    ['crontab', ['-'], '* '.repeat(50_000)],
    ['env', ['-S', '\\'.repeat(50_001)], ''],
    ['vim', ['-c', ':'.repeat(50_000)], ''],
    ['git', ['-c', `alias.x=!${'$('.repeat(20_000)}`, 'x'], ''],
    ['patch', ['-p1'], '--- '.repeat(50_000)],
  ])('%s answers', (name, words, text) => {
    expect(launches([name, ...words], text).length).toBeLessThan(1000);
  });
});
