# shellcheck shell=bash disable=SC2034  # the names are for the parts that know one gateway
# The replicas: the same gateway several times, each with a folder, a log and ports of its own, and one database for all.

DATABASE=chat_gateway
# For each replica, the least that it takes. Twice Odoo's workers are for all.
PERMITS=3

# A function of lib/gateway.sh for the replica of that NUMBER, in whose place it finds all that is one gateway's.
for_replica() {
    local number=$1 front=${GATEWAY_PORT:-} RUN=$RUN/replica-$1
    shift
    local GATEWAY=replica-$number GATEWAY_LOG=$RUN/gateway.log GATEWAY_DATA=$RUN/data
    local GATEWAY_PUBLIC_URL=${GATEWAY_PUBLIC_URL:-http://localhost:$front}
    local PORTS=(GATEWAY_PORT MANAGEMENT_PORT) ASKED_PORTS='' GATEWAY_PORT MANAGEMENT_PORT
    GATEWAY_PORT=$(remembered_port GATEWAY_PORT)
    MANAGEMENT_PORT=$(remembered_port MANAGEMENT_PORT)
    "$@"
}

start_replicas() {
    local number
    for ((number = 1; number <= REPLICAS; number++)); do for_replica "$number" start_replica; done
    for number in $(existing_replicas); do ((number <= REPLICAS)) || remove_replica "$number"; done
    echo "$REPLICAS" >"$RUN/replicas"
}

start_replica() {
    mkdir -p "$RUN"
    : "${GATEWAY_PORT:=$((front + number))}" "${MANAGEMENT_PORT:=$((9000 + number))}"
    start_gateway
    remember_ports
}

existing_replicas() { find "$RUN" -maxdepth 1 -name 'replica-*' 2>/dev/null | sed 's/.*-//' | sort -n; }

remove_replica() {
    for_replica "$1" stop_gateway
    rm -rf "$RUN/replica-$1"
}

stop_replicas() {
    local number
    for number in $(existing_replicas); do for_replica "$number" stop_gateway; done
}

recall_replicas() {
    : "${REPLICAS:=$(cat "$RUN/replicas" 2>/dev/null || echo 3)}"
    [[ $REPLICAS =~ ^[1-9]$ ]] || die "REPLICAS is a number from 1 to 9, not: $REPLICAS"
}

enough_workers() { echo $(((REPLICAS * PERMITS + 1) / 2)); }

# In the PostgreSQL that Odoo has.
make_database() { odoo_local database "$DATABASE" "$(secret_file "$RUN/database-password")"; }

more_settings() {
    cat <<SETTINGS
GATEWAY_STORE=postgresql
GATEWAY_POSTGRESQL_URL=jdbc:postgresql://127.0.0.1:$(odoo_fact PG_PORT)/$DATABASE
GATEWAY_POSTGRESQL_USER=$DATABASE
GATEWAY_POSTGRESQL_PASSWORD_FILE=$(dirname "$RUN")/database-password
GATEWAY_HTTP_TRUSTED_PROXIES=127.0.0.1
GATEWAY_ODOO_PERMITS=$PERMITS
SETTINGS
}

print_replica_facts() {
    local name=REPLICA_$number
    cat <<FACTS
${name}_URL=http://localhost:$GATEWAY_PORT
${name}_MANAGEMENT_URL=http://localhost:$MANAGEMENT_PORT
${name}_PID=$(recorded_pid "$RUN/gateway.pid")
${name}_LOG=$GATEWAY_LOG
FACTS
}
