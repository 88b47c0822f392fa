/**
 * The text of one configuration file → its changes, or everything that is wrong with it, each with its
 * line. Pure: knows neither the disk nor the other layers.
 */
import { parse, TomlError } from 'smol-toml';
import type { z } from 'zod';
import type { Diagnostic } from '../core/diagnostic.ts';
import { nearest } from '../core/nearest.ts';
import type { Layer } from '../core/rule.ts';
import { NO_SPAN, type Span } from '../core/span.ts';
import { type Change, type Placed, projectObjection } from '../snapshot/changes.ts';
import {
  LIST_KEYS,
  type ListName,
  SETTING_KEYS,
  type SettingName,
  type SettingValue,
} from '../snapshot/policy-keys.ts';
import { standsIn } from '../snapshot/witness.ts';
import { findPositions, type Positions, pathKey } from './positions.ts';
import { configSchema, keysAt, PRIMARY_LISTS } from './schema.ts';

export interface ConfigFile {
  readonly file: string;
  readonly text: string;
  readonly layer: Exclude<Layer, 'built-in'>;
}

export interface ReadConfig {
  readonly changes: readonly Change[];
  readonly diagnostics: readonly Diagnostic[];
}

interface Context extends ConfigFile {
  readonly positions: Positions;
  readonly diagnostics: Diagnostic[];
}

export function readConfig(source: ConfigFile): ReadConfig {
  let data: unknown;
  try {
    data = parse(source.text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { changes: [], diagnostics: [tomlDiagnostic(source, error)] };
  }
  const context: Context = { ...source, positions: findPositions(source.text), diagnostics: [] };
  const checked = configSchema.safeParse(data);
  if (!checked.success) {
    for (const issue of checked.error.issues) reportIssue(context, issue);
    return { changes: [], diagnostics: inOrder(context.diagnostics) };
  }
  const changes = changesOf(context, checked.data);
  return {
    changes: context.diagnostics.length === 0 ? changes : [],
    diagnostics: inOrder(context.diagnostics),
  };
}

function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort((a, b) => a.span.start - b.span.start);
}

function report(context: Context, code: string, span: Span, message: string, help: string | null): void {
  context.diagnostics.push({ code, severity: 'error', file: context.file, span, message, help });
}

function tomlDiagnostic(source: ConfigFile, error: TomlError): Diagnostic {
  const lines = source.text.split('\n');
  const before = lines.slice(0, error.line - 1).reduce((sum, line) => sum + line.length + 1, 0);
  const start = Math.min(before + Math.max(0, error.column - 1), source.text.length);
  const message = `this is no TOML: ${(error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '')}`;
  const span = { start, end: Math.min(start + 1, source.text.length) };
  return { code: 'bad-toml', severity: 'error', file: source.file, span, message, help: null };
}

function reportIssue(context: Context, issue: z.core.$ZodIssue): void {
  const path = issue.path.map(String);
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const known = keysAt(path);
      const near = nearest(key, known);
      const help = near === null ? `expected one of ${known.join(', ')}` : `did you mean \`${near}\`?`;
      const name = [...path, key].join('.');
      report(
        context,
        'unknown-key',
        keySpan(context, [...path, key]),
        `\`${name}\` is no key of the configuration`,
        help,
      );
    }
    return;
  }
  if (issue.code === 'invalid_union') {
    // A list is an array or a table: of the two complaints the one about what was meant is the longer road.
    const inner = issue.errors
      .flat()
      .filter((one) => one.path.length > 0 || one.code === 'unrecognized_keys');
    const best = inner.length > 0 ? inner : [];
    for (const one of best)
      reportIssue(context, { ...one, path: [...issue.path, ...one.path] } as z.core.$ZodIssue);
    if (best.length > 0) return;
    const message = `\`${path.join('.')}\` must be a list of texts`;
    const help = 'write […] to replace the list, { append = […], exclude = […] } to change it';
    report(context, 'wrong-type', valueSpan(context, path), message, help);
    return;
  }
  report(context, 'wrong-type', valueSpan(context, path), `\`${path.join('.')}\`: ${wordsOf(issue)}`, null);
}

function wordsOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'invalid_type':
      return `expected ${issue.expected === 'array' ? 'a list' : issue.expected === 'int' ? 'a whole number' : `a ${issue.expected}`}`;
    case 'too_small':
      return issue.origin === 'string' ? issue.message : `must be at least ${String(issue.minimum)}`;
    case 'too_big':
      return issue.origin === 'number' || issue.origin === 'int'
        ? `must be at most ${String(issue.maximum)}`
        : issue.message;
    default:
      return issue.message;
  }
}

function keySpan(context: Context, path: readonly string[]): Span {
  const own = context.positions.get(pathKey(path));
  if (own !== undefined) return own.key;
  // A table that exists only through its parts: the first of them.
  for (const [key, position] of context.positions)
    if (key.startsWith(`${pathKey(path)}\0`)) return position.key;
  return NO_SPAN;
}

function valueSpan(context: Context, path: readonly string[]): Span {
  return context.positions.get(pathKey(path))?.value ?? keySpan(context, path);
}

type Table = Readonly<Record<string, unknown>>;

function changesOf(context: Context, data: Table): readonly Change[] {
  const changes: Change[] = [];
  const push = (change: Change, span: Span): void => {
    const objection = change.layer === 'project' ? projectObjection(change) : null;
    if (objection !== null) {
      const help = 'write it in your own configuration (~/.config/sechook/config.toml)';
      report(context, 'not-by-a-project', span, `\`${change.name}\`: ${objection}`, help);
    } else changes.push(change);
  };
  for (const [section, keys] of Object.entries(data)) {
    for (const [word, value] of Object.entries(keys as Table)) {
      const name =
        word === 'append' || word === 'exclude' ? (PRIMARY_LISTS.get(section) ?? '') : `${section}.${word}`;
      const path = [section, word];
      if (Object.hasOwn(SETTING_KEYS, name)) {
        const to = placed(context, path, value as SettingValue);
        push(
          { kind: 'setting', layer: context.layer, file: context.file, name: name as SettingName, to },
          keySpan(context, path),
        );
      } else if (Object.hasOwn(LIST_KEYS, name)) {
        for (const change of listChanges(context, name as ListName, path, value))
          push(change, keySpan(context, path));
      }
    }
  }
  return changes;
}

function placed<T extends SettingValue>(context: Context, path: readonly string[], value: T): Placed<T> {
  return checkedPlace(context, { value, ...valueSpan(context, path) });
}

/** The hook looks for a value at its place; one that it would not find there must be written plainly. */
function checkedPlace<T extends SettingValue>(context: Context, place: Placed<T>): Placed<T> {
  if (!standsIn(context.text, place)) {
    const span = { start: place.start, end: place.end };
    report(
      context,
      'write-plainly',
      span,
      'this value is written in a form that is not supported',
      'write it on one line, as "…"',
    );
  }
  return place;
}

function listChanges(
  context: Context,
  name: ListName,
  path: readonly string[],
  value: unknown,
): readonly Change[] {
  if (Array.isArray(value)) {
    const word = path.at(-1) ?? '';
    const op = word === 'append' || word === 'exclude' ? word : 'replace';
    const spans = context.positions.get(pathKey(path))?.items ?? [];
    const items = (value as readonly string[]).map((text, i) =>
      checkedPlace(context, { value: text, ...(spans[i] ?? NO_SPAN) }),
    );
    const key = checkedPlace(context, { value: word, ...keySpan(context, path) });
    return [{ kind: 'list', layer: context.layer, file: context.file, name, op, key, items }];
  }
  return Object.entries(value as Table).flatMap(([word, inner]) =>
    listChanges(context, name, [...path, word], inner),
  );
}
