/** Claude Code: one JSON file in each scope, and the words of the line without a shell. */
import { addGroup, turn, wireJson, withoutOurs } from '../hooks-json.ts';
import { type EditedFile, groupsOf, type Target } from '../wiring.ts';

export const claudeCode: Target = {
  client: 'claude-code',
  title: 'Claude Code',
  program: 'claude',
  wire: (places, textOf, wiring) =>
    places.map((place): EditedFile => {
      const changes = [turn(['disableAllHooks'], true, false), ...groupsOf(wiring).map(addGroup)];
      return { place, edited: wireJson(place, textOf(place), changes) };
    }),
  unwire: (places, textOf) =>
    places.map((place): EditedFile => ({ place, edited: withoutOurs(textOf(place)) })),
};
