#!/bin/sh
# enter.sh ROOT NODE OUT: run as root by `unshare` in new network, mount, process and IPC namespaces. Builds
# the machine that a client is tried on and starts inside.ts in it, which reads in OUT
# what to run and leaves there what was seen.
#
#   /opt/sources   this checkout      /opt/clients  the installed clients    /opt/node  the pinned Node
#   /opt/out       OUT                /home/dev     the user's home          /srv/project  the project
#
# No route leads out. The machine's own homes, temporary directories and checkout are out of sight; /etc and
# /usr/local are copies that take changes. The user is `dev`, number 1000, without rights.
set -eu
root=$1
node=$2
out=$3

ip link set lo up
mount -t tmpfs none /opt
mkdir -p /opt/sources /opt/clients /opt/node /opt/out /opt/layers
mount --bind "$root" /opt/sources
mount --bind "$root/build/clients/node_modules" /opt/clients
mount --bind "$node" /opt/node
mount --bind "$out" /opt/out
mount -o remount,bind,ro /opt/sources
mount -o remount,bind,ro /opt/clients

for dir in /etc /usr/local; do
  layer=/opt/layers/$(basename "$dir")
  mkdir -p "$layer/upper" "$layer/work"
  mount -t overlay none -o "lowerdir=$dir,upperdir=$layer/upper,workdir=$layer/work" "$dir"
done
for dir in /root /home /srv /tmp /var/tmp /dev/shm; do
  mount -t tmpfs none "$dir"
done
chmod 1777 /tmp /var/tmp /dev/shm
rm -rf /etc/claude-code /etc/gemini-cli /etc/codex /etc/sechook

# Whoever has the number on this machine is not known here.
sed -i '/^[^:]*:[^:]*:1000:/d' /etc/passwd
sed -i '/^[^:]*:[^:]*:1000:/d' /etc/group
echo 'dev:x:1000:1000::/home/dev:/bin/bash' >>/etc/passwd
echo 'dev:x:1000:' >>/etc/group
mkdir -p /home/dev /srv/project
chown dev:dev /home/dev /srv/project
cd /srv/project
exec /opt/node/node /opt/sources/test/real-clients/jail/inside.ts
