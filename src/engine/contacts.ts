/** Hosts that a subject contacts, as far as they can be told from values that are not wholly known. */
import type { Value } from '../core/value.ts';
import { parseTarget, type Target } from '../hosts/target.ts';
import { effectsOfSubject, type Subject } from './subject.ts';

export interface Contact {
  readonly sends: boolean;
  /** What the call says, with holes as their source; for regexes on URLs. */
  readonly target: Value;
  /** Null: which host it is cannot be known. */
  readonly known: Target | null;
}

export function contactsOf(subject: Subject): readonly Contact[] {
  return effectsOfSubject(subject).flatMap((effect) =>
    effect.kind === 'contact'
      ? [{ sends: effect.sends, target: effect.target, known: targetOf(effect.target) }]
      : [],
  );
}

/** A label that no real host has: it stands for what is unknown while the host is parsed. */
const HOLE = 'hole--7f3a';

function targetOf(value: Value): Target | null {
  if (value.kind === 'known') return parseTarget(value.text);
  if (value.kind === 'unknown') return null;
  const text = value.parts.map((part) => (part.kind === 'text' ? part.text : HOLE)).join('');
  const target = parseTarget(text);
  if (target === null) return null;
  const hosts = target.hosts.flatMap(knownSuffix);
  return hosts.length === 0 ? null : { ...target, hosts };
}

/** `$X.evil.example` is surely below `evil.example`; a hole in the last two labels may be any host. */
function knownSuffix(host: string): readonly string[] {
  if (!host.includes(HOLE)) return [host];
  const labels = host.split('.');
  let from = labels.length;
  while (from > 0 && labels[from - 1]?.includes(HOLE) === false) from -= 1;
  // One label stays in front, so that a list entry for the domain's subdomains holds as well.
  return labels.length - from >= 2 ? [['unknown', ...labels.slice(from)].join('.')] : [];
}
