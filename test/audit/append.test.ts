import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, auditDirectory, auditFile } from '../../src/audit/append.ts';

const now = new Date(Date.UTC(2026, 0, 2, 23, 59, 59));
const uid = process.geteuid?.() ?? null;
let home = '';
let file = '';

beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'sechook-audit-'));
  file = join(auditDirectory(home), '2026-01-02.jsonl');
});
afterEach(() => fs.rmSync(home, { recursive: true, force: true }));

const append = (line = 'x\n', as = uid) => appendAudit(line, { home, now, uid: as });
const mode = (path: string): number => fs.statSync(path).mode & 0o777;

describe('appendAudit', () => {
  it('makes what is missing, closed to others', () => {
    const mask = process.umask(0);
    try {
      expect(append()).toBeNull();
    } finally {
      process.umask(mask);
    }
    expect(mode(auditDirectory(home))).toBe(0o700);
    expect(mode(join(home, '.local/state/sechook'))).toBe(0o700);
    expect(mode(file)).toBe(0o600);
  });

  it('appends, and takes the day from UTC', () => {
    append('one\n');
    append('two\n');
    expect(fs.readFileSync(file, 'utf8')).toBe('one\ntwo\n');
    expect(auditFile(new Date(Date.UTC(2026, 0, 3)))).toBe('2026-01-03.jsonl');
  });

  it('does not care about a slash at the end of the home', () => {
    expect(auditDirectory('/home/u/')).toBe(auditDirectory('/home/u'));
  });

  it('leaves no descriptor open, whether it works or not', () => {
    const open = (): number => fs.readdirSync('/proc/self/fd').length;
    append();
    const before = open();
    append();
    append('x\n', (uid ?? 0) + 1);
    fs.rmSync(file);
    fs.mkdirSync(file);
    append();
    expect(open()).toBe(before);
  });

  const refused = (why: string) => ({ code: 'audit-failed', detail: expect.stringContaining(why) });

  it('follows no link at the file', () => {
    append();
    const elsewhere = join(home, 'elsewhere');
    fs.writeFileSync(elsewhere, '');
    fs.rmSync(file);
    fs.symlinkSync(elsewhere, file);
    expect(append()).toEqual(refused('ELOOP'));
    expect(fs.readFileSync(elsewhere, 'utf8')).toBe('');
  });

  it('follows no link at the directory', () => {
    const elsewhere = join(home, 'elsewhere');
    fs.mkdirSync(elsewhere);
    fs.mkdirSync(join(home, '.local/state/sechook'), { recursive: true });
    fs.symlinkSync(elsewhere, auditDirectory(home));
    expect(append()).toEqual(refused('ENOTDIR'));
    expect(fs.readdirSync(elsewhere)).toEqual([]);
  });

  it('writes into no second name of another file', () => {
    const elsewhere = join(home, 'elsewhere');
    fs.writeFileSync(elsewhere, '', { mode: 0o600 });
    fs.mkdirSync(auditDirectory(home), { recursive: true, mode: 0o700 });
    fs.linkSync(elsewhere, file);
    expect(append()).toEqual(refused('more than one name'));
    expect(fs.readFileSync(elsewhere, 'utf8')).toBe('');
  });

  it('waits for no FIFO and writes into none', () => {
    fs.mkdirSync(auditDirectory(home), { recursive: true, mode: 0o700 });
    execFileSync('/bin/sh', ['-c', 'mkfifo "$0"', file]);
    expect(append()).toEqual(refused('ENXIO'));
  });

  it('uses nothing that others may write to', () => {
    append();
    fs.chmodSync(file, 0o620);
    expect(append()).toEqual(refused('others may write'));
    fs.chmodSync(file, 0o600);
    fs.chmodSync(auditDirectory(home), 0o777);
    expect(append()).toEqual(refused('others may write'));
  });

  it('uses nothing of another user', () => {
    append();
    expect(append('x\n', (uid ?? 0) + 1)).toEqual(refused('another user'));
    expect(fs.readFileSync(file, 'utf8')).toBe('x\n');
  });

  it('says so where a file stands in the way', () => {
    fs.writeFileSync(join(home, '.local'), '');
    expect(append()).toEqual(refused('ENOTDIR'));
  });

  it('says so where the disk is full', () => {
    fs.mkdirSync(auditDirectory(home), { recursive: true, mode: 0o700 });
    const script = `import('${join(import.meta.dirname, '../../src/audit/append.ts')}').then((m) => {
      const failure = m.appendAudit('x'.repeat(8000) + '\\n', { home: '${home}', now: new Date(0), uid: ${uid} });
      console.log(failure?.code, failure?.detail);
    })`;
    // No file may grow beyond 512 bytes; the signal that would end the process is ignored, as on a full disk.
    const out = execFileSync(
      '/bin/sh',
      ['-c', 'trap "" XFSZ; ulimit -f 1; exec "$0" -e "$1"', process.execPath, script],
      {
        encoding: 'utf8',
      },
    );
    expect(out).toMatch(/^audit-failed .*(only a part|EFBIG)/);
  });

  it('keeps the lines of many processes apart', () => {
    const script = `import('${join(import.meta.dirname, '../../src/audit/append.ts')}').then((m) => {
      for (let i = 0; i < 200; i++) m.appendAudit(process.argv[1].repeat(3000) + '\\n', { home: '${home}', now: new Date(${now.getTime()}), uid: ${uid} });
    })`;
    const quoted = script.replaceAll("'", `'\\''`);
    execFileSync('/bin/sh', [
      '-c',
      `${['a', 'b', 'c'].map((c) => `"$0" -e '${quoted}' ${c} &`).join(' ')} wait`,
      process.execPath,
    ]);
    const lines = fs.readFileSync(file, 'utf8').split('\n').slice(0, -1);
    expect(lines.length).toBe(600);
    expect(lines.every((line) => /^(a{3000}|b{3000}|c{3000})$/.test(line))).toBe(true);
  });
});
