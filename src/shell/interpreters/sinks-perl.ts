/** perl: its own functions and the modules that one-liners use. */
import { concatValues, known } from '../../core/value.ts';
import { type Abstract, list, ofValue, text, textOf, toValue } from './abstract.ts';
import {
  argument,
  type Call,
  connectTo,
  connectToAddress,
  fetchUrl,
  freshPath,
  lower,
  type Out,
  opaqueCall,
  openFile,
  readPath,
  runCode,
  type Sink,
  type Sinks,
  scriptOrWords,
  writePath,
} from './call.ts';
import { globPattern } from './globs.ts';

const removeTree: Sink = lower(['rm', '-rf', '...']);

/** `open(F, "cmd|")`, `open(F, "|cmd")`, `open(F, "-|", "cmd", args)`, `open(F, "<", path)`. */
const open: Sink = (call, out) => {
  const [, mode, target, ...more] = call.args;
  const shape = textOf(mode);
  if (mode === undefined) return undefined;
  if (target === undefined) return openShort(shape, out);
  if (shape === null) return undefined;
  if (shape.includes('|')) {
    scriptOrWords({ ...call, args: [target, ...more] }, out);
    return undefined;
  }
  // `>&` duplicates a descriptor.
  return shape.includes('&')
    ? undefined
    : openFile(
        target,
        shape
          .replace(/:.*/, '')
          .replace('+<', 'r+')
          .replace('<', 'r')
          .replace('>>', 'a')
          .replace('>', 'w')
          .trim(),
        out,
      );
};

function openShort(shape: string | null, out: Out): Abstract | undefined {
  if (shape === null) {
    out.opaque({ kind: 'expansion', text: 'open(…)', splits: false });
    return undefined;
  }
  const trimmed = shape.trim();
  if (trimmed.startsWith('|')) out.script(known(trimmed.slice(1)));
  else if (trimmed.endsWith('|')) out.script(known(trimmed.slice(0, -1)));
  else if (trimmed.includes('&')) return undefined;
  else if (trimmed.startsWith('>>')) return writePath(text(trimmed.slice(2).trim()), 'append', null, out);
  else if (/^\+?>/.test(trimmed))
    return writePath(text(trimmed.replace(/^\+?>/, '').trim()), 'replace', null, out);
  else return readPath(text(trimmed.replace(/^\+?<\s*/, '')), out);
  return undefined;
}

const chmod: Sink = (call, out) => {
  const [mode, ...paths] = call.args;
  if (mode === undefined || paths.length === 0) return undefined;
  out.command([
    'chmod',
    mode.kind === 'number' ? known(mode.number.toString(8)) : toValue(mode),
    ...paths.map(toValue),
  ]);
  return undefined;
};

const glob: Sink = (call) =>
  call.args[0] === undefined ? undefined : list([ofValue(globPattern(null, toValue(call.args[0])))]);

const get: Sink = (call, out) => (call.args[0] === undefined ? undefined : fetchUrl(call.args[0], {}, out));

const store: Sink = (call, out) => {
  const [url, file] = call.args;
  if (url !== undefined && file !== undefined) out.command(['curl', '-o', toValue(file), toValue(url)]);
  return undefined;
};

const post: Sink = (call, out) =>
  call.args[0] === undefined
    ? undefined
    : fetchUrl(call.args[0], { method: 'POST', data: call.args[1] }, out);

const socket: Sink = (call, out) => {
  const host = call.named.get('PeerAddr') ?? call.named.get('PeerHost');
  if (host === undefined)
    return call.args[0] === undefined || call.named.size > 0
      ? undefined
      : connectToAddress(call.args[0], out);
  const port = call.named.get('PeerPort');
  return port === undefined ? connectToAddress(host, out) : connectTo(host, port, out);
};

/** The address of `connect(S, sockaddr_in($port, inet_aton($host)))`. */
const address: Sink = (call) => {
  const [port, host] = call.args;
  return host === undefined || port === undefined
    ? undefined
    : ofValue(concatValues([toValue(host), known(':'), toValue(port)]));
};

const connect: Sink = (call, out) =>
  call.args[1] === undefined ? undefined : connectToAddress(call.args[1], out);

const print: Sink = (call, out) => {
  out.print(call.args, call.path === 'printf' ? null : { glue: '', end: call.path === 'say' ? '\n' : '' });
  return undefined;
};

const runFile: Sink = (call, out) => {
  const path = call.args[0];
  const whole = textOf(path);
  if (path !== undefined && whole !== null && /[./]/.test(whole)) out.file(toValue(path), 'perl');
  return undefined;
};

const AGENT: Sinks = {
  get,
  head: get,
  post,
  put: post,
  mirror: store,
};

function agent(prefix: string): Sinks {
  return Object.fromEntries(Object.entries(AGENT).map(([name, sink]) => [`${prefix}.${name}`, sink]));
}

const first = (call: Call): Abstract | undefined => argument(call, 0);

export const perlSinks = (): Sinks => ({
  system: scriptOrWords,
  exec: scriptOrWords,
  readpipe: scriptOrWords,
  'IPC.Open2.open2': (call, out) => scriptOrWords({ ...call, args: call.args.slice(2) }, out),
  'IPC.Open3.open3': (call, out) => scriptOrWords({ ...call, args: call.args.slice(3) }, out),
  open2: (call, out) => scriptOrWords({ ...call, args: call.args.slice(2) }, out),
  open3: (call, out) => scriptOrWords({ ...call, args: call.args.slice(3) }, out),
  'POSIX.system': scriptOrWords,
  'POSIX.execvp': scriptOrWords,
  'POSIX.unlink': lower(['rm', '...']),
  'POSIX.remove': lower(['rm', '-d', '...']),
  'POSIX.rmdir': lower(['rmdir', '...']),
  'POSIX.rename': lower(['mv', 0, 1]),
  unlink: lower(['rm', '...']),
  rmdir: lower(['rmdir', '...']),
  rename: lower(['mv', 0, 1]),
  symlink: lower(['ln', '-s', 0, 1]),
  link: lower(['ln', 0, 1]),
  truncate: lower(['truncate', '-s', 1, 0]),
  mkdir: lower(['mkdir', 0]),
  chmod,
  chown: lower(['chown', 0, 2]),
  kill: lower(['kill', '-s', 0, 1]),
  rmtree: removeTree,
  remove_tree: removeTree,
  'File.Path.rmtree': removeTree,
  'File.Path.remove_tree': removeTree,
  copy: lower(['cp', 0, 1]),
  move: lower(['mv', 0, 1]),
  'File.Copy.copy': lower(['cp', 0, 1]),
  'File.Copy.move': lower(['mv', 0, 1]),
  cp: lower(['cp', 0, 1]),
  mv: lower(['mv', 0, 1]),
  open,
  sysopen: (call, out) => (call.args[1] === undefined ? undefined : readPath(call.args[1], out)),
  tempdir: freshPath,
  'File.Temp.tempdir': freshPath,
  glob,
  opendir: (call, out) => {
    if (call.args[1] !== undefined) out.command(['ls', toValue(call.args[1])]);
    return undefined;
  },
  read_file: (call, out) => (first(call) === undefined ? undefined : readPath(first(call) ?? text(''), out)),
  eval: runCode,
  syscall: opaqueCall('syscall'),
  'CORE.GLOBAL.system': scriptOrWords,
  do: runFile,
  require: runFile,
  get,
  getprint: get,
  getstore: store,
  'LWP.Simple.get': get,
  'LWP.Simple.getprint': get,
  'LWP.Simple.getstore': store,
  'LWP.Simple.mirror': store,
  ...agent('LWP.UserAgent.new()'),
  ...agent('HTTP.Tiny.new()'),
  ...agent('Mojo.UserAgent.new()'),
  'IO.Socket.INET.new': socket,
  'IO.Socket.SSL.new': socket,
  'IO.Socket.IP.new': socket,
  'IO.Socket.INET6.new': socket,
  sockaddr_in: address,
  pack_sockaddr_in: address,
  inet_aton: (call) => call.args[0],
  connect,
  print,
  say: print,
  printf: print,
});
