/** python: what its modules delete, run, read, write and contact, as commands. */
import { known, type Value } from '../../core/value.ts';
import { type Abstract, elementsOf, list, numberOf, ofValue, text, textOf, toValue } from './abstract.ts';
import {
  argument,
  type Call,
  type CommandExtra,
  freshPath,
  lower,
  nothing,
  opaqueCall,
  openFile,
  readFile,
  readPath,
  runCode,
  SELF,
  type Sink,
  type Sinks,
  shellScript,
  temporaryDirectory,
  writePath,
} from './call.ts';
import { globPattern } from './globs.ts';
import { pythonNetworkSinks } from './sinks-python-network.ts';

function extraOf(call: Call): CommandExtra {
  const cwd = call.named.get('cwd');
  const env = call.named.get('env');
  const input = call.named.get('input');
  return {
    ...(cwd === undefined || textOf(cwd) === 'None' ? {} : { cwd: toValue(cwd) }),
    ...(env?.kind === 'map'
      ? { env: [...env.entries].map(([name, value]) => [name, toValue(value)] as const) }
      : {}),
    ...(input === undefined ? {} : { input: { kind: 'text' as const, value: toValue(input) } }),
  };
}

/** subprocess.run and its kin: a list is a command, a text with shell=True a script. */
const subprocess: Sink = (call, out) => {
  const args = argument(call, 0, 'args', 'cmd', 'popenargs');
  if (args === undefined) return undefined;
  const shell = call.named.get('shell');
  const useShell = shell !== undefined && textOf(shell) !== 'False' && numberOf(shell) !== 0;
  const words = elementsOf(args);
  const source = words?.[0] === undefined ? toValue(args) : toValue(words[0]);
  if (useShell) out.script(source);
  else out.command(words === null ? [toValue(args)] : words.map(toValue), extraOf(call));
  return { kind: 'content', from: 'command', source };
};

/** os.execl(path, arg0, …), os.spawnl(mode, path, arg0, …): argument 0 is a name only. */
function execWords(skip: number, style: 'list' | 'flat', hasEnv: boolean): Sink {
  return (call, out) => {
    const [path, ...rest] = call.args.slice(skip);
    if (path === undefined) return undefined;
    const flat =
      style === 'list'
        ? rest[0] === undefined
          ? []
          : (elementsOf(rest[0]) ?? [rest[0]])
        : hasEnv
          ? rest.slice(0, -1)
          : rest;
    out.command([toValue(path), ...flat.slice(1).map(toValue)]);
    return undefined;
  };
}

const asyncExec: Sink = (call, out) => {
  if (call.args.length > 0) out.command(call.args.map(toValue));
  return undefined;
};

const open: Sink = (call, out) => {
  const path = argument(call, 0, 'file', 'name');
  const mode = argument(call, 1, 'mode');
  return path === undefined ? undefined : openFile(path, mode === undefined ? null : textOf(mode), out);
};

const pathOpen: Sink = (call, out) =>
  call.self === null ? undefined : openFile(call.self, textOf(argument(call, 0, 'mode')), out);

const pathWrite: Sink = (call, out) =>
  call.self === null ? undefined : writePath(call.self, 'replace', call.args[0] ?? null, out);

function octal(mode: Abstract | undefined): Value {
  return mode?.kind === 'number'
    ? known(mode.number.toString(8))
    : mode === undefined
      ? known('')
      : toValue(mode);
}

const chmod: Sink = (call, out) => {
  const own = call.path.startsWith('*.');
  const path = own ? call.self : argument(call, 0, 'path');
  const mode = own ? call.args[0] : argument(call, 1, 'mode');
  if (path !== null && path !== undefined && mode !== undefined)
    out.command(['chmod', octal(mode), toValue(path)]);
  return undefined;
};

const chown: Sink = (call, out) => {
  const [path, user, group] = [
    argument(call, 0, 'path'),
    argument(call, 1, 'uid', 'user'),
    argument(call, 2, 'gid', 'group'),
  ];
  if (path === undefined || user === undefined) return undefined;
  const owner = [user, group].map((one) => (one === undefined ? '' : (textOf(one) ?? '?'))).join(':');
  out.command(['chown', owner, toValue(path)]);
  return undefined;
};

const glob: Sink = (call) => {
  const pattern = argument(call, 0, 'pathname', 'pattern');
  const own = call.path.startsWith('*.');
  const base = own ? call.self : null;
  return pattern === undefined
    ? undefined
    : list([ofValue(globPattern(base === null ? null : toValue(base), toValue(pattern)))]);
};

const listing: Sink = (call, out) => {
  const path = call.path.startsWith('*.') ? call.self : (argument(call, 0, 'path', 'top') ?? text('.'));
  if (path === null || path.kind === 'map') return undefined;
  out.command(['ls', toValue(path)]);
  return list([ofValue(globPattern(toValue(path), known('*')))]);
};

const walk: Sink = (call, out) => {
  const top = argument(call, 0, 'top');
  if (top === undefined) return undefined;
  out.command(['find', toValue(top)]);
  return list([
    list([
      top,
      list([ofValue(globPattern(null, known('*')))]),
      list([ofValue(globPattern(null, known('*')))]),
    ]),
  ]);
};

const print: Sink = (call, out) => {
  const [end, sep] = [call.named.get('end') ?? text('\n'), call.named.get('sep') ?? text(' ')].map(textOf);
  const plain = !call.named.has('file') && typeof end === 'string' && typeof sep === 'string';
  out.print(call.args, plain ? { glue: sep, end } : null);
  return undefined;
};

const stdoutWrite: Sink = (call, out) => {
  out.print(call.args, { glue: '', end: '' });
  return undefined;
};

const pickleLoads: Sink = (call, out) => {
  const data = call.args[0];
  if (data?.kind !== 'content' || data.from !== 'file')
    out.opaque({ kind: 'expansion', text: `${call.path}(…)`, splits: false });
  return undefined;
};

/** What goes into an archive is read. */
const packFile: Sink = (call, out) => {
  const path = call.args[0];
  if (call.self?.kind === 'content' && call.self.from === 'file' && path?.kind === 'value')
    out.command(['cat', path.value]);
  return undefined;
};

/** A library by its path is code that runs at once. */
const loadLibrary: Sink = (call, out) => {
  const path = argument(call, 0, 'name');
  if (path !== undefined && textOf(path)?.includes('/') === true) out.file(toValue(path), 'other');
  return undefined;
};

const remove = lower(['rm', 0], 'path');
const removeDirectory = lower(['rmdir', 0], 'path');
const copy = lower(['cp', 0, 1], 'src', 'dst');
const rename = lower(['mv', 0, 1], 'src', 'dst');
const removeTree = lower(['rm', '-rf', 0], 'path');

/** Statement and preparation, both as text. */
const timed: Sink = (call, out) => {
  const codes = [call.named.get('setup') ?? call.args[1], call.named.get('stmt') ?? call.args[0]];
  for (const code of codes) if (code?.kind === 'value') out.evaluate(code);
  return undefined;
};

export const pythonSinks = (): Sinks => ({
  print,
  'sys.stdout.write': stdoutWrite,
  'sys.stdout.buffer.write': stdoutWrite,
  'os.write': (call, out) =>
    numberOf(call.args[0]) === 1 ? stdoutWrite({ ...call, args: call.args.slice(1) }, out) : undefined,
  open,
  'io.open': open,
  'codecs.open': open,
  'gzip.open': open,
  'bz2.open': open,
  'lzma.open': open,
  'tarfile.open': open,
  'zipfile.ZipFile': open,
  '*.add': packFile,
  'ctypes.CDLL': loadLibrary,
  'ctypes.cdll.LoadLibrary': loadLibrary,
  'ctypes.PyDLL': loadLibrary,
  'importlib.machinery.SourceFileLoader': (call, out) => {
    if (call.args[1] !== undefined) out.file(toValue(call.args[1]), 'python');
    return undefined;
  },
  'os.open': (call, out) => {
    const [path, flags] = call.args;
    if (path === undefined) return undefined;
    // `O_WRONLY`, `O_RDWR | O_TRUNC`: only what is surely read-only is no write.
    const reads =
      flags === undefined || (flags.kind === 'ref' && flags.path === 'os.O_RDONLY') || numberOf(flags) === 0;
    return reads ? readPath(path, out) : writePath(path, 'append', null, out);
  },
  'numpy.fromfile': readFile,
  'numpy.loadtxt': readFile,
  'numpy.genfromtxt': readFile,
  'pandas.read_csv': readFile,
  'pandas.read_table': readFile,
  'pandas.read_fwf': readFile,
  'dotenv.dotenv_values': readFile,
  'fileinput.input': readFile,
  'linecache.getlines': readFile,
  'os.fdopen': nothing,
  '*.open': (call, out) => (call.self?.kind === 'value' ? pathOpen(call, out) : undefined),
  '*.read_text': readFile,
  '*.read_bytes': readFile,
  '*.write_text': pathWrite,
  '*.write_bytes': pathWrite,
  '*.unlink': lower(['rm', SELF]),
  '*.rmdir': lower(['rmdir', SELF]),
  '*.rmtree': lower(['rm', '-rf', SELF]),
  '*.touch': lower(['touch', SELF]),
  '*.symlink_to': lower(['ln', '-s', 0, SELF]),
  '*.chmod': chmod,
  '*.iterdir': listing,
  '*.glob': glob,
  '*.rglob': glob,
  'glob.glob': glob,
  'glob.iglob': glob,
  'os.listdir': listing,
  'os.scandir': listing,
  'os.walk': walk,
  'tempfile.mkdtemp': freshPath,
  'tempfile.mktemp': freshPath,
  'tempfile.TemporaryDirectory': freshPath,
  'tempfile.gettempdir': temporaryDirectory,
  'os.remove': remove,
  'os.unlink': remove,
  'os.rmdir': removeDirectory,
  'os.removedirs': lower(['rmdir', '-p', 0], 'name'),
  'os.rename': rename,
  'os.renames': rename,
  'os.replace': rename,
  'os.symlink': lower(['ln', '-s', 0, 1], 'src', 'dst'),
  'os.link': lower(['ln', 0, 1], 'src', 'dst'),
  'os.truncate': lower(['truncate', '-s', 1, 0], 'path', 'length'),
  'os.mkdir': lower(['mkdir', 0], 'path'),
  'os.makedirs': lower(['mkdir', '-p', 0], 'name'),
  'os.chmod': chmod,
  'os.lchmod': chmod,
  'os.chown': chown,
  'os.lchown': chown,
  'os.kill': lower(['kill', '-s', 1, 0]),
  'os.killpg': lower(['kill', '-s', 1, 0]),
  'os.chroot': lower(['chroot', 0]),
  'os.setuid': lower(['setpriv', '--reuid', 0]),
  'shutil.rmtree': removeTree,
  'shutil.move': rename,
  'shutil.copy': copy,
  'shutil.copy2': copy,
  'shutil.copyfile': copy,
  'shutil.copytree': lower(['cp', '-r', 0, 1], 'src', 'dst'),
  'shutil.chown': chown,
  'shutil.make_archive': (call, out) => {
    const root = argument(call, 2, 'root_dir');
    const base = argument(call, 0, 'base_name');
    if (root !== undefined && base !== undefined) out.command(['tar', '-cf', toValue(base), toValue(root)]);
    return undefined;
  },
  'distutils.dir_util.remove_tree': removeTree,
  'send2trash.send2trash': lower(['trash', 0]),
  'os.system': shellScript,
  'os.popen': shellScript,
  'os.popen2': shellScript,
  'os.popen3': shellScript,
  'commands.getoutput': shellScript,
  'commands.getstatusoutput': shellScript,
  'popen2.popen2': shellScript,
  'subprocess.getoutput': shellScript,
  'subprocess.getstatusoutput': shellScript,
  'asyncio.create_subprocess_shell': shellScript,
  'asyncio.create_subprocess_exec': asyncExec,
  '*.system': (call, out) => (call.args.length > 0 ? shellScript(call, out) : undefined),
  '*.exec_command': (call, out) => {
    if (call.args[0] !== undefined) out.command(['ssh', 'host', toValue(call.args[0])]);
    return undefined;
  },
  'subprocess.run': subprocess,
  'subprocess.call': subprocess,
  'subprocess.check_call': subprocess,
  'subprocess.check_output': subprocess,
  'subprocess.Popen': subprocess,
  '_posixsubprocess.fork_exec': (call, out) =>
    call.args[0] === undefined
      ? undefined
      : subprocess({ ...call, args: [call.args[0]], named: new Map() }, out),
  'os.execl': execWords(0, 'flat', false),
  'os.execle': execWords(0, 'flat', true),
  'os.execlp': execWords(0, 'flat', false),
  'os.execlpe': execWords(0, 'flat', true),
  'os.execv': execWords(0, 'list', false),
  'os.execve': execWords(0, 'list', true),
  'os.execvp': execWords(0, 'list', false),
  'os.execvpe': execWords(0, 'list', true),
  'os.posix_spawn': execWords(0, 'list', true),
  'os.posix_spawnp': execWords(0, 'list', true),
  'os.spawnl': execWords(1, 'flat', false),
  'os.spawnle': execWords(1, 'flat', true),
  'os.spawnlp': execWords(1, 'flat', false),
  'os.spawnlpe': execWords(1, 'flat', true),
  'os.spawnv': execWords(1, 'list', false),
  'os.spawnve': execWords(1, 'list', true),
  'os.spawnvp': execWords(1, 'list', false),
  'os.spawnvpe': execWords(1, 'list', true),
  'os.startfile': lower(['xdg-open', 0]),
  'pty.spawn': (call, out) => {
    const argv = argument(call, 0, 'argv');
    if (argv !== undefined) out.command((elementsOf(argv) ?? [argv]).map(toValue));
    return undefined;
  },
  'webbrowser.open': lower(['xdg-open', 0]),
  'runpy.run_path': (call, out) => {
    if (call.args[0] !== undefined) out.file(toValue(call.args[0]), 'python');
    return undefined;
  },
  'runpy.run_module': nothing,
  execfile: (call, out) => {
    if (call.args[0] !== undefined) out.file(toValue(call.args[0]), 'python');
    return undefined;
  },
  exec: runCode,
  'timeit.timeit': timed,
  'timeit.repeat': timed,
  eval: runCode,
  'code.interact': nothing,
  'marshal.loads': opaqueCall('marshal.loads'),
  'marshal.load': opaqueCall('marshal.load'),
  'pickle.loads': pickleLoads,
  'cPickle.loads': pickleLoads,
  'dill.loads': pickleLoads,
  'types.CodeType': opaqueCall('types.CodeType'),
  'types.FunctionType': opaqueCall('types.FunctionType'),
  'object.__subclasses__': opaqueCall('__subclasses__'),
  '*.__subclasses__': opaqueCall('__subclasses__'),
  ...pythonNetworkSinks(),
});
