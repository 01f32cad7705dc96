# Odoo itself: its configuration, its database, its process.

odoo_is_running() { is_running "$RUN/odoo.pid"; }
stack_is_running() { nginx_is_running && odoo_is_running && postgres_is_running; }
stop_odoo() { stop_group "$RUN/odoo.pid" TERM; }
kill_odoo() { stop_group "$RUN/odoo.pid" KILL; }

stop_everything() {
    stop_odoo
    stop_nginx
    stop_postgres
}

wanted_modules() { echo "seitech_elearning,seitech_chat_desk${ODOO_MODULES:+,$ODOO_MODULES}"; }

anything_changed() { settings_changed || addons_changed || ! database_is_current || ! users_are_ready; }

start_odoo_with_current_addons() {
    local tries
    settle_ports
    copy_addons "$RUN"
    write_odoo_config "$RUN" "$ODOO_DB" "$ODOO_HTTP_PORT" "$ODOO_BUS_PORT"
    database_is_current || bring_database_up_to_date
    build_assets &
    users_are_ready || create_users
    wait $! || exit 1
    for tries in {1..3}; do
        settle_ports # again: installing may have taken a minute
        write_odoo_config "$RUN" "$ODOO_DB" "$ODOO_HTTP_PORT" "$ODOO_BUS_PORT"
        remember_settings
        try_to_start_odoo && return
        tail -n 20 "$LOGS/odoo.log" | grep -qi 'in use' || break
        say "a port was taken meanwhile"
    done
    die_with_log "Odoo does not start" "$LOGS/odoo.log"
}

settle_ports() {
    nginx_has_port || { stop_nginx && settle_port ODOO_PORT; }
    settle_port ODOO_HTTP_PORT
    settle_port ODOO_BUS_PORT
}

write_odoo_config() {
    local place=$1 database=$2 port=$3 bus_port=$4
    # Jobs by the clock stay off: nobody waits for them here, and they would take a third worker.
    # The protocol this project speaks is announced as deprecated with a warning at each call.
    (umask 077 && cat >"$place/odoo.conf") <<CONF
[options]
db_host = 127.0.0.1
db_port = $ODOO_PG_PORT
db_user = odoo
db_password = odoo
db_name = $database
list_db = False
admin_passwd = $(secret master-password)
data_dir = $RUN/data
addons_path = $(addons_path "$place")
http_interface = 127.0.0.1
http_port = $port
gevent_port = $bus_port
proxy_mode = True
workers = $ODOO_WORKERS
max_cron_threads = 0
log_handler = :INFO,odoo.addons.rpc.controllers.xmlrpc:ERROR,odoo.addons.rpc.controllers.jsonrpc:ERROR
CONF
    give_to_service_user "$place/odoo.conf"
}

run_odoo() {
    local command=()
    case ${1:-} in [a-z]*) command=("$1") && shift ;; esac
    (close_locks && cd "$RUN/home" && exec "${IN_PREFIX[@]}" "$PYTHON" "$PREFIX/usr/bin/odoo" "${command[@]}" -c "${ODOO_CONFIG:-$RUN/odoo.conf}" "$@")
}

# What the database was last brought up to date with.
database_state() { echo "$ODOO_DB $(wanted_modules) $(cat "$RUN/addons/fingerprint" 2>/dev/null)"; }
database_is_current() { [ "$(cat "$RUN/database" 2>/dev/null)" = "$(database_state)" ]; }

# Odoo leaves alone what is installed already (-i) or not at all (-u), so both lists can be given each time.
bring_database_up_to_date() {
    say "installing or upgrading $(wanted_modules) in database $ODOO_DB"
    rm -f "$RUN/database" "$RUN/assets"
    run_odoo -i "$(wanted_modules)" -u "$(copied_modules)" --stop-after-init --no-http --workers=0 \
        </dev/null >"$LOGS/install.log" 2>&1 || die_with_log "the modules cannot be installed" "$LOGS/install.log"
    [ -z "$(missing_modules)" ] || die_with_log "not installed: $(missing_modules)" "$LOGS/install.log"
    database_state >"$RUN/database"
}

# Odoo itself passes over a module that it does not find or that lacks another one.
missing_modules() {
    comm -23 <(wanted_modules | tr ',' '\n' | sort -u) \
        <(query "SELECT name FROM ir_module_module WHERE state = 'installed'" | sort -u) | xargs
}

users_are_ready() { [ -s "$RUN/gateway-api-key" ] && [ "$(cat "$RUN/users" 2>/dev/null)" = "$ODOO_DB" ]; }

# The key comes back through a pipe of its own and the passwords go in through standard input: they appear in no log
# and in no list of processes.
create_users() {
    local key
    say "creating the users"
    key=$({
        printf 'ADMIN_PASSWORD = "%s"\nAGENT_PASSWORD = "%s"\n' "$(secret admin-password)" "$(secret agent-password)"
        cat "$HERE/lib/create_users.py"
    } | run_odoo shell --no-http --workers=0 3>&1 >"$LOGS/users.log" 2>&1) && [ -n "$key" ] ||
        die_with_log "the users cannot be created" "$LOGS/users.log"
    rm -f "$RUN/gateway-api-key"
    (umask 077 && printf %s "$key" >"$RUN/gateway-api-key")
    echo "$ODOO_DB" >"$RUN/users"
}

build_assets() {
    [ -z "${ODOO_NO_ASSETS:-}" ] || return 0
    [ "$(cat "$RUN/assets" 2>/dev/null)" != "$ODOO_DB" ] || return 0
    say "building the files of the web client"
    run_odoo shell --no-http --workers=0 <"$HERE/lib/build_assets.py" >"$LOGS/assets.log" 2>&1 ||
        die_with_log "the files of the web client cannot be built; ODOO_NO_ASSETS=1 leaves them out" "$LOGS/assets.log"
    echo "$ODOO_DB" >"$RUN/assets"
}

# The threaded server answers the websocket on its only port.
bus_port() { if [ "$ODOO_WORKERS" = 0 ]; then echo "$ODOO_HTTP_PORT"; else echo "$ODOO_BUS_PORT"; fi; }

try_to_start_odoo() {
    say "starting Odoo"
    launch "$RUN/odoo.pid" "$LOGS/odoo.log" "${IN_PREFIX[@]}" "$PYTHON" "$PREFIX/usr/bin/odoo" -c "$RUN/odoo.conf"
    "${IN_PREFIX[@]}" "$PYTHON" - "$(recorded_pid "$RUN/odoo.pid")" "http://127.0.0.1:$ODOO_HTTP_PORT/web/health" \
        "http://127.0.0.1:$ODOO_HTTP_PORT/web/login" "http://127.0.0.1:$(bus_port)/websocket/health" \
        <"$HERE/lib/wait_until_ready.py" && return
    kill_odoo
    return 1
}

report() {
    find_packages
    cat <<REPORT
ODOO_URL=http://127.0.0.1:$ODOO_PORT
ODOO_RPC_URL=http://127.0.0.1:$ODOO_HTTP_PORT
ODOO_DB=$ODOO_DB
ODOO_BUS_URL=http://127.0.0.1:$(bus_port)
ODOO_ADMIN_LOGIN=admin
ODOO_ADMIN_PASSWORD=$(cat "$RUN/admin-password")
AGENT_LOGIN=agent
AGENT_PASSWORD=$(cat "$RUN/agent-password")
GATEWAY_LOGIN=chat_gateway
GATEWAY_API_KEY_FILE=$RUN/gateway-api-key
ODOO_VERSION=$(odoo_version)
ODOO_PID=$(recorded_pid "$RUN/odoo.pid")
ODOO_LOG=$LOGS/odoo.log
PG_PORT=$ODOO_PG_PORT
REPORT
}

# A failed start leaves nothing behind that runs.
explain_failure() {
    trap - EXIT
    stop_everything
    wait # for what ran at our side: it ends with its database
    say "not started; the logs are in $LOGS"
}
