# What the commands say. Standard output belongs to the KEY=value lines alone.

say() { printf '%4ss  %s\n' "$SECONDS" "$*" >&2; }

die() {
    printf 'docker/odoo/local: %s\n' "$*" >&2
    exit 1
}

# The last lines of a log, for someone who must find out why a step failed.
die_with_log() {
    local message=$1 log=$2
    {
        echo "---- the end of $log"
        tail -n 25 "$log" || true
        echo "----"
    } >&2
    die "$message"
}

usage() {
    cat >&2 <<'TEXT'
docker/odoo/local COMMAND: a real Odoo 19 with PostgreSQL and nginx on Debian 12, without containers, also without root.

  up                 installs what is missing, starts, prints KEY=value lines; again: upgrades changed addons
  status             the same KEY=value lines; exit code 3 when it is down
  restart [--hard]   restarts Odoo only, nginx answers 502 meanwhile; --hard kills Odoo (kill -9) first
  restart --database restarts PostgreSQL only, behind a living Odoo
  down               stops everything, keeps the database
  destroy            stops everything, removes the database
  test [MODULES]     runs the modules' own Odoo tests in a database of their own
  shell              an Odoo shell in the database; nudge.py in it is told GATEWAY_URL and GATEWAY_NUDGE_SECRET
  backup FILE        saves the database; files that messages carry stay where they are
  restore FILE       brings it back, under a running Odoo
  database NAME FILE makes a database and a user of that name for another program; the password stands in FILE
  nginx ARGUMENTS    runs the nginx that stands before Odoo, with a configuration of yours

Settings, from the environment. All but the first two are remembered until they are given again:

  STACK_HOME         where the stack keeps its state; two homes are two stacks   (.stack in the repository)
  CHAT_ODOO_CACHE    downloaded packages, shared by all stacks                   (~/.cache/seitech-chat-gateway)
  ODOO_PORT          where browsers go: nginx's port on 127.0.0.1                (a free one)
  ODOO_HTTP_PORT     Odoo's own port on 127.0.0.1, for programs                  (a free one)
  ODOO_BUS_PORT      the websocket's own port                                    (a free one)
  ODOO_PG_PORT       PostgreSQL's port on 127.0.0.1                              (a free one)
  ODOO_DB            the database                                                (chat)
  ODOO_EXTRA_ADDONS  folders with other addons, taken first; colon or comma      (none)
  ODOO_MODULES       more modules to install; comma                              (none)
  ODOO_WORKERS       Odoo's worker processes; 0 is the threaded server           (2)
  ODOO_NO_ASSETS=1   does not build the web client's files ahead: the first page of a browser is slow then
TEXT
}
