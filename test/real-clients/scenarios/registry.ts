/** Every scenario by its name, which is how the machine that it runs on is told. */
import type { Place, Session } from '../session.ts';
import { ask } from './ask.ts';
import { environment } from './environment.ts';
import { faults } from './faults.ts';
import { hostile } from './hostile.ts';
import { minute } from './minute.ts';
import { packages } from './packages.ts';
import { repository } from './repository.ts';
import { screen } from './screen.ts';
import { tools } from './tools.ts';

export const SCENARIOS = {
  ask,
  environment,
  faults,
  hostile,
  minute,
  packages,
  repository,
  screen,
  tools,
} satisfies Readonly<Record<string, (place: Place) => Session>>;

export type ScenarioName = keyof typeof SCENARIOS;
