#!/bin/sh
# Installs sechook: install.sh [--from URL|DIRECTORY] [--to DIRECTORY]
# Takes this machine's archive and SHA256SUMS from where the release lies, checks the one against the other,
# and puts the executable in place in one step. Nothing is changed when anything is wrong.
set -eu

from=${SECHOOK_RELEASE:-@RELEASE@}
to=''
fail() {
  echo "install: $*" >&2
  exit 1
}
while [ $# -gt 0 ]; do
  case "$1" in
    --from | --to)
      [ $# -ge 2 ] || fail "$1 wants a value"
      if [ "$1" = --from ]; then from=$2; else to=$2; fi
      shift 2
      ;;
    -h | --help)
      echo "install.sh [--from URL|DIRECTORY] [--to DIRECTORY]: installs sechook, by default into ~/.local/bin,"
      echo "as root into /usr/local/bin. The archive's checksum is verified."
      exit 0
      ;;
    *) fail "unknown option $1 (--help tells which there are)" ;;
  esac
done
[ -n "$from" ] || fail "say where the release lies: --from URL or --from DIRECTORY"
if [ -z "$to" ]; then
  if [ "$(id -u)" = 0 ]; then to=/usr/local/bin; else to=${HOME:?}/.local/bin; fi
fi

case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) target=linux-x64 ;;
  Linux-aarch64 | Linux-arm64) target=linux-arm64 ;;
  Darwin-x86_64) target=darwin-x64 ;;
  Darwin-arm64) target=darwin-arm64 ;;
  *) fail "there is no sechook for $(uname -s) $(uname -m)" ;;
esac
archive=sechook-$target.tar.gz

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
get() {
  case "$from" in
    http://* | https://*)
      if command -v curl >/dev/null 2>&1; then
        curl -fsSL --proto '=https,http' -o "$work/$1" "${from%/}/$1"
      elif command -v wget >/dev/null 2>&1; then
        wget -qO "$work/$1" "${from%/}/$1"
      else
        fail "neither curl nor wget is there to fetch with"
      fi
      ;;
    *) cp "${from%/}/$1" "$work/$1" ;;
  esac || fail "could not get $1 from $from"
}
get SHA256SUMS
get "$archive"

want=$(awk -v name="$archive" '$2 == name || $2 == "*" name { print $1 }' "$work/SHA256SUMS")
[ -n "$want" ] || fail "SHA256SUMS does not name $archive"
if command -v sha256sum >/dev/null 2>&1; then
  have=$(sha256sum "$work/$archive" | cut -d ' ' -f 1)
elif command -v shasum >/dev/null 2>&1; then
  have=$(shasum -a 256 "$work/$archive" | cut -d ' ' -f 1)
else
  fail "neither sha256sum nor shasum is there to check with"
fi
[ "$have" = "$want" ] || fail "$archive is not what SHA256SUMS says: $have instead of $want"

tar -xzf "$work/$archive" -C "$work" sechook || fail "$archive does not hold sechook"
chmod 755 "$work/sechook"
version=$("$work/sechook" --version) || fail "the executable does not start on this machine"

mkdir -p "$to" || fail "cannot make $to"
partial=$to/.sechook.$$
cp "$work/sechook" "$partial" 2>/dev/null || { rm -f "$partial"; fail "cannot write to $to"; }
chmod 755 "$partial"
mv -f "$partial" "$to/sechook"
echo "installed $version as $to/sechook"
case ":$PATH:" in
  *":$to:"*) ;;
  *) echo "$to is not in your PATH" ;;
esac
echo "next: $to/sechook install"
