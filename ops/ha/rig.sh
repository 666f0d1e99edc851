# Directories, ports and processes of the rig; sourced by up, down and rounds.
# The directory is EVENT_SERVICE_HA, or one of the user's own in the temporary directory.
unset CDPATH
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
rig=${EVENT_SERVICE_HA:-${TMPDIR:-/tmp}/event-service-ha-$(id -u)}
# Debian has haproxy where ordinary users do not search.
PATH=$PATH:/usr/sbin

proxy_port=18080
webhook_port=18090

# Name, PostgreSQL port and port of Patroni's REST interface of each PostgreSQL node.
databases=('one 15431 18431' 'two 15432 18432')

# Name, role, HTTP port and the PostgreSQL server that each process of the service connects to.
services=(
    'command-1 command 18081 primary'
    'command-2 command 18082 primary'
    'query-1 query 18083 primary'
    'query-2 query 18084 preferSecondary'
)

say() { echo "$(date +%T) $*" >&2; }

fail() {
    echo "ops/ha/${0##*/}: $*" >&2
    exit 1
}

if [ "$(id -u)" = 0 ]; then
    fail 'PostgreSQL does not run as root; run the rig as an ordinary user, such as with runuser -u USER --'
fi

# Prints the process id of a process of the rig; fails if it does not run. All have the directory of the rig as theirs.
pid_of() {
    local pid
    pid=$(cat "$rig/$1.pid" 2>/dev/null) && [ "$(readlink "/proc/$pid/cwd")" = "$rig" ] && echo "$pid"
}

# Starts a process of the rig unless it runs: name, command. Its output is appended to its log.
start() {
    local name=$1
    shift
    pid_of "$name" >/dev/null && return
    say "Starting $name"
    cd "$rig"
    setsid "$@" </dev/null >>"$rig/$name.log" 2>&1 &
    echo $! >"$rig/$name.pid"
    cd "$root"
}

# Stops a process of the rig and waits for its end; kills it after 20 s.
stop() {
    local name=$1 pid
    pid=$(pid_of "$name") || return 0
    say "Stopping $name"
    kill "$pid"
    for _ in $(seq 200); do
        pid_of "$name" >/dev/null || return 0
        sleep 0.1
    done
    kill -9 "$pid"
}

# Waits up to 3 min for a condition: what is waited for, command.
await() {
    local what=$1
    shift
    for _ in $(seq 900); do
        "$@" && return
        sleep 0.2
    done
    fail "$what did not happen within 3 min; see the logs in $rig"
}

# Whether a resource responds with 200.
responds() { curl -fs -m 2 -o /dev/null "$1"; }

# Runs SQL on the primary: user, database, psql options.
sql() {
    local user=$1 database=$2
    shift 2
    PGPASSWORD=$(cat "$rig/password") PGCONNECT_TIMEOUT=2 psql -X -q -At -v ON_ERROR_STOP=1 \
        "host=127.0.0.1,127.0.0.1 port=15431,15432 target_session_attrs=read-write user=$user dbname=$database" "$@"
}
