# shellcheck shell=bash
# The programs beside the tests: built when the sources are newer, run over a real Odoo of their own. For callers that
# have set HERE and STATE, and that call `stop_what_was_started` however they end.

REPOSITORY=$(cd "$HERE/.." && pwd)
APP=$REPOSITORY/target/quarkus-app
ODOO_STARTED=
PROGRAM=

build() {
    is_current || (
        say "building"
        cd "$REPOSITORY" && JAVA_HOME=$JDK ./mvnw -q package -DskipTests </dev/null >"$STATE/build.log" 2>&1
    ) || die_with_log "the gateway does not build" "$STATE/build.log"
}

is_current() {
    local built=$APP/quarkus-run.jar
    [ -f "$built" ] && [ -z "$(find "$REPOSITORY/src" "$REPOSITORY/pom.xml" -newer "$built" -print -quit)" ]
}

# Its own, and only as long as this command runs, unless it was running before.
start_odoo() {
    odoo_local status >/dev/null 2>&1 || ODOO_STARTED=yes
    local facts
    facts=$(ODOO_NO_ASSETS=1 odoo_local up) || exit 1
    while IFS= read -r fact; do export "${fact?}"; done <<<"$facts"
}

odoo_local() { STACK_HOME=$STATE "$HERE/odoo/local" "$@"; }

# The dependencies of the packaged gateway are all that the programs need beside the test classes. In the background,
# since a shell that waits for a command in the foreground hears no signal.
run() {
    (
        cd "$REPOSITORY"
        exec "$JDK/bin/java" --enable-native-access=ALL-UNNAMED -Xmx2g "-Dlogs=$STATE/log" \
            -cp "target/test-classes:target/classes:$APP/lib/main/*:$APP/lib/boot/*" \
            "com.seitech.chat.gateway.$1" "${@:2}"
    ) &
    PROGRAM=$!
    wait "$PROGRAM"
}

# A program first ends what it has started itself.
stop_what_was_started() {
    local status=$?
    trap - EXIT
    trap '' INT TERM HUP
    if [ -n "$PROGRAM" ]; then
        kill "$PROGRAM" 2>/dev/null || true
        wait "$PROGRAM" || true
    fi
    [ -z "$ODOO_STARTED" ] || odoo_local down
    rm -rf "$STATE/data"
    exit "$status"
}

# However this command ends.
prepare() {
    JDK=$(find_jdk25) || die "no JDK 25 found: install one or set JAVA_HOME to it"
    mkdir -p "$STATE"
    trap stop_what_was_started EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    build
}
