/** Compilers, build tools, editors, debuggers and other programs of daily work. */
import type { OptionRow, OptionRows } from './rows.ts';

const MAKE =
  '-C|--directory= -f|--file|--makefile= -I|--include-dir= -j|--jobs? -l|--load-average? -o|--old-file|--assume-old= -W|--what-if|--new-file|--assume-new= -E|--eval= -O|--output-sync? -B|--always-make -d -e|--environment-overrides -i|--ignore-errors -k|--keep-going -n|--just-print|--dry-run|--recon -p|--print-data-base -q|--question -r|--no-builtin-rules -R -s|--silent|--quiet -S|--no-keep-going|--stop -t|--touch -v -w|--print-directory --debug? --trace --shuffle? --no-print-directory --warn-undefined-variables -m -b';
/** What compilers of other languages have in common with a C compiler. */
const COMPILER = '-o= -I= -L= -l=';
const CC =
  '-o= -I= -L= -l= -D= -U= -include= -imacros= -isystem= -iquote= -idirafter= -MF= -MT= -MQ= -x= -Xlinker= -Xassembler= -Xpreprocessor= -T= -u= -z= -wrapper= -specs= -aux-info= -dumpdir= -dumpbase= -arch= -framework= -isysroot= -target= -c -S -E -g -v -w -M -MM -MD -MMD -shared -static -pthread -fPIC -pipe -s -rdynamic -pie -nostdlib';
const VIM =
  '-c= --cmd= -S= -s -w= -W= -u= -U= -i= -T= -t= -p? -o? -O? -d -D -e -E -es -f -g -l -L -m -M -n -N -q= -r? -R -v -V? -x -y -Z -b -C -A -H --noplugin --not-a-term --clean --startuptime= --servername= --remote --remote-send= --remote-expr= --headless --embed --listen= -P -X --ttyfail --literal --log=';
const EMACS =
  '-l|--load= --eval|--execute= -f|--funcall= -Q|--quick -q|--no-init-file -nw|--no-window-system -u|--user= --script= --batch|-batch -L|--directory= --insert= --kill --chdir= -t|--terminal= -d|--display= --daemon? --fg-daemon? -x= --init-directory= --no-site-file --no-splash';
const emacs: OptionRow = {
  options: EMACS.replaceAll('|--', '|-').replaceAll(' --', ' -').replaceAll('-batch|-batch', '-batch'),
  single: true,
};

export const DEVELOP_ROWS: OptionRows = {
  make: MAKE,
  gmake: MAKE,
  bmake: MAKE,
  ninja: '-C= -f= -j= -k= -l= -d= -t= -w= -n -v -q',
  just: '-f|--justfile= -d|--working-directory= --set= --shell= --shell-arg= --chooser= --color= --command-color= --dotenv-filename= -E|--dotenv-path= --dump-format= -s|--show= --usage= -l|--list? --tempdir= --timestamp-format= -c|--command -n|--dry-run -q|--quiet -v|--verbose --choose --dump -e|--edit --evaluate --fmt --init --summary --variables -u|--unsorted -g|--global-justfile --yes --unstable --clear-shell-args --shell-command --no-deps --highlight',
  task: '-d|--dir= -t|--taskfile= -c|--color -C|--concurrency= -I|--interval= -o|--output= -a|--list-all -l|--list -f|--force -g|--global -n|--dry -p|--parallel -s|--silent -v|--verbose -w|--watch -x|--exit-code -y|--yes --status --summary --init -i',
  cmake:
    '-S= -B= -G= -D= -U= -C= -A= -T= -P= -E -L -W= -N -f --build= -j|--parallel? -t|--target= --config= --install= --prefix= --preset= --workflow --open= --toolchain= --graphviz= --log-level= --component= -v|--verbose --clean-first',
  gcc: { options: CC, single: true },
  'g++': { options: CC, single: true },
  cc: { options: CC, single: true },
  'c++': { options: CC, single: true },
  clang: { options: CC, single: true },
  'clang++': { options: CC, single: true },
  gfortran: { options: CC, single: true },
  ghc: { options: COMPILER, single: true },
  swiftc: { options: COMPILER, single: true },
  ocamlopt: { options: COMPILER, single: true },
  ld: { options: `${CC} -dynamic-linker= -e= -m= -plugin= -soname= -rpath= -h=`, single: true },
  vim: VIM,
  vi: VIM,
  nvim: VIM,
  gvim: VIM,
  view: VIM,
  rvim: VIM,
  rview: VIM,
  vimdiff: VIM,
  ex: VIM,
  nano: '-B|--backup -C|--backupdir= -E|--tabstospaces -F|--multibuffer -f|--rcfile= -G|--locking -H|--historylog -I|--ignorercfiles -i|--autoindent -J|--guidestripe= -l|--linenumbers -m|--mouse -N -n -o|--operatingdir= -Q|--quotestr= -R|--restricted -r|--fill= -S -s|--speller= -T|--tabsize= -t -u|--unix -v|--view -w -X|--wordchars= -Y|--syntax= -z -% -_ -0 -a -b -c -d -e -g -h -j -k -p -q -x -y -/',
  pico: '-C= -o= -r= -s= -n= -w -x -v -e -t -z',
  emacs: emacs,
  emacsclient:
    '-e|--eval -a|--alternate-editor= -s|--socket-name= -f|--server-file= -d|--display= -F|--frame-parameters= -T|--tramp= --parent-id= -c|--create-frame -n|--no-wait -t|-nw|--tty -q|--quiet -u -r',
  ed: '-p|--prompt= -E -G|--traditional -l|--loose-exit-status -r|--restricted -s|--quiet|--silent -v',
  man: '-C|--config-file= -d|--debug -D|--default -f|--whatis -k|--apropos -K|--global-apropos -l|--local-file -w|--where|--path|--location -W -c|--catman -R|--recode= -L|--locale= -m|--systems= -M|--manpath= -S|-s|--sections= -e|--extension= -i|--ignore-case -I|--match-case -a|--all -u|--update -P|--pager= -r|--prompt= -7|--ascii -E|--encoding= -p|--preprocessor= -t|--troff -T? --troff-device? -H|--html? -X? --gxditview? -Z|--ditroff --regex --wildcard --names-only --no-subpages --no-hyphenation --no-justification --warnings?',
  info: '-f|--file= -n|--node= -o|--output= -d|--directory= -k|--apropos= -w --subnodes -a|--all',
  rustc:
    '-o= -L= -l= -C|--codegen= -W|--warn= -A|--allow= -D|--deny= -F|--forbid= --cfg= --check-cfg= --crate-type= --crate-name= --edition= --emit= --print= --out-dir= --target= --cap-lints= --extern= --sysroot= --error-format= --color= --explain= -g -O -v|--verbose --test',
  rustdoc:
    '-o|--output|--out-dir= -L|--library-path= -C= --cfg= --extern= --crate-name= --edition= --target= --test-args= --theme= --document-private-items --test',
  java: {
    options:
      '-cp= -classpath= -jar= -m= --module= -p= --module-path= --add-modules= --add-opens= --add-exports= -agentlib? -agentpath? -javaagent? -version -server -ea -esa -verbose -showversion',
    single: true,
  },
  javac: {
    options:
      '-cp= -classpath= -d= -s= -h= -sourcepath= -encoding= -source= -target= -release= --release= -processor= -processorpath= -g -nowarn -verbose -deprecation -parameters',
    single: true,
  },
  mvn: '-f|--file= -P|--activate-profiles= -D= -pl|--projects= -s|--settings= -gs|--global-settings= -t|--toolchains= -T|--threads= -l|--log-file= -rf|--resume-from= -am|--also-make -amd -B|--batch-mode -o|--offline -q|--quiet -U|--update-snapshots -X|--debug -e|--errors -N|--non-recursive -V -ntp -fae -ff -fn --color=',
  gradle:
    '-b|--build-file= -c|--settings-file= -g|--gradle-user-home= -I|--init-script= -p|--project-dir= -P= -D= -x|--exclude-task= --max-workers= --project-cache-dir= --console= --warning-mode= --tests= --include-build= -i|--info -d|--debug -q|--quiet -s|--stacktrace -S -a -m|--dry-run -t|--continuous -w --daemon --no-daemon --offline --parallel --continue --refresh-dependencies --rerun-tasks --build-cache --no-build-cache',
  dotnet:
    '-c|--configuration= -f|--framework= -o|--output= -r|--runtime= -v|--verbosity= -p|--property|--project= --source= -s= -k|--api-key= --filter= -l|--logger= --no-restore --no-build --self-contained --launch-profile= --version=',
  pytest:
    '-k= -m= -c= -n|--numprocesses= -p= -o|--override-ini= -r= -W|--pythonwarnings= --rootdir= --confcutdir= --basetemp= --maxfail= --tb= --durations= --junitxml|--junit-xml= --cov? --cov-report= --cov-config= --ignore= --ignore-glob= --deselect= --log-level= --log-cli-level= --log-file= --timeout= --import-mode= --capture= -x|--exitfirst -v|--verbose -q|--quiet -s -l|--showlocals --lf|--last-failed --ff --sw|--stepwise --collect-only|--co --pdb --pdbcls= --no-header --color= --html= --reruns=',
  tsc: '-p|--project= -b|--build --outDir= --outFile= --rootDir= -t|--target= -m|--module= --lib= --jsx= --declarationDir= --tsBuildInfoFile= --noEmit -w|--watch -d|--declaration --init --listFiles --strict --pretty --skipLibCheck',
  eslint:
    '-c|--config= --ext= -f|--format= -o|--output-file= --rule= --rulesdir= --plugin= --parser= --parser-options= --resolve-plugins-relative-to= --ignore-path= --ignore-pattern= --cache-file= --cache-location= --cache-strategy= --max-warnings= --env= --global= --fix-type= --stdin-filename= --fix --fix-dry-run --cache --quiet --stdin --no-eslintrc --color --no-color',
  prettier:
    '-c|--check -w|--write -l|--list-different --config= --parser= --plugin= --ignore-path= --stdin-filepath= --cache-location= --log-level= --print-width= --tab-width=',
  jest: '-c|--config= -t|--testNamePattern= -w|--maxWorkers= -i|--runInBand -o|--onlyChanged -u|--updateSnapshot --testPathPattern= --rootDir= --roots= --coverageDirectory= --collectCoverageFrom= --reporters= --outputFile= --shard= --watch --watchAll --coverage --ci --json --verbose --silent -b|--bail?',
  vitest:
    '-c|--config= -r|--root= -t|--testNamePattern= --dir= --reporter= --outputFile= --coverage? --pool= --project= --shard= --environment= --mode= --bail= --retry= --changed? -u|--update -w|--watch --run --ui --silent --no-color',
  ffmpeg: {
    options:
      '-i= -f= -c= -codec= -t= -to= -ss= -b= -r= -s= -vf= -af= -filter_complex= -map= -metadata= -preset= -crf= -pix_fmt= -vcodec= -acodec= -threads= -loglevel= -v= -y -n -an -vn -sn -hide_banner',
    single: true,
  },
  pandoc:
    '-f|--from|-r|--read= -t|--to|-w|--write= -o|--output= --data-dir= -d|--defaults= -F|--filter= -L|--lua-filter= --template= -V|--variable= -M|--metadata= --metadata-file= -H|--include-in-header= -B|--include-before-body= -A|--include-after-body= --css|-c= --reference-doc= --bibliography= --csl= --pdf-engine= --pdf-engine-opt= --extract-media= --resource-path= --log= -s|--standalone --toc --embed-resources --syntax-definition= --highlight-style= --abbreviations= --request-header=',
  pdflatex: {
    options:
      '-output-directory= -jobname= -interaction= -output-format= -fmt= -shell-escape -enable-write18 -halt-on-error',
    single: true,
  },
  convert: {
    options:
      '-resize= -quality= -crop= -geometry= -density= -depth= -format= -rotate= -fill= -background= -gravity= -font= -pointsize= -draw= -annotate= -write= -strip -flatten -append',
    single: true,
  },
  exiftool: {
    options:
      '-o= -ext= -if= -p= -r -n -w= -W= -TagsFromFile= -config= -filename= -all= -overwrite_original -@= -execute -b -j -csv',
    single: true,
  },
  puppet: { options: '', sub: { apply: '-e|--execute= --modulepath= --logdest= -l= --test --noop' } },
  apache2ctl: '-c= -C= -d= -D= -e= -E= -f= -k= -t -S -M -X -l -L -v -V',
  nginx: '-c= -e= -g= -p= -s= -t -T -q -v -V',
  sqlmap: '-u|--url= -r= -l= -m= -c= --os-cmd= --os-shell --eval= --data= --cookie= --batch',
  code: '-d|--diff -a|--add -g|--goto -n|--new-window -r|--reuse-window -w|--wait --user-data-dir= --extensions-dir= --install-extension= --uninstall-extension= --list-extensions --locale= --profile= --folder-uri= --file-uri= --log=',
};
