#!/bin/bash
# WordPress with its database, as Debian packages them, on loopback, for tests.
# usage: wordpress.sh install|installed|start|stop
#   PARLEY_WORDPRESS_PORT     default 8181; every port has a site and data of its own
#   PARLEY_WORDPRESS_DB_PORT  default 33061
# `start` begins with an empty site and prints READY and one line of JSON:
# {"baseUrl", "users": {name: {"password", "appPassword"}}}: admin, berta (editor), carl (subscriber)
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
PORT=${PARLEY_WORDPRESS_PORT:-8181}
DB_PORT=${PARLEY_WORDPRESS_DB_PORT:-33061}
# The database runs as another user than root, so its data lie where that user can reach them.
RUN=${PARLEY_SERVERS:-/var/tmp/parley-servers}/wordpress-$PORT
SHARED=/usr/share/wordpress

apt() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" >/dev/null; }
is_installed() { [ -d $SHARED/wp-includes ] && command -v php >/dev/null && command -v mariadbd >/dev/null && [[ $(php -m) == *mysqli* ]]; }

# The packages bring a web server and a database as services; here nothing of them may be started.
install_wordpress() {
  [ "$(id -u)" = 0 ] || { echo "WordPress is missing: install wordpress, php-cli and mariadb-server (root is needed)" >&2; exit 1; }
  command -v apt-get >/dev/null || { echo "WordPress is missing, and this is no Debian" >&2; exit 1; }
  local policy=/usr/sbin/policy-rc.d made=""
  if [ ! -e $policy ]; then made=$policy; printf '#!/bin/sh\nexit 101\n' >$policy; chmod 755 $policy; fi
  trap '[ -z "'$made'" ] || rm -f "'$made'"' EXIT
  apt update
  apt install -y --no-install-recommends wordpress php-cli php-mysql php-xml php-mbstring mariadb-server
}

write_config() {
  cat >"$RUN/site/wp-config.php" <<P
<?php
define('DB_NAME','wp');define('DB_USER','root');define('DB_PASSWORD','');define('DB_HOST','127.0.0.1:$DB_PORT');define('DB_CHARSET','utf8mb4');
foreach (['AUTH_KEY','SECURE_AUTH_KEY','LOGGED_IN_KEY','NONCE_KEY','AUTH_SALT','SECURE_AUTH_SALT','LOGGED_IN_SALT','NONCE_SALT'] as \$name) define(\$name, 'test-'.\$name);
// Allows application passwords without https, as the site stands on this machine.
define('WP_ENVIRONMENT_TYPE','local');
define('DISABLE_WP_CRON',true);define('WP_HTTP_BLOCK_EXTERNAL',true);define('AUTOMATIC_UPDATER_DISABLED',true);
\$table_prefix='wp_';if (!defined('ABSPATH')) define('ABSPATH',__DIR__.'/');require_once ABSPATH.'wp-settings.php';
P
  # Specs write as many guests in a row; whoever is signed in keeps the site's limit of 15 seconds.
  mkdir -p "$RUN/site/wp-content/mu-plugins"
  cat >"$RUN/site/wp-content/mu-plugins/guests.php" <<'P'
<?php add_filter('wp_is_comment_flood', function ($is_flood) { return is_user_logged_in() ? $is_flood : false; }, 99);
P
  # Files as they are, everything else to index.php: pretty addresses and /wp-json.
  cat >"$RUN/router.php" <<'P'
<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH); $file = __DIR__.'/site'.$path;
if (is_dir($file) && is_file(rtrim($file,'/').'/index.php')) { $file = rtrim($file,'/').'/index.php'; $_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = rtrim($path,'/').'/index.php'; chdir(dirname($file)); require $file; return true; }
if (is_file($file)) return false;
$_SERVER['SCRIPT_NAME'] = '/index.php'; chdir(__DIR__.'/site'); require __DIR__.'/site/index.php';
P
  cat >"$RUN/setup.php" <<P
<?php
define('WP_INSTALLING',true);\$_SERVER['HTTP_HOST']='127.0.0.1:$PORT';
require '$RUN/site/wp-load.php';require ABSPATH.'wp-admin/includes/upgrade.php';
wp_install('Bakery Test','admin','admin@mail.test',true,'','admin-pass');
foreach (['siteurl','home'] as \$name) update_option(\$name,'http://127.0.0.1:$PORT');
update_option('permalink_structure','/%postname%/');
update_option('comment_moderation','0');update_option('comment_previously_approved','0');update_option('show_avatars','0');
foreach (['berta'=>'editor','carl'=>'subscriber'] as \$name=>\$role) wp_insert_user(['user_login'=>\$name,'user_pass'=>\$name.'-pass','user_email'=>\$name.'@mail.test','role'=>\$role,'display_name'=>ucfirst(\$name)]);
\$users=[];
foreach (['admin','berta','carl'] as \$name) { [\$word]=WP_Application_Passwords::create_new_application_password(get_user_by('login',\$name)->ID,['name'=>'tests']); \$users[\$name]=['password'=>\$name.'-pass','appPassword'=>\$word]; }
echo json_encode(['baseUrl'=>'http://127.0.0.1:$PORT','users'=>\$users]);
P
}

start_database() {
  local user=() owner=""
  if [ "$(id -u)" = 0 ]; then owner=mysql; user=(--user=mysql); fi
  mkdir -p "$RUN/db"
  chmod 711 "$RUN"
  [ -z "$owner" ] || chown "$owner" "$RUN/db"
  mariadb-install-db --no-defaults "${user[@]}" --datadir="$RUN/db" --auth-root-authentication-method=normal --skip-test-db >/dev/null 2>&1
  mariadbd --no-defaults "${user[@]}" --datadir="$RUN/db" --port="$DB_PORT" --bind-address=127.0.0.1 --socket="$RUN/db/s.sock" --pid-file="$RUN/db/pid" --innodb-flush-log-at-trx-commit=0 --innodb-buffer-pool-size=32M --skip-log-bin >"$RUN/db.log" 2>&1 </dev/null &
  for _ in $(seq 200); do
    mariadb --no-defaults -h127.0.0.1 -P"$DB_PORT" -uroot -e 'create database if not exists wp character set utf8mb4' 2>/dev/null && return
    sleep 0.1
  done
  tail -5 "$RUN/db.log" >&2
  return 1
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
stop_all() {
  # The workers of PHP's server are children of the first.
  if [ -f "$RUN/php.pid" ]; then pkill -P "$(cat "$RUN/php.pid")" 2>/dev/null || true; fi
  stop_pid "$RUN/php.pid"
  stop_pid "$RUN/db/pid"
  rm -rf "$RUN"
}

case "${1:-}" in
install) is_installed || install_wordpress ;;
installed) is_installed ;;
start)
  is_installed || { echo "not installed: wordpress.sh install" >&2; exit 1; }
  if is_running "$RUN/php.pid"; then echo RUNNING; cat "$RUN/ready.json"; exit 0; fi
  for taken in "$PORT" "$DB_PORT"; do
    if answers "$taken"; then echo "port $taken is taken by something else" >&2; exit 1; fi
  done
  stop_all
  mkdir -p "$RUN"
  # Debian links fonts, scripts and themes.
  cp -rL $SHARED "$RUN/site" 2>/dev/null || true
  write_config
  start_database || { stop_all; exit 1; }
  php "$RUN/setup.php" >"$RUN/ready.json" 2>"$RUN/setup.log" || { tail -5 "$RUN/setup.log" >&2; stop_all; exit 1; }
  PHP_CLI_SERVER_WORKERS=3 php -d opcache.enable_cli=1 -S "127.0.0.1:$PORT" -t "$RUN/site" "$RUN/router.php" >"$RUN/php.log" 2>&1 </dev/null &
  echo $! >"$RUN/php.pid"
  for _ in $(seq 200); do
    answers "$PORT" && break
    is_running "$RUN/php.pid" || { tail -5 "$RUN/php.log" >&2; stop_all; exit 1; }
    sleep 0.05
  done
  echo READY
  cat "$RUN/ready.json"
  echo ;;
stop) stop_all ;;
*) echo "usage: wordpress.sh install|installed|start|stop" >&2; exit 2 ;;
esac
