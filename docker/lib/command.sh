# shellcheck shell=bash
# What a command that starts a stack does besides: it returns when all is ready or stays, and whatever ends it also ends
# what it started. For callers that have `start_all`, `print_facts`, `print_summary`, and `stop_part` for their PARTS.

run_stack() {
    STARTED=()
    trap stop_what_was_started EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    start_all
    if [ -n "$1" ]; then
        STARTED=()
        print_facts
    elif [ "${#STARTED[@]}" = 0 ]; then
        print_summary
        echo "  It was running already; $STOPS_IT stops it."
    else
        print_summary
        echo "  Ctrl-C stops it."
        stay
    fi
}

start_odoo() {
    if odoo_local status >/dev/null 2>&1; then
        say "Odoo runs"
    else
        STARTED+=(odoo)
    fi
    ODOO_FACTS=$(odoo_local up) || exit 1
}

stop_odoo() { odoo_local down; }

print_odoo_facts() {
    grep -E '^(ODOO_URL|ODOO_DB|ODOO_ADMIN_LOGIN|ODOO_ADMIN_PASSWORD|AGENT_LOGIN|AGENT_PASSWORD)=' <<<"$ODOO_FACTS"
}

print_doors() {
    cat <<DOORS

  Chat as a visitor    http://localhost:$WIDGET_PORT/embed.html    the widget on a site's page
                       http://localhost:$WIDGET_PORT    a page with no more than the guide's own calls
  Answer as an agent   $(odoo_fact ODOO_URL)/odoo    login $(odoo_fact AGENT_LOGIN), password $(odoo_fact AGENT_PASSWORD)
  Odoo administrator   login $(odoo_fact ODOO_ADMIN_LOGIN), password $(odoo_fact ODOO_ADMIN_PASSWORD), database $(odoo_fact ODOO_DB)

  Gateway              $GATEWAY_URL
  API description      $GATEWAY_URL/q/openapi
DOORS
}

# Until Ctrl-C, or the command that stops it from another terminal, or the end of what visitors come to.
stay() {
    while is_running "$FRONT_PID"; do sleep 1; done
    sleep 1 # who stops it removes the pid file when the process is gone
    if [ -e "$FRONT_PID" ]; then
        die_with_log "the $FRONT has ended by itself" "$FRONT_LOG"
    fi
    STARTED=()
    say "stopped from elsewhere"
}

# PARTS begin with those that still have messages for the others.
stop_what_was_started() {
    local status=$? part
    set +e
    trap - EXIT
    trap '' INT TERM HUP
    [ "${#STARTED[@]}" = 0 ] || { lock_stack && say "stopping"; }
    for part in "${PARTS[@]}"; do
        [[ " ${STARTED[*]} " != *" $part "* ]] || stop_part "$part"
    done
    exit "$status"
}
