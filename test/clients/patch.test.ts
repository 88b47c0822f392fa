import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMalformed } from '../../src/clients/fields.ts';
import { parsePatch } from '../../src/clients/patch.ts';

const wrap = (...lines: readonly string[]): string =>
  ['*** Begin Patch', ...lines, '*** End Patch'].join('\n');

describe('parsePatch', () => {
  const rows: readonly (readonly [string, string, readonly unknown[]])[] = [
    ['nothing', wrap(), []],
    [
      'add',
      wrap('*** Add File: a/b.txt', '+one', '+', '+*** Delete File: x'),
      [{ kind: 'write', path: 'a/b.txt', content: 'one\n\n*** Delete File: x\n' }],
    ],
    ['an empty file', wrap('*** Add File: a'), [{ kind: 'write', path: 'a', content: '' }]],
    ['delete', wrap('*** Delete File: /etc/passwd'), [{ kind: 'delete', path: '/etc/passwd' }]],
    [
      'update',
      wrap('*** Update File: a', '@@ fn', ' same', '-old', '+new', '@@', '+more', '*** End of File'),
      [{ kind: 'edit', path: 'a', content: 'new\nmore', removed: 'old' }],
    ],
    [
      'update without @@',
      wrap('*** Update File: a', '-old', '+new'),
      [{ kind: 'edit', path: 'a', content: 'new', removed: 'old' }],
    ],
    [
      'blank lines between chunks',
      wrap('*** Update File: a', '@@', '+x', '', '@@', '+y'),
      [{ kind: 'edit', path: 'a', content: 'x\ny', removed: '' }],
    ],
    [
      'move',
      wrap('*** Update File: a', '*** Move to: .git/hooks/x', '@@', '+y'),
      [{ kind: 'move', path: 'a', to: '.git/hooks/x', content: 'y' }],
    ],
    [
      'several',
      wrap('*** Add File: a', '+1', '*** Delete File: b', '*** Update File: c', '+2'),
      [
        { kind: 'write', path: 'a', content: '1\n' },
        { kind: 'delete', path: 'b' },
        { kind: 'edit', path: 'c', content: '2', removed: '' },
      ],
    ],
    [
      'a header that newer versions read inside a context line',
      wrap('*** Update File: a', '+1', ' *** Delete File: b'),
      [
        { kind: 'edit', path: 'a', content: '1', removed: '' },
        { kind: 'delete', path: 'b' },
      ],
    ],
    ['padding', `  \n${wrap('  *** Delete File:  b  ')}\n\n`, [{ kind: 'delete', path: 'b' }]],
    [
      'white space that only Codex trims',
      wrap('\x85*** Delete File: b\x85\u2003'),
      [{ kind: 'delete', path: 'b' }],
    ],
    [
      'carriage returns',
      wrap('*** Add File: a', '+1').replaceAll('\n', '\r\n'),
      [{ kind: 'write', path: 'a', content: '1\n' }],
    ],
    ['a here-document', `<<'EOF'\n${wrap('*** Delete File: b')}\nEOF`, [{ kind: 'delete', path: 'b' }]],
    [
      'a whole command',
      `apply_patch <<"PATCH"\n${wrap('*** Delete File: b')}\nPATCH\n`,
      [{ kind: 'delete', path: 'b' }],
    ],
    ['an environment', wrap('*** Environment ID: x', '*** Delete File: b'), [{ kind: 'delete', path: 'b' }]],
  ];
  it.each(rows)('%s', (_what, text, changes) => expect(parsePatch(text)).toEqual(changes));

  it.each([
    ['', 'begin'],
    ['rm -rf /', 'begin'],
    ['*** Begin Patch', 'end'],
    ['*** Begin Patch\n*** Delete File: a', 'end'],
    [`echo x\n${wrap()}`, 'begin'],
    [`${wrap('*** Delete File: a')}\nrm -rf /`, 'end'],
    [`<<'EOF'\n${wrap()}\nOTHER`, 'begin'],
    [wrap('+x'), 'no file'],
    [wrap('*** Add File: '), 'names no file'],
    [wrap('*** Update File: a', '*** Move to: '), 'names no file'],
    [wrap('*** Update File: a', '*** Move to: b', '*** Move to: c'), 'twice'],
    [wrap('*** Add File: a', 'x'), 'does not belong'],
    [wrap('*** Delete File: a', '+x'), 'does not belong'],
    [wrap('*** Update File: a', 'x'), 'none of'],
    [wrap('*** Rename File: a'), 'no file'],
    [wrap('*** Delete File: a', '*** End Patch', '*** Delete File: b'), 'does not belong'],
  ])('refuses %.60j', (text, why) => {
    expect(parsePatch(text)).toMatchObject({ kind: 'malformed', why: expect.stringContaining(why) });
  });

  it('never loses a file of a patch put together from its parts', () => {
    const path = fc.stringMatching(/^[a-z./]{1,12}[a-z]$/);
    const part = fc.record({ kind: fc.constantFrom('Add', 'Delete', 'Update'), path });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        const text = wrap(
          ...parts.flatMap((p) => [`*** ${p.kind} File: ${p.path}`, ...(p.kind === 'Delete' ? [] : ['+x'])]),
        );
        const changes = parsePatch(text);
        expect(isMalformed(changes) ? changes.why : changes.map((c) => c.path)).toEqual(
          parts.map((p) => p.path),
        );
      }),
    );
  });

  it('answers any text', () => {
    const line = fc.oneof(
      fc.constantFrom('*** Begin Patch', '*** End Patch', '*** Update File: a', '+x', '@@', ''),
      fc.string(),
    );
    fc.assert(fc.property(fc.array(line), (lines) => void parsePatch(lines.join('\n'))));
  });
});
