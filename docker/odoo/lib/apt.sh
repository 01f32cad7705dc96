# What is asked of apt: lists, dependencies and files of packages, from the mirror that this machine uses, checked
# against Debian's keyring. Nothing is installed.

DEBIAN_KEYRING=/usr/share/keyrings/debian-archive-keyring.gpg

# These only have a meaning for an installation proper: users, daemons, configuration. LLVM serves the JIT, which is off.
NOT_UNPACKED='^(adduser|debconf|init-system-helpers|iproute2|libllvm[0-9]+|lsb-base|netbase|nginx-common|postgresql-client-common|postgresql-common|ssl-cert|sysvinit-utils)$'

check_machine() {
    local release=
    [ ! -r /etc/os-release ] || release=$(. /etc/os-release && echo "${ID:-}")
    if [ "$release" != debian ] || ! command -v apt-get dpkg-deb >/dev/null; then
        die "this needs Debian 12 with apt. $(container_hint)"
    fi
    [ -r "$DEBIAN_KEYRING" ] || die "$DEBIAN_KEYRING is missing; run: apt-get install debian-archive-keyring"
}

container_hint() {
    local command='docker compose -f docker/compose.yaml up'
    if docker version >/dev/null 2>&1; then
        echo "A container engine answers here, so use: $command"
    else
        echo "With a container engine, elsewhere or installed here, use: $command"
    fi
}

read_package_lists() {
    rm -rf "$CACHE/apt"
    mkdir -p "$CACHE"/apt/{lists,cache/archives}/partial "$CACHE/debs"
    set_apt_options
    write_apt_sources
    say "reading the package lists"
    apt_get update >"$CACHE/apt/log" 2>&1 || die_with_log "apt-get update failed; does it work on this machine otherwise?" "$CACHE/apt/log"
}

download() {
    if [ $# = 1 ]; then say "downloading $1"; else say "downloading $# more packages"; fi
    (cd "$CACHE/debs" && apt_get download "$@") >"$CACHE/apt/log" 2>&1 ||
        die_with_log "the download of packages failed" "$CACHE/apt/log"
}

# The machine's own Debian sources, and from the same mirror the unstable release, which has Odoo. It gets a priority
# so low that nothing is ever taken from there but what is asked for by name.
write_apt_sources() {
    local codename targets mirror
    codename=$(. /etc/os-release && echo "$VERSION_CODENAME")
    targets=$(debian_targets "$codename")
    mirror=$(awk -v release="$codename" '$2 == release { print $1; exit }' <<<"$targets")
    [ -n "$mirror" ] || die "apt on this machine has no source for Debian $codename main. $(container_hint)"
    printf '%s\n' "$targets" "$mirror sid main" | sed "s|^|deb [signed-by=$DEBIAN_KEYRING] |" >"$CACHE/apt/sources.list"
    printf 'Package: *\nPin: release n=sid\nPin-Priority: 1\n' >"$CACHE/apt/preferences"
}

# "URI RELEASE main" of each of Debian's own sources. A machine whose apt has never read its lists cannot tell: it reads
# them into our folder then.
debian_targets() {
    local own_lists=(-o "Dir::State::Lists=$CACHE/apt/machine-lists" -o APT::Sandbox::User=root -o Debug::NoLocking=true)
    read_debian_targets "$1" && return
    mkdir -p "$CACHE/apt/machine-lists/partial"
    apt-get "${own_lists[@]}" -q update >"$CACHE/apt/log" 2>&1 || true
    read_debian_targets "$1" "${own_lists[@]}" || true
}

read_debian_targets() {
    local release=$1
    shift
    apt-get "$@" indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT) $(ORIGIN)' 'Created-By: Packages' |
        awk -v release="$release" '$2 ~ "^" release "(-security|-updates)?$" && $3 == "main" && $4 == "Debian" { print $1, $2, $3 }' |
        sort -u | grep .
}

apt_get() { apt-get "${APT_OPTIONS[@]}" -q "$@"; }
apt_cache() { apt-cache "${APT_OPTIONS[@]}" "$@"; }
set_apt_options() {
    APT_OPTIONS=(
        -o "Dir::Etc::SourceList=$CACHE/apt/sources.list" -o Dir::Etc::SourceParts=/dev/null
        -o "Dir::Etc::Preferences=$CACHE/apt/preferences" -o Dir::Etc::PreferencesParts=/dev/null
        -o "Dir::State::Lists=$CACHE/apt/lists" -o "Dir::Cache=$CACHE/apt/cache"
        # Container images switch these off, and each call would read all lists anew.
        -o Dir::Cache::pkgcache=pkgcache.bin -o Dir::Cache::srcpkgcache=srcpkgcache.bin
        -o Acquire::Languages=none -o Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled=false
        # apt's own sandbox user could not write into this cache; its locks are the machine's, ours is held.
        -o APT::Sandbox::User=root -o Debug::NoLocking=true
    )
}

# The first alternative of each dependency of a package.
needs_of() {
    apt_cache show --no-all-versions "$1" 2>/dev/null | sed -n 's/^Depends: //p' | head -n 1 |
        tr ',' '\n' | sed 's/[|(:].*//; s/ //g'
}

missing_of() {
    apt_get --simulate --no-install-recommends --no-upgrade install "$@" >"$CACHE/apt/log" 2>&1 ||
        die_with_log "apt cannot resolve the dependencies of: $*" "$CACHE/apt/log"
    awk '/^Inst / { print $2 }' "$CACHE/apt/log" | grep -vE "$NOT_UNPACKED" || true
}
