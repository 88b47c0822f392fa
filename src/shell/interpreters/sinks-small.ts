/** lua, R and julia: the few functions that reach outside. */
import { type Abstract, elementsOf, list, ofValue, textOf, toValue } from './abstract.ts';
import {
  argument,
  connectTo,
  fetchUrl,
  lower,
  openFile,
  readFile,
  runCode,
  type Sink,
  type Sinks,
  shellScript,
  writeFile,
} from './call.ts';
import { globPattern } from './globs.ts';

const luaOpen: Sink = (call, out) =>
  call.args[0] === undefined ? undefined : openFile(call.args[0], textOf(call.args[1]), out);

function print(glue: string, end: string): Sink {
  return (call, out) => {
    out.print(call.args, { glue, end });
    return undefined;
  };
}

const showAny: Sink = (call, out) => {
  out.print(call.args, null);
  return undefined;
};

export const luaSinks = (): Sinks => ({
  'os.execute': shellScript,
  'io.popen': shellScript,
  'os.remove': lower(['rm', 0]),
  'os.rename': lower(['mv', 0, 1]),
  'lfs.rmdir': lower(['rmdir', 0]),
  'io.open': luaOpen,
  'io.lines': readFile,
  'io.input': readFile,
  'io.output': writeFile,
  dofile: (call, out) => {
    if (call.args[0] !== undefined) out.file(toValue(call.args[0]), 'lua');
    return undefined;
  },
  loadfile: (call, out) => {
    if (call.args[0] !== undefined) out.file(toValue(call.args[0]), 'lua');
    return undefined;
  },
  load: runCode,
  loadstring: runCode,
  'socket.connect': (call, out) => connectTo(call.args[0], call.args[1], out),
  'socket.tcp().connect': (call, out) => connectTo(call.args[0], call.args[1], out),
  'socket.http.request': (call, out) =>
    call.args[0] === undefined ? undefined : fetchUrl(call.args[0], {}, out),
  'vim.fn.system': shellScript,
  'vim.fn.delete': lower(['rm', '-rf', 0]),
  print: print('\t', '\n'),
  'io.write': print('', ''),
});

function isTrue(one: Abstract | undefined): boolean {
  if (one?.kind === 'ref') return one.path === 'TRUE' || one.path === 'T';
  return textOf(one) === 'true';
}

const remove: Sink = (call, out) => {
  const path = argument(call, 0, 'x');
  if (path === undefined) return undefined;
  const words = isTrue(call.named.get('recursive')) ? ['rm', '-rf'] : ['rm'];
  out.command([...words, ...(elementsOf(path) ?? [path]).map(toValue)]);
  return undefined;
};

export const rSinks = (): Sinks => ({
  system: shellScript,
  shell: shellScript,
  pipe: shellScript,
  system2: (call, out) => {
    const [program, words] = [argument(call, 0, 'command'), argument(call, 1, 'args')];
    if (program === undefined) return undefined;
    out.command([
      toValue(program),
      ...(words === undefined ? [] : (elementsOf(words) ?? [words])).map(toValue),
    ]);
    return { kind: 'content', from: 'command', source: toValue(program) };
  },
  'processx.run': (call, out) => {
    const [program, words] = call.args;
    if (program !== undefined)
      out.command([
        toValue(program),
        ...(words === undefined ? [] : (elementsOf(words) ?? [words])).map(toValue),
      ]);
    return undefined;
  },
  unlink: remove,
  'file.remove': lower(['rm', '...']),
  'fs.file_delete': lower(['rm', '...']),
  'fs.dir_delete': lower(['rm', '-rf', '...']),
  'file.rename': lower(['mv', 0, 1]),
  'file.copy': lower(['cp', 0, 1]),
  readLines: readFile,
  readRDS: readFile,
  'read.csv': readFile,
  scan: readFile,
  readChar: readFile,
  file: readFile,
  writeLines: (call, out) => {
    const path = argument(call, 1, 'con');
    return path === undefined || path.kind === 'content' ? undefined : openFile(path, 'w', out);
  },
  'Sys.glob': (call) =>
    call.args[0] === undefined ? undefined : list([ofValue(globPattern(null, toValue(call.args[0])))]),
  source: (call, out) => {
    if (call.args[0] !== undefined) out.file(toValue(call.args[0]), 'other');
    return undefined;
  },
  parse: (call) => call.named.get('text'),
  eval: runCode,
  'download.file': (call, out) => {
    const [url, file] = [argument(call, 0, 'url'), argument(call, 1, 'destfile')];
    if (url !== undefined)
      out.command(file === undefined ? ['curl', toValue(url)] : ['curl', '-o', toValue(file), toValue(url)]);
    return undefined;
  },
  url: (call, out) => (call.args[0] === undefined ? undefined : fetchUrl(call.args[0], {}, out)),
  socketConnection: (call, out) => connectTo(argument(call, 0, 'host'), argument(call, 1, 'port'), out),
  print: showAny,
  cat: showAny,
});

export const juliaSinks = (): Sinks => ({
  rm: (call, out) => {
    const path = call.args[0];
    if (path !== undefined)
      out.command([...(isTrue(call.named.get('recursive')) ? ['rm', '-rf'] : ['rm']), toValue(path)]);
    return undefined;
  },
  mv: lower(['mv', 0, 1]),
  cp: lower(['cp', 0, 1]),
  // `open(f, path, mode)`: what is done with it stands first.
  open: (call, out) =>
    luaOpen(
      call.args[1] === undefined || /^(?:[rwa]\+?)$/.test(textOf(call.args[1]) ?? 'r')
        ? call
        : { ...call, args: call.args.slice(1) },
      out,
    ),
  read: (call, out) => (call.args[0]?.kind === 'value' ? readFile(call, out) : undefined),
  write: (call, out) => (call.args[0]?.kind === 'value' ? writeFile(call, out) : undefined),
  readlines: readFile,
  download: (call, out) => (call.args[0] === undefined ? undefined : fetchUrl(call.args[0], {}, out)),
  'Downloads.download': (call, out) =>
    call.args[0] === undefined ? undefined : fetchUrl(call.args[0], {}, out),
  connect: (call, out) => connectTo(call.args[0], call.args[1], out),
  include: (call, out) => {
    if (call.args[0] !== undefined) out.file(toValue(call.args[0]), 'other');
    return undefined;
  },
  'Meta.parse': (call) => call.args[0],
  eval: runCode,
  include_string: (call, out) => (call.args[1] === undefined ? undefined : out.evaluate(call.args[1])),
  println: print('', '\n'),
  print: print('', ''),
});
