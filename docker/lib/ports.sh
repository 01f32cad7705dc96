# shellcheck shell=bash
# Which ports our own programs listen on: asked for by the environment, or those of the last time, or the usual ones.

PORTS=(GATEWAY_PORT MANAGEMENT_PORT WIDGET_PORT)

usual_port() {
    case $1 in
        GATEWAY_PORT) echo 8080 ;;
        MANAGEMENT_PORT) echo 9000 ;;
        WIDGET_PORT) echo 4000 ;;
    esac
}

recall_ports() {
    local name
    ASKED_PORTS=
    for name in "${PORTS[@]}"; do
        if [ -n "${!name:-}" ]; then
            check_asked_port "$name"
            ASKED_PORTS+=" $name "
        else
            printf -v "$name" %s "$(remembered_port "$name")"
            [ -n "${!name}" ] || printf -v "$name" %s "$(usual_port "$name")"
        fi
    done
}

check_asked_port() {
    local name=$1 running
    [[ ${!name} =~ ^[1-9][0-9]{0,4}$ && ${!name} -le 65535 ]] || die "$name is a port number, not: ${!name}"
    running=$(remembered_port "$name")
    [ "$running" != "${!name}" ] || return 0
    ! is_running "$FRONT_PID" ||
        die "the stack runs with $name=$running; to move it to ${!name}, stop it first"
    ! port_is_taken "${!name}" || refuse_taken_port "$name"
}

remembered_port() {
    [ ! -f "$RUN/ports" ] || sed -n "s/^$1=//p" "$RUN/ports"
}

remember_ports() {
    local name
    for name in "${PORTS[@]}"; do printf '%s=%s\n' "$name" "${!name}"; done >"$RUN/ports"
}

# NAME of a port: keeps it when it is free, else takes the next free one; a port asked for is not replaced.
choose_port() {
    local name=$1 wanted=${!1}
    port_is_taken "$wanted" || return 0
    [[ $ASKED_PORTS != *" $name "* ]] || refuse_taken_port "$name"
    printf -v "$name" %s "$(next_free_port "$wanted")"
    say "port $wanted ($name) is taken: using ${!name}"
}

refuse_taken_port() { die "port ${!1} ($1) is taken; stop what listens there, or set $1 to another"; }

next_free_port() {
    local port
    for ((port = $1 + 1; port <= 65535; port++)); do
        is_chosen "$port" || port_is_taken "$port" || { echo "$port"; return; }
    done
}

is_chosen() {
    local name
    for name in "${PORTS[@]}"; do [ "${!name}" != "$1" ] || return 0; done
    return 1
}

# Both, since a browser may try the one or the other for "localhost".
port_is_taken() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null || (exec 3<>"/dev/tcp/::1/$1") 2>/dev/null
}

# Whether this very process listens there. That somebody answers proves nothing while two stacks start at once.
owns_port() {
    local pid=$1 port socket
    port=$(printf '%04X' "$2")
    while read -r socket; do
        [ -z "$(find "/proc/$pid/fd" -lname "socket:\\[$socket\\]" 2>/dev/null)" ] || return 0
    done < <(awk -v port="$port" '$4 == "0A" && $2 ~ ":" port "$" { print $10 }' /proc/net/tcp*)
    return 1
}

# The status of a GET, without a tool that a fresh machine may lack.
http_status() (
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$1"
    printf 'GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$2" >&3
    read -r -t 5 _ status _ <&3
    echo "$status"
)
