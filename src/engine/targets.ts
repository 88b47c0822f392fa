/**
 * What sort of place a path is: the whole machine, somebody's home, the system, the project, rubbish that a
 * build makes again. A path may be of several sorts; `unknown` says that its beginning cannot be known.
 */
import { showValue, type Value } from '../core/value.ts';
import type { MatchContext } from './matcher.ts';
import { UNKNOWN_CWD } from './resolve-path.ts';

export const TARGETS = [
  'root', // `/`, or everything in it
  'home', // a home directory, or everything in it, or where homes lie
  'system', // what the operating system is made of
  'device', // a disk or another device, harmless ones apart
  'git-dir', // `.git` and what is in it
  'project-root', // the project itself, or everything in it
  'project', // inside the project
  'regenerable', // inside the project, and made again by a build or an installation
  'ignored', // inside the project, and ignored by Git
  'tracked', // inside the project, and tracked by Git
  'temporary', // below a temporary directory
  'outside', // neither in the project nor temporary
  'unknown', // begins with something that is not known
  'root-if-empty', // `$X/*`: the whole machine, a home or the system, should the unknown be empty
] as const;
export type Target = (typeof TARGETS)[number];

const SYSTEM =
  /^\/(?:(?:bin|boot|efi|etc|lib|lib32|lib64|libx32|opt|proc|root|run|sbin|selinux|snap|srv|sys|usr|var|dev|System|Library|Applications|private|cores|nix|mnt\/[a-z]\/(?:Windows|Program[^/]*))(?:\/|$)|(?:Volumes(?:\/[^/]+)?|mnt(?:\/[a-z])?|media(?:\/[^/]+){0,2})$|[^/]*[*?[])/;
const TEMPORARY =
  /^(?:\/private)?\/(?:tmp|var\/tmp|var\/folders\/[^/]+\/[^/]+\/[^/]+|dev\/shm|run\/user\/\d+)\/./;
const HOME_ROOTS = /^(?:\/root|\/home|\/Users|\/home\/[^/]+|\/Users\/[^/]+|\/var\/root)$/;
const HARMLESS_DEVICES =
  /^\/dev\/(?:null|zero|full|random|urandom|tty|stdin|stdout|stderr|ptmx|fd(?:\/.*)?|pts(?:\/.*)?|shm(?:\/.*)?|tcp(?:\/.*)?|udp(?:\/.*)?)$/;

export function isTemporary(path: string): boolean {
  return TEMPORARY.test(path);
}

/** Inside a directory or the directory itself. */
export function isBelow(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory === '/' ? '/' : `${directory}/`);
}

export function isTarget(path: Value, target: Target, context: MatchContext): boolean {
  const place = placeOf(path, context);
  switch (target) {
    case 'root':
      return place.path === '/' && place.known;
    case 'home':
      return place.known && isHome(place.path, context.surroundings.home);
    case 'system':
      return place.known && isSystem(place, context);
    case 'device':
      return place.path.startsWith('/dev/') && !HARMLESS_DEVICES.test(place.path);
    case 'git-dir':
      return /(?:^|\/)\.git(?:\/|$)/.test(place.path);
    case 'project-root':
      return isProjectRoot(place, context);
    case 'project':
      return inProject(place, context);
    case 'regenerable':
      return inProject(place, context) && isRegenerable(place, context);
    case 'ignored':
      return place.exact && inProject(place, context) && context.project.isIgnored(place.path);
    case 'tracked':
      return place.exact && inProject(place, context) && context.project.isTracked(place.path) === true;
    case 'temporary':
      return place.known && isInTemporary(place);
    case 'outside':
      // Without a working directory nobody can say where the project is.
      if (!place.known || context.call.context.cwd === null || HARMLESS_DEVICES.test(place.path))
        return false;
      return !isWithin(place, context) && !isInTemporary(place);
    case 'unknown':
      return !place.known && !place.relative;
    case 'root-if-empty':
      return isRootIfEmpty(path, context);
  }
}

interface Place {
  /** As far as it is known, without the `/*` that means all of it. */
  readonly path: string;
  /** Everything in the directory is meant, not the directory: `build/*`. */
  readonly all: boolean;
  /** The beginning is known. */
  readonly known: boolean;
  /** Nothing in it is unknown or a glob. */
  readonly exact: boolean;
  /** Below a working directory that nobody told us. */
  readonly relative: boolean;
}

/** `/*`, `/.*`, `/{*,.*}`: everything in a directory. */
const ALL_OF_IT = /\/(?:\*\*?|\.\*|\.\[[^\]/]*\]\*?|\.\?\?\*|\{[^/]*\}|\*\.\*)(?:\/\*\*?)*$/;

function placeOf(path: Value, context: MatchContext): Place {
  const shown = showValue(path);
  const prefix = `${UNKNOWN_CWD}/`;
  const relative = shown === UNKNOWN_CWD || shown.startsWith(prefix);
  const text = relative ? shown.slice(prefix.length) : shown;
  const all = ALL_OF_IT.test(`/${text}`);
  const bare = all ? `/${text}`.replace(ALL_OF_IT, '').slice(1) : text;
  const absolute = text.startsWith('/');
  return {
    path: absolute && bare === '' ? '/' : bare,
    all,
    known: absolute,
    exact: path.kind === 'known',
    relative: relative && !/^\.\.(?:\/|$)/.test(text) && context.call.context.cwd === null,
  };
}

function isInTemporary(place: Place): boolean {
  return TEMPORARY.test(place.all ? `${place.path}/*` : place.path);
}

/** The home of root lies in the system's tree, and a project may. */
function isSystem(place: Place, context: MatchContext): boolean {
  if (!SYSTEM.test(place.path) || HARMLESS_DEVICES.test(place.path)) return false;
  if (isInTemporary(place) || isWithin(place, context)) return false;
  const { home } = context.surroundings;
  return home === null || !place.path.startsWith(`${home}/`);
}

function isHome(path: string, home: string | null): boolean {
  return path === home || HOME_ROOTS.test(path);
}

function inProject(place: Place, context: MatchContext): boolean {
  if (place.relative) return true;
  return place.known && rootsOf(context).some((root) => place.path !== root && isBelow(place.path, root));
}

function isWithin(place: Place, context: MatchContext): boolean {
  return inProject(place, context) || isProjectRoot(place, context);
}

/** As the client names it and, where links lie on the way, as it really is. */
function rootsOf(context: MatchContext): readonly string[] {
  const root = context.project.root();
  if (root === null) return [];
  const real = context.project.realPath(root);
  return real === root ? [root] : [root, real];
}

function isProjectRoot(place: Place, context: MatchContext): boolean {
  if (place.relative) return place.path === '' || place.path === '.';
  return place.known && (rootsOf(context).includes(place.path) || place.path === context.call.context.cwd);
}

/** By the name of any directory on the way down from the project's root. */
function isRegenerable(place: Place, context: MatchContext): boolean {
  const root = rootsOf(context).find((one) => isBelow(place.path, one));
  return context.isRegenerable(
    place.relative || root === undefined ? place.path : place.path.slice(root.length + 1),
  );
}

function isRootIfEmpty(path: Value, context: MatchContext): boolean {
  if (path.kind !== 'pattern') return false;
  const first = path.parts[0];
  if (first?.kind !== 'hole' || first.why.text === UNKNOWN_CWD) return false;
  const rest = path.parts.map((p) => (p.kind === 'text' ? p.text : p.kind === 'glob' ? p.glob : '')).join('');
  if (!rest.startsWith('/')) return false;
  const bare: Value = { kind: 'known', text: rest.replace(/\/{2,}/g, '/') };
  return (['root', 'home', 'system'] as const).some((target) => isTarget(bare, target, context));
}
