/** Package managers, runners of packages, and the scripts of a project. */
import type { OptionRow, OptionRows } from './rows.ts';

const NPM_COMMON =
  '--prefix|-C= --registry= --userconfig= --globalconfig= --cache= --loglevel= -w|--workspace= --tag= --access= --otp= --before= --omit= --include= --script-shell= --node-options= --cwd= -g|--global -f|--force -s|--silent -d -q|--quiet -y|--yes --json -l|--long -p|--parseable -ws|--workspaces --if-present --ignore-scripts --dry-run --depth= --location= --scope= --install-strategy= --git= --editor= --shell= --viewer= --browser= --call=';
const NPM_EXEC =
  '-c|--call= -p|--package= -w|--workspace= -y|--yes --no -ws|--workspaces --prefix= --registry= --script-shell= --shell= -q|--quiet --cache= --no-install --ignore-existing -n|--node-arg=';
const INSTALL =
  '-D|--save-dev -E|--save-exact -O|--save-optional -P|--save-prod -B|--save-bundle -S|--save --no-save --legacy-peer-deps --no-audit --no-fund --package-lock-only --frozen-lockfile --prefer-offline';

const NPM: OptionRow = {
  options: NPM_COMMON,
  persistent: true,
  sub: {
    exec: { options: NPM_EXEC, stops: true },
    x: { options: NPM_EXEC, stops: true },
    install: INSTALL,
    i: INSTALL,
    ci: INSTALL,
    add: INSTALL,
    explore: { options: '', stops: true },
  },
};
const PNPM: OptionRow = {
  options:
    '-C|--dir= -F|--filter= --filter-prod= -w|--workspace-root -r|--recursive -g|--global -D|--save-dev|--dev -P|--save-prod|--prod -O|--save-optional -E|--save-exact -s|--silent --loglevel= --reporter= --config= --registry= --store-dir= --virtual-store-dir= --modules-dir= --global-dir= --workspace-concurrency= --network-concurrency= --changed-files-ignore-pattern= --test-pattern= --if-present --parallel --stream --ignore-scripts --frozen-lockfile --no-bail --aggregate-output --color --package= -c|--shell-mode',
  persistent: true,
  sub: {
    dlx: { options: '--package= -c|--shell-mode --allow-build= -s|--silent', stops: true },
    exec: {
      options:
        '-c|--shell-mode -r|--recursive --parallel --resume-from= --no-reporter-hide-prefix --workspace-concurrency= -F|--filter=',
      stops: true,
    },
    create: { options: '', stops: true },
  },
};
const YARN: OptionRow = {
  options:
    '--cwd= --modules-folder= --cache-folder= --registry= --mutex= --network-timeout= --use-yarnrc= --preferred-cache-folder= --global-folder= --link-folder= --emoji= --proxy= --https-proxy= -s|--silent --verbose --json --frozen-lockfile --immutable --ignore-scripts --ignore-engines --production? -D|--dev -E|--exact -T|--tilde -O|--optional -P|--peer -W|--ignore-workspace-root-check --non-interactive --offline --prefer-offline -f|--force --flat',
  persistent: true,
  sub: {
    dlx: { options: '-p|--package= -q|--quiet', stops: true },
    exec: { options: '', stops: true },
    node: { options: '', stops: true },
    run: { options: '-T|--top-level -B|--binaries-only --inspect? --inspect-brk? --require=', stops: true },
    workspace: '',
    workspaces: {
      options: '',
      persistent: true,
      sub: {
        foreach: {
          options:
            '-p|--parallel -i|--interlaced -A|--all -W|--worktree -R|--recursive -v|--verbose -t|--topological -j|--jobs= --from= --include= --exclude= --since? -n|--dry-run',
          sub: { exec: { options: '', stops: true }, run: { options: '', stops: true } },
        },
      },
    },
  },
};
const BUN_EXEC = '-p|--package= --bun --silent --verbose --cwd= --no-install';
const BUN: OptionRow = {
  options:
    '--cwd= --config= -c= -r|--preload|--require= --import= --env-file= --define= -d= -l|--loader= --drop= --extension-order= --tsconfig-override= --conditions= --port= -F|--filter= --target= --shell= --inspect? --inspect-brk? --watch --hot --smol --bun -b --silent -e|--eval= -p|--print= --jsx-factory= --main-fields= --install= -i -u|--origin= --if-present --revision',
  stops: false,
  sub: {
    x: { options: BUN_EXEC, stops: true },
    run: {
      options:
        '--cwd= -r|--preload= --env-file= --define= --bun -b --silent --watch --hot -F|--filter= --shell= --if-present',
      stops: true,
    },
    install: INSTALL,
    add: INSTALL,
    create: { options: '', stops: true },
    exec: { options: '', stops: true },
  },
};
const UV_COMMON =
  '--directory= --project= --config-file= --cache-dir= --color= --python-preference= --python-fetch= -q|--quiet -v|--verbose -n|--no-cache --offline --native-tls --no-config --no-progress --allow-insecure-host= --managed-python --no-managed-python';
const UV_RUN = `${UV_COMMON} --extra= --group= --no-group= --only-group= --with= --with-editable= --with-requirements= -p|--python= --index= --default-index= -i|--index-url= --extra-index-url= -f|--find-links= --env-file= --package= -P|--upgrade-package= --refresh-package= --reinstall-package= --resolution= --prerelease= --index-strategy= --keyring-provider= -C|--config-setting= --link-mode= --exclude-newer= --no-binary-package= --no-build-package= -m|--module -s|--script --gui-script --isolated --active --no-sync --locked --frozen --all-extras --all-groups --no-dev --dev --only-dev --exact --no-project -U|--upgrade --refresh --reinstall --no-env-file --all-packages --from=`;
const UV: OptionRow = {
  options: UV_COMMON,
  persistent: true,
  sub: {
    run: { options: UV_RUN, stops: true },
    tool: { options: '', persistent: true, sub: { run: { options: UV_RUN, stops: true } } },
    x: { options: UV_RUN, stops: true },
    pip: {
      options: '',
      persistent: true,
      sub: {
        install:
          '-r|--requirement|--requirements= -e|--editable= -c|--constraint= -t|--target= -p|--python= -i|--index-url= --extra-index-url= -f|--find-links= --prefix= --system --user -U|--upgrade --no-deps',
        uninstall: '-r|--requirement= -p|--python= -y --system',
      },
    },
    add: '-r|--requirements= -c|--constraints= --optional= --group= --dev --editable --raw-sources --branch= --rev= --tag= --extra= -p|--python= --script= --index=',
  },
};
const PIP: OptionRow = {
  options:
    '--proxy= --retries= --timeout= --exists-action= --trusted-host= --cert= --client-cert= --cache-dir= --log= --python= --keyring-provider= -q|--quiet -v|--verbose --isolated --no-input --no-cache-dir --no-color --require-virtualenv --disable-pip-version-check',
  persistent: true,
  sub: {
    install:
      '-r|--requirement= -c|--constraint= -e|--editable= -t|--target= -i|--index-url|--pypi-url= --extra-index-url= -f|--find-links= --platform= --python-version= --implementation= --abi= --root= --prefix= --src= --upgrade-strategy= -C|--config-settings= --global-option= --no-binary= --only-binary= --progress-bar= --root-user-action= --report= --user -U|--upgrade --force-reinstall -I|--ignore-installed --no-deps --pre --no-index --break-system-packages --require-hashes --dry-run --no-build-isolation --compile --no-compile',
    uninstall: '-r|--requirement= -y|--yes --break-system-packages',
    config: '--editor= --global --user --site',
    download:
      '-r|--requirement= -c|--constraint= -d|--dest= -i|--index-url= --extra-index-url= -f|--find-links= --platform= --python-version=',
    wheel:
      '-r|--requirement= -c|--constraint= -w|--wheel-dir= -e|--editable= -i|--index-url= --extra-index-url= -f|--find-links=',
  },
};
const APT: OptionRow = {
  options:
    '-o|--option= -c|--config-file= -t|--target-release|--default-release= -a|--host-architecture= -y|--yes|--assume-yes -q|--quiet? -f|--fix-broken -m|--fix-missing|--ignore-missing -d|--download-only -s|--simulate|--dry-run|--just-print|--no-act -u --purge --reinstall --autoremove|--auto-remove --allow-downgrades --allow-unauthenticated --allow-remove-essential --force-yes --no-install-recommends --install-recommends -V|--verbose-versions --only-upgrade --no-upgrade --allow-change-held-packages -P|--build-profiles= --print-uris --trivial-only --no-remove --list-cleanup -b|--build|--compile',
  persistent: true,
  sub: {},
};
const CARGO: OptionRow = {
  options:
    '--color= --config= -C= -Z= --explain= -v|--verbose -q|--quiet --locked --offline --frozen --list -V',
  persistent: true,
  sub: Object.fromEntries(
    [
      'build',
      'b',
      'check',
      'c',
      'test',
      't',
      'run',
      'r',
      'bench',
      'doc',
      'clippy',
      'fix',
      'install',
      'publish',
      'add',
      'clean',
    ].map((name): readonly [string, OptionRow] => [
      name,
      '-p|--package= --exclude= --bin= --example= --test= --bench= -F|--features= -j|--jobs= --target= --target-dir= --profile= --manifest-path= --lockfile-path= --message-format= --git= --branch= --tag= --rev= --path= --root= --registry= --index= --version|--vers= --token= -r|--release --all --workspace --all-targets --all-features --no-default-features --lib --bins --tests --keep-going --force -f --allow-dirty --no-verify --no-run --no-fail-fast --dry-run -n --dev --build --rename= --optional',
    ]),
  ),
};
const GO_BUILD =
  '-asmflags= -buildmode= -buildvcs= -compiler= -gccgoflags= -gcflags= -installsuffix= -ldflags= -mod= -modfile= -overlay= -p= -pkgdir= -tags= -toolexec= -o= -pgo= -C= -exec= -run= -bench= -count= -cpu= -parallel= -timeout= -coverprofile= -covermode= -coverpkg= -cpuprofile= -memprofile= -blockprofile= -mutexprofile= -outputdir= -trace= -vet= -shuffle= -fuzz= -fuzztime= -list= -benchtime= -skip= -vettool= -f= -u= -a -n -v -x -race -msan -asan -cover -work -trimpath -json -short -failfast -c -i -linkshared -modcacherw -m -e -find -deps -test -export -compiled -cache -modcache -testcache -fuzzcache -r -w -d -t';
const GO: OptionRow = {
  options: '-C=',
  single: true,
  sub: {
    ...Object.fromEntries(
      ['build', 'test', 'install', 'get', 'vet', 'list', 'clean', 'mod', 'fmt', 'tool', 'work', 'env'].map(
        (name): readonly [string, OptionRow] => [
          name,
          {
            options:
              name === 'get' || name === 'env' || name === 'clean'
                ? GO_BUILD.replace(' -u=', ' -u')
                : GO_BUILD,
            single: true,
          },
        ],
      ),
    ),
    run: { options: GO_BUILD, single: true, stops: true },
    generate: { options: '-run= -skip= -n -v -x', single: true },
  },
};

export const PACKAGE_ROWS: OptionRows = {
  npm: NPM,
  npx: { options: NPM_EXEC, stops: true },
  pnpm: PNPM,
  pnpx: { options: '--package= -c|--shell-mode', stops: true },
  yarn: YARN,
  bun: BUN,
  bunx: { options: BUN_EXEC, stops: true },
  deno: { options: '-q|--quiet -L|--log-level= --unstable', sub: {} },
  uv: UV,
  uvx: { options: UV_RUN, stops: true },
  pip: PIP,
  pip3: PIP,
  pipx: {
    options: '',
    sub: {
      run: {
        options:
          '--spec= --python= --fetch-missing-python --no-cache --path --pypackages --verbose -i|--index-url= --pip-args= --with= --system-site-packages --editable',
        stops: true,
      },
      install:
        '--python= -i|--index-url= --pip-args= --suffix= --preinstall= --force -f --include-deps -e|--editable --system-site-packages --global',
      runpip: { options: '', stops: true },
    },
  },
  poetry: {
    options:
      '-C|--directory= -P|--project= -q|--quiet -n|--no-interaction -v|--verbose --no-plugins --no-cache --ansi --no-ansi',
    persistent: true,
    sub: {
      run: { options: '', stops: true },
      add: '-G|--group= -E|--extras= --python= --platform= --source= -D|--dev -e|--editable --optional --allow-prereleases --dry-run --lock',
      publish:
        '-r|--repository= -u|--username= -p|--password= --cert= --client-cert= --dist-dir= --build --dry-run --skip-existing',
    },
  },
  pipenv: {
    options: '--python= --pypi-mirror= -q|--quiet -v|--verbose',
    persistent: true,
    sub: { run: { options: '', stops: true } },
  },
  hatch: {
    options: '-e|--env= -p|--project= -v -q --config= --data-dir= --cache-dir=',
    sub: { run: { options: '', stops: true } },
  },
  pdm: {
    options: '-c|--config= -v -q -I',
    sub: { run: { options: '-p|--project= -s|--site-packages --venv= --json -l|--list', stops: true } },
  },
  rye: { options: '', sub: { run: { options: '-l|--list --pyproject=', stops: true } } },
  conda: {
    options: '',
    sub: {
      run: {
        options: '-n|--name= -p|--prefix= -v|--verbose --cwd= --no-capture-output --live-stream --dev',
        stops: true,
      },
      create: '-n|--name= -p|--prefix= -c|--channel= -f|--file= --clone= -y|--yes',
      install: '-n|--name= -p|--prefix= -c|--channel= --file= -y|--yes',
      remove: '-n|--name= -p|--prefix= -c|--channel= -y|--yes --all --force',
      env: '',
    },
  },
  mamba: { options: '', sub: { run: { options: '-n|--name= -p|--prefix= --cwd=', stops: true } } },
  gem: {
    options: '',
    persistent: true,
    sub: {
      install:
        '-v|--version= -i|--install-dir= -n|--bindir= -s|--source= -P|--trust-policy= -p|--http-proxy= -f|--force -N|--no-document --user-install',
      open: '-v|--version= -e|--editor=',
      exec: { options: '-v|--version= -g|--gem= --conservative', stops: true },
      uninstall: '-v|--version= -a|--all -x|--executables -I|--ignore-dependencies -i|--install-dir=',
    },
  },
  bundle: {
    options: '--retry= -V|--verbose --no-color',
    persistent: true,
    sub: {
      exec: { options: '--keep-file-descriptors --gemfile=', stops: true },
      install: '--path= --gemfile= -j|--jobs= --without= --with= --deployment',
    },
  },
  composer: {
    options:
      '-d|--working-dir= -n|--no-interaction -q|--quiet -v|--verbose --no-plugins --no-scripts --no-cache --profile',
    persistent: true,
    sub: {
      exec: { options: '-l|--list', stops: true },
      'run-script': '--timeout= --dev --no-dev -l|--list',
      run: '--timeout=',
    },
  },
  cargo: CARGO,
  go: GO,
  rustup: { options: '-v|--verbose -q|--quiet', sub: { run: { options: '--install', stops: true } } },
  nvm: { options: '', sub: { exec: { options: '', stops: true }, run: { options: '', stops: true } } },
  fnm: { options: '', sub: { exec: { options: '--using=', stops: true } } },
  volta: { options: '', sub: { run: { options: '--node= --npm= --yarn= --env=', stops: true } } },
  asdf: { options: '', sub: { exec: { options: '', stops: true } } },
  mise: {
    options: '-C|--cd= -E|--env= -j|--jobs= -q|--quiet -v|--verbose -y|--yes',
    sub: {
      exec: { options: '-c|--command= -j|--jobs=' },
      x: { options: '-c|--command= -j|--jobs=' },
      run: { options: '-C|--cd= -j|--jobs= -o|--output= -s|--shell= -t|--tool=', stops: true },
    },
  },
  direnv: { options: '', sub: { exec: { options: '', stops: true } } },
  dotenv: { options: '-e= -c? -v= -p= -o --override -f|--file= -q|--quote=', stops: true },
  'cross-env': { options: '', stops: true },
  'cross-env-shell': { options: '', stops: true },
  'env-cmd': {
    options:
      '-f|--file= -e|--environments= -r|--rc-file= -x|--expand-envs --fallback --no-override --silent --verbose --use-shell',
    stops: true,
  },
  apt: APT,
  'apt-get': APT,
  aptitude: APT,
  'apt-cache': APT,
  dpkg: '-i|--install -r|--remove -P|--purge -l|--list -L|--listfiles -S|--search -s|--status -D|--debug= --root= --instdir= --admindir= --path-exclude= --path-include= --pre-invoke= --post-invoke= --log= --force-all --force? -a|--pending --configure --unpack -x|--extract -X|--vextract -c|--contents -I|--info -e|--control -b|--build',
  'dpkg-deb':
    '-b|--build -x|--extract -X|--vextract -e|--control -c|--contents -I|--info -R|--raw-extract -Z= -z= -S=',
  yum: {
    options:
      '-c|--config= -d|--debuglevel= -e|--errorlevel= --installroot= --enablerepo= --disablerepo= --setopt= --releasever= -x|--exclude= --disableplugin= --enableplugin= -y|--assumeyes -q|--quiet -v|--verbose --nogpgcheck -C',
    persistent: true,
    sub: {},
  },
  dnf: {
    options:
      '-c|--config= -d|--debuglevel= -e|--errorlevel= --installroot= --enablerepo= --disablerepo= --repo= --setopt= --releasever= -x|--exclude= -y|--assumeyes -q|--quiet -v|--verbose --nogpgchecks -C',
    persistent: true,
    sub: {},
  },
  zypper: {
    options:
      '-R|--root= -c|--config= -C|--cache-dir= -D|--reposd-dir= -n|--non-interactive -q|--quiet -v|--verbose --no-gpg-checks',
    sub: {},
  },
  rpm: '-i|--install -U|--upgrade -F|--freshen -e|--erase -q|--query -V|--verify -a|--all -f|--file -p|--package -l|--list -v|--verbose -h|--hash -D|--define= -E|--eval= --root= --dbpath= --prefix= --relocate= --rcfile= --load= --macros= --pipe= --nodeps --force --test --import --noscripts --queryformat|--qf= --undefine=',
  rpmverify: '-E|--eval= -D= -f -p -a',
  rpmquery: '-E|--eval= -D= -f -p -a',
  apk: {
    options:
      '-p|--root= -X|--repository= --keys-dir= --repositories-file= --arch= --cache-dir= -q|--quiet -v|--verbose -f|--force -U|--update-cache --allow-untrusted --no-cache --virtual|-t= -u|--upgrade',
    persistent: true,
    sub: {},
  },
  pacman:
    '-S|--sync -R|--remove -U|--upgrade -Q|--query -D|--database -F|--files -T|--deptest -b|--dbpath= -r|--root= --config= --cachedir= --gpgdir= --hookdir= --logfile= --arch= --color= --overwrite= --ignore= --ignoregroup= --assume-installed= --print-format= -y|--refresh -u|--sysupgrade -n|--nosave -s -c -d|--nodeps -w|--downloadonly --noconfirm --needed',
  brew: { options: '-v|--verbose -q|--quiet -d|--debug -f|--force', persistent: true, sub: {} },
  snap: {
    options: '',
    sub: {
      run: { options: '--command= --shell --hook= -r|--revision=', stops: true },
      install: '--channel= --revision= --classic --dangerous --devmode --edge',
      remove: '--revision= --purge',
    },
  },
  flatpak: {
    options: '-v --user --system --installation=',
    sub: {
      run: {
        options:
          '--arch= --command= --branch= --runtime= --runtime-version= --cwd= --filesystem= --env= --unset-env= --socket= --device= --share= --allow= -d|--devel --sandbox',
        stops: true,
      },
    },
  },
  'nix-shell':
    '-p|--packages -A|--attr= -I= --arg= --argstr= -E|--expr= --run= --command= --exclude= -i= --pure --impure --keep= -j|--max-jobs= -o= --option=',
  nix: {
    options: '--extra-experimental-features= --experimental-features= --option= -I=',
    sub: {
      run: { options: '-f|--file= --expr= -I= --arg= --argstr= --override-input= --impure', stops: true },
      shell: '-f|--file= --expr= -c|--command --impure',
      develop: '-f|--file= --expr= -c|--command --profile= --impure --unset=',
    },
  },
  twine: {
    options: '',
    sub: {
      upload:
        '-r|--repository= --repository-url= -u|--username= -p|--password= -c|--comment= --config-file= --cert= --client-cert= -i|--identity= --sign-with= --skip-existing --verbose --non-interactive',
    },
  },
};
