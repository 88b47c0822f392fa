/**
 * What a database client reads from a file or from its standard input, as the command line that gives it the
 * same words directly: one rule on `psql -c` then holds for `psql -f`, `psql <` and a pipe alike.
 */

import { NO_SPAN } from '../../core/span.ts';
import { known } from '../../core/value.ts';
import type { Launch, Via } from '../invocation.ts';
import type { CodeContext } from './machine.ts';
import { withContextHoles } from './script.ts';

type Direct = (text: string) => readonly (readonly string[])[];

const after =
  (...words: readonly string[]): Direct =>
  (text) => [[...words, text]];

/** One command for each line. */
const lines: Direct = (text) =>
  text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((words) => words[0] !== '' && words[0]?.startsWith('#') !== true)
    .slice(0, MOST_LINES);
const MOST_LINES = 64;

const DIRECT: Readonly<Record<string, Direct>> = {
  'clickhouse-client': after('-q'),
  cockroach: after('sql', '-e'),
  cqlsh: after('-e'),
  duckdb: after(':memory:'),
  hive: after('-e'),
  beeline: after('-e'),
  isql: after('-e'),
  'keydb-cli': lines,
  litecli: after('-e'),
  mariadb: after('-e'),
  mongo: after('--eval'),
  mongosh: after('--eval'),
  mycli: after('-e'),
  mysql: after('-e'),
  osql: after('-Q'),
  pgcli: after('-c'),
  psql: after('-c'),
  presto: after('--execute'),
  'redis-cli': lines,
  snowsql: after('-q'),
  'spark-sql': after('-e'),
  sqlcmd: after('-Q'),
  sqlite: after(':memory:'),
  sqlite3: after(':memory:'),
  sqlplus: after('-e'),
  trino: after('--execute'),
  usql: after('-c'),
  'valkey-cli': lines,
};

/** `via` says on what road the text came. */
export function statementLaunches(
  client: string,
  text: string,
  via: Via,
  context: CodeContext,
): readonly Launch[] {
  const span = context.span ?? NO_SPAN;
  const direct = Object.hasOwn(DIRECT, client) ? DIRECT[client] : undefined;
  return (direct?.(text) ?? []).map((words) => ({
    kind: 'command',
    words: [client, ...words].map((word) => ({
      value: withContextHoles(known(word), context),
      span,
      trail: [],
    })),
    via,
    env: [],
    cwd: null,
    input: { kind: 'text', value: known('') },
  }));
}
