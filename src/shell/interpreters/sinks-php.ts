/** php: its own functions. */
import { known } from '../../core/value.ts';
import { type Abstract, elementsOf, list, ofValue, textOf, toValue } from './abstract.ts';
import {
  connectTo,
  connectToAddress,
  fetchUrl,
  lower,
  type Out,
  opaqueCall,
  openFile,
  programAndList,
  readPath,
  runCode,
  type Sink,
  type Sinks,
  shellScript,
  writePath,
} from './call.ts';
import { globPattern } from './globs.ts';

/** A URL is fetched, `php://` is not a file, anything else is read. */
function readAny(path: Abstract, out: Out): Abstract | undefined {
  const whole = textOf(path);
  if (whole !== null && /^(?:https?|ftp):\/\//.test(whole)) return fetchUrl(path, {}, out);
  if (whole !== null && /^(?:php|data):/.test(whole)) return undefined;
  return readPath(path, out);
}

const read: Sink = (call, out) => (call.args[0] === undefined ? undefined : readAny(call.args[0], out));

const fopen: Sink = (call, out) => {
  const [path, mode] = call.args;
  if (path === undefined) return undefined;
  const shape = textOf(mode) ?? 'r';
  if (shape.startsWith('r') && !shape.includes('+')) return readAny(path, out);
  return openFile(path, shape, out);
};

const put: Sink = (call, out) => {
  const [path, content, flags] = call.args;
  if (path === undefined) return undefined;
  const append = flags?.kind === 'ref' && flags.path === 'FILE_APPEND';
  return writePath(path, append ? 'append' : 'replace', content ?? null, out);
};

const chmod: Sink = (call, out) => {
  const [path, mode] = call.args;
  if (path !== undefined && mode !== undefined)
    out.command([
      'chmod',
      mode.kind === 'number' ? known(mode.number.toString(8)) : toValue(mode),
      toValue(path),
    ]);
  return undefined;
};

const procOpen: Sink = (call, out) => {
  const command = call.args[0];
  const words = command === undefined ? null : elementsOf(command);
  if (words !== null && words.length > 0) out.command(words.map(toValue));
  else return shellScript(call, out);
  return undefined;
};

const setOption: Sink = (call, out) => {
  const [, name, value] = call.args;
  if (name?.kind !== 'ref' || value === undefined) return undefined;
  if (name.path === 'CURLOPT_URL') return fetchUrl(value, {}, out);
  if (name.path === 'CURLOPT_POSTFIELDS')
    return fetchUrl({ kind: 'ref', path: 'curl' }, { data: value }, out);
  return undefined;
};

const include: Sink = (call, out) => {
  const path = call.args[0];
  if (path !== undefined) out.file(toValue(path), 'php');
  return undefined;
};

const print: Sink = (call, out) => {
  out.print(call.args, call.path === 'echo' || call.path === 'print' ? { glue: '', end: '' } : null);
  return undefined;
};

const codeText: Sink = (call, out) => (call.args[0]?.kind === 'value' ? runCode(call, out) : undefined);

export const phpSinks = (): Sinks => ({
  system: shellScript,
  exec: shellScript,
  shell_exec: shellScript,
  passthru: shellScript,
  popen: shellScript,
  proc_open: procOpen,
  pcntl_exec: programAndList,
  mail: (call, out) => {
    if (call.args[4] !== undefined) out.command(['sendmail', toValue(call.args[4])]);
    return undefined;
  },
  unlink: lower(['rm', 0]),
  rmdir: lower(['rmdir', 0]),
  rename: lower(['mv', 0, 1]),
  copy: lower(['cp', 0, 1]),
  symlink: lower(['ln', '-s', 0, 1]),
  link: lower(['ln', 0, 1]),
  chmod,
  chown: lower(['chown', 1, 0]),
  mkdir: lower(['mkdir', 0]),
  touch: lower(['touch', 0]),
  file_get_contents: read,
  readfile: read,
  file: read,
  fopen,
  show_source: read,
  highlight_file: read,
  parse_ini_file: read,
  SplFileObject: fopen,
  file_put_contents: put,
  glob: (call) =>
    call.args[0] === undefined ? undefined : list([ofValue(globPattern(null, toValue(call.args[0])))]),
  scandir: lower(['ls', 0]),
  eval: runCode,
  'FFI.cdef': opaqueCall('FFI'),
  'FFI.load': opaqueCall('FFI'),
  assert: codeText,
  preg_replace: (call, out) => {
    // The modifier `e` of old versions runs the replacement as code.
    const pattern = textOf(call.args[0]);
    return call.args[1] !== undefined && pattern !== null && /^(.).*\1[a-z]*e[a-z]*$/is.test(pattern)
      ? out.evaluate(call.args[1])
      : undefined;
  },
  create_function: (call, out) => (call.args[1] === undefined ? undefined : out.evaluate(call.args[1])),
  include,
  include_once: include,
  require: include,
  require_once: include,
  fsockopen: (call, out) => connectTo(call.args[0], call.args[1], out),
  pfsockopen: (call, out) => connectTo(call.args[0], call.args[1], out),
  stream_socket_client: (call, out) =>
    call.args[0] === undefined ? undefined : connectToAddress(call.args[0], out),
  socket_connect: (call, out) => connectTo(call.args[1], call.args[2], out),
  curl_init: (call, out) => (call.args[0] === undefined ? undefined : fetchUrl(call.args[0], {}, out)),
  curl_setopt: setOption,
  echo: print,
  print,
  print_r: print,
  var_dump: print,
  printf: print,
});
