# Finds a Java 25 or newer: the first one of JAVA_HOME, the PATH, and the children of the directories in JDK_ROOTS
# (separated by colons; the usual locations by default). Sourced by mvnw, event-service and the benchmarks.

has() { command -v "$1" >/dev/null 2>&1; }

# Prints the value of a Java system property of the given java.
java_property() { "$1" -XshowSettings:properties -version 2>&1 | sed -n "s/^ *$2 = //p"; }

# Succeeds if $1 is the home of a Java 25 or newer that has the program $2 (javac: a JDK, java: a JRE is enough).
# The version is that of the release file, or else that of java itself.
is_suitable_java_home() {
    [ -x "$1/bin/$2" ] && [ -x "$1/bin/java" ] || return 1
    version=
    [ ! -r "$1/release" ] || version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$1/release")
    [ -n "$version" ] || version=$(java_property "$1/bin/java" java.specification.version)
    major=${version%%[!0-9]*}
    [ "${major:-0}" -ge 25 ]
}

# Prints the home of the first Java that has the program $1; fails with one line on the error stream if there is none.
find_java_home() {
    if [ -n "${JAVA_HOME:-}" ] && is_suitable_java_home "$JAVA_HOME" "$1"; then
        echo "$JAVA_HOME"
        return
    fi
    if has java; then
        home=$(java_property java java.home)
        if [ -n "$home" ] && is_suitable_java_home "$home" "$1"; then
            echo "$home"
            return
        fi
    fi
    roots=${JDK_ROOTS-/usr/lib/jvm:$HOME/.sdkman/candidates/java:/Library/Java/JavaVirtualMachines}
    while [ -n "$roots" ]; do
        root=${roots%%:*}
        for home in "$root"/* "$root"/*/Contents/Home; do
            if is_suitable_java_home "$home" "$1"; then
                echo "$home"
                return
            fi
        done
        case $roots in *:*) roots=${roots#*:} ;; *) roots= ;; esac
    done
    case $1 in javac) kind=JDK ;; *) kind=Java ;; esac
    echo "${0##*/}: No $kind 25 or newer was found; install one, or set JAVA_HOME to it." >&2
    return 1
}
