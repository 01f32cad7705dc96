# Starting, finding and stopping processes. A pid alone proves nothing after a while: it is stored with the
# moment at which its process started, and counts only as long as both agree.

# Everything is cut off from the caller: `up | grep` must end although Odoo goes on, and the locks stay here.
launch() {
    local pid_file=$1 log=$2
    shift 2
    # Without job control the child leads no group, so setsid keeps its pid and makes it lead a group of its own.
    (
        close_locks
        cd "$RUN"
        exec setsid "$@" </dev/null >>"$log" 2>&1
    ) &
    local pid=$!
    disown "$pid"
    printf '%s %s\n' "$pid" "$(started_at "$pid")" >"$pid_file"
}

close_locks() {
    [ -z "${STACK_LOCK:-}" ] || exec {STACK_LOCK}>&-
    [ -z "${CACHE_LOCK:-}" ] || exec {CACHE_LOCK}>&-
}

# /proc/PID/stat without the command's name, which may hold blanks: state is field 1, group 3, start 20.
process_fields() {
    local line
    { read -r line <"/proc/$1/stat"; } 2>/dev/null || return 1
    echo "${line##*) }"
}

started_at() { process_fields "$1" | cut -d' ' -f20; }

recorded_pid() { cut -d' ' -f1 "$1"; }

is_running() {
    local pid start fields
    [ -s "$1" ] && read -r pid start <"$1" || return 1
    fields=$(process_fields "$pid") || return 1
    [[ $fields != Z* && $(cut -d' ' -f20 <<<"$fields") == "$start" ]]
}

# The living processes of a group that work in this stack. The group outlives its leader: workers of an Odoo that was
# killed go on for a while. By then its number may be a stranger's, who works elsewhere.
group_members() {
    local pid
    cat /proc/[0-9]*/stat 2>/dev/null | sed -E 's/^([0-9]+) \(.*\) /\1 /' |
        awk -v group="$1" '$2 != "Z" && $4 == group { print $1 }' |
        while read -r pid; do [ ! "/proc/$pid/cwd" -ef "$RUN" ] || echo "$pid"; done
}

stop_group() {
    local pid_file=$1 signal=$2 group
    [ -s "$pid_file" ] || return 0
    group=$(recorded_pid "$pid_file")
    if is_running "$pid_file"; then
        kill -s "$signal" "$group" 2>/dev/null || true
        [ "$signal" = KILL ] || wait_for_end_of "$group" 150
    fi
    # shellcheck disable=SC2046  # one word per process
    kill -s KILL $(group_members "$group") 2>/dev/null || true
    wait_for_end_of "$group" 50
    rm -f "$pid_file"
}

wait_for_end_of() {
    local group=$1 tenths=$2
    while [ "$tenths" -gt 0 ] && [ -n "$(group_members "$group")" ]; do
        sleep 0.1
        tenths=$((tenths - 1))
    done
}

# NAME of a setting: keeps its port when that is free, else takes a free one; a port just asked for is not replaced.
settle_port() {
    local name=$1
    if [ -n "${!name}" ]; then
        port_is_free "${!name}" && return
        [[ :$GIVEN_PORTS: != *":${!name}:"* ]] || die "port ${!name} ($name) is taken by another program"
        say "port ${!name} ($name) is taken now: choosing another"
    fi
    printf -v "$name" %s "$(free_port)"
}

port_is_free() {
    "${IN_PREFIX[@]}" "$PYTHON" -c 'import socket, sys
s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("127.0.0.1", int(sys.argv[1])))' "$1" 2>/dev/null
}

free_port() {
    "${IN_PREFIX[@]}" "$PYTHON" -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}
