#!/bin/bash
# Dovecot 2.3, a real IMAP server, on loopback, for tests. Any user; the password is "pass".
# usage: imap.sh install|installed|start|stop
#   PARLEY_IMAP_PORT  default 1143; every port has a server and mail of its own
#   PARLEY_IMAP_TOKENS  address that says of a token whose it is (RFC 7662); absent: no tokens
# Runs as whoever starts it and touches nothing of a Dovecot that the system runs.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export PATH=$PATH:/usr/sbin
PORT=${PARLEY_IMAP_PORT:-1143}
RUN=${PARLEY_IMAP_RUN:-/var/tmp/parley-imap-$PORT}

is_installed() { command -v dovecot >/dev/null && dovecot --version | grep -q '^2\.3'; }

install_dovecot() {
  [ "$(id -u)" = 0 ] || { echo "Dovecot is missing: install the package dovecot-imapd (root is needed)" >&2; exit 1; }
  command -v apt-get >/dev/null || { echo "Dovecot is missing, and this is no Debian" >&2; exit 1; }
  # Installing must not start the system's own service.
  local policy=/usr/sbin/policy-rc.d own=
  if [ ! -e $policy ]; then printf '#!/bin/sh\nexit 101\n' >$policy; chmod +x $policy; own=1; fi
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq update >/dev/null
  DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq install -y --no-install-recommends dovecot-imapd >/dev/null || true
  [ -z "$own" ] || rm -f $policy
}

make_config() {
  local owner group login uid gid
  owner=$(id -un) group=$(id -gn) login=$(id -un) uid=$(id -u) gid=$(id -g)
  # Root may not own mail; nobody does.
  if [ "$uid" = 0 ]; then login=nobody uid=65534 gid=65534; fi
  sed -e "s#@RUN@#$RUN#g; s#@PORT@#$PORT#g; s#@OWNER@#$owner#g; s#@GROUP@#$group#g" \
    -e "s#@LOGIN@#$login#g; s#@UID@#$uid#g; s#@GID@#$gid#g" "$HERE/imap/dovecot.conf" >"$RUN/dovecot.conf"
  [ -n "${PARLEY_IMAP_TOKENS:-}" ] || return 0
  cat >>"$RUN/dovecot.conf" <<CONF
auth_mechanisms = plain login xoauth2 oauthbearer
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = $RUN/tokens.conf
}
CONF
  cat >"$RUN/tokens.conf" <<CONF
introspection_mode = post
introspection_url = $PARLEY_IMAP_TOKENS
username_attribute = username
active_attribute = active
active_value = true
CONF
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$PORT") 2>/dev/null; }

case "${1:-}" in
install) is_installed || install_dovecot ;;
installed) is_installed ;;
start)
  is_installed || { echo "not installed: imap.sh install" >&2; exit 1; }
  if is_running "$RUN/run/master.pid"; then echo RUNNING; exit 0; fi
  if answers; then echo "port $PORT is taken by something else" >&2; exit 1; fi
  rm -rf "$RUN"
  mkdir -p "$RUN/run" "$RUN/mail"
  chmod 755 "$RUN"
  chmod 777 "$RUN/mail"
  make_config
  # Whoever waits for the end of our output must not wait for the server.
  dovecot -c "$RUN/dovecot.conf" >"$RUN/start.log" 2>&1 </dev/null
  for _ in $(seq 100); do answers && break; sleep 0.05; done
  answers || { tail -5 "$RUN/log" >&2; stop_pid "$RUN/run/master.pid"; exit 1; }
  echo READY ;;
stop)
  stop_pid "$RUN/run/master.pid"
  rm -rf "$RUN" ;;
*) echo "usage: imap.sh install|installed|start|stop" >&2; exit 2 ;;
esac
