/**
 * Gemini CLI: one JSON file in each scope. A project can switch hooks off, those of the machine's file too,
 * unless that file says itself that they are on; what it hands to hooks out of `.env` is bounded there too.
 */
import { addGroup, pin, turn, wireJson, withoutNamed, withoutOurs } from '../hooks-json.ts';
import { type EditedFile, groupsOf, type Target } from '../wiring.ts';
import { withBlockedVariables, withoutBlockedVariables } from './gemini-environment.ts';

export const geminiCli: Target = {
  client: 'gemini-cli',
  title: 'Gemini CLI',
  program: 'gemini',
  wire: (places, textOf, wiring) =>
    places.map((place): EditedFile => {
      const firm =
        wiring.scope === 'managed'
          ? [pin(['hooksConfig', 'enabled'], true), ...withBlockedVariables]
          : [turn(['hooksConfig', 'enabled'], false, true)];
      return {
        place,
        edited: wireJson(place, textOf(place), [...firm, withoutNamed, ...groupsOf(wiring).map(addGroup)]),
      };
    }),
  unwire: (places, textOf) =>
    places.map((place): EditedFile => {
      const edited = withoutOurs(textOf(place));
      const isMachines = place.scope === 'managed' && edited.kind === 'text';
      return { place, edited: isMachines ? withoutBlockedVariables(edited.text) : edited };
    }),
};
