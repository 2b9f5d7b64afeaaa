#!/bin/bash
# The real Bluesky network on loopback: PLC, PDS, AppView, Ozone (@atproto/dev-env), for tests.
# usage: atproto.sh install|installed|start|stop
#   PARLEY_ATPROTO_PORT  first port (PLC; PDS, AppView +1 and +2, Ozone +5), default 2582
#   RATE=1               with the rate limits of the real service
#   ALONE=1              PLC and PDS only: ready at once, no PostgreSQL, no timelines
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
PORT=${PARLEY_ATPROTO_PORT:-2582}
PG_PORT=${PARLEY_PG_PORT:-54320}
REDIS_PORT=${PARLEY_REDIS_PORT:-63790}
NODE_VERSION=22.23.3
A=$STATE/atproto
# Two that start or stop at once share one database: one after the other, please.
if command -v flock >/dev/null && [ "${1:-}" != installed ]; then
  exec 9>"$STATE/atproto.lock"
  flock 9
fi
RUN=$STATE/atproto-$PORT

case "${1:-}" in
install)
  if [ ! -f "$A/ready" ] || ! cmp -s "$HERE/atproto/package.json" "$A/package.json"; then
    "$HERE/postgres-redis.sh" install
    N=$(node_from_npm "$NODE_VERSION")
    export PATH=$N/bin:$PATH
    mkdir -p "$A"
    cp "$HERE/atproto/package.json" "$A/"
    cd "$A"
    echo "installing the Bluesky network (about 500 MB, some minutes) into $A"
    npm i --ignore-scripts --no-audit --no-fund --no-package-lock >/dev/null
    # Built for this Node and not for the system's: the headers come with the package.
    npm rebuild better-sqlite3 --nodedir="$N" --build-from-source >/dev/null
    touch "$A/ready"
  fi ;;
installed)
  [ -f "$A/ready" ] && cmp -s "$HERE/atproto/package.json" "$A/package.json" && command -v redis-server >/dev/null ;;
start)
  [ -f "$A/ready" ] || { echo "not installed: atproto.sh install" >&2; exit 1; }
  mkdir -p "$RUN"
  if is_running "$RUN/pid"; then sed -n "s/^READY/RUNNING/p" "$RUN/log"; exit 0; fi
  N=$(node_from_npm "$NODE_VERSION")
  if [ -z "${ALONE:-}" ]; then
    "$HERE/postgres-redis.sh" start 9>&-
    psql -h 127.0.0.1 -p "$PG_PORT" -U pg postgres -qc 'create database dev' 2>/dev/null || true
  fi
  cp "$HERE"/atproto/*.mjs "$HERE"/atproto/*.cjs "$A/"
  cd "$A"
  rm -f "$RUN/log"
  # A schema of its own for every start (letters only), so that nothing of an earlier run is seen.
  DB_POSTGRES_URL=postgresql://pg@127.0.0.1:$PG_PORT/dev REDIS_HOST=127.0.0.1:$REDIS_PORT LOG_ENABLED=false \
    SCHEMA=parley_$(date +%s%N | tr 0-9 a-j) FIRST_PORT=$PORT \
    "$N/bin/node" -r ./loopback.cjs network.mjs >"$RUN/log" 2>&1 </dev/null 9>&- &
  echo $! >"$RUN/pid"
  for _ in $(seq 240); do
    grep -qs ^READY "$RUN/log" && break
    is_running "$RUN/pid" || { tail -5 "$RUN/log" >&2; rm -f "$RUN/pid"; exit 1; }
    sleep 0.25
  done
  grep ^READY "$RUN/log" || { tail -5 "$RUN/log" >&2; stop_pid "$RUN/pid"; exit 1; } ;;
stop)
  stop_pid "$RUN/pid"
  # The database goes with the last network that uses it.
  for other in "$STATE"/atproto-*/pid; do is_running "$other" && exit 0; done
  "$HERE/postgres-redis.sh" stop ;;
*) echo "usage: atproto.sh install|installed|start|stop" >&2; exit 2 ;;
esac
