#!/bin/bash
# snac2, a real Mastodon-API and ActivityPub server, on loopback, for tests.
# usage: snac.sh install|installed|start|stop
#   PARLEY_SNAC_PORT   default 8001; every port has a server and data of its own
#   PARLEY_SNAC_USERS  default "alice bob carl"
# `start` begins with empty data and prints READY and one line of JSON: {"baseUrl", "users": {name: password}}
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
PORT=${PARLEY_SNAC_PORT:-8001}
USERS=${PARLEY_SNAC_USERS:-alice bob carl}
RUN=$STATE/snac-$PORT

apt() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" >/dev/null; }

# Where this machine gets its packages from already; only the backports suite is added.
add_backports() {
  local codename mirror
  codename=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)
  mirror=$(sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/debian.sources 2>/dev/null | head -1)
  mirror=${mirror:-$(sed -n 's/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' /etc/apt/sources.list 2>/dev/null | head -1)}
  echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${mirror:?No Debian mirror is set up on this machine} $codename-backports main" \
    >/etc/apt/sources.list.d/parley-backports.list
}

install_snac() {
  [ "$(id -u)" = 0 ] || { echo "snac2 is missing: install the package snac2 (root is needed)" >&2; exit 1; }
  command -v apt-get >/dev/null || { echo "snac2 is missing, and this is no Debian" >&2; exit 1; }
  apt update
  if apt-cache show snac2 >/dev/null 2>&1 && apt install -y --no-install-recommends snac2; then return; fi
  add_backports
  apt update
  apt install -y --no-install-recommends -t "$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)-backports" snac2
}

# The password is printed once, when the user is made.
make_user() { # NAME
  snac adduser "$RUN/data" "$1" 2>/dev/null | sed -n "s/^User password is \(.*\)/\"$1\": \"\1\"/p"
}

make_data() {
  rm -rf "$RUN"
  mkdir -p "$RUN"
  printf '127.0.0.1\n%s\n127.0.0.1:%s\n\nadmin@mail.test\n' "$PORT" "$PORT" | snac init "$RUN/data" >/dev/null
  sed -i 's/"protocol": "https"/"protocol": "http"/' "$RUN/data/server.json"
  local users="" user
  for user in $USERS; do users="$users${users:+, }$(make_user "$user")"; done
  echo "{\"baseUrl\": \"http://127.0.0.1:$PORT\", \"users\": {$users}}" >"$RUN/ready.json"
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; }

case "${1:-}" in
install) command -v snac >/dev/null || install_snac ;;
installed) command -v snac >/dev/null ;;
start)
  command -v snac >/dev/null || { echo "not installed: snac.sh install" >&2; exit 1; }
  if is_running "$RUN/pid"; then echo RUNNING; cat "$RUN/ready.json"; exit 0; fi
  if answers; then echo "port $PORT is taken by something else" >&2; exit 1; fi
  make_data
  snac httpd "$RUN/data" >"$RUN/log" 2>&1 </dev/null &
  echo $! >"$RUN/pid"
  for _ in $(seq 100); do
    answers && break
    is_running "$RUN/pid" || { tail -5 "$RUN/log" >&2; rm -f "$RUN/pid"; exit 1; }
    sleep 0.05
  done
  answers || { echo "snac does not answer" >&2; stop_pid "$RUN/pid"; exit 1; }
  echo READY
  cat "$RUN/ready.json" ;;
stop)
  stop_pid "$RUN/pid"
  rm -rf "$RUN" ;;
*) echo "usage: snac.sh install|installed|start|stop" >&2; exit 2 ;;
esac
