/**
 * Every file of test/dsl/ok compiles without a word to what stands in its `.out`; every file of test/dsl/err
 * gives the messages in its `.out`. UPDATE=1 writes the `.out` files anew.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { lineColumn } from '../../src/core/span.ts';
import { compileRules } from '../../src/dsl/compile-rules.ts';
import { LANGUAGE } from './language.ts';

const HERE = import.meta.dirname;
const UPDATE = process.env.UPDATE === '1';
if (UPDATE && process.env.CI !== undefined) throw new Error('expectations are not rewritten in CI');

function compile(file: string, text: string) {
  return compileRules({
    files: [{ file, text, layer: 'user' }],
    language: LANGUAGE,
    taken: new Map([['taken-already', 'the built-in rules/x.rules']]),
    strict: file.includes('strict'),
    judge: null,
  });
}

function show(text: string, diagnostic: Diagnostic): string {
  const { span, severity, code, message, help } = diagnostic;
  const { line, column } = lineColumn(text, span.start);
  const source = text.split('\n')[line - 1] ?? '';
  const caret =
    ' '.repeat(column - 1) +
    '^'.repeat(Math.max(1, Math.min(span.end, span.start + source.length - column + 1) - span.start));
  const lines = [`${line}:${column}: ${severity}: ${message} [${code}]`, `  ${source}`, `  ${caret}`];
  if (help !== null) lines.push(`  help: ${help}`);
  return `${lines.join('\n')}\n`;
}

function expectFile(path: string, actual: string): void {
  if (UPDATE) writeFileSync(path, actual);
  expect(existsSync(path), `${path} is missing: run with UPDATE=1`).toBe(true);
  expect(actual).toBe(readFileSync(path, 'utf8'));
}

function fixtures(folder: string): readonly string[] {
  return readdirSync(`${HERE}/${folder}`).filter((name) => name.endsWith('.rules'));
}

describe('rule files that are right', () => {
  it.each(fixtures('ok'))('%s', (name) => {
    const path = `${HERE}/ok/${name}`;
    const result = compile(`rules/${name}`, readFileSync(path, 'utf8'));
    expect(result.diagnostics).toEqual([]);
    expectFile(path.replace(/rules$/, 'out'), `${JSON.stringify(result.rules, null, 2)}\n`);
  });
});

describe('rule files with errors', () => {
  it.each(fixtures('err'))('%s', (name) => {
    const path = `${HERE}/err/${name}`;
    const text = readFileSync(path, 'utf8');
    const result = compile(`rules/${name}`, text);
    expect(result.diagnostics.length).toBeGreaterThan(0);
    expectFile(path.replace(/rules$/, 'out'), result.diagnostics.map((one) => show(text, one)).join('\n'));
  });
});
