/** ruby: Kernel, File, FileUtils, IO and the network. */
import { known } from '../../core/value.ts';
import { type Abstract, elementsOf, list, ofValue, text, textOf, toValue } from './abstract.ts';
import {
  argument,
  type Call,
  connectTo,
  fetchUrl,
  freshPath,
  lower,
  opaqueCall,
  openFile,
  readFile,
  runCode,
  SELF,
  type Sink,
  type Sinks,
  scriptOrWords,
  temporaryDirectory,
  writeFile,
} from './call.ts';
import { globPattern } from './globs.ts';

const all: Sink = lower(['rm', '...']);

/** `open("|cmd")` runs a command, `open("http…")` fetches with open-uri. */
const open: Sink = (call, out) => {
  const path = call.args[0];
  if (path === undefined) return undefined;
  const whole = textOf(path);
  if (whole?.startsWith('|') === true) {
    out.script(known(whole.slice(1)));
    return { kind: 'content', from: 'command', source: known(whole.slice(1)) };
  }
  if (whole !== null && /^(?:https?|ftp):\/\//.test(whole)) return fetchUrl(path, {}, out);
  return openFile(path, textOf(argument(call, 1, 'mode')), out);
};

const popen: Sink = (call, out) => {
  const first = call.args[0];
  const whole = textOf(first);
  return whole === '-' ? undefined : scriptOrWords(call, out);
};

const get: Sink = (call, out) => {
  const first = call.args[0];
  if (first === undefined) return undefined;
  return fetchUrl(first, {}, out);
};

const post: Sink = (call, out) =>
  call.args[0] === undefined
    ? undefined
    : fetchUrl(call.args[0], { method: 'POST', data: call.args[1] }, out);

const connect: Sink = (call, out) => connectTo(call.args[0], call.args[1], out);

const glob: Sink = (call) =>
  call.args[0] === undefined ? undefined : list([ofValue(globPattern(null, toValue(call.args[0])))]);

const children: Sink = (call, out) => {
  if (call.args[0] === undefined) return undefined;
  out.command(['ls', toValue(call.args[0])]);
  return list([ofValue(globPattern(toValue(call.args[0]), known('*')))]);
};

const print: Sink = (call, out) => {
  const lines = call.path.endsWith('puts');
  const exact = lines || call.path.endsWith('print');
  // puts ends a line only if the text does not.
  const closed = lines && call.args.some((arg) => textOf(arg)?.endsWith('\n') !== false);
  out.print(call.args, !exact || closed ? null : lines ? { glue: '\n', end: '\n' } : { glue: '', end: '' });
  return undefined;
};

const chmod: Sink = (call, out) => {
  const [mode, ...paths] = call.args;
  if (mode === undefined || paths.length === 0) return undefined;
  const shown = mode.kind === 'number' ? known(mode.number.toString(8)) : toValue(mode);
  const recursive = call.path.endsWith('_R') ? ['-R'] : [];
  out.command([
    'chmod',
    ...recursive,
    shown,
    ...paths.flatMap((path) => elementsOf(path) ?? [path]).map(toValue),
  ]);
  return undefined;
};

const load: Sink = (call, out) => {
  const path = call.args[0];
  if (path !== undefined && /^[./~]/.test(textOf(path) ?? '')) out.file(toValue(path), 'ruby');
  return undefined;
};

function own(sink: Sink): Sink {
  return (call, out) => (call.self === null || call.self.kind === 'ref' ? undefined : sink(call, out));
}

const evaluateOwn: Sink = (call: Call, out) => {
  const code: Abstract | undefined = call.args[0];
  return code === undefined || code.kind === 'function' ? undefined : runCode(call, out);
};

export const rubySinks = (): Sinks => ({
  // Of a Rakefile.
  sh: scriptOrWords,
  system: scriptOrWords,
  exec: scriptOrWords,
  spawn: scriptOrWords,
  'Process.spawn': scriptOrWords,
  'Process.exec': scriptOrWords,
  'IO.popen': popen,
  'Open3.capture2': scriptOrWords,
  'Open3.capture2e': scriptOrWords,
  'Open3.capture3': scriptOrWords,
  'Open3.popen2': scriptOrWords,
  'Open3.popen2e': scriptOrWords,
  'Open3.popen3': scriptOrWords,
  'Open3.pipeline': scriptOrWords,
  'PTY.spawn': scriptOrWords,
  'PTY.getpty': scriptOrWords,
  'Process.kill': lower(['kill', '-s', 0, 1]),
  open,
  'IO.read': open,
  'IO.readlines': open,
  'IO.binread': open,
  'URI.open': open,
  'File.open': (call, out) =>
    call.args[0] === undefined ? undefined : openFile(call.args[0], textOf(call.args[1]), out),
  'File.new': (call, out) =>
    call.args[0] === undefined ? undefined : openFile(call.args[0], textOf(call.args[1]), out),
  'File.read': readFile,
  'File.binread': readFile,
  'File.readlines': readFile,
  'File.foreach': readFile,
  'IO.foreach': readFile,
  'File.write': writeFile,
  'File.binwrite': writeFile,
  'IO.write': writeFile,
  'File.delete': all,
  'File.unlink': all,
  'File.rename': lower(['mv', 0, 1]),
  'File.symlink': lower(['ln', '-s', 0, 1]),
  'File.link': lower(['ln', 0, 1]),
  'File.chmod': chmod,
  'File.chown': lower(['chown', 0, 2]),
  'File.truncate': lower(['truncate', '-s', 1, 0]),
  'Dir.rmdir': lower(['rmdir', 0]),
  'Dir.delete': lower(['rmdir', 0]),
  'Dir.unlink': lower(['rmdir', 0]),
  'Dir.mkdir': lower(['mkdir', 0]),
  'Dir.mktmpdir': freshPath,
  'Dir.tmpdir': temporaryDirectory,
  'Dir.glob': glob,
  'Dir.[]': glob,
  'Dir.entries': children,
  'Dir.children': children,
  'Dir.each_child': children,
  '*.unlink': own(lower(['rm', SELF])),
  '*.rmtree': own(lower(['rm', '-rf', SELF])),
  '*.rmdir': own(lower(['rmdir', SELF])),
  '*.delete': own((call, out) =>
    call.self?.kind === 'value' && call.args.length === 0 ? lower(['rm', SELF])(call, out) : undefined,
  ),
  'FileUtils.rm': all,
  'FileUtils.remove': all,
  'FileUtils.rm_f': lower(['rm', '-f', '...']),
  'FileUtils.safe_unlink': lower(['rm', '-f', '...']),
  'FileUtils.rm_r': lower(['rm', '-r', '...']),
  'FileUtils.rm_rf': lower(['rm', '-rf', '...']),
  'FileUtils.rmtree': lower(['rm', '-rf', '...']),
  // After `include FileUtils`, and in Rakefiles.
  rm_r: lower(['rm', '-r', '...']),
  rm_rf: lower(['rm', '-rf', '...']),
  rmtree: lower(['rm', '-rf', '...']),
  remove_entry_secure: lower(['rm', '-r', 0]),
  'FileUtils.remove_dir': lower(['rm', '-r', 0]),
  'FileUtils.remove_entry': lower(['rm', '-r', 0]),
  'FileUtils.remove_entry_secure': lower(['rm', '-r', 0]),
  'FileUtils.rmdir': lower(['rmdir', 0]),
  'FileUtils.mv': lower(['mv', 0, 1]),
  'FileUtils.move': lower(['mv', 0, 1]),
  'FileUtils.cp': lower(['cp', 0, 1]),
  'FileUtils.copy': lower(['cp', 0, 1]),
  'FileUtils.cp_r': lower(['cp', '-r', 0, 1]),
  'FileUtils.ln_s': lower(['ln', '-s', 0, 1]),
  'FileUtils.ln_sf': lower(['ln', '-sf', 0, 1]),
  'FileUtils.chmod': chmod,
  'FileUtils.chmod_R': chmod,
  'FileUtils.chown': lower(['chown', 0, 2]),
  'FileUtils.chown_R': lower(['chown', '-R', 0, 2]),
  'FileUtils.mkdir_p': lower(['mkdir', '-p', 0]),
  'FileUtils.touch': lower(['touch', '...']),
  eval: runCode,
  instance_eval: evaluateOwn,
  class_eval: evaluateOwn,
  module_eval: evaluateOwn,
  '*.instance_eval': evaluateOwn,
  '*.class_eval': evaluateOwn,
  'binding().eval': evaluateOwn,
  'binding.eval': evaluateOwn,
  'TOPLEVEL_BINDING.eval': evaluateOwn,
  'Marshal.load': opaqueCall('Marshal.load'),
  syscall: opaqueCall('syscall'),
  'Fiddle.Function.new': opaqueCall('Fiddle'),
  'Fiddle.dlopen': opaqueCall('Fiddle'),
  'RubyVM.InstructionSequence.load_from_binary': opaqueCall('load_from_binary'),
  load,
  'Fiddle.Handle.new': load,
  require_relative: load,
  require: load,
  'Net.HTTP.get': get,
  'Net.HTTP.get_response': get,
  'Net.HTTP.get_print': get,
  'Net.HTTP.post': post,
  'Net.HTTP.post_form': post,
  'Net.HTTP.start': connect,
  'Net.HTTP.new': connect,
  'TCPSocket.new': connect,
  'TCPSocket.open': connect,
  'UDPSocket.new': () => text('socket'),
  'Socket.tcp': connect,
  'HTTParty.get': get,
  'HTTParty.post': (call, out) =>
    call.args[0] === undefined
      ? undefined
      : fetchUrl(call.args[0], { method: 'POST', data: call.named.get('body') }, out),
  'RestClient.get': get,
  'RestClient.post': post,
  'Faraday.get': get,
  'Faraday.post': post,
  puts: print,
  print,
  p: print,
  pp: print,
  '$stdout.puts': print,
  'STDOUT.puts': print,
  '$stdout.print': print,
  '$stdout.write': (call, out) => print({ ...call, path: 'print' }, out),
});
