# PostgreSQL of this stack alone, on a port of the loopback.

postgres_is_running() {
    local pid
    [ -s "$RUN/pg/postmaster.pid" ] || return 1
    read -r pid <"$RUN/pg/postmaster.pid"
    # After a crash another process may have the recorded pid: ours works inside its data.
    [ "/proc/$pid/cwd" -ef "$RUN/pg" ]
}

start_postgres() {
    local tries
    postgres_is_running && return
    [ -f "$RUN/pg/PG_VERSION" ] || create_postgres
    for tries in {1..3}; do
        rm -f "$RUN/pg/postmaster.pid"
        settle_port ODOO_PG_PORT
        try_to_start_postgres && return
        tail -n 5 "$LOGS/postgres.log" | grep -qi 'in use' || break
        say "port $ODOO_PG_PORT was taken meanwhile"
    done
    die_with_log "PostgreSQL does not start" "$LOGS/postgres.log"
}

create_postgres() {
    say "creating a PostgreSQL"
    rm -rf "$RUN/pg"
    mkdir -p "$RUN/pg" "$RUN/home" "$RUN/data"
    chmod 700 "$RUN/pg"
    give_to_service_user "$RUN/pg" "$RUN/home" "$RUN/data"
    # Whoever can reach the loopback of a developer's machine may enter: no password to pass around.
    (cd / && "${IN_PREFIX[@]}" "$PG_BIN/initdb" -D "$RUN/pg" -U odoo --auth=trust --no-sync --encoding=UTF8 --locale=C.UTF-8) \
        >"$LOGS/postgres.log" 2>&1 || die_with_log "initdb failed" "$LOGS/postgres.log"
}

# A development stack trades safety for speed: a power cut may cost its database, and then `destroy` mends it.
# When a message was committed is what the benchmark counts from.
# POSTGRES_DURABLE is for whoever measures what commits cost elsewhere.
# No socket file: under a long STACK_HOME its name would be longer than the system allows.
try_to_start_postgres() {
    local haste='-c fsync=off -c full_page_writes=off -c synchronous_commit=off'
    [ -z "${POSTGRES_DURABLE:-}" ] || haste=''
    (
        close_locks
        cd /
        exec setsid "${IN_PREFIX[@]}" "$PG_BIN/pg_ctl" start -w -D "$RUN/pg" -o "-p $ODOO_PG_PORT -c listen_addresses=127.0.0.1 \
            -c unix_socket_directories='' $haste -c jit=off -c track_commit_timestamp=on"
    ) </dev/null >>"$LOGS/postgres.log" 2>&1
}

stop_postgres() {
    postgres_is_running || return 0
    find_packages
    "${IN_PREFIX[@]}" "$PG_BIN/pg_ctl" stop -w -m fast -D "$RUN/pg" >/dev/null 2>&1 ||
        "${IN_PREFIX[@]}" "$PG_BIN/pg_ctl" stop -w -m immediate -D "$RUN/pg" >/dev/null
}

# Behind a living Odoo, which has to find it where it was.
restart_postgres() {
    stop_postgres
    find_packages
    GIVEN_PORTS=$ODOO_PG_PORT
    start_postgres
}

query() { "${IN_PREFIX[@]}" "$PG_BIN/psql" -XAtq -h 127.0.0.1 -p "$ODOO_PG_PORT" -U odoo -d "$ODOO_DB" -c "$1"; }

# Of another program, which owns it and gets nowhere else. Unlike Odoo's, what is committed there outlives a PostgreSQL
# that is killed.
give_database() {
    local name=$1 password
    [[ $name =~ ^[a-z][a-z0-9_]*$ ]] || die "a database is a name of a-z, 0-9 and _, not: $name"
    [[ $name != "$ODOO_DB" && $name != odoo && $name != postgres ]] || die "$name is taken"
    password=$(<"$2") && [[ $password =~ ^[A-Za-z0-9_-]+$ ]] || die "the password in $2 is of letters, digits, - and _"
    demand_guests_passwords
    ask_postgres <<SQL
SELECT 'CREATE ROLE guests NOLOGIN' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'guests') \gexec
SELECT 'CREATE ROLE $name LOGIN IN ROLE guests' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '$name') \gexec
ALTER ROLE $name PASSWORD '$password';
ALTER ROLE $name SET synchronous_commit = on;
SELECT 'CREATE DATABASE $name OWNER $name' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = '$name') \gexec
SQL
}

# Before the line that lets in everybody else. The first that fits counts.
demand_guests_passwords() {
    local rules=$RUN/pg/pg_hba.conf
    ! grep -q '+guests' "$rules" || return 0
    {
        echo 'host sameuser +guests 127.0.0.1/32 scram-sha-256'
        echo 'host all      +guests all          reject'
        cat "$rules"
    } >"$rules.new" && chmod 600 "$rules.new"
    give_to_service_user "$rules.new"
    mv "$rules.new" "$rules"
    "${IN_PREFIX[@]}" "$PG_BIN/pg_ctl" reload -D "$RUN/pg" >/dev/null
}

# Through standard input: passwords are in no list of processes.
ask_postgres() { "${IN_PREFIX[@]}" "$PG_BIN/psql" -XAtq -v ON_ERROR_STOP=1 -h 127.0.0.1 -p "$ODOO_PG_PORT" -U odoo -d postgres >/dev/null; }

backup_database() {
    "${IN_PREFIX[@]}" "$PG_BIN/pg_dump" -Fc -h 127.0.0.1 -p "$ODOO_PG_PORT" -U odoo "$ODOO_DB" >"$1" ||
        die "the database cannot be saved to $1"
}

# Beside the one that is there, which goes when the other is whole: connections are cut, and Odoo makes new ones.
restore_database() {
    local restored=${ODOO_DB}_restored
    drop_database "$restored"
    "${IN_PREFIX[@]}" "$PG_BIN/createdb" -h 127.0.0.1 -p "$ODOO_PG_PORT" -U odoo -T template0 "$restored" >/dev/null
    "${IN_PREFIX[@]}" "$PG_BIN/pg_restore" -h 127.0.0.1 -p "$ODOO_PG_PORT" -U odoo -d "$restored" --no-owner <"$1" ||
        die "the database cannot be restored from $1"
    drop_database "$ODOO_DB"
    ODOO_DB=postgres query "ALTER DATABASE \"$restored\" RENAME TO \"$ODOO_DB\""
}

drop_database() {
    "${IN_PREFIX[@]}" "$PG_BIN/dropdb" --if-exists --force -h 127.0.0.1 -p "$ODOO_PG_PORT" -U odoo "$1" >/dev/null 2>&1
}
