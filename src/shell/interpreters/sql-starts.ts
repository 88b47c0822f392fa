/** The command lines of database clients: SQL as an operand, after an option, in a file, on standard input. */
import { known, knownText } from '../../core/value.ts';
import { hasOption, type OptionTable, parseArgs } from '../argv.ts';
import type { Arg, Launch, Via } from '../invocation.ts';
import type { Launcher } from '../launcher.ts';
import { fileLaunch } from './command-lines.ts';

interface SqlRow {
  readonly table: OptionTable;
  readonly code: readonly string[];
  readonly files: readonly string[];
  /** Options whose value, after a bar, is a command. */
  readonly pipes: readonly string[];
  /** Options whose value is a command as it stands. */
  readonly commands: readonly string[];
  /** How many operands come before those that are SQL; null where operands never are. */
  readonly sqlAfter: number | null;
}

/** They print something and end. */
const IDLE = ['--version', '-version', '-V', '--help', '-help', '-?', '--list', '-l'];

function sqlLauncher(row: SqlRow): Launcher {
  return (invocation) => {
    const parsed = parseArgs(invocation.args, row.table);
    const via: Via = { kind: 'interpreter', name: invocation.base ?? 'sql' };
    const script = (arg: Arg, language: 'sql' | 'posix' = 'sql'): Launch => ({
      kind: 'script',
      language,
      text: arg.value,
      span: arg.span,
      via,
      params: [],
      sameShell: false,
    });
    const launches: Launch[] = [];
    let given = false;
    for (const option of parsed.options) {
      const arg = { ...(option.valueArg ?? option.arg), value: option.value ?? known('') };
      const text = knownText(arg.value);
      if (row.code.includes(option.name)) launches.push(script(arg));
      else if (row.files.includes(option.name)) launches.push(fileLaunch('sql', arg, via, []));
      else if (row.commands.includes(option.name)) launches.push(script(arg, 'posix'));
      else if (row.pipes.includes(option.name) && text?.startsWith('|') === true)
        launches.push(script({ ...arg, value: known(text.slice(1)) }, 'posix'));
      if (row.code.includes(option.name) || row.files.includes(option.name)) given = true;
    }
    const sql = row.sqlAfter === null ? [] : parsed.operands.slice(row.sqlAfter);
    launches.push(...sql.map((arg) => script(arg)));
    const idle = hasOption(parsed, ...IDLE);
    if (!given && !idle && sql.length === 0)
      launches.push({ kind: 'stdin', language: 'sql', via, params: [] });
    return launches;
  };
}

const SQLITE: SqlRow = {
  table: {
    singleDash: true,
    longValues: ['-cmd', '-init', '-separator', '-newline', '-nullvalue', '-mmap', '-vfs', '-c', '-s', '-f'],
  },
  code: ['-cmd', '-c', '-s'],
  files: ['-init', '-f'],
  pipes: [],
  commands: [],
  sqlAfter: 1,
};

const PSQL: SqlRow = {
  table: {
    shortValues: 'cdfvLoFPRTChpU',
    longValues: [
      '--command',
      '--dbname',
      '--file',
      '--set',
      '--variable',
      '--log-file',
      '--output',
      '--field-separator',
      '--pset',
      '--record-separator',
      '--table-attr',
      '--host',
      '--port',
      '--username',
    ],
    same: [
      ['-c', '--command'],
      ['-f', '--file'],
      ['-o', '--output'],
    ],
  },
  code: ['-c'],
  files: ['-f'],
  pipes: ['-o'],
  commands: [],
  sqlAfter: null,
};

const MYSQL: SqlRow = {
  table: {
    shortValues: 'eDhPuS',
    shortOptional: 'p#',
    longValues: [
      '--execute',
      '--database',
      '--host',
      '--port',
      '--user',
      '--socket',
      '--init-command',
      '--tee',
    ],
    same: [['-e', '--execute']],
  },
  code: ['-e', '--init-command'],
  files: [],
  pipes: [],
  commands: ['--pager'],
  sqlAfter: null,
};

/** Clients that differ in the names of their options only. */
function plainRow(
  shortValues: string,
  code: readonly string[],
  files: readonly string[],
  same: OptionTable['same'] = [],
): SqlRow {
  const longValues = [...code, ...files, ...same.flat()].filter((name) => name.startsWith('--'));
  return { table: { shortValues, longValues, same }, code, files, pipes: [], commands: [], sqlAfter: null };
}

const CLICKHOUSE = plainRow('qhud', ['-q'], ['--queries-file'], [['-q', '--query']]);
const CQLSH = plainRow(
  'efukp',
  ['-e'],
  ['-f'],
  [
    ['-e', '--execute'],
    ['-f', '--file'],
  ],
);
const HIVE = plainRow('efdhn', ['-e'], ['-f']);
const SQLCMD = plainRow('SUPdQqio', ['-Q', '-q'], ['-i']);
const USQL = plainRow(
  'cf',
  ['-c'],
  ['-f'],
  [
    ['-c', '--command'],
    ['-f', '--file'],
  ],
);
const SNOWSQL = plainRow(
  'qfacudsw',
  ['-q'],
  ['-f'],
  [
    ['-q', '--query'],
    ['-f', '--filename'],
  ],
);
const LITECLI = plainRow('eDR', ['-e'], [], [['-e', '--execute']]);
const SPARK = plainRow('efidS', ['-e'], ['-f', '-i']);
/** They know statements on standard input only; `-e` is how `statements-of.ts` hands those on. */
const STDIN_ONLY = plainRow('CLMRFSdvxue', ['-e'], []);
const TRINO = plainRow('f', ['--execute'], ['-f'], [['-f', '--file']]);
const COCKROACH: SqlRow = {
  ...plainRow(
    'ef',
    ['-e'],
    ['-f'],
    [
      ['-e', '--execute'],
      ['-f', '--file'],
    ],
  ),
  sqlAfter: null,
};
/** Their commands are words of the command line, or lines of standard input. */
const REDIS: SqlRow = {
  table: { shortValues: 'hpnausrdDiI', longValues: ['--pass', '--user', '--eval'], stopsAtOperand: true },
  code: [],
  files: [],
  pipes: [],
  commands: [],
  sqlAfter: null,
};

const redis: Launcher = (invocation, context) =>
  parseArgs(invocation.args, REDIS.table).operands.length > 0 ? [] : sqlLauncher(REDIS)(invocation, context);

export const SQL_STARTS: Readonly<Record<string, Launcher>> = {
  sqlite3: sqlLauncher(SQLITE),
  sqlite: sqlLauncher(SQLITE),
  duckdb: sqlLauncher(SQLITE),
  psql: sqlLauncher(PSQL),
  mysql: sqlLauncher(MYSQL),
  mariadb: sqlLauncher(MYSQL),
  mycli: sqlLauncher(MYSQL),
  pgcli: sqlLauncher(PSQL),
  'clickhouse-client': sqlLauncher(CLICKHOUSE),
  cqlsh: sqlLauncher(CQLSH),
  hive: sqlLauncher(HIVE),
  beeline: sqlLauncher(HIVE),
  isql: sqlLauncher(STDIN_ONLY),
  litecli: sqlLauncher(LITECLI),
  osql: sqlLauncher(SQLCMD),
  presto: sqlLauncher(TRINO),
  'spark-sql': sqlLauncher(SPARK),
  sqlplus: sqlLauncher(STDIN_ONLY),
  sqlcmd: sqlLauncher(SQLCMD),
  usql: sqlLauncher(USQL),
  snowsql: sqlLauncher(SNOWSQL),
  trino: sqlLauncher(TRINO),
  cockroach: sqlLauncher(COCKROACH),
  'redis-cli': redis,
  'valkey-cli': redis,
  'keydb-cli': redis,
};
