# shellcheck shell=sh
# Finds a JDK that can build and run the gateway. Sourced by mvnw and docker/up, so: POSIX sh, no side effects,
# every name starts with _jdk_ but the one that is meant to be called. Pipes end in `|| :` for callers with pipefail.

# Prints the home of a JDK 25 or newer; returns 1 when this machine has none.
find_jdk25() {
    _jdk_on_path=$(_jdk_home_of_path)
    for _jdk_home in \
        "${JAVA_HOME:-}" \
        "$_jdk_on_path" \
        /usr/lib/jvm/* \
        /opt/*jdk* \
        "${HOME:-}"/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if _jdk_is_recent "$_jdk_home"; then
            printf '%s\n' "$_jdk_home"
            return 0
        fi
    done
    return 1
}

# A directory with a compiler (a JRE cannot build) whose major version is high enough.
_jdk_is_recent() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
    _jdk_major=$(_jdk_major_version "$1")
    case $_jdk_major in
        '' | *[!0-9]*) return 1 ;;
    esac
    [ "$_jdk_major" -ge 25 ]
}

# The release file costs nothing; java itself is asked only where a distribution left that file out.
_jdk_major_version() {
    _jdk_version=
    if [ -r "$1/release" ]; then
        _jdk_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9][0-9]*\).*/\1/p' "$1/release" | head -n 1 || :)
    fi
    if [ -z "$_jdk_version" ]; then
        _jdk_version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9][0-9]*\).*/\1/p' | head -n 1 || :)
    fi
    printf '%s\n' "$_jdk_version"
}

# The home behind the first java in PATH. java itself tells it: following links is not portable, and on macOS or
# behind version managers the file in PATH is only a launcher. Empty when there is none.
_jdk_home_of_path() {
    command -v java >/dev/null 2>&1 || return 0
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p' | head -n 1 || :
}
