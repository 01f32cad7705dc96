# shellcheck shell=bash
# What the commands say. Standard output belongs to the result alone.

say() { printf '%4ss  %s\n' "$SECONDS" "$*" >&2; }

die() {
    printf 'docker/%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

# The last lines of a log, for someone who must find out why a step failed.
die_with_log() {
    local message=$1 log=$2
    {
        echo "---- the end of $log"
        tail -n 30 "$log" || true
        echo "----"
    } >&2
    die "$message"
}
