/**
 * Gemini CLI: one JSON file in each scope. A project can switch hooks off, those of the machine's file too,
 * unless that file says itself that they are on.
 */
import { addGroup, pin, turn, wireJson, withoutNamed, withoutOurs } from '../hooks-json.ts';
import { type EditedFile, groupsOf, type Target } from '../wiring.ts';

export const geminiCli: Target = {
  client: 'gemini-cli',
  title: 'Gemini CLI',
  program: 'gemini',
  wire: (places, textOf, wiring) =>
    places.map((place): EditedFile => {
      const on =
        wiring.scope === 'managed'
          ? pin('hooksConfig', 'enabled', true)
          : turn(['hooksConfig', 'enabled'], false, true);
      return {
        place,
        edited: wireJson(place, textOf(place), [on, withoutNamed, ...groupsOf(wiring).map(addGroup)]),
      };
    }),
  unwire: (places, textOf) =>
    places.map((place): EditedFile => ({ place, edited: withoutOurs(textOf(place)) })),
};
