/** Records as they are written, held against the published schema. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditFacts, auditLine, auditRecord, LINE_LIMIT } from '../../src/audit/record.ts';
import type { CallContext, ToolCall } from '../../src/core/call.ts';
import { verdictOf } from '../../src/core/finding.ts';
import { violations } from './schema.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/audit-schema.json'), 'utf8'));

const context: CallContext = {
  client: 'claude-code',
  event: 'PreToolUse',
  tool: 'Bash',
  cwd: '/home/dev/project',
  session: 's-1',
  toolUse: 't-1',
  permissionMode: 'default',
  agent: null,
};

const verdict = verdictOf([
  {
    rule: 'destructive-rm',
    tier: 'block',
    category: 'files',
    severity: 'high',
    withoutAsk: 'deny',
    layer: 'built-in',
    span: null,
    quote: '',
    nudge: '',
    why: null,
  },
]);

function facts(more: Partial<AuditFacts> = {}): AuditFacts {
  return {
    call: { kind: 'shell', context, command: 'rm -rf /' },
    client: 'claude-code',
    verdict,
    answered: 'deny',
    failure: null,
    key: null,
    granted: null,
    excepted: [],
    version: '0.1.0',
    now: new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6)),
    pid: 4242,
    micros: 21_345.6,
    ...more,
  };
}

describe('auditRecord', () => {
  it('says who asked what, what was found and what was answered', () => {
    const { id, ...record } = auditRecord(facts());
    expect(id).toMatch(/^[0-9a-z]+-[0-9a-z]+-[0-9a-z]+$/);
    expect(record).toEqual({
      v: 1,
      ts: '2026-01-02T03:04:05.006Z',
      sechook: '0.1.0',
      client: 'claude-code',
      event: 'PreToolUse',
      tool: 'Bash',
      kind: 'shell',
      session: 's-1',
      toolUse: 't-1',
      agent: null,
      cwd: '/home/dev/project',
      mode: 'default',
      subject: 'rm -rf /',
      judged: 'deny',
      answered: 'deny',
      rules: [{ id: 'destructive-rm', tier: 'block' }],
      failure: null,
      us: 21346,
      outcome: null,
      key: null,
      granted: null,
      excepted: [],
    });
  });

  it('has a place for a call that could not even be decoded', () => {
    const failure = { code: 'payload-malformed', detail: 'password=hunter2 \n is bad' } as const;
    const record = auditRecord(facts({ call: null, client: null, verdict: null, failure }));
    expect(record).toMatchObject({
      client: null,
      kind: null,
      subject: null,
      judged: null,
      rules: [],
      failure: { code: 'payload-malformed', detail: 'password=[redacted secret]   is bad' },
    });
    expect(violations(schema, record)).toEqual([]);
  });

  const calls: readonly (readonly [ToolCall, string])[] = [
    [{ kind: 'shell', context, command: 'export TOKEN=abc' }, 'export TOKEN=[redacted secret]'],
    [{ kind: 'read', context, paths: ['/a', '/b'] }, '/a /b'],
    [{ kind: 'search', context, paths: ['.'], globs: ['*.pem'], pattern: null }, '. *.pem'],
    [{ kind: 'write', context, changes: [{ kind: 'write', path: '/a', content: 'SECRET' }] }, 'write /a'],
    [
      { kind: 'write', context, changes: [{ kind: 'move', path: 'a', to: 'b', content: 'SECRET' }] },
      'move a b',
    ],
    [{ kind: 'fetch', context, urls: ['https://u:p@h/'], text: 'x' }, 'https://[redacted credentials]@h/'],
    [{ kind: 'fetch', context, urls: [], text: 'x' }, 'x'],
    [{ kind: 'web-search', context, query: 'q' }, 'q'],
    [{ kind: 'mcp', context, server: 's', tool: 't', params: { a: 1 }, launch: null }, 's t {"a":1}'],
    [{ kind: 'agent', context, prompt: 'a\nb' }, 'a b'],
    [{ kind: 'other', context, params: { x: [1] } }, '{"x":[1]}'],
    [{ kind: 'other', context, params: { big: 1n } }, ''],
  ];
  it.each(calls)('%#: %o', (call, subject) => {
    const record = auditRecord(facts({ call }));
    expect(record.subject).toBe(subject);
    expect(violations(schema, record)).toEqual([]);
  });

  it('lists each rule once, and not without end', () => {
    const findings = Array.from({ length: 300 }, (_, i) => ({ ...verdict.findings[0], rule: `r${i % 40}` }));
    const record = auditRecord(facts({ verdict: { decision: 'deny', findings: findings as never } }));
    expect(new Set(record.rules.map(({ id }) => id)).size).toBe(record.rules.length);
    expect(record.rules.length).toBe(24);
  });
});

describe('auditLine', () => {
  it('is one line of JSON, follows the schema and stays short, whatever the call holds', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.constantFrom('文'.repeat(9_000), '"'.repeat(9_000), '\n'.repeat(50), '\ud800', 'x'.repeat(300_000)),
    );
    fc.assert(
      fc.property(text, text, text, text, (command, cwd, session, tool) => {
        const call: ToolCall = { kind: 'shell', context: { ...context, cwd, session, tool }, command };
        const line = auditLine(auditRecord(facts({ call })));
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(LINE_LIMIT);
        expect(line.indexOf('\n')).toBe(line.length - 1);
        expect(violations(schema, JSON.parse(line))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the schema', () => {
  it('refuses what is no record', () => {
    const good = auditRecord(facts());
    const { subject: _subject, ...without } = good;
    expect(violations(schema, without)).not.toEqual([]);
    expect(violations(schema, { ...good, v: 2 })).not.toEqual([]);
    expect(violations(schema, { ...good, answered: 'allow' })).not.toEqual([]);
    expect(violations(schema, { ...good, us: -1 })).not.toEqual([]);
    expect(violations(schema, { ...good, extra: 1 })).not.toEqual([]);
    expect(violations(schema, { ...good, rules: [{ id: 1, tier: 'block' }] })).not.toEqual([]);
  });

  it('has room for exceptions, and for lines from before there were any', () => {
    const record = auditRecord(
      facts({ key: 'ab'.repeat(32), granted: 'a-b-c', excepted: ['x1y2z3'], answered: 'none' }),
    );
    expect(record).toMatchObject({ key: 'ab'.repeat(32), granted: 'a-b-c', excepted: ['x1y2z3'] });
    expect(violations(schema, record)).toEqual([]);
    expect(violations(schema, { ...record, key: 'the call' })).not.toEqual([]);
    expect(violations(schema, { ...record, excepted: 'x1y2z3' })).not.toEqual([]);
    const { key: _key, granted: _granted, excepted: _excepted, ...older } = record;
    expect(violations(schema, older)).toEqual([]);
  });

  it('has room for outcomes', () => {
    const outcome = { kind: 'ran', ts: '2026-01-02T03:04:06.000Z' };
    expect(violations(schema, { ...auditRecord(facts()), outcome })).toEqual([]);
  });
});
