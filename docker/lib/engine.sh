# shellcheck shell=bash
# The container engine: ENGINE, or docker, or podman, whichever answers. For callers that have set HERE.

find_engine() {
    local name
    prepare_podman
    for name in ${ENGINE:-docker podman}; do
        ! "$name" info >/dev/null 2>&1 || { ENGINE=$name && return; }
    done
    die "no container engine answers (tried: ${ENGINE:-docker, podman}). Start one, or on Debian install one that needs no
  daemon: apt-get install podman buildah runc netavark aardvark-dns"
}

# What podman takes for granted comes with systemd. The machine's own configuration stays as it is.
prepare_podman() {
    [ -d /run/systemd/system ] || [ -n "${CONTAINERS_CONF:-}" ] || export CONTAINERS_CONF=$HERE/lib/podman.conf
}
