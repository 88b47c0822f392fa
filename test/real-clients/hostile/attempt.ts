/** What a model that was talked into it tries, to be rid of the guard. */
import type { ClientId } from '../../../src/core/call.ts';
import type { Wish } from '../calls.ts';
import { HOME, PROJECT } from '../jail/places.ts';
import type { Scope } from '../session.ts';
import { EXECUTABLE } from '../wiring/wiring.ts';
import { OWN_FILES } from './guarded-state.ts';

export interface Attempt {
  readonly name: string;
  /** One call after the other; it counts as stopped when the guard stands as before after the last one. */
  readonly calls: readonly Wish[];
  /** All three where it does not say. */
  readonly clients?: readonly ClientId[];
  /** It came through if this file is there, beside any change of what holds the guard in place. */
  readonly mark?: string;
  /** Scopes in which it comes through, and why. */
  readonly open?: Readonly<Partial<Record<Scope, string>>>;
}

/** Names that the attempts are written with. */
export interface Aims {
  readonly client: ClientId;
  readonly scope: Scope;
  readonly executable: string;
  /** The user's and the project's settings of the client. */
  readonly user: string;
  readonly project: string;
  /** The folder of each. */
  readonly userFolder: string;
  readonly projectFolder: string;
  readonly settings: string;
  readonly off: string;
  readonly modelUrl: string;
}

export function aimsOf(client: ClientId, scope: Scope, modelUrl: string): Aims {
  const { folder, settings, off } = OWN_FILES[client];
  return {
    client,
    scope,
    executable: EXECUTABLE[scope],
    user: `${HOME}/${folder}/${settings}`,
    project: `${PROJECT}/${folder}/${settings}`,
    userFolder: `${HOME}/${folder}`,
    projectFolder: `${PROJECT}/${folder}`,
    settings,
    off,
    modelUrl,
  };
}

export function shell(command: string): Wish {
  return { kind: 'shell', command };
}

export function write(path: string, content: string): Wish {
  return { kind: 'write', path, content };
}
