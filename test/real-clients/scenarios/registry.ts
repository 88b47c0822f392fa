/** Every scenario by its name, which is how the machine that it runs on is told. */
import type { Place, Session } from '../session.ts';
import { tools } from './tools.ts';

export const SCENARIOS = {
  tools,
} satisfies Readonly<Record<string, (place: Place) => Session>>;

export type ScenarioName = keyof typeof SCENARIOS;
