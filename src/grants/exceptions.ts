/** The exceptions that are written down: read by the hook for a call that is refused, listed and changed by commands. */
import fs from 'node:fs';
import { isInForce, parseException, type RuleException } from './exception.ts';
import { type GrantsOf, type OpenPlace, openPlace, readOwn, stateDirectory, writeOwn } from './place.ts';

const FILES_LIMIT = 200;
const SIZE_LIMIT = 4_096;
const SUFFIX = '.json';

export function exceptionsDirectory(home: string): string {
  return stateDirectory(home, 'exceptions');
}

/** Those in force. What is damaged, foreign, open to others or too old is none. */
export function exceptionsInForce(of: GrantsOf): readonly RuleException[] {
  return readAll(of).filter((exception) => isInForce(exception, of.now));
}

function readAll(of: GrantsOf): readonly RuleException[] {
  let place: OpenPlace | null = null;
  try {
    place = openPlace(exceptionsDirectory(of.home), of.uid);
    const { inside } = place;
    const names = fs.readdirSync(inside).filter((name) => name.endsWith(SUFFIX));
    return names.slice(0, FILES_LIMIT).flatMap((name) => {
      const exception = readOne(`${inside}/${name}`, of.uid);
      return exception === null || `${exception.id}${SUFFIX}` !== name ? [] : [exception];
    });
  } catch {
    // No directory, or one that is not to be trusted: the findings stand.
    return [];
  } finally {
    if (place !== null) fs.closeSync(place.fd);
  }
}

function readOne(path: string, uid: number | null): RuleException | null {
  try {
    return parseException(readOwn(path, uid, SIZE_LIMIT));
  } catch {
    return null;
  }
}

/** Throws what the system throws. Those that are over go at the same time. */
export function writeException(exception: RuleException, of: GrantsOf): void {
  const over = readAll(of).filter((one) => !isInForce(one, of.now));
  for (const { id } of over) removeException(id, of);
  const name = `${exception.id}${SUFFIX}`;
  writeOwn(exceptionsDirectory(of.home), of.uid, name, `${JSON.stringify(exception)}\n`);
}

/** False where there is none of this id. */
export function removeException(id: string, of: GrantsOf): boolean {
  const place = openPlace(exceptionsDirectory(of.home), of.uid);
  try {
    fs.unlinkSync(`${place.inside}/${id}${SUFFIX}`);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  } finally {
    fs.closeSync(place.fd);
  }
}
