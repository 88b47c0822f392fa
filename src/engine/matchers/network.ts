/** Hosts that are contacted, by a command or by a fetch tool: by list, by sort, by what goes along. */
import { showValue } from '../../core/value.ts';
import { HOST_KINDS, hostKinds } from '../../hosts/host-kind.ts';
import { inDomains } from '../../hosts/target.ts';
import { type Contact, contactsOf } from '../contacts.ts';
import { type Args, type Match, type Matcher, matchAt } from '../matcher.ts';
import { effectKey } from '../rule-keys.ts';
import type { Subject, SubjectKind } from '../subject.ts';

const NETWORK_SUBJECTS: readonly SubjectKind[] = ['invocation', 'fetch'];

interface HostMatcher {
  readonly name: string;
  readonly doc: string;
  readonly example: string;
  readonly optional?: boolean;
  readonly holds: (contact: Contact, args: Args) => boolean;
}

function hostMatcher({ name, doc, example, optional, holds }: HostMatcher): Matcher {
  return {
    signature: {
      name,
      topic: 'network',
      parameters: [{ name: 'hosts', kinds: ['string', 'list'], variadic: true, optional: optional === true }],
      doc,
      example,
      placeholders: ['host'],
    },
    subjects: NETWORK_SUBJECTS,
    keys: () => [effectKey('contact')],
    test: (subject, args) => firstContact(subject, (contact) => holds(contact, args)),
  };
}

function firstContact(subject: Subject, holds: (contact: Contact) => boolean): Match | null {
  const contact = contactsOf(subject).find(holds);
  return contact === undefined ? null : matchContact(contact);
}

function matchContact({ known, target }: Contact): Match {
  return matchAt(null, { host: known?.hosts[0] ?? showValue(target) });
}

function isIn({ known }: Contact, domains: readonly string[]): boolean {
  return known?.hosts.some((host) => inDomains(host, domains)) ?? false;
}

/** Surely one of them or this machine: where readers disagree about the host, every reading must be. */
function isSurelyIn({ known }: Contact, domains: readonly string[]): boolean {
  return known?.hosts.every((host) => inDomains(host, domains) || hostKinds(host).has('loopback')) ?? false;
}

export const fetches = hostMatcher({
  name: 'fetches',
  doc: 'One of these hosts, or a host below one, is contacted; without a host, any.',
  example: 'fetches("pastebin.com", "transfer.sh")',
  optional: true,
  holds: (contact, args) => args.strings.length === 0 || isIn(contact, args.strings),
});

export const hostIn = hostMatcher({
  name: 'host_in',
  doc: 'A contacted host is one of these or below one.',
  example: 'host_in(network.blocked_domains)',
  holds: (contact, args) => isIn(contact, args.strings),
});

export const hostNotIn = hostMatcher({
  name: 'host_not_in',
  doc: 'A contacted host is none of these, or cannot be known; this machine is always fine. An empty list allows all.',
  example: 'host_not_in(network.allowed_domains)',
  holds: (contact, args) => args.strings.length > 0 && !isSurelyIn(contact, args.strings),
});

export const sends = hostMatcher({
  name: 'sends_to',
  doc: 'Data of this machine goes to one of these hosts; without a host, to any.',
  example: 'sends_to("webhook.site", "requestbin.com")',
  optional: true,
  holds: (contact, args) => contact.sends && (args.strings.length === 0 || isIn(contact, args.strings)),
});

export const sendsNotTo = hostMatcher({
  name: 'sends_not_to',
  doc: 'Data of this machine goes to a host that is none of these, or cannot be known; this machine is always fine.',
  example: 'sends_not_to(network.allowed_domains)',
  holds: (contact, args) => contact.sends && !isSurelyIn(contact, args.strings),
});

const HOST_SORTS = [...HOST_KINDS, 'userinfo', 'odd', 'unknown'] as const;

export const hostKind: Matcher = {
  signature: {
    name: 'host_kind',
    topic: 'network',
    parameters: [{ name: 'kinds', kinds: ['keyword'], keywords: HOST_SORTS, variadic: true }],
    doc: 'A contacted host is of one of these sorts; `odd` is spelled so that a reader sees another host.',
    example: 'host_kind("metadata", "odd")',
    placeholders: ['host'],
  },
  subjects: NETWORK_SUBJECTS,
  keys: () => [effectKey('contact')],
  test: (subject, args) =>
    firstContact(subject, (contact) => args.strings.some((sort) => isOfSort(contact, sort))),
};

function isOfSort({ known }: Contact, sort: string): boolean {
  if (known === null) return sort === 'unknown';
  if (sort === 'odd') return known.odd;
  if (sort === 'userinfo') return known.userinfo;
  return known.hosts.some((host) => (hostKinds(host) as ReadonlySet<string>).has(sort));
}

export const urlMatches: Matcher = {
  signature: {
    name: 'url_matches',
    topic: 'network',
    parameters: [{ name: 'regex', kinds: ['regex'] }],
    doc: 'A contacted URL or host matches as the call spells it.',
    example: 'url_matches(/^http:\\/\\//)',
    placeholders: ['host'],
  },
  subjects: NETWORK_SUBJECTS,
  keys: () => [effectKey('contact')],
  test: (subject, args) => firstContact(subject, (contact) => args.regex().test(showValue(contact.target))),
};
