#!/bin/bash
# A real Nostr relay (@nostr-relay/core) on loopback, for tests; it keeps its events in memory.
# usage: nostr.sh install|installed|start|stop
#   PARLEY_NOSTR_RUN  folder of one running relay, default "nostr-run" in the servers' state
# `start` prints READY and the port: a free one, chosen by the relay.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
N=$STATE/nostr
RUN=${PARLEY_NOSTR_RUN:-$STATE/nostr-run}

case "${1:-}" in
install)
  if [ ! -f "$N/ready" ] || ! cmp -s "$HERE/nostr/package.json" "$N/package.json"; then
    mkdir -p "$N"
    cp "$HERE/nostr/package.json" "$N/"
    (cd "$N" && npm i --ignore-scripts --no-audit --no-fund --no-package-lock >/dev/null)
    touch "$N/ready"
  fi ;;
installed) [ -f "$N/ready" ] && cmp -s "$HERE/nostr/package.json" "$N/package.json" ;;
start)
  [ -f "$N/ready" ] || { echo "not installed: nostr.sh install" >&2; exit 1; }
  if is_running "$RUN/pid"; then grep ^READY "$RUN/log"; exit 0; fi
  mkdir -p "$RUN"
  cp "$HERE"/nostr/*.cjs "$N/"
  rm -f "$RUN/log"
  (cd "$N" && exec node relay.cjs >"$RUN/log" 2>&1 </dev/null) &
  echo $! >"$RUN/pid"
  for _ in $(seq 100); do
    grep -qs ^READY "$RUN/log" && break
    is_running "$RUN/pid" || { tail -5 "$RUN/log" >&2; rm -f "$RUN/pid"; exit 1; }
    sleep 0.1
  done
  grep ^READY "$RUN/log" || { tail -5 "$RUN/log" >&2; stop_pid "$RUN/pid"; exit 1; } ;;
stop)
  stop_pid "$RUN/pid"
  rm -rf "$RUN" ;;
*) echo "usage: nostr.sh install|installed|start|stop" >&2; exit 2 ;;
esac
