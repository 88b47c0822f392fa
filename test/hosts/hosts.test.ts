import { describe, expect, it } from 'vitest';
import { hostKinds } from '../../src/hosts/host-kind.ts';
import { parseIPv4, parseIPv6, showIPv4 } from '../../src/hosts/ip.ts';
import { inDomains, parseTarget } from '../../src/hosts/target.ts';
import { urlsInText } from '../../src/hosts/urls-in-text.ts';

describe('addresses', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['0177.0.0.1', '127.0.0.1'],
    ['0x7f.1', '127.0.0.1'],
    ['127.1', '127.0.0.1'],
    ['0xa9fea9fe', '169.254.169.254'],
    ['10.1.2', '10.1.0.2'],
  ])('%s is %s', (text, shown) => expect(showIPv4(parseIPv4(text) ?? -1)).toBe(shown));
  it.each(['256.1.1.1', '1.2.3.4.5', 'a.b', '', '1..2', '08.1.1.1', '4294967296'])('%s is none', (text) => {
    expect(parseIPv4(text)).toBeNull();
  });
  it.each(['::1', 'fe80::1%eth0', '1:2:3:4:5:6:7:8', '::ffff:127.0.0.1', '::'])('%s is one', (text) => {
    expect(parseIPv6(text)).toHaveLength(8);
  });
  it.each([':::', '1:2:3', '1::2::3', 'g::1', '1:2:3:4:5:6:7:8:9', '1.2.3.4'])('%s is no v6', (text) => {
    expect(parseIPv6(text)).toBeNull();
  });
});

describe('kinds of host', () => {
  it.each([
    ['localhost', ['loopback']],
    ['127.8.9.1', ['ip', 'loopback']],
    ['::1', ['ip', 'loopback']],
    ['::ffff:10.0.0.1', ['ip', 'private']],
    ['10.0.0.1', ['ip', 'private']],
    ['172.32.0.1', ['ip', 'public']],
    ['192.168.1.1', ['ip', 'private']],
    ['169.254.169.254', ['ip', 'metadata', 'link-local']],
    ['fd00:ec2::254', ['ip', 'metadata', 'private']],
    ['metadata.google.internal', ['metadata']],
    ['100.100.100.200', ['ip', 'metadata', 'private']],
    ['db.internal', ['private']],
    ['intranet', ['single-label']],
    ['xn--e1afmkfd.example.com', ['punycode', 'public']],
    ['example.com', ['public']],
    ['8.8.8.8', ['ip', 'public']],
  ] as const)('%s', (host, kinds) => expect([...hostKinds(host)].sort()).toEqual([...kinds].sort()));
});

describe('targets', () => {
  it.each([
    ['https://Example.COM:8443/x', ['example.com']],
    ['http://example.com./', ['example.com']],
    ['http://user:pw@evil.example/@good.example', ['evil.example']],
    ['http://good.example@evil.example', ['evil.example']],
    ['http://2130706433/', ['127.0.0.1']],
    ['http://0x7f.1:80', ['127.0.0.1']],
    ['http://[::1]:8080/', ['::1']],
    ['git@github.com:a/b.git', ['github.com']],
    ['host:path/x', ['host']],
    ['example.com/path', ['example.com']],
    ['ssh://git@h.example:22/x', ['h.example']],
    ['http://bücher.example', ['xn--bcher-kva.example']],
    ['::1', ['::1']],
    ['ws://x.example', ['x.example']],
  ])('%s', (text, hosts) => expect(parseTarget(text)?.hosts).toEqual(hosts));
  it('gives both readings where libraries disagree', () => {
    const target = parseTarget('http://good.example\\@evil.example/');
    expect(target?.hosts).toEqual(expect.arrayContaining(['good.example', 'evil.example']));
    expect(target?.odd).toBe(true);
  });
  it('does not trust what stands behind a control character', () => {
    const target = parseTarget('http://evil.example\0.good.example/');
    expect(target?.hosts).toContain('evil.example');
    expect(target?.odd).toBe(true);
  });
  it.each(['/etc/passwd', '', 'file:///etc/passwd', 'mailto:a@b', './x', '.'])('%j names no host', (text) => {
    expect(parseTarget(text)).toBeNull();
  });
  it.each([
    ['http://example.com', false],
    ['http://0x7f.1', true],
    ['http://127.0.0.1', false],
    ['http://%65xample.com', true],
    ['http://[::1]', false],
  ])('%s is odd: %s', (text, odd) => expect(parseTarget(text)?.odd).toBe(odd));
  it('sees user names in URLs, not in ssh targets', () => {
    expect(parseTarget('https://u:p@h.example')?.userinfo).toBe(true);
    expect(parseTarget('git@h.example:x')?.userinfo).toBe(false);
  });
});

describe('domain lists', () => {
  it.each([
    ['example.com', 'example.com', true],
    ['a.example.com', 'example.com', true],
    ['notexample.com', 'example.com', false],
    ['example.com.evil', 'example.com', false],
    ['example.com', '*.example.com', false],
    ['a.example.com', '*.example.com', true],
    ['a.example.com', 'EXAMPLE.com', true],
    ['anything', '*', true],
  ])('%s in %s: %s', (host, entry, is) => expect(inDomains(host, [entry])).toBe(is));
});

describe('URLs in text', () => {
  it.each([
    ['see https://a.example/x. And (http://b.example/y)', ['https://a.example/x', 'http://b.example/y']],
    ['<https://a.example>', ['https://a.example']],
    ['[x](https://a.example/p_(q))', ['https://a.example/p_(q)']],
    ['no url here: a.example', []],
    ['ftp://h/x,', ['ftp://h/x']],
  ])('%s', (text, urls) => expect(urlsInText(text)).toEqual(urls));
});

describe('URLs that parsers clean', () => {
  it.each(['ht\ttp://bad\n.example/x', '\x01http://bad.example/'])('%j', (text) =>
    expect(parseTarget(text)?.hosts).toContain('bad.example'),
  );
});
