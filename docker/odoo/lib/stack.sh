# Where a stack lives, what it remembers, and who may change it.

REPOSITORY=$(cd "$HERE/../.." && pwd)
REMEMBERED=(ODOO_PORT ODOO_HTTP_PORT ODOO_BUS_PORT ODOO_PG_PORT ODOO_DB ODOO_EXTRA_ADDONS ODOO_MODULES ODOO_WORKERS)

# PostgreSQL refuses to run as root, and Odoo should not: both run as nobody then.
SERVICE_USER=$(if [ "$EUID" = 0 ]; then echo nobody; else id -un; fi)

AS_SERVICE_USER=()
[ "$EUID" != 0 ] || AS_SERVICE_USER=(setpriv "--reuid=$SERVICE_USER" "--regid=$(id -g "$SERVICE_USER")" --clear-groups)

service_user_can_enter() { "${AS_SERVICE_USER[@]}" test -x "$1" 2>/dev/null; }

give_to_service_user() { [ "$EUID" != 0 ] || chown -R "$SERVICE_USER": "$@"; }

locate_stack() {
    STACK_HOME=$(realpath -m "${STACK_HOME:-$REPOSITORY/.stack}")
    RUN=$(realpath -m "$STACK_HOME/odoo")
    LOGS=$RUN/log
}

stack_exists() { [ -d "$RUN" ]; }

create_stack() {
    mkdir -p "$STACK_HOME"
    if [ ! -e "$RUN" ] && ! service_user_can_enter "$STACK_HOME"; then
        # The administrator's home is closed to nobody: the data goes elsewhere, the name stays.
        mkdir -p "/var/lib/seitech-chat-gateway/$(path_key)"
        ln -sfn "/var/lib/seitech-chat-gateway/$(path_key)" "$STACK_HOME/odoo"
        locate_stack
    fi
    mkdir -p "$LOGS"
}

path_key() { printf %s "$STACK_HOME" | sha256sum | cut -c1-16; }

remove_stack() {
    rm -rf "$RUN"
    rm -f "$STACK_HOME/odoo"
    rmdir --ignore-fail-on-non-empty "$STACK_HOME"
}

# One command at a time changes a stack. A lock on a file that `destroy` has meanwhile removed locks nothing,
# so the file is compared after the lock was granted.
lock_stack() {
    while :; do
        create_stack
        exec {STACK_LOCK}>>"$RUN/lock"
        flock -n "$STACK_LOCK" || {
            say "waiting for another command on $STACK_HOME"
            flock "$STACK_LOCK"
        }
        [ "$RUN/lock" -ef "/proc/$$/fd/$STACK_LOCK" ] && return
        exec {STACK_LOCK}>&-
    done
}

# What is given now wins over what was remembered.
recall_settings() {
    local name value
    GIVEN_PORTS=${ODOO_PORT:-}:${ODOO_HTTP_PORT:-}:${ODOO_BUS_PORT:-}:${ODOO_PG_PORT:-}
    [ ! -f "$RUN/settings" ] || while IFS='=' read -r name value; do
        is_remembered "$name" && [ -z "${!name+given}" ] && printf -v "$name" %s "$value"
    done <"$RUN/settings" || true
    : "${ODOO_DB:=chat}" "${ODOO_EXTRA_ADDONS:=}" "${ODOO_MODULES:=}" "${ODOO_WORKERS:=2}"
    : "${ODOO_PORT:=}" "${ODOO_HTTP_PORT:=}" "${ODOO_BUS_PORT:=}" "${ODOO_PG_PORT:=}"
    ODOO_EXTRA_ADDONS=$(absolute_folders "$ODOO_EXTRA_ADDONS")
    [[ $ODOO_DB =~ ^[a-z][a-z0-9_-]*$ ]] || die "ODOO_DB is a name of a-z, 0-9, _ and -, not: $ODOO_DB"
    [[ $ODOO_WORKERS =~ ^[0-9]+$ ]] || die "ODOO_WORKERS is a number, not: $ODOO_WORKERS"
}

# The next command may come from another folder.
absolute_folders() {
    local folder
    tr ',' ':' <<<"$1" | tr ':' '\n' | while read -r folder; do
        [ -z "$folder" ] || realpath -m "$folder"
    done | paste -sd:
}

use_remembered_settings_only() {
    unset "${REMEMBERED[@]}"
    recall_settings
}

remember_settings() {
    local name
    for name in "${REMEMBERED[@]}"; do printf '%s=%s\n' "$name" "${!name}"; done >"$RUN/settings"
}

is_remembered() { [[ " ${REMEMBERED[*]} " == *" $1 "* ]]; }

settings_changed() {
    local name
    for name in "${REMEMBERED[@]}"; do
        grep -qxF -- "$name=${!name}" "$RUN/settings" || return 0
    done
    return 1
}

# A secret is made once and stays; readable for the caller alone.
secret() {
    local file=$RUN/$1
    [ -s "$file" ] || (umask 077 && random_word >"$file")
    cat "$file"
}

random_word() { od -An -N12 -tx1 /dev/urandom | tr -d ' \n'; }
