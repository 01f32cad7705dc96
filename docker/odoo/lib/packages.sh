# Debian's own packages of Odoo, PostgreSQL and nginx, unpacked into a folder of the cache. The machine's packages stay
# as they are.

ODOO_PACKAGE=odoo-19

# `import odoo` fails without these, though the package does not name them on this release of Debian.
ALSO_NEEDED=(python3-lxml python3-tz)

install_packages() {
    choose_cache
    lock_cache
    find_packages
    packages_fit || install_prefix
    nginx_works || add_nginx
    unlock_cache
}

packages_fit() {
    packages_are_complete || return 1
    prefix_fits_machine && return
    say "this machine's packages have changed: unpacking again"
    return 1
}

install_prefix() {
    check_machine
    fetch_packages
    find_packages
    prefix_works || die "Odoo's packages were unpacked to $PREFIX but do not start; see the lines above"
    machine_state >"$PREFIX/machine"
}

choose_cache() {
    local wanted=${CHAT_ODOO_CACHE:-${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/seitech-chat-gateway} place
    local places=("$wanted" "$RUN/cache")
    [ "$EUID" != 0 ] || places=("$wanted" /var/cache/seitech-chat-gateway "$RUN/cache")
    for place in "${places[@]}"; do
        CACHE=$(realpath -m "$place")
        can_be_cache "$CACHE" && return 0
    done
    die "no folder for downloaded packages: ${places[*]} cannot be written; set CHAT_ODOO_CACHE"
}

can_be_cache() {
    mkdir -p "$1" 2>/dev/null && [ -w "$1" ] && service_user_can_enter "$1" && return 0
    rmdir "$1" 2>/dev/null || true
    return 1
}

lock_cache() {
    exec {CACHE_LOCK}>>"$CACHE/lock"
    flock -n "$CACHE_LOCK" && return
    say "waiting for another stack that fetches Odoo's packages"
    flock "$CACHE_LOCK"
}

unlock_cache() {
    exec {CACHE_LOCK}>&-
    unset CACHE_LOCK
}

# IN_PREFIX runs a program of the prefix, as the service user, with nothing of the caller's environment.
find_packages() {
    [ -n "${CACHE:-}" ] || choose_cache
    PREFIX=$CACHE/prefix
    PYTHON=/usr/bin/python3
    [ -x "$PYTHON" ] || PYTHON=$(first_of "$PREFIX"/usr/bin/python3.[0-9]*)
    PG_BIN=$(dirname "$(first_of /usr/lib/postgresql/*/bin/postgres "$PREFIX"/usr/lib/postgresql/*/bin/postgres)")
    NGINX=$(first_of /usr/sbin/nginx "$PREFIX/usr/sbin/nginx")
    IN_PREFIX=(
        "${AS_SERVICE_USER[@]}" env -i "HOME=$RUN/home" "PATH=$PG_BIN:/usr/sbin:/usr/bin:/sbin:/bin" LANG=C.UTF-8 TZ=UTC
        "LD_LIBRARY_PATH=$(IFS=: && libraries=("$PREFIX"/usr/lib/*-linux-gnu "$PREFIX"/lib/*-linux-gnu) && echo "${libraries[*]}")"
        "PYTHONPATH=$PREFIX/usr/lib/python3/dist-packages" "PYTHONPYCACHEPREFIX=$CACHE/bytecode"
    )
    # These libraries look for their files at the usual place otherwise, where a small machine has none.
    tell_prefix OPENSSL_MODULES "$PREFIX"/usr/lib/*-linux-gnu/ossl-modules
    tell_prefix MAGIC "$PREFIX"/usr/lib/file/magic.mgc
}

tell_prefix() { [ ! -e "$2" ] || IN_PREFIX+=("$1=$2"); }

first_of() {
    local file
    for file in "$@"; do
        [ ! -e "$file" ] || { echo "$file"; return 0; } # a bare return in a trap means the status before it
    done
    echo "$1"
}

odoo_version() { cat "$PREFIX/version"; }

# The prefix gets its name when it is whole: a broken-off unpack is never taken for one.
packages_are_complete() { [ -f "$PREFIX/version" ]; }

# What is unpacked depends on what the machine has itself.
machine_state() { sha256sum /var/lib/dpkg/status | cut -d' ' -f1; }

prefix_fits_machine() {
    [ "$(cat "$PREFIX/machine" 2>/dev/null)" = "$(machine_state)" ] && return
    prefix_works && { machine_state >"$PREFIX/machine" || true; }
}

prefix_works() {
    "${IN_PREFIX[@]}" "$PYTHON" -c 'import babel, gevent, lxml.etree, magic, odoo.http, OpenSSL, passlib, PIL, psycopg2, reportlab, requests, sass, werkzeug; magic.from_buffer(b"text")' >&2 &&
        "${IN_PREFIX[@]}" "$PG_BIN/postgres" --version >/dev/null
}

nginx_works() { "${IN_PREFIX[@]}" "$NGINX" -v >/dev/null 2>&1; }

# Into the prefix as it is: other stacks may be running from it, and it may be from a time before nginx belonged to it.
add_nginx() {
    local packages package
    check_machine
    read_package_lists
    packages=$(nginx_packages)
    for package in $packages; do rm -f "$CACHE/debs/${package}"_*.deb; done
    # shellcheck disable=SC2086  # a list of words
    download $packages
    for package in $packages; do dpkg-deb --extract "$CACHE/debs/${package}"_*.deb "$PREFIX"; done
    rm -rf "$CACHE/apt"
    find_packages
    nginx_works || die "nginx was unpacked to $PREFIX but does not start"
}

# Odoo's own package is by far the largest: it is unpacked while the others come in.
fetch_packages() {
    local unpacking
    packages_are_downloaded || start_downloading
    rm -rf "$CACHE/prefix.unpacking"
    mkdir -p "$CACHE/prefix.unpacking"
    unpack_odoo "$CACHE/prefix.unpacking" &
    unpacking=$!
    packages_are_downloaded || download_the_rest
    unpack_the_rest "$CACHE/prefix.unpacking"
    wait "$unpacking" || die "Odoo's package could not be unpacked; is the disk full?"
    finish_prefix "$CACHE/prefix.unpacking"
}

packages_are_downloaded() { [ "$(cat "$CACHE/debs/complete" 2>/dev/null)" = "$(machine_state)" ]; }

start_downloading() {
    rm -rf "$CACHE/debs"
    read_package_lists
    ODOO_NEEDS=$(needs_of "$ODOO_PACKAGE" || true)
    [ -n "$ODOO_NEEDS" ] ||
        die "Debian's unstable release no longer has the package $ODOO_PACKAGE. $(container_hint)"
    download "$ODOO_PACKAGE"
}

download_the_rest() {
    local packages
    # shellcheck disable=SC2086  # lists of words
    packages=$(packages_to_unpack $ODOO_NEEDS)
    # shellcheck disable=SC2086
    download $packages
    machine_state >"$CACHE/debs/complete"
    rm -rf "$CACHE/apt"
}

# The fonts and scripts, to which Odoo has links only, and what this machine lacks of the rest.
packages_to_unpack() {
    local linked others available
    linked=$(printf '%s\n' "$@" | grep -E '^(fonts-|gsfonts|libjs-)')
    others=$(printf '%s\n' "$@" | grep -vE '^(adduser|fonts-.*|gsfonts|libjs-.*|postgresql-client|python3)$')
    # shellcheck disable=SC2086
    available=$(apt_cache policy $others | awk '/^[a-z0-9]/ { name = $1; sub(":$", "", name) }
        $1 ~ /^[0-9]+$/ && $1 >= 100 { found[name] = 1 }
        END { for (name in found) print name }')
    # shellcheck disable=SC2086
    { printf '%s\n' $linked; missing_of $available "${ALSO_NEEDED[@]}" $(postgres_package); nginx_packages; } | sort -u
}

# PostgreSQL of the machine serves as well as one of our own.
postgres_package() {
    compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null ||
        apt_cache show --no-all-versions postgresql | sed -n 's/^Depends:.*\(postgresql-[0-9]\+\).*/\1/p' | head -n 1
}

# nginx of the machine serves as well. Only the program and its libraries: its configuration is ours.
nginx_packages() {
    [ ! -x /usr/sbin/nginx ] || return 0
    # shellcheck disable=SC2046  # a list of words
    missing_of $(needs_of nginx | grep -vE "$NOT_UNPACKED")
    echo nginx
}

# National accounting and translations are half of Odoo's files, and nothing here uses them.
unpack_odoo() {
    dpkg-deb --fsys-tarfile "$CACHE/debs/$ODOO_PACKAGE"_*.deb |
        tar -x -C "$1" --exclude='*/addons/l10n_*' --exclude='*/i18n/*.po*'
}

unpack_the_rest() {
    say "unpacking"
    find "$CACHE/debs" -name '*.deb' ! -name "${ODOO_PACKAGE}_*" -print0 |
        xargs -0 -n 1 -P 2 sh -c 'dpkg-deb --extract "$2" "$1"' sh "$1"
}

finish_prefix() {
    chmod -R a+rX "$1"
    dpkg-deb --field "$CACHE/debs/$ODOO_PACKAGE"_*.deb Version >"$1/version"
    rm -rf "$PREFIX"
    mv -T "$1" "$PREFIX"
    mkdir -p "$CACHE/bytecode"
    give_to_service_user "$CACHE/bytecode"
}
