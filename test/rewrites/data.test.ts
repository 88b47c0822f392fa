/** Text that is only data is not seen as run: what counts is who receives it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { analyse } from '../oracle/analyse.ts';
import { bestAgreement } from '../oracle/predicted.ts';
import { type Outcome, runInSandbox } from '../oracle/sandbox.ts';
import { COMMANDS } from './commands.ts';
import { DATA_PLACES, MAY_BE_CAREFUL } from './data.ts';
import { randomFrom } from './random.ts';

const random = randomFrom(7);
const cases = DATA_PLACES.flatMap((place) =>
  COMMANDS.filter((_, n) => n % 5 === 0).flatMap((argv) => {
    const script = place.write(argv, random);
    return script === null ? [] : [{ place: place.name, argv, script }];
  }),
);

describe('data', () => {
  let outcomes: ReadonlyMap<string, Outcome>;
  beforeAll(async () => {
    outcomes = await runInSandbox(
      cases.map(({ script }) => ({ id: script, script, shell: 'bash' as const })),
    );
  });

  it('is not run by bash in any of these places', () => {
    const run = cases.filter(({ script, argv }) =>
      outcomes.get(script)?.calls.some((call) => call.argv.join('\0') === argv.join('\0')),
    );
    expect(run.map((one) => one.script)).toEqual([]);
  });

  it('is not taken for code', () => {
    const taken = cases.filter(
      ({ place, script, argv }) =>
        !MAY_BE_CAREFUL.has(place) && bestAgreement(analyse(script), argv) !== 'none',
    );
    expect(taken.map((one) => `${one.place}: ${one.script}`)).toEqual([]);
  });

  it('is looked for in many places', () => {
    expect(DATA_PLACES.length).toBeGreaterThanOrEqual(50);
    expect(cases.length).toBeGreaterThan(400);
  });
});
