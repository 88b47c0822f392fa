/** The built executable that these tests are about. */
import { accessSync, constants } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const EXECUTABLE = fileURLToPath(new URL('../../dist/sechook', import.meta.url));

try {
  accessSync(EXECUTABLE, constants.X_OK);
} catch {
  throw new Error(`${EXECUTABLE} is not there: build it first (npm run build)`);
}
