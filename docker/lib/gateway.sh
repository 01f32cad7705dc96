# shellcheck shell=bash
# The gateway: built when its sources are newer, started with what Odoo told about itself, awaited.

JAR=$REPOSITORY/target/quarkus-app/quarkus-run.jar
READY_SECONDS=90

# Two stacks of one checkout share the build, so that one waits for the other.
build_gateway() {
    local log=$RUN/build.log
    (
        flock 8
        if jar_is_current; then exit; fi
        say "building the gateway"
        cd "$REPOSITORY" && JAVA_HOME=$JDK ./mvnw -q package -Dmaven.test.skip=true </dev/null >"$log" 2>&1
    ) 8<"$REPOSITORY/mvnw" || die_with_log "the gateway does not build" "$log"
    [ -f "$JAR" ] || die_with_log "the build made no $JAR" "$log"
}

jar_is_current() {
    [ -f "$JAR" ] && [ -z "$(find "$REPOSITORY/src/main" "$REPOSITORY/pom.xml" -newer "$JAR" -print -quit)" ]
}

start_gateway() {
    if gateway_runs_as_wanted; then
        gateway_becomes_ready || explain_gateway_failure
        jar_is_current || say "the sources are newer than the running $GATEWAY; stop it and start it again for the new one"
        return
    fi
    build_gateway
    ! is_running "$RUN/gateway.pid" || say "the settings of the $GATEWAY have changed: starting it anew"
    stop_gateway
    copy_gateway
    for _ in 1 2 3; do
        choose_port GATEWAY_PORT
        choose_port MANAGEMENT_PORT
        launch_gateway
        ! gateway_becomes_ready || return 0
        lost_a_port || break
        say "another program took a port meanwhile: trying again"
    done
    explain_gateway_failure
}

gateway_runs_as_wanted() {
    is_running "$RUN/gateway.pid" && gateway_settings | cmp -s - "$RUN/gateway.settings"
}

# It runs a copy: the next build writes where the original lies, and would pull it away under a running gateway.
copy_gateway() {
    rm -rf "$RUN/app"
    cp -r "$(dirname "$JAR")" "$RUN/app"
}

launch_gateway() {
    local settings
    say "starting the $GATEWAY"
    mkdir -p "$GATEWAY_DATA"
    chmod 700 "$GATEWAY_DATA"
    [ ! -f "$GATEWAY_LOG" ] || mv "$GATEWAY_LOG" "$GATEWAY_LOG.before"
    gateway_settings >"$RUN/gateway.settings"
    mapfile -t settings <"$RUN/gateway.settings"
    STARTED+=("$GATEWAY")
    # Names that are ours, not the gateway's, would look like settings of it.
    launch "$RUN/gateway.pid" "$GATEWAY_LOG" \
        env -u GATEWAY_PORT -u GATEWAY_URL -u GATEWAY_PID -u GATEWAY_LOG "${settings[@]}" \
        "$JDK/bin/java" --enable-native-access=ALL-UNNAMED -jar "$RUN/app/$(basename "$JAR")"
}

# What a set of replicas has besides.
more_settings() { :; }

# Odoo itself, not nginx before it: the gateway tells a refused connection from an answer, and 502 is an answer.
gateway_settings() {
    cat <<SETTINGS
GATEWAY_ODOO_URL=$(odoo_fact ODOO_RPC_URL)
GATEWAY_ODOO_DATABASE=$(odoo_fact ODOO_DB)
GATEWAY_ODOO_LOGIN=$(odoo_fact GATEWAY_LOGIN)
GATEWAY_ODOO_API_KEY_FILE=$(odoo_fact GATEWAY_API_KEY_FILE)
GATEWAY_DATA_DIR=$GATEWAY_DATA
GATEWAY_NUDGE_SECRET_FILE=$(nudge_secret_file)
GATEWAY_PUBLIC_URL=${GATEWAY_PUBLIC_URL:-http://localhost:$GATEWAY_PORT}
GATEWAY_CORS_ORIGINS=$(cors_origins)
QUARKUS_HTTP_HOST=127.0.0.1
QUARKUS_HTTP_PORT=$GATEWAY_PORT
QUARKUS_MANAGEMENT_HOST=127.0.0.1
QUARKUS_MANAGEMENT_PORT=$MANAGEMENT_PORT
SETTINGS
    more_settings
}

nudge_secret_file() { secret_file "$NUDGE_SECRET"; }

# Made once, readable for the caller alone.
secret_file() {
    [ -s "$1" ] || (umask 077 && od -An -N12 -tx1 /dev/urandom | tr -d ' \n' >"$1")
    echo "$1"
}

# Each time: the port may be another one than before, the database a new one.
let_odoo_nudge_gateway() {
    GATEWAY_URL=http://127.0.0.1:$GATEWAY_PORT GATEWAY_NUDGE_SECRET=$(<"$(nudge_secret_file)") \
        odoo_local shell <"$HERE/odoo/nudge.py" >"$RUN/nudge.log" 2>&1 ||
        die_with_log "Odoo cannot be told to nudge the gateway" "$RUN/nudge.log"
}

# The page by both names of this machine, the usual places of a frontend, and what the caller adds; each once.
cors_origins() {
    printf '%s\n' "http://localhost:$WIDGET_PORT" "http://127.0.0.1:$WIDGET_PORT" \
        http://localhost:3000 http://localhost:4000 ${GATEWAY_CORS_ORIGINS:+"${GATEWAY_CORS_ORIGINS//,/$'\n'}"} |
        awk 'NF && !seen[$0]++' | paste -sd, -
}

gateway_becomes_ready() {
    local pid deadline=$((SECONDS + READY_SECONDS))
    pid=$(recorded_pid "$RUN/gateway.pid")
    while is_running "$RUN/gateway.pid" && ((SECONDS < deadline)); do
        if owns_port "$pid" "$GATEWAY_PORT" && owns_port "$pid" "$MANAGEMENT_PORT" &&
            [ "$(http_status "$MANAGEMENT_PORT" /q/health/ready)" = 200 ]; then
            return 0
        fi
        sleep 0.2
    done
    return 1
}

lost_a_port() {
    ! is_running "$RUN/gateway.pid" && { port_is_taken "$GATEWAY_PORT" || port_is_taken "$MANAGEMENT_PORT"; }
}

explain_gateway_failure() {
    if is_running "$RUN/gateway.pid"; then
        die_with_log "the $GATEWAY runs but did not become ready within $READY_SECONDS s: it cannot work with Odoo or its
  data directory; the lines above say why. Odoo's own log: $(odoo_fact ODOO_LOG)" "$GATEWAY_LOG"
    fi
    die_with_log "the $GATEWAY stopped while starting; the lines above say why. Its settings: $RUN/gateway.settings" "$GATEWAY_LOG"
}
