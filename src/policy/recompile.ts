/**
 * The files of all layers → the policy of one call, and the caches for the next. Cold: the hook comes here
 * when a file has changed. Any error in any file means no policy, and so a deny.
 */
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Failure } from '../core/failure.ts';
import type { Rule } from '../core/rule.ts';
import { compileRules, isError } from '../dsl/compile-rules.ts';
import { keysOf } from '../engine/rule-index.ts';
import { resolveLists } from '../snapshot/changes.ts';
import { composeView } from '../snapshot/compose.ts';
import type { SnapshotContent } from '../snapshot/content.ts';
import { decodeSnapshot, type Snapshot } from '../snapshot/decode.ts';
import { encodeSnapshot } from '../snapshot/encode.ts';
import {
  type LoadRequest,
  overlayCache,
  overlayDirectories,
  ROOT_PLACES,
  userOwners,
} from '../snapshot/load.ts';
import { LIST_KEYS } from '../snapshot/policy-keys.ts';
import type { PolicyView } from '../snapshot/policy-view.ts';
import { findPlaces, orUnreadable, type Places, type SourceStamp } from '../snapshot/sources.ts';
import { writeSnapshot } from '../snapshot/write.ts';
import { type Gathered, type GatherRequest, gather, NOTHING } from './gather.ts';
import { invalidFailure } from './invalid-failure.ts';
import { sampleJudge } from './judge-sample.ts';
import { productLanguage } from './language.ts';
import { unlessTrusted } from './trusted.ts';

export interface RecompileRequest extends LoadRequest {
  /** Try the samples of rules; the grammar must be loaded. */
  readonly trySamples: boolean;
  /** Every rule must have samples of both kinds. */
  readonly strict: boolean;
  /** Write the caches; false only looks. */
  readonly write: boolean;
  /** Milliseconds that the rules may take; none is for those who wait. */
  readonly within?: number;
  /** Milliseconds of the clock when the files are read; tests let their files be older. */
  readonly now?: number;
}

export type Recompiled =
  | {
      readonly kind: 'ready';
      readonly view: PolicyView;
      readonly diagnostics: readonly Diagnostic[];
      /** How many rules the files add to the built-in ones. */
      readonly added: number;
      /** Cache files that were written. */
      readonly written: readonly string[];
      /** Why a cache could not be written; costs time at each call and nothing else. */
      readonly unwritten: readonly string[];
    }
  | {
      readonly kind: 'invalid';
      readonly diagnostics: readonly Diagnostic[];
      readonly texts: ReadonlyMap<string, string>;
      /** The same in few words, for a deny. */
      readonly failure: Failure;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

export function recompile(request: RecompileRequest): Recompiled {
  const builtIn = decodeSnapshot(request.builtIn, 'built-in', request.version);
  if (builtIn.kind === 'damaged')
    return failed('snapshot-damaged', `The built-in policy is damaged: ${builtIn.why}.`);
  const since = request.now ?? Date.now();
  const found = gatherLayers(request);
  if (found.kind === 'failed') return found;
  return compileLayers({ request, builtIn: builtIn.snapshot, since, ...found });
}

type Layers =
  | {
      readonly kind: 'gathered';
      readonly places: Places;
      readonly layers: readonly Gathered[];
      readonly root: NonNullable<LoadRequest['managed']>;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What the files of all layers say, each read once. */
export function gatherLayers(request: LoadRequest): Layers {
  const root = request.managed ?? ROOT_PLACES;
  const found = findPlaces({ home: request.home, cwd: request.cwd, managedDirectory: root.directory });
  if (found.kind === 'unreadable') return failed('policy-unreadable', `${found.path} ${found.why}.`);
  const requests = layersOf(found.places, root.owner, userOwners(request));
  const gathered = orUnreadable(() => requests.map(gather));
  if ('kind' in gathered) return failed('policy-unreadable', `${gathered.path} ${gathered.why}.`);
  const byDirectory = new Map(requests.map(({ directory }, at) => [directory, gathered[at]]));
  const layers = requests.map(({ directory }, at) => {
    const layer = gathered[at] ?? NOTHING;
    const pin = found.places.pins.find(({ project }) => project === directory);
    return pin === undefined ? layer : unlessTrusted(pin, layer, byDirectory.get(pin.copy) ?? NOTHING);
  });
  return { kind: 'gathered', places: found.places, layers, root };
}

function failed(
  code: Failure['code'],
  detail: string,
): { readonly kind: 'failed'; readonly failure: Failure } {
  return { kind: 'failed', failure: { code, detail } };
}

function layersOf(places: Places, rootOwner: number, owners: readonly number[]): readonly GatherRequest[] {
  const layers: GatherRequest[] = [];
  if (places.managed !== null)
    layers.push({ directory: places.managed, layer: 'managed', owners: [rootOwner] });
  if (places.user !== null) layers.push({ directory: places.user, layer: 'user', owners });
  for (const { copy } of places.pins) layers.push({ directory: copy, layer: 'user', owners });
  for (const directory of places.projects) layers.push({ directory, layer: 'project', owners: null });
  return layers;
}

interface Work {
  readonly request: RecompileRequest;
  readonly builtIn: Snapshot;
  readonly places: Places;
  readonly layers: readonly Gathered[];
  readonly since: number;
  readonly root: NonNullable<LoadRequest['managed']>;
}

function compileLayers(work: Work): Recompiled {
  const { request, builtIn, layers } = work;
  const lists = resolveLists(
    baseLists(builtIn),
    layers.flatMap((layer) => layer.changes),
  );
  const compiled = compileRules({
    files: layers.flatMap((layer) => layer.ruleFiles),
    language: productLanguage(),
    taken: idsOf(builtIn),
    strict: request.strict,
    judge: request.trySamples ? sampleJudge(lists) : null,
    ...lateness(request.within),
  });
  if (!compiled.complete) return failed('deadline', tooSlow(request.within, compiled.rules.length));
  const diagnostics = [...layers.flatMap((layer) => layer.diagnostics), ...compiled.diagnostics];
  if (diagnostics.some(isError)) {
    const texts = new Map(layers.flatMap((layer) => [...layer.texts]));
    return { kind: 'invalid', diagnostics, texts, failure: invalidFailure(diagnostics, texts, work.places) };
  }
  const outcome: Outcome = { written: [], unwritten: [] };
  const [managed, overlay] = partsOf(work, compiled.rules).map((part) => snapshotOf(work, part, outcome));
  const view = composeView({ builtIn, managed: managed ?? null, overlay: overlay ?? null });
  return { kind: 'ready', view, diagnostics, added: compiled.rules.length, ...outcome };
}

function lateness(within: number | undefined): { readonly isLate?: () => boolean } {
  if (within === undefined) return {};
  const end = performance.now() + within;
  return { isLate: () => performance.now() > end };
}

function tooSlow(within: number | undefined, count: number): string {
  return `After ${within} ms only ${count} rules were read anew. A human runs \`sechook compile-rules\`, which takes the time that it needs and keeps the result.`;
}

interface Part {
  readonly content: SnapshotContent;
  /** Null where it cannot be kept, or must not be. */
  readonly cache: string | null;
  readonly mode: 0o600 | 0o644;
}

/** Managed and overlay; null where no directory of that kind exists. */
function partsOf(work: Work, rules: readonly Rule[]): readonly (Part | null)[] {
  const { request, places, layers, root } = work;
  const { version } = request;
  const isManaged = (rule: Rule): boolean => rule.source.layer === 'managed';
  const managed = places.managed === null ? [] : [places.managed];
  const overlay = overlayDirectories(places);
  const parts: (Part | null)[] = [null, null];
  if (managed.length > 0) {
    const own = layers.slice(0, 1);
    const content = contentOf({
      role: 'managed',
      version,
      own,
      directories: managed,
      rules: rules.filter(isManaged),
    });
    parts[0] = { content, cache: request.uid === root.owner ? root.cache : null, mode: 0o644 };
  }
  if (overlay.length > 0) {
    const own = layers.slice(managed.length);
    const added = rules.filter((rule) => !isManaged(rule));
    const content = contentOf({ role: 'overlay', version, own, directories: overlay, rules: added });
    parts[1] = { content, cache: overlayCache(request.home, overlay), mode: 0o600 };
  }
  return parts;
}

interface Outcome {
  readonly written: string[];
  readonly unwritten: string[];
}

/** Encodes and decodes at once: what decides now is what the next call reads. */
function snapshotOf(work: Work, part: Part | null, outcome: Outcome): Snapshot | null {
  if (part === null) return null;
  const bytes = encodeSnapshot(part.content, keysOf);
  const decoded = decodeSnapshot(bytes, part.content.role, work.request.version);
  if (decoded.kind === 'damaged') throw new Error(`a fresh snapshot is damaged: ${decoded.why}`);
  if (work.request.write && part.cache !== null && !isRacy(part.content.stamps, work.since)) {
    const trouble = writeSnapshot(part.cache, bytes, part.mode);
    if (trouble === null) outcome.written.push(part.cache);
    else outcome.unwritten.push(trouble);
  }
  return decoded.snapshot;
}

interface PartSource extends Pick<SnapshotContent, 'role' | 'version' | 'rules' | 'directories'> {
  readonly own: readonly Gathered[];
}

function contentOf({ own, ...rest }: PartSource): SnapshotContent {
  return {
    ...rest,
    lists: {},
    settings: null,
    changes: own.flatMap((layer) => layer.changes),
    stamps: own.flatMap((layer) => layer.stamps),
  };
}

function idsOf(builtIn: Snapshot): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (let i = 0; i < builtIn.rules.count; i++) {
    const { id, source } = builtIn.rules.rule(i);
    ids.set(id, `the built-in ${source.file}`);
  }
  return ids;
}

function baseLists(builtIn: Snapshot): Record<string, readonly string[]> {
  return Object.fromEntries(Object.keys(LIST_KEYS).map((name) => [name, builtIn.list(name) ?? []]));
}

/** File systems stamp by ticks: a file that was changed just now can change again and keep its stamp. */
const TICK_MILLIS = 20;

function isRacy(stamps: readonly SourceStamp[], since: number): boolean {
  const limit = BigInt(since - TICK_MILLIS) * 1_000_000n;
  return stamps.some(
    (stamp) => stamp.kind !== 'absent' && (BigInt(stamp.changed) > limit || BigInt(stamp.modified) > limit),
  );
}
