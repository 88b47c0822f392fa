/** git and its kin: options before the subcommand are git's own, those after it the subcommand's. */
import type { OptionRow, OptionRows } from './rows.ts';

const DIFF =
  '-U|--unified= -S= -G= -O= -l= --output= --stat? --name-only --name-status --cached|--staged -w|--ignore-all-space -b|--ignore-space-change -M? -C? -B? -D --diff-filter= --color? --word-diff? --src-prefix= --dst-prefix= -p|--patch -u -z -a|--text -R -I= --inter-hunk-context= --relative? --ext-diff --no-ext-diff --textconv --no-index --exit-code --quiet --raw --numstat --shortstat --summary --find-object=';
const LOG = `${DIFF} -n|--max-count= --skip= --since|--after= --until|--before= --author= --committer= --grep= -L= --format= --pretty? --decorate? --oneline --graph --all --follow -i|--regexp-ignore-case -E -F -P -g|--walk-reflogs --date= --encoding= --branches? --tags? --remotes? --glob= --exclude= -m -c`;
const COMMIT =
  '-m|--message= -F|--file= -C|--reuse-message= -c|--reedit-message= -t|--template= --author= --date= --fixup= --squash= --trailer= --cleanup= -a|--all -p|--patch -s|--signoff -S|--gpg-sign? -n|--no-verify -e|--edit -q|--quiet -v|--verbose -u|--untracked-files? -i|--include -o|--only --amend --no-edit --allow-empty --allow-empty-message --dry-run --pathspec-from-file= --reset-author -z|--null --verify --interactive';
const MERGE =
  '-m|--message= -F|--file= -s|--strategy= -X|--strategy-option= -S|--gpg-sign? --into-name= --cleanup= --log? -e|--edit --no-edit -n -q|--quiet -v|--verbose --ff --no-ff --ff-only --squash --abort --continue --quit --no-commit --commit --no-verify --autostash --allow-unrelated-histories --stat --verify-signatures';
const FETCH =
  '--depth= --deepen= --shallow-since= --shallow-exclude= --upload-pack= --refmap= -o|--server-option= -j|--jobs= --negotiation-tip= --recurse-submodules? -a|--append -f|--force -k|--keep -p|--prune -P|--prune-tags -q|--quiet -v|--verbose -t|--tags -n|--no-tags -u|--update-head-ok --all --atomic --dry-run --unshallow --multiple --set-upstream --progress --filter= -4 -6 --porcelain';
const STASH_PUSH =
  '-m|--message= -p|--patch -S|--staged -k|--keep-index -u|--include-untracked -a|--all -q|--quiet --pathspec-from-file=';

const GIT: OptionRow = {
  options:
    '-C= -c= --git-dir= --work-tree= --namespace= --exec-path? --super-prefix= --config-env= --list-cmds= --attr-source= -p|--paginate -P|--no-pager --bare --no-replace-objects --literal-pathspecs --glob-pathspecs --noglob-pathspecs --icase-pathspecs --no-optional-locks --no-lazy-fetch --html-path --man-path --info-path --version|-v --help|-h',
  sub: {
    add: '-n|--dry-run -v|--verbose -f|--force -i|--interactive -p|--patch -e|--edit -u|--update -A|--all -N|--intent-to-add --refresh --ignore-errors --ignore-missing --renormalize --chmod= --pathspec-from-file= --sparse',
    am: '-C= -p= -S|--gpg-sign? --directory= --exclude= --include= --patch-format= --whitespace= -i|--interactive -3|--3way -k -m -q -s|--signoff -u --abort --continue --skip --quit --reject',
    apply:
      '-C= -p= --directory= --exclude= --include= --whitespace= -R|--reverse --index --cached -3|--3way -v|--verbose -z --check --stat --numstat --summary --reject --build-fake-ancestor= --unsafe-paths --apply --recount -N',
    archive:
      '-o|--output= --format= --prefix= --remote= --exec= --add-file= --add-virtual-file= --mtime= -l|--list -v|--verbose --worktree-attributes',
    bisect: {
      options: '',
      sub: {
        start: '--term-new= --term-old= --no-checkout --first-parent',
        run: { options: '', stops: true },
      },
    },
    blame:
      '-L= -S= -C? -M? --contents= --date= --ignore-rev= --ignore-revs-file= --abbrev= -b -c -e -f -l -n -p -s -t -w',
    branch:
      '-d|--delete -D -m|--move -M -c|--copy -C -f|--force -u|--set-upstream-to= --unset-upstream -a|--all -r|--remotes -l|--list -v|--verbose -q|--quiet -t|--track --contains= --no-contains= --merged? --no-merged? --points-at= --sort= --format= --column? --color? --edit-description --show-current -i|--ignore-case --no-track',
    bundle: '-q|--quiet --all --version= --progress',
    checkout:
      '-b= -B= --orphan= --conflict= --pathspec-from-file= -f|--force -q|--quiet -t|--track? -l -d|--detach -m|--merge -p|--patch -2|--ours -3|--theirs --guess --no-guess --no-track --overwrite-ignore --recurse-submodules? -U|--unified= --inter-hunk-context=',
    'cherry-pick':
      '-m|--mainline= -s|--signoff -S|--gpg-sign? --strategy= -X|--strategy-option= --cleanup= -e|--edit -n|--no-commit -x --abort --continue --skip --quit --ff --allow-empty',
    clean: '-d -f|--force -i|--interactive -n|--dry-run -q|--quiet -e|--exclude= -x -X',
    clone:
      '-b|--branch= -o|--origin= -c|--config= -u|--upload-pack= --depth= --reference= --reference-if-able= --separate-git-dir= --template= --filter= -j|--jobs= --shallow-since= --shallow-exclude= --server-option= --bundle-uri= --ref-format= --revision= -q|--quiet -v|--verbose -n|--no-checkout -l|--local -s|--shared --bare --mirror --recursive|--recurse-submodules? --single-branch --no-tags --shallow-submodules --sparse --progress',
    commit: COMMIT,
    config: {
      options:
        '-f|--file= --blob= --type= -t= --default= --get --get-all --get-regexp --get-urlmatch --add --replace-all --unset --unset-all --rename-section --remove-section -l|--list -e|--edit --global --system --local --worktree --bool --int --path -z|--null --name-only --show-origin --show-scope --includes --comment= --value= --fixed-value --url= --all --append --regexp',
      persistent: true,
      sub: {},
    },
    describe: '--abbrev= --candidates= --match= --exclude= --all --tags --long --always --dirty? --broken?',
    diff: DIFF,
    difftool: `${DIFF} -t|--tool= -x|--extcmd= -g|--gui -d|--dir-diff -y|--no-prompt --prompt --trust-exit-code`,
    fetch: FETCH,
    'filter-branch': {
      options:
        '--setup= --env-filter= --tree-filter= --index-filter= --parent-filter= --msg-filter= --commit-filter= --tag-name-filter= --subdirectory-filter= --original= --state-branch= -d= -f|--force --prune-empty',
    },
    'format-patch': `${LOG} -o|--output-directory= --start-number= --subject-prefix= --to= --cc= --in-reply-to= --signature= --signature-file= --suffix= --base= -v|--reroll-count= -k -N -s|--signoff --stdout --cover-letter --thread?`,
    gc: '--aggressive --auto --prune? -q|--quiet --force --keep-largest-pack --cruft --detach',
    grep: '-e= -f= -A= -B= -C= -m|--max-count= -O|--open-files-in-pager? --max-depth= --threads= -i -v -w -l -L -n -c -o -q -h -H -E -F -G -P -p -r -W -z -a -I --cached --untracked --no-index --recurse-submodules --color? --and --or --not --all-match',
    help: '-a -g -i -m -w -c',
    hook: { options: '', sub: { run: '--to-stdin= --ignore-missing' } },
    init: '--bare --template= --separate-git-dir= -b|--initial-branch= --object-format= --shared? -q|--quiet',
    instaweb: '--httpd|-d= -m|--module-path= -p|--port= -b|--browser= -l|--local --start --stop --restart',
    log: LOG,
    'ls-remote':
      '--upload-pack|--exec= -o|--server-option= --sort= -h|--heads -t|--tags -q --refs --get-url --exit-code --symref',
    'ls-files':
      '-x|--exclude= -X|--exclude-from= --exclude-per-directory= -c|--cached -d|--deleted -m|--modified -o|--others -i|--ignored -s|--stage -u -k -t -v -z --exclude-standard --error-unmatch --with-tree= --format=',
    'ls-tree': '-r -d -t -l -z --name-only --name-status --full-name --full-tree --abbrev? --format=',
    merge: MERGE,
    mergetool: '-t|--tool= -y|--no-prompt --prompt -g|--gui -O=',
    mv: '-f|--force -k -n|--dry-run -v|--verbose --sparse',
    notes: '--ref=',
    pull: `${FETCH} ${MERGE} -r|--rebase? --no-rebase`,
    prune: '-n|--dry-run -v|--verbose --progress --expire=',
    push: '-f|--force --force-with-lease? --force-if-includes -d|--delete -n|--dry-run -u|--set-upstream -q|--quiet -v|--verbose -o|--push-option= --repo= --receive-pack|--exec= --all|--branches --mirror --tags --follow-tags --prune --no-verify --atomic --thin --signed? --recurse-submodules= --porcelain --progress -4 -6',
    rebase:
      '-x|--exec= --onto= -s|--strategy= -X|--strategy-option= -C= --whitespace= -S|--gpg-sign? --empty= -i|--interactive -f|--force-rebase|--no-ff -n|--no-stat -q|--quiet -v|--verbose -m|--merge -p -r|--rebase-merges? -k --root --abort --continue --skip --quit --edit-todo --autosquash --autostash --no-verify --update-refs --fork-point --keep-base --apply',
    reflog: {
      options: '',
      sub: {
        expire:
          '--expire= --expire-unreachable= --all --single-worktree --rewrite --updateref --stale-fix -n|--dry-run --verbose',
        delete: '--rewrite --updateref -n|--dry-run --verbose',
        show: LOG,
      },
    },
    remote: {
      options: '-v|--verbose',
      sub: {
        add: '-t= -m= -f --tags --no-tags --mirror?',
        'set-url': '--push --add --delete',
        remove: '',
        rename: '',
        prune: '-n|--dry-run',
        update: '-p|--prune',
        show: '-n',
        'set-head': '-a -d',
      },
    },
    repack:
      '-a -A -d -l -f -F -q -n --window= --depth= --threads= --window-memory= --max-pack-size= --unpack-unreachable= -k',
    reset:
      '--hard --soft --mixed --merge --keep -q|--quiet -p|--patch -N|--intent-to-add --pathspec-from-file= --recurse-submodules?',
    restore:
      '-s|--source= --conflict= --pathspec-from-file= -S|--staged -W|--worktree -p|--patch -q|--quiet -2|--ours -3|--theirs -m|--merge --overlay --no-overlay --ignore-unmerged -U=',
    revert:
      '-m|--mainline= -s|--signoff -S|--gpg-sign? --strategy= -X|--strategy-option= --cleanup= -e|--edit -n|--no-commit --no-edit --abort --continue --skip --quit --reference',
    rm: '-r -f|--force -n|--dry-run -q|--quiet --cached --ignore-unmatch --sparse --pathspec-from-file=',
    'send-email':
      '--to= --cc= --bcc= --from= --smtp-server= --smtp-user= --smtp-pass= --smtp-server-port= --sendmail-cmd= --to-cmd= --cc-cmd= --header-cmd= --subject= --in-reply-to=',
    shortlog: `${LOG} -s|--summary -n|--numbered -e|--email -w? --group=`,
    show: LOG,
    'show-ref': '-d -q -s --head --heads --tags --verify --exists',
    'sparse-checkout': '--cone --no-cone --stdin',
    stash: {
      options: STASH_PUSH,
      sub: {
        push: STASH_PUSH,
        save: STASH_PUSH,
        pop: '-q|--quiet --index',
        apply: '-q|--quiet --index',
        drop: '-q|--quiet',
        clear: '',
        list: LOG,
        show: `${DIFF} -u|--include-untracked`,
        branch: '',
        create: '',
        store: '-m|--message= -q|--quiet',
      },
    },
    status:
      '-s|--short -b|--branch -u|--untracked-files? -z --porcelain? --long -v|--verbose --ignored? --ignore-submodules? --column? --show-stash -M?',
    submodule: {
      options: '-q|--quiet --cached',
      persistent: true,
      sub: {
        add: '-b|--branch= -f|--force --name= --reference= --depth=',
        update:
          '--init --recursive --remote -f|--force -N|--no-fetch --reference= --depth= -j|--jobs= --merge --rebase --checkout',
        foreach: { options: '--recursive', stops: true },
        deinit: '-f|--force --all',
        init: '',
        status: '--recursive',
        sync: '--recursive',
      },
    },
    switch:
      '-c|--create= -C|--force-create= --orphan= --conflict= -d|--detach -f|--force|--discard-changes -m|--merge -q|--quiet -t|--track? --guess --no-guess --recurse-submodules?',
    tag: '-a|--annotate -s|--sign -u|--local-user= -f|--force -d|--delete -v|--verify -l|--list -n? -m|--message= -F|--file= --sort= --format= --contains= --no-contains= --merged? --points-at= --cleanup= --column? -e|--edit -i|--ignore-case --trailer=',
    'update-index':
      '--add --remove --force-remove --cacheinfo= --chmod= --assume-unchanged --skip-worktree --index-info -q -g -z',
    'update-ref': '-d -m= --no-deref --stdin -z --create-reflog',
    worktree: {
      options: '',
      sub: {
        add: '-b= -B= -f|--force -d|--detach --checkout --no-checkout --lock --reason= --orphan -q|--quiet --track --guess-remote',
        remove: '-f|--force',
        prune: '-n|--dry-run -v|--verbose --expire=',
        list: '-v --porcelain -z',
        move: '-f|--force',
        lock: '--reason=',
        unlock: '',
        repair: '',
      },
    },
  },
};

const GH: OptionRow = {
  options: '-R|--repo= --hostname=',
  persistent: true,
  sub: {
    api: '-X|--method= -f|--raw-field= -F|--field= -H|--header= --input= -q|--jq= -t|--template= -p|--preview= --cache= --paginate --slurp -i|--include --silent --verbose',
    repo: {
      options: '',
      persistent: true,
      sub: {
        delete: '--yes',
        clone: '-u|--upstream-remote-name=',
        create:
          '-d|--description= -s|--source= -r|--remote= -h|--homepage= -t|--team= -p|--template= -g|--gitignore= -l|--license= --public --private --internal --push -c|--clone',
        edit: '-d|--description= -h|--homepage= --default-branch= --visibility=',
        view: '-b|--branch= --json= -q|--jq= -t|--template=',
        fork: '--remote-name= --org= --fork-name= --clone --remote',
      },
    },
    pr: {
      options: '',
      persistent: true,
      sub: {
        create:
          '-t|--title= -b|--body= -F|--body-file= -B|--base= -H|--head= -a|--assignee= -l|--label= -m|--milestone= -p|--project= -r|--reviewer= -T|--template= --recover= -d|--draft -f|--fill -w|--web -e|--editor',
        merge:
          '-b|--body= -F|--body-file= -t|--subject= -A|--author-email= --match-head-commit= -m|--merge -r|--rebase -s|--squash -d|--delete-branch --admin --auto',
        comment: '-b|--body= -F|--body-file=',
        review: '-b|--body= -F|--body-file= -a|--approve -c|--comment -r|--request-changes',
        edit: '-t|--title= -b|--body= -F|--body-file= -B|--base= --add-label= --remove-label= --add-reviewer=',
        list: '-s|--state= -L|--limit= -l|--label= -a|--assignee= -A|--author= -B|--base= -H|--head= -S|--search= --json= -q|--jq= -t|--template=',
        view: '--json= -q|--jq= -t|--template= -c|--comments -w|--web',
        checkout: '-b|--branch= -f|--force --detach',
        close: '-c|--comment= -d|--delete-branch',
        diff: '--color= --patch --name-only',
      },
    },
    issue: {
      options: '',
      persistent: true,
      sub: {
        create:
          '-t|--title= -b|--body= -F|--body-file= -a|--assignee= -l|--label= -m|--milestone= -p|--project= -T|--template=',
        comment: '-b|--body= -F|--body-file=',
        delete: '--yes',
        list: '-s|--state= -L|--limit= -l|--label= -a|--assignee= -A|--author= -S|--search= --json= -q|--jq= -t|--template=',
        view: '--json= -q|--jq= -t|--template= -c|--comments',
      },
    },
    gist: {
      options: '',
      persistent: true,
      sub: { create: '-d|--desc= -f|--filename= -p|--public -w|--web' },
    },
    release: {
      options: '',
      persistent: true,
      sub: {
        create:
          '-t|--title= -n|--notes= -F|--notes-file= --target= -d|--draft -p|--prerelease --generate-notes',
        delete: '-y|--yes --cleanup-tag',
        upload: '--clobber',
        download: '-D|--dir= -O|--output= -p|--pattern= -A|--archive=',
      },
    },
    secret: {
      options: '',
      persistent: true,
      sub: { set: '-b|--body= -f|--env-file= -e|--env= -o|--org= -a|--app= -v|--visibility= -r|--repos=' },
    },
    run: {
      options: '',
      persistent: true,
      sub: {
        list: '-L|--limit= -w|--workflow= -b|--branch= -s|--status= --json= -q|--jq=',
        view: '-j|--job= --json= -q|--jq= --log --log-failed',
        download: '-D|--dir= -n|--name= -p|--pattern=',
      },
    },
    workflow: { options: '', persistent: true, sub: { run: '-r|--ref= -f|--raw-field= -F|--field=' } },
    extension: { options: '', persistent: true, sub: { exec: { options: '', stops: true } } },
    alias: { options: '', persistent: true, sub: { set: '-s|--shell --clobber' } },
  },
};

export const GIT_ROWS: OptionRows = {
  git: GIT,
  gh: GH,
  glab: {
    options: '-R|--repo=',
    persistent: true,
    sub: {
      api: '-X|--method= -f|--raw-field= -F|--field= -H|--header= --input= --hostname= --paginate -i|--include',
    },
  },
  hg: {
    options:
      '-R|--repository= --cwd= --config= -y|--noninteractive -q|--quiet -v|--verbose --debug --encoding=',
    persistent: true,
    sub: {},
  },
  svn: {
    options:
      '--username= --password= --config-dir= --config-option= -r|--revision= -m|--message= -F|--file= --editor-cmd= --diff-cmd= --diff3-cmd= -x|--extensions= --force -q|--quiet -R|--recursive --depth= -c|--change= --targets=',
    persistent: true,
    sub: {},
  },
};
