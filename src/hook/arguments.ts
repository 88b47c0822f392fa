/** The few words that the registered line gives the hook. Anything else is a deny that says so. */
import { CLIENT_IDS, type ClientId } from '../core/call.ts';

export type HookArguments =
  | {
      readonly kind: 'ready';
      /** Null: told from the payload. */
      readonly client: ClientId | null;
      /** Null: the password database's. */
      readonly home: string | null;
    }
  | { readonly kind: 'wrong'; readonly why: string };

export function readHookArguments(argv: readonly string[]): HookArguments {
  let client: ClientId | null = null;
  let home: string | null = null;
  for (let i = 0; i < argv.length; i += 1) {
    const word = argv[i] ?? '';
    const equals = word.indexOf('=');
    const name = equals === -1 ? word : word.slice(0, equals);
    if (name !== '--client' && name !== '--home')
      return wrong(`sechook hook does not know ${JSON.stringify(word)}`);
    if (equals === -1) i += 1;
    const value = equals === -1 ? argv[i] : word.slice(equals + 1);
    if (value === undefined || value === '') return wrong(`${name} needs a value`);
    if (name === '--home') {
      if (!value.startsWith('/')) return wrong('--home needs an absolute path');
      home = value;
    } else {
      const found = CLIENT_IDS.find((id) => id === value);
      if (found === undefined)
        return wrong(`--client is one of ${CLIENT_IDS.join(', ')}, not ${JSON.stringify(value)}`);
      client = found;
    }
  }
  return { kind: 'ready', client, home };
}

function wrong(why: string): HookArguments {
  return { kind: 'wrong', why: `${why}. Register the line that sechook hook --print-line prints.` };
}
