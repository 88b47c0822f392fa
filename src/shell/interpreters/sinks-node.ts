/** node, deno and bun: fs, child_process, network, and what makes code of text. */
import { known } from '../../core/value.ts';
import { type Abstract, elementsOf, list, numberOf, ofValue, text, textOf, toValue } from './abstract.ts';
import {
  type Call,
  connectTo,
  fetchUrl,
  freshPath,
  lower,
  opaqueCall,
  openFile,
  programAndList,
  readFile,
  runCode,
  type Sink,
  type Sinks,
  shellScript,
  temporaryDirectory,
  writeFile,
  writePath,
} from './call.ts';
import { globPattern } from './globs.ts';

function option(call: Call, name: string): Abstract | undefined {
  for (const arg of call.args) if (arg.kind === 'map' && arg.entries.has(name)) return arg.entries.get(name);
  return undefined;
}

function isTrue(one: Abstract | undefined): boolean {
  return one !== undefined && textOf(one) !== 'false' && textOf(one) !== 'undefined';
}

const remove: Sink = (call, out) => {
  const path = call.args[0];
  if (path === undefined || path.kind === 'map') return undefined;
  const words = isTrue(option(call, 'recursive')) ? ['rm', '-r'] : ['rm'];
  if (isTrue(option(call, 'force'))) words.push('-f');
  out.command([...words, ...(elementsOf(path) ?? [path]).map(toValue)]);
  return undefined;
};

const removeDirectory: Sink = (call, out) => {
  const path = call.args[0];
  if (path === undefined || path.kind === 'map') return undefined;
  out.command(isTrue(option(call, 'recursive')) ? ['rm', '-r', toValue(path)] : ['rmdir', toValue(path)]);
  return undefined;
};

const chmod: Sink = (call, out) => {
  const [path, mode] = call.args;
  if (path === undefined || mode === undefined) return undefined;
  out.command([
    'chmod',
    mode.kind === 'number' ? known(mode.number.toString(8)) : toValue(mode),
    toValue(path),
  ]);
  return undefined;
};

const append: Sink = (call, out) =>
  call.args[0] === undefined ? undefined : writePath(call.args[0], 'append', call.args[1] ?? null, out);

const open: Sink = (call, out) => {
  const mode = call.args[1] === undefined ? null : textOf(call.args[1]);
  return call.args[0] === undefined ? undefined : openFile(call.args[0], mode, out);
};

const readdir: Sink = (call, out) => {
  const path = call.args[0];
  if (path === undefined) return undefined;
  out.command(['ls', toValue(path)]);
  return list([ofValue(globPattern(null, known('*')))]);
};

const spawn: Sink = (call, out) => {
  const shell = option(call, 'shell');
  const [program, words] = call.args;
  if (program === undefined || !isTrue(shell))
    return programAndList(
      { ...call, args: call.args.filter((arg) => arg.kind !== 'map' && arg.kind !== 'function') },
      out,
    );
  const rest = words === undefined || words.kind === 'map' ? [] : (elementsOf(words) ?? []);
  out.script(toValue(rest.length === 0 ? program : joined([program, ...rest])));
  return { kind: 'content', from: 'command', source: toValue(program) };
};

function joined(words: readonly Abstract[]): Abstract {
  const texts = words.map((word) => textOf(word));
  return texts.includes(null) ? (words[0] ?? text('')) : text(texts.join(' '));
}

const fork: Sink = (call, out) => {
  if (call.args[0] !== undefined) out.file(toValue(call.args[0]), 'node');
  return undefined;
};

/** One list, or words. */
const wordsOrList: Sink = (call, out) => {
  const words = call.args.filter((arg) => arg.kind !== 'map').flatMap((arg) => elementsOf(arg) ?? [arg]);
  const command = option(call, 'cmd');
  const list = command === undefined ? words : (elementsOf(command) ?? [command]);
  if (list.length > 0) out.command(list.map(toValue));
  return undefined;
};

const denoCommand: Sink = (call, out) => {
  const args = option(call, 'args');
  if (call.args[0] !== undefined)
    out.command([
      toValue(call.args[0]),
      ...(args === undefined ? [] : (elementsOf(args) ?? [args])).map(toValue),
    ]);
  return undefined;
};

const fetch: Sink = (call, out) => {
  const url = call.args[0];
  if (url === undefined || url.kind === 'function') return undefined;
  const method = textOf(option(call, 'method'));
  return fetchUrl(
    url,
    { ...(method === null ? {} : { method }), data: option(call, 'body') ?? option(call, 'data') },
    out,
  );
};

/** http.get(url) and http.request({hostname, path}). */
const httpRequest: Sink = (call, out) => {
  const first = call.args[0];
  if (first === undefined) return undefined;
  const method = textOf(option(call, 'method')) ?? undefined;
  const options = method === undefined ? {} : { method };
  if (first.kind !== 'map') return fetchUrl(first, options, out);
  const host = first.entries.get('hostname') ?? first.entries.get('host') ?? first.entries.get('url');
  return host === undefined ? undefined : fetchUrl(host, options, out);
};

function axios(method: string | null): Sink {
  return (call, out) => {
    const url = call.args[0]?.kind === 'map' ? option(call, 'url') : call.args[0];
    if (url === undefined) return undefined;
    const verb = method ?? textOf(option(call, 'method')) ?? 'GET';
    const data =
      method === 'POST' || method === 'PUT' || method === 'PATCH' ? call.args[1] : option(call, 'data');
    return fetchUrl(url, { method: verb, data }, out);
  };
}

const connect: Sink = (call, out) => {
  const first = call.args[0];
  if (first?.kind === 'map')
    return connectTo(first.entries.get('host') ?? text('localhost'), first.entries.get('port'), out);
  if (first === undefined || numberOf(first) === null) return undefined;
  const host = call.args[1];
  return connectTo(host === undefined || host.kind === 'function' ? text('localhost') : host, first, out);
};

/** The last text is the body; the ones before are parameters. */
const makeFunction: Sink = (call, out) => {
  const body = call.args.at(-1);
  return body === undefined ? undefined : out.evaluate(body);
};

const log: Sink = (call, out) => {
  // A percent sign in front formats what follows; only one of them writes to standard output.
  const plain =
    call.path === 'console.log' && (call.args.length < 2 || textOf(call.args[0])?.includes('%') === false);
  out.print(call.args, plain ? { glue: ' ', end: '\n' } : null);
  return undefined;
};

const write: Sink = (call, out) => {
  out.print(call.args, call.path.includes('stdout') ? { glue: '', end: '' } : null);
  return undefined;
};

const SYNC: Sinks = {
  unlink: lower(['rm', 0]),
  rm: remove,
  rmdir: removeDirectory,
  readFile,
  writeFile,
  appendFile: append,
  createReadStream: readFile,
  createWriteStream: writeFile,
  open,
  openAsBlob: readFile,
  copyFile: lower(['cp', 0, 1]),
  cp: lower(['cp', '-r', 0, 1]),
  rename: lower(['mv', 0, 1]),
  chmod,
  chown: lower(['chown', 1, 0]),
  symlink: lower(['ln', '-s', 0, 1]),
  link: lower(['ln', 0, 1]),
  truncate: lower(['truncate', '-s', '0', 0]),
  mkdir: lower(['mkdir', '-p', 0]),
  readdir,
};

/** fs.x, fs.xSync, fs.promises.x, and Deno's own names. */
function everywhere(rows: Sinks): Sinks {
  const all: Record<string, Sink> = {};
  for (const [name, sink] of Object.entries(rows)) {
    for (const path of [
      `fs.${name}`,
      `fs.${name}Sync`,
      `fs.promises.${name}`,
      `fs-extra.${name}`,
      `fs-extra.${name}Sync`,
      `graceful-fs.${name}`,
      `graceful-fs.${name}Sync`,
    ])
      all[path] = sink;
  }
  return all;
}

export const nodeSinks = (): Sinks => ({
  ...everywhere(SYNC),
  'fs-extra.remove': lower(['rm', '-rf', 0]),
  'fs-extra.removeSync': lower(['rm', '-rf', 0]),
  'fs-extra.emptyDir': lower(['rm', '-rf', 0]),
  'fs-extra.emptyDirSync': lower(['rm', '-rf', 0]),
  'os.tmpdir': temporaryDirectory,
  'fs.mkdtempSync': freshPath,
  'fs.mkdtemp': freshPath,
  'fs.promises.mkdtemp': freshPath,
  'Deno.makeTempDirSync': freshPath,
  rimraf: lower(['rm', '-rf', 0]),
  'rimraf.rimraf': lower(['rm', '-rf', 0]),
  'rimraf.rimrafSync': lower(['rm', '-rf', 0]),
  'rimraf.sync': lower(['rm', '-rf', 0]),
  del: lower(['rm', '-rf', 0]),
  'del.deleteSync': lower(['rm', '-rf', 0]),
  'child_process.exec': shellScript,
  'child_process.execSync': shellScript,
  'child_process.execFile': spawn,
  'child_process.execFileSync': spawn,
  'child_process.spawn': spawn,
  'child_process.spawnSync': spawn,
  'child_process.fork': fork,
  'process.binding': opaqueCall('process.binding'),
  'process.dlopen': opaqueCall('process.dlopen'),
  'process.kill': lower(['kill', 0]),
  'process.execve': programAndList,
  execa: programAndList,
  'execa.execa': programAndList,
  'execa.execaSync': programAndList,
  'execa.execaCommand': shellScript,
  'execa.$': shellScript,
  'shelljs.exec': shellScript,
  'shelljs.rm': lower(['rm', '...']),
  'shelljs.cat': lower(['cat', '...']),
  'zx.$': shellScript,
  'cross-spawn': programAndList,
  'cross-spawn.sync': programAndList,
  'bun.$': shellScript,
  'Bun.$': shellScript,
  'Bun.spawn': wordsOrList,
  'Bun.spawnSync': wordsOrList,
  'Bun.file': readFile,
  'Bun.write': writeFile,
  'Deno.run': wordsOrList,
  'Deno.Command': denoCommand,
  'Deno.remove': remove,
  'Deno.removeSync': remove,
  'Deno.readTextFile': readFile,
  'Deno.readTextFileSync': readFile,
  'Deno.readFile': readFile,
  'Deno.readFileSync': readFile,
  'Deno.writeTextFile': writeFile,
  'Deno.writeTextFileSync': writeFile,
  'Deno.writeFile': writeFile,
  'Deno.writeFileSync': writeFile,
  'Deno.rename': lower(['mv', 0, 1]),
  'Deno.renameSync': lower(['mv', 0, 1]),
  'Deno.connect': connect,
  '*.doShellScript': (call, out) => shellScript({ ...call, self: null }, out),
  '$.system': shellScript,
  eval: runCode,
  Function: makeFunction,
  'vm.runInThisContext': runCode,
  'vm.runInNewContext': runCode,
  'vm.runInContext': runCode,
  'vm.Script': runCode,
  'worker_threads.Worker': (call, out) => (call.args[1]?.kind === 'map' ? runCode(call, out) : undefined),
  '*.constructor': (call, out) => (call.args[0]?.kind === 'value' ? makeFunction(call, out) : undefined),
  'constructor.constructor': makeFunction,
  setTimeout: (call, out) => (call.args[0]?.kind === 'value' ? runCode(call, out) : undefined),
  setInterval: (call, out) => (call.args[0]?.kind === 'value' ? runCode(call, out) : undefined),
  fetch,
  'undici.fetch': fetch,
  'undici.request': fetch,
  'node-fetch': fetch,
  got: fetch,
  'http.get': httpRequest,
  'https.get': httpRequest,
  'http.request': httpRequest,
  'https.request': httpRequest,
  'http2.connect': httpRequest,
  axios: axios(null),
  'axios.get': axios('GET'),
  'axios.post': axios('POST'),
  'axios.put': axios('PUT'),
  'axios.patch': axios('PATCH'),
  'axios.delete': axios('DELETE'),
  'axios.request': axios(null),
  WebSocket: (call, out) => (call.args[0] === undefined ? undefined : fetchUrl(call.args[0], {}, out)),
  'net.connect': connect,
  'net.createConnection': connect,
  'tls.connect': connect,
  'net.Socket().connect': connect,
  '*.connect': (call, out) =>
    call.args[0]?.kind === 'map' || numberOf(call.args[0]) !== null ? connect(call, out) : undefined,
  'dns.lookup': lower(['nslookup', 0]),
  'dns.resolve': lower(['nslookup', 0]),
  'dns.promises.lookup': lower(['nslookup', 0]),
  'dns.promises.resolve': lower(['nslookup', 0]),
  'console.log': log,
  'console.error': log,
  'console.info': log,
  'console.dir': log,
  'process.stdout.write': write,
  'process.stderr.write': write,
});
