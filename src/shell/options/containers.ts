/** Containers and clusters, infrastructure and clouds: subcommand trees with persistent options. */
import type { OptionRow, OptionRows } from './rows.ts';

const RUN =
  '-a|--attach= -c|--cpu-shares= -d|--detach --detach-keys= -e|--env= --env-file= -h|--hostname= -i|--interactive -l|--label= --label-file= -m|--memory= -p|--publish= -P|--publish-all -t|--tty -u|--user= -v|--volume= -w|--workdir= --add-host= --annotation= --blkio-weight= --blkio-weight-device= --cap-add= --cap-drop= --cgroup-parent= --cgroupns= --cidfile= --cpu-period= --cpu-quota= --cpu-rt-period= --cpu-rt-runtime= --cpus= --cpuset-cpus= --cpuset-mems= --device= --device-cgroup-rule= --device-read-bps= --device-read-iops= --device-write-bps= --device-write-iops= --dns= --dns-option= --dns-search= --domainname= --entrypoint= --expose= --gpus= --group-add= --health-cmd= --health-interval= --health-retries= --health-start-period= --health-timeout= --ip= --ip6= --ipc= --isolation= --kernel-memory= --link= --link-local-ip= --log-driver= --log-opt= --mac-address= --memory-reservation= --memory-swap= --memory-swappiness= --mount= --name= --network|--net= --network-alias= --oom-score-adj= --pid= --pids-limit= --platform= --pull= --restart= --runtime= --security-opt= --shm-size= --stop-signal= --stop-timeout= --storage-opt= --sysctl= --tmpfs= --ulimit= --userns= --uts= --volume-driver= --volumes-from= --privileged --rm --read-only --init --no-healthcheck --oom-kill-disable --sig-proxy --secret= --arch= --os= --authfile= --pod= --tz= --umask= --systemd= --rootfs --replace --tls-verify -q|--quiet';
const EXEC =
  '-d|--detach --detach-keys= -e|--env= --env-file= -i|--interactive -t|--tty -u|--user= -w|--workdir= --privileged -l|--latest --preserve-fds=';
const BUILD =
  '-f|--file= -t|--tag= -o|--output= -q|--quiet --add-host= --build-arg= --build-context= --builder= --cache-from= --cache-to= --label= --network= --no-cache --no-cache-filter= --platform= --progress= --pull --rm --secret= --ssh= --target= --ulimit= --iidfile= --metadata-file= --allow= --annotation= --attest= --sbom= --provenance= --shm-size= -m|--memory= -c|--cpu-shares= --load --push --squash --isolation= -v|--volume= --cgroup-parent= --force-rm';
const COMPOSE_RUN =
  '-d|--detach -e|--env= -l|--label= -p|--publish= -P|--service-ports -T|--no-TTY -u|--user= -v|--volume= -w|--workdir= --entrypoint= --name= --cap-add= --cap-drop= --env-from-file= --rm --no-deps --build -i|--interactive -q|--quiet --remove-orphans --use-aliases --pull=';
const COMPOSE: OptionRow = {
  options:
    '-f|--file= -p|--project-name= --project-directory= --profile= --env-file= --ansi= --progress= --parallel= --compatibility --dry-run --all-resources',
  sub: {
    exec: {
      options:
        '-d|--detach -e|--env= --index= -T|--no-TTY -u|--user= -w|--workdir= --privileged -i|--interactive -t|--tty',
      stops: true,
    },
    run: { options: COMPOSE_RUN, stops: true },
    up: '-d|--detach --build --force-recreate --no-deps --no-recreate --remove-orphans --scale= -t|--timeout= --wait --wait-timeout= --attach= --no-attach= --exit-code-from= --abort-on-container-exit -V|--renew-anon-volumes -y|--yes --pull= --watch -w',
    down: '-v|--volumes --rmi= --remove-orphans -t|--timeout=',
    rm: '-f|--force -s|--stop -v|--volumes',
    logs: '-f|--follow -n|--tail= --since= --until= -t|--timestamps --index= --no-color --no-log-prefix',
    build:
      '--build-arg= --builder= --ssh= -m|--memory= --no-cache --pull --push -q|--quiet --with-dependencies',
    cp: '-a|--archive -L|--follow-link --index= --all',
    ps: '-a|--all -q|--quiet --filter= --format= --services --status= --orphans --no-trunc',
    stop: '-t|--timeout=',
    restart: '-t|--timeout= --no-deps',
    kill: '-s|--signal= --remove-orphans',
    pull: '-q|--quiet --ignore-pull-failures --include-deps --policy=',
    config:
      '-q|--quiet -o|--output= --format= --services --volumes --images --profiles --hash= --no-interpolate',
  },
};
const CONTAINER: OptionRows = {
  run: { options: RUN, stops: true },
  create: { options: RUN, stops: true },
  exec: { options: EXEC, stops: true },
  rm: '-f|--force -l|--link -v|--volumes -a|--all -t|--time= -i|--ignore',
  kill: '-s|--signal= -a|--all',
  stop: '-t|--time|--timeout= -s|--signal= -a|--all',
  start: '-a|--attach -i|--interactive --detach-keys= --checkpoint=',
  restart: '-t|--time|--timeout= -s|--signal=',
  cp: '-a|--archive -L|--follow-link -q|--quiet',
  logs: '-f|--follow -n|--tail= --since= --until= -t|--timestamps --details',
  ls: '-a|--all -f|--filter= -n|--last= -q|--quiet -s|--size --format= --no-trunc -l|--latest',
  ps: '-a|--all -f|--filter= -n|--last= -q|--quiet -s|--size --format= --no-trunc -l|--latest',
  prune: '-f|--force --filter= -a|--all --volumes',
  commit: '-a|--author= -c|--change= -m|--message= -p|--pause',
  export: '-o|--output=',
  update: '-m|--memory= -c|--cpu-shares= --cpus= --restart= --pids-limit=',
  inspect: '-f|--format= -s|--size --type=',
};
const IMAGE: OptionRows = {
  rm: '-f|--force --no-prune --platform=',
  prune: '-a|--all -f|--force --filter=',
  ls: '-a|--all -q|--quiet -f|--filter= --format= --digests --no-trunc',
  build: BUILD,
  pull: '-a|--all-tags -q|--quiet --platform= --disable-content-trust',
  push: '-a|--all-tags -q|--quiet --platform=',
  load: '-i|--input= -q|--quiet --platform=',
  save: '-o|--output= --platform=',
  import: '-c|--change= -m|--message= --platform=',
  tag: '',
};
const DOCKER: OptionRow = {
  options:
    '-c|--context= -H|--host= -l|--log-level= --config= --tlscacert= --tlscert= --tlskey= -D|--debug --tls --tlsverify --connection= --identity= --url= --root= --runroot= --storage-driver= --storage-opt= --tmpdir= --log-driver= --namespace=',
  sub: {
    unshare: { options: '--rootless-netns', stops: true },
    ...CONTAINER,
    container: { options: '', sub: CONTAINER },
    image: { options: '', sub: IMAGE },
    images: IMAGE.ls ?? '',
    rmi: IMAGE.rm ?? '',
    build: BUILD,
    buildx: {
      options: '--builder= -D',
      sub: {
        build: BUILD,
        prune: '-a|--all -f|--force --filter= --keep-storage=',
        bake: '-f|--file= --set= --push --load --no-cache --pull --print',
      },
    },
    pull: IMAGE.pull ?? '',
    push: IMAGE.push ?? '',
    load: IMAGE.load ?? '',
    save: IMAGE.save ?? '',
    import: IMAGE.import ?? '',
    login: '-u|--username= -p|--password= --password-stdin --authfile=',
    volume: {
      options: '',
      sub: {
        rm: '-f|--force',
        prune: '-a|--all -f|--force --filter=',
        create: '-d|--driver= --label= -o|--opt=',
        ls: '-q|--quiet -f|--filter= --format=',
        inspect: '-f|--format=',
      },
    },
    network: {
      options: '',
      sub: {
        rm: '-f|--force',
        prune: '-f|--force --filter=',
        create: '-d|--driver= --subnet= --gateway= --ip-range= -o|--opt= --label=',
        ls: '-q|--quiet -f|--filter= --format=',
        connect: '--ip= --alias= --link=',
        disconnect: '-f|--force',
      },
    },
    system: {
      options: '',
      sub: {
        prune: '-a|--all -f|--force --volumes --filter=',
        df: '-v|--verbose --format=',
        reset: '-f|--force',
        events: '-f|--filter= --since= --until= --format=',
      },
    },
    builder: { options: '', sub: { prune: '-a|--all -f|--force --filter= --keep-storage=' } },
    context: { options: '', sub: { rm: '-f|--force', create: '--docker= --description= --from=' } },
    compose: COMPOSE,
    stack: {
      options: '',
      sub: { deploy: '-c|--compose-file= --prune --with-registry-auth -d|--detach', rm: '-d|--detach' },
    },
    service: {
      options: '',
      sub: { rm: '', scale: '-d|--detach', update: '--image= --replicas= --env-add= --force' },
    },
    secret: { options: '', sub: { rm: '', create: '-d|--driver= -l|--label=' } },
    machine: { options: '', sub: { ssh: { options: '--username=', stops: true } } },
  },
};

const KUBE_COMMON =
  '-n|--namespace= --context= --cluster= --user= --kubeconfig= -s|--server= --token= --as= --as-group= --as-uid= --cache-dir= --certificate-authority= --client-certificate= --client-key= --request-timeout= --tls-server-name= --profile= --profile-output= -v|--v= --vmodule= --insecure-skip-tls-verify --match-server-version --warnings-as-errors --log-flush-frequency= --password= --username=';
const KUBE_APPLY =
  '-f|--filename= -k|--kustomize= -R|--recursive -o|--output= -l|--selector= --force --prune --prune-allowlist= --dry-run? --server-side --force-conflicts --field-manager= --grace-period= --cascade? --timeout= --validate? --wait --all --overwrite --template= --show-managed-fields';
const KUBECTL: OptionRow = {
  options: KUBE_COMMON,
  persistent: true,
  sub: {
    exec: { options: '-c|--container= -f|--filename= --pod-running-timeout= -i|--stdin -t|--tty -q|--quiet' },
    run: '--image= --annotations= --env= -f|--filename= -l|--labels= --limits= --overrides= --override-type= --pod-running-timeout= --port= --requests= --restart= --image-pull-policy= -o|--output= --dry-run? --rm -i|--stdin -t|--tty --command --attach --privileged -q|--quiet --expose --field-manager= --grace-period= --serviceaccount=',
    delete:
      '-f|--filename= -k|--kustomize= -l|--selector= --field-selector= --grace-period= --timeout= -o|--output= --raw= --cascade? --dry-run? --all -A|--all-namespaces --force --now --wait --ignore-not-found -R|--recursive -i|--interactive',
    get: '-f|--filename= -k|--kustomize= -l|--selector= --field-selector= -o|--output= -L|--label-columns= --sort-by= --template= --raw= --chunk-size= --subresource= -A|--all-namespaces -w|--watch --watch-only --show-labels --no-headers -R|--recursive --ignore-not-found --server-print --show-kind --output-watch-events',
    apply: KUBE_APPLY,
    create:
      KUBE_APPLY +
      ' --image= --from-literal= --from-file= --from-env-file= --clusterrole= --role= --serviceaccount= --verb= --resource= --type= --docker-server= --docker-username= --docker-password= --edit --save-config --raw= --schedule= --tcp= --group=',
    replace: `${KUBE_APPLY} --raw= --save-config --subresource=`,
    patch: '-f|--filename= -p|--patch= --patch-file= --type= -o|--output= --subresource= --local --dry-run?',
    edit: '-f|--filename= -o|--output= --output-patch --subresource=',
    logs: '-c|--container= -f|--follow --tail= --since= --since-time= -l|--selector= --limit-bytes= --max-log-requests= -p|--previous --prefix --timestamps --all-containers --pod-running-timeout=',
    cp: '-c|--container= --retries= --no-preserve',
    scale:
      '-f|--filename= --replicas= --current-replicas= --resource-version= -l|--selector= --timeout= --all -o|--output=',
    drain:
      '--grace-period= --timeout= -l|--selector= --pod-selector= --chunk-size= --skip-wait-for-delete-timeout= --force --ignore-daemonsets --delete-emptydir-data --disable-eviction --dry-run?',
    'port-forward': '--address= --pod-running-timeout=',
    proxy:
      '-p|--port= --address= --api-prefix= -w|--www= -P|--www-prefix= --accept-hosts= --accept-paths= --reject-methods= --reject-paths= -u|--unix-socket= --keepalive= --append-server-path --disable-filter',
    debug:
      '--image= -c|--container= --copy-to= --env= --profile= --target= --set-image= --custom= -i|--stdin -t|--tty --share-processes --replace --same-node --attach -q|--quiet',
    rollout: {
      options: '',
      persistent: true,
      sub: {
        undo: '--to-revision= -f|--filename= -l|--selector=',
        restart: '-f|--filename= -l|--selector=',
        status: '--revision= --timeout= -w|--watch',
        history: '--revision= -o|--output=',
      },
    },
    config: {
      options: '',
      persistent: true,
      sub: {
        view: '-o|--output= --raw --minify --flatten',
        'set-credentials':
          '--exec-command= --exec-arg= --exec-api-version= --exec-env= --auth-provider= --auth-provider-arg=',
      },
    },
    label: '-f|--filename= -l|--selector= --field-selector= -o|--output= --overwrite --all --list',
    annotate: '-f|--filename= -l|--selector= --field-selector= -o|--output= --overwrite --all --list',
    describe: '-f|--filename= -l|--selector= -A|--all-namespaces --show-events',
    set: { options: '', persistent: true, sub: {} },
    wait: '--for= --timeout= -l|--selector= -f|--filename= --field-selector= --all -o|--output=',
    top: { options: '', persistent: true, sub: {} },
  },
};

const TERRAFORM: OptionRow = {
  options: '-chdir= -help -version',
  single: true,
  sub: Object.fromEntries(
    [
      'apply',
      'destroy',
      'plan',
      'init',
      'import',
      'refresh',
      'state',
      'workspace',
      'output',
      'validate',
      'fmt',
      'taint',
    ].map((name): readonly [string, OptionRow] => [
      name,
      {
        options:
          '-var= -var-file= -target= -replace= -state= -state-out= -backup= -out= -parallelism= -lock= -lock-timeout= -refresh= -backend= -backend-config= -from-module= -plugin-dir= -config= -generate-config-out= -input= -auto-approve -destroy -force -json -no-color -compact-warnings -detailed-exitcode -refresh-only -reconfigure -migrate-state -upgrade -force-copy -recursive -raw -check -diff',
        single: true,
      },
    ]),
  ),
};

const AWS =
  '--profile= --region= --output= --query= --endpoint-url= --cli-input-json= --cli-binary-format= --ca-bundle= --cli-connect-timeout= --cli-read-timeout= --color= --page-size= --max-items= --starting-token= --recursive --force --dryrun --delete --exclude= --include= --acl= --sse= --storage-class= --content-type= --no-verify-ssl --no-paginate --debug --no-cli-pager --bucket= --key= --instance-ids= --name= --user-name= --policy-arn= --role-name= --stack-name= --function-name= --payload= --cluster= --task= --container= --command= --secret-id= --parameters= --body= --db-instance-identifier= --skip-final-snapshot --table-name= --filters= --document-name= --targets=';

export const CONTAINER_ROWS: OptionRows = {
  docker: DOCKER,
  podman: DOCKER,
  nerdctl: DOCKER,
  buildah: { options: '', sub: { unshare: { options: '-m|--mount=', stops: true } } },
  'docker-compose': COMPOSE,
  'podman-compose': COMPOSE,
  kubectl: KUBECTL,
  oc: KUBECTL,
  k3s: { options: '', sub: { kubectl: KUBECTL } },
  helm: {
    options: `${KUBE_COMMON} --kube-context= --kube-apiserver= --kube-token= --registry-config= --repository-cache= --repository-config= --debug`,
    persistent: true,
    sub: {
      install:
        '-f|--values= --set= --set-string= --set-file= --set-json= --version= --repo= --timeout= --post-renderer= --post-renderer-args= -g|--generate-name --create-namespace --wait --atomic --dry-run? --devel -o|--output= --description=',
      upgrade:
        '-f|--values= --set= --set-string= --set-file= --set-json= --version= --repo= --timeout= --post-renderer= --post-renderer-args= -i|--install --force --reset-values --reuse-values --wait --atomic --cleanup-on-fail --create-namespace --dry-run? --history-max= -o|--output=',
      uninstall:
        '--keep-history --wait --dry-run --no-hooks --timeout= --cascade= --ignore-not-found --description=',
      rollback: '--force --wait --timeout= --cleanup-on-fail --dry-run? --history-max=',
      template:
        '-f|--values= --set= --set-string= --set-file= --version= --repo= --output-dir= -s|--show-only= --post-renderer= --name-template= -a|--api-versions=',
      plugin: { options: '', persistent: true, sub: { install: '--version=' } },
      repo: { options: '', persistent: true, sub: { add: '--username= --password= --ca-file=' } },
    },
  },
  crictl: {
    options: '-c|--config= -i|--image-endpoint= -r|--runtime-endpoint= -t|--timeout= -D|--debug',
    sub: {
      exec: { options: '-i|--interactive -t|--tty -s|--sync --timeout=', stops: true },
      rm: '-f|--force -a|--all',
      rmi: '-a|--all -q|--prune',
      rmp: '-f|--force -a|--all',
    },
  },
  ctr: { options: '-n|--namespace= -a|--address= --timeout= --connect-timeout= --debug', sub: {} },
  lxc: {
    options: '--project= --debug --force-local -q|--quiet -v|--verbose',
    persistent: true,
    sub: {
      exec: {
        options:
          '--cwd= --env= --user= --group= --mode= -t|--force-interactive -T|--force-noninteractive -n|--disable-stdin',
      },
      delete: '-f|--force -i|--interactive',
      stop: '-f|--force --all --timeout=',
    },
  },
  incus: {
    options: '--project= --debug --force-local -q|--quiet -v|--verbose',
    persistent: true,
    sub: { exec: { options: '--cwd= --env= --user= --group= --mode=' }, delete: '-f|--force' },
  },
  'lxc-attach': {
    options:
      '-n|--name= -P|--lxcpath= -e -s|--namespaces= -R -v|--set-var= -f|--rcfile= -u|--uid= -g|--gid= --keep-env --clear-env',
  },
  vagrant: {
    options: '--machine-readable --no-color --debug --timestamp',
    sub: {
      ssh: '-c|--command= -p|--plain -t|--tty',
      destroy: '-f|--force -g --graceful --parallel',
      up: '--provider= --provision --provision-with=',
      box: '',
    },
  },
  terraform: TERRAFORM,
  tofu: TERRAFORM,
  terragrunt: TERRAFORM,
  pulumi: {
    options: '-C|--cwd= -s|--stack= -y|--yes -e|--emoji --color= --logflow -v|--verbose= --non-interactive',
    persistent: true,
    sub: {
      destroy: '-t|--target= -f|--skip-preview -m|--message= -p|--parallel= --remove -r|--refresh?',
      up: '-t|--target= -c|--config= -f|--skip-preview -m|--message= -p|--parallel= -r|--refresh?',
      stack: { options: '', persistent: true, sub: { rm: '-f|--force --preserve-config' } },
    },
  },
  ansible:
    '-a|--args= -m|--module-name= -i|--inventory= -u|--user= -e|--extra-vars= -f|--forks= -l|--limit= -M|--module-path= -P|--poll= -B|--background= -c|--connection= -t|--tree= -T|--timeout= -b|--become --become-user= --become-method= --private-key|--key-file= --playbook-dir= --vault-id= --vault-password-file= --ssh-common-args= --ssh-extra-args= -K|--ask-become-pass -k|--ask-pass -C|--check -D|--diff -o|--one-line -v|--verbose --list-hosts',
  'ansible-playbook':
    '-i|--inventory= -u|--user= -e|--extra-vars= -f|--forks= -l|--limit= -M|--module-path= -c|--connection= -t|--tags= -T|--timeout= --skip-tags= --start-at-task= -b|--become --become-user= --private-key|--key-file= --vault-id= --vault-password-file= -K -k -C|--check -D|--diff -v|--verbose --list-hosts --list-tasks --syntax-check',
  aws: { options: AWS, persistent: true, sub: {} },
  gcloud: {
    options:
      '--project= --account= --configuration= --format= --filter= --zone= --region= --verbosity= --impersonate-service-account= --flags-file= --billing-project= --access-token-file= --command= --ssh-flag= --ssh-key-file= -q|--quiet --async --limit= --sort-by= --cluster= --location=',
    persistent: true,
    sub: {},
  },
  gsutil: {
    options: '-h= -o= -u= -i= -m -q -D',
    sub: {
      rm: '-r|-R -f -a -I',
      cp: '-r|-R -n -z= -Z -c -e -L= -p -P -s= -U -v -a= -A -j= -J',
      rsync: '-r|-R -d -n -c -C -e -x= -y= -p -P -u -i -a= -j=',
      mv: '-n -c -p',
      ls: '-l -L -R|-r -a -b -d -e -h -p=',
    },
  },
  az: {
    options:
      '-o|--output= --query= --subscription= -g|--resource-group= -n|--name= --ids= -l|--location= -y|--yes --no-wait --debug --verbose --only-show-errors --account-name= --account-key= --container-name= -c --scripts= --command-id=',
    persistent: true,
    sub: {},
  },
  flyctl: {
    options:
      '-a|--app= -t|--access-token= -c|--config= -o|--org= -r|--region= -C|--command= -y|--yes -j|--json',
    persistent: true,
    sub: {},
  },
  fly: {
    options:
      '-a|--app= -t|--access-token= -c|--config= -o|--org= -r|--region= -C|--command= -y|--yes -j|--json',
    persistent: true,
    sub: {},
  },
  heroku: {
    options: '-a|--app= -r|--remote= -c|--confirm= --size= --type= -f|--force -x|--exit-code',
    persistent: true,
    sub: {},
  },
  vault: {
    options: '-address= -token= -namespace= -format= -field= -mount= -path= -force -method=',
    single: true,
    persistent: true,
    sub: {},
  },
};
