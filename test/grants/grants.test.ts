/** Exceptions on a real disk: written, taken once, and refused where anything about them is odd. */
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consumeGrant } from '../../src/grants/consume.ts';
import { GRANT_MILLIS, type GrantsOf, grantsDirectory } from '../../src/grants/place.ts';
import { writeGrant } from '../../src/grants/write.ts';

const KEY = 'ab'.repeat(32);
const ID = 'mjw4x1iu-3a2-9f0k';
const NOW = new Date(Date.UTC(2026, 0, 2, 3, 4, 5));
const UID = process.getuid?.() ?? null;

let home = '';
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'sechook-grants-'));
});
afterEach(() => fs.rmSync(home, { recursive: true }));

const of = (more: Partial<GrantsOf> = {}): GrantsOf => ({ home, now: NOW, uid: UID, ...more });
const later = (millis: number): GrantsOf => of({ now: new Date(NOW.getTime() + millis) });
const file = (key = KEY): string => join(grantsDirectory(home), key);
const left = (): readonly string[] => fs.readdirSync(grantsDirectory(home));

function grant(): void {
  expect(writeGrant({ id: ID, key: KEY }, of())).toMatchObject({ kind: 'written' });
}

describe('an exception', () => {
  it('is a file for the user alone', () => {
    grant();
    expect(fs.statSync(grantsDirectory(home)).mode & 0o777).toBe(0o700);
    expect(fs.statSync(file()).mode & 0o777).toBe(0o600);
    expect(left()).toEqual([KEY]);
  });

  it('is taken once, by the call that it names', () => {
    grant();
    expect(consumeGrant('cd'.repeat(32), of())).toBeNull();
    expect(consumeGrant(KEY, of())).toBe(ID);
    expect(consumeGrant(KEY, of())).toBeNull();
    expect(left()).toEqual([]);
  });

  it('is renewed, not doubled', () => {
    grant();
    grant();
    expect(consumeGrant(KEY, of())).toBe(ID);
    expect(consumeGrant(KEY, of())).toBeNull();
  });

  it('ends after its time', () => {
    grant();
    expect(consumeGrant(KEY, later(GRANT_MILLIS - 1))).toBe(ID);
    grant();
    expect(consumeGrant(KEY, later(GRANT_MILLIS))).toBeNull();
    expect(left()).toEqual([]);
  });

  it('does not last longer because the clock was set back', () => {
    grant();
    expect(consumeGrant(KEY, later(-1))).toBeNull();
  });

  it('is none without a directory, and no key is a path', () => {
    expect(consumeGrant(KEY, of())).toBeNull();
    expect(consumeGrant('../audit/x', of())).toBeNull();
    expect(writeGrant({ id: ID, key: '../x' }, of())).toMatchObject({ kind: 'failed' });
  });
});

describe('what somebody else left there', () => {
  const odd: readonly (readonly [string, () => void])[] = [
    ['open to others', () => fs.chmodSync(file(), 0o640)],
    [
      'a link',
      () => {
        fs.renameSync(file(), join(home, 'real'));
        fs.symlinkSync(join(home, 'real'), file());
      },
    ],
    ['a second name', () => fs.linkSync(file(), join(home, 'twin'))],
    [
      'for another key',
      () => {
        fs.renameSync(file(), file('cd'.repeat(32)));
        fs.writeFileSync(
          file(),
          fs.readFileSync(file('cd'.repeat(32)), 'utf8').replace(KEY, 'ef'.repeat(32)),
          {
            mode: 0o600,
          },
        );
      },
    ],
    ['valid for ever', () => fs.writeFileSync(file(), forged({ until: '2999-01-01T00:00:00.000Z' }))],
    ['without an end', () => fs.writeFileSync(file(), forged({ until: undefined }))],
    ['with an odd id', () => fs.writeFileSync(file(), forged({ id: 'a\nb' }))],
    ['no JSON', () => fs.writeFileSync(file(), 'yes')],
    ['a directory open to others', () => fs.chmodSync(grantsDirectory(home), 0o755)],
  ];

  function forged(more: object): string {
    return JSON.stringify({ ...JSON.parse(fs.readFileSync(file(), 'utf8')), ...more });
  }

  it.each(odd)('%s', (_name, spoil) => {
    grant();
    spoil();
    expect(consumeGrant(KEY, of())).toBeNull();
  });

  it('belongs to another user', () => {
    grant();
    expect(consumeGrant(KEY, of({ uid: (UID ?? 0) + 1 }))).toBeNull();
    expect(writeGrant({ id: ID, key: KEY }, of({ uid: (UID ?? 0) + 1 }))).toMatchObject({ kind: 'failed' });
    expect(consumeGrant(KEY, of())).toBe(ID);
  });

  it('a directory that is a link is not used', () => {
    fs.mkdirSync(join(home, '.local/state/sechook'), { recursive: true });
    fs.mkdirSync(join(home, 'elsewhere'), { mode: 0o700 });
    fs.symlinkSync(join(home, 'elsewhere'), grantsDirectory(home));
    expect(writeGrant({ id: ID, key: KEY }, of())).toMatchObject({ kind: 'failed' });
    expect(fs.readdirSync(join(home, 'elsewhere'))).toEqual([]);
  });
});
