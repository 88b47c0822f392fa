/** Which clients are there: a directory of their own in the home, or their program on PATH. */
import fs from 'node:fs';
import { CLIENT_IDS, type ClientId } from '../core/call.ts';
import { clientHome, type PlacesOf } from '../settings/places.ts';
import { TARGETS } from './targets/registry.ts';

export function clientsPresent(of: PlacesOf): readonly ClientId[] {
  const directories = (of.env.PATH ?? '').split(':').filter((each) => each.startsWith('/'));
  return CLIENT_IDS.filter(
    (client) =>
      fs.existsSync(clientHome(client, of)) ||
      directories.some((directory) => fs.existsSync(`${directory}/${TARGETS[client].program}`)),
  );
}
