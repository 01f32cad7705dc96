# shellcheck shell=bash disable=SC2034  # the names are for the other parts
# Where a stack lives and who may change it. Two homes are two stacks.

REPOSITORY=$(cd "$HERE/.." && pwd)

# NAME of our part of the home, and the home when none is asked for. odoo/local gets the same home from the environment
# and keeps its own state beside ours.
locate_stack() {
    command -v flock setsid >/dev/null ||
        die "this needs Debian 12; elsewhere, with a container engine: docker compose -f docker/compose.yaml up"
    STACK_HOME=$(realpath -m "${STACK_HOME:-$2}")
    export STACK_HOME
    RUN=$STACK_HOME/$1
    PAGE=$RUN/page
    WIDGET_LOG=$RUN/widget.log
    NUDGE_SECRET=$RUN/nudge-secret
}

locate_gateway() {
    locate_stack up "$REPOSITORY/.stack"
    GATEWAY=gateway
    GATEWAY_LOG=$RUN/gateway.log
    GATEWAY_DATA=$STACK_HOME/gateway
    see_front "$GATEWAY" "$RUN/gateway.pid" "$GATEWAY_LOG"
}

# What visitors come to.
see_front() {
    FRONT=$1
    FRONT_PID=$2
    FRONT_LOG=$3
}

# One command at a time changes a stack. A lock on a file that `down --destroy` has meanwhile removed locks nothing,
# so the file is compared after the lock was granted.
lock_stack() {
    [ -z "${STACK_LOCK:-}" ] || return 0
    while :; do
        mkdir -p "$RUN"
        exec {STACK_LOCK}>>"$RUN/lock"
        flock -n "$STACK_LOCK" || {
            say "waiting for another command on $STACK_HOME"
            flock "$STACK_LOCK"
        }
        [ "$RUN/lock" -ef "/proc/$$/fd/$STACK_LOCK" ] && return 0 # a bare return in a trap means the status before it
        exec {STACK_LOCK}>&-
    done
}

unlock_stack() {
    exec {STACK_LOCK}>&-
    unset STACK_LOCK
}

# Odoo outlives this command and must not keep its lock.
odoo_local() (
    close_locks
    exec "$HERE/odoo/local" "$@"
)

odoo_fact() { sed -n "s/^$1=//p" <<<"$ODOO_FACTS"; }

stop_gateway() { stop_group "$RUN/gateway.pid" TERM; }

stop_widget() { stop_group "$RUN/widget.pid" TERM; }
