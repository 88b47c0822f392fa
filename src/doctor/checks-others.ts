/** Other hooks that answer beside the guard. */
import { own } from '../clients/fields.ts';
import { isOurs, wordsOf } from '../settings/hook-entries.ts';
import type { Check, ClientState } from './checkup.ts';
import { advice, type DoctorFinding } from './finding.ts';

const ANSWERS: ReadonlySet<string> = new Set(['PreToolUse', 'BeforeTool', 'PermissionRequest']);

export const others: Check = {
  id: 'hook.others',
  layer: 'hook',
  title: 'no other hook answers for the user',
  run: ({ clients }) => clients.flatMap(otherHooks),
};

/** A deny of the guard wins over all of them; what they could answer is an ask, and the client's own prompt. */
function otherHooks({ title, files }: ClientState): readonly DoctorFinding[] {
  return files.flatMap(({ place, content }) =>
    (content.kind === 'read' ? content.entries : [])
      .filter(({ event, fields }) => ANSWERS.has(event) && !isOurs(fields))
      .map(({ event, fields }) =>
        advice({
          about: place.path,
          what: `another hook on ${event}: ${wordsOf(fields).join(' ').slice(0, 120) || String(own(fields, 'type') ?? 'of unknown type')}`,
          why:
            event === 'PermissionRequest'
              ? `It can answer ${title}'s prompts in the user's place, those that the guard asked for too.`
              : 'Where it answers "allow", the client does not ask where it otherwise would; a deny of the guard stands.',
          mend: null,
        }),
      ),
  );
}
