#!/bin/bash
# A private PostgreSQL (trust, user pg) and Redis on loopback, for atproto.sh.
# usage: postgres-redis.sh install|start|stop     ports: PARLEY_PG_PORT, PARLEY_REDIS_PORT
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
PG_PORT=${PARLEY_PG_PORT:-54320}
REDIS_PORT=${PARLEY_REDIS_PORT:-63790}
# PostgreSQL refuses to run as root, and its own user cannot enter root's home.
if [ "$(id -u)" = 0 ]; then D=/var/tmp/parley-postgres-$PG_PORT; else D=$STATE/postgres-$PG_PORT; fi

bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }
as_postgres() { if [ "$(id -u)" = 0 ]; then su postgres -s /bin/bash -c "$1"; else bash -c "$1"; fi; }

case "${1:-}" in
install)
  if [ -z "$(bin)" ] || ! command -v redis-server >/dev/null || ! command -v g++ >/dev/null; then
    [ "$(id -u)" = 0 ] || { echo "needs root once: apt-get install postgresql redis-server build-essential python3" >&2; exit 1; }
    mkdir -p /etc/postgresql-common
    # No cluster and no service of the system's own: only ours, on our ports.
    [ -f /etc/postgresql-common/createcluster.conf ] || echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
    apt-get update -qq
    RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql redis-server build-essential python3 >/dev/null
  fi ;;
start)
  B=$(bin)
  [ -n "$B" ] || { echo "PostgreSQL is not installed: postgres-redis.sh install" >&2; exit 1; }
  if [ ! -d "$D/pg" ]; then
    mkdir -p "$D"
    if [ "$(id -u)" = 0 ]; then chown postgres "$D"; fi
    as_postgres "'$B/initdb' -D '$D/pg' -U pg -A trust -E UTF8 --no-locale" >/dev/null
  fi
  # Test data needs no power-loss safety: fsync off makes every write ten times quicker.
  "$B/pg_isready" -q -h 127.0.0.1 -p "$PG_PORT" ||
    as_postgres "'$B/pg_ctl' -D '$D/pg' -w -l '$D/pg.log' -o '-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories=$D -c fsync=off -c synchronous_commit=off -c full_page_writes=off' start" >/dev/null </dev/null
  redis-cli -p "$REDIS_PORT" ping >/dev/null 2>&1 ||
    redis-server --port "$REDIS_PORT" --bind 127.0.0.1 --save '' --appendonly no --daemonize yes \
      --pidfile "$D/redis.pid" --dir "$D" --logfile "$D/redis.log" >/dev/null </dev/null ;;
stop)
  B=$(bin)
  if [ -f "$D/pg/postmaster.pid" ]; then as_postgres "'$B/pg_ctl' -D '$D/pg' -m fast stop" >/dev/null; fi
  stop_pid "$D/redis.pid" ;;
*) echo "usage: postgres-redis.sh install|start|stop" >&2; exit 2 ;;
esac
