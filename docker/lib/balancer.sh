# shellcheck shell=bash
# nginx before the replicas, with docker/nginx/cluster.conf as an operator would use it: only addresses, origins and paths
# are filled in.

start_balancer() {
    balancer_runs_as_wanted || launch_balancer
    balancer_leads_to_replicas ||
        die_with_log "nginx on port $GATEWAY_PORT does not lead to the replicas" "$BALANCER_LOG"
}

balancer_runs_as_wanted() { is_running "$FRONT_PID" && balancer_config | cmp -s - "$BALANCER/chat.conf"; }

launch_balancer() {
    stop_balancer
    choose_port GATEWAY_PORT
    say "starting nginx before the replicas"
    rm -rf "$BALANCER"
    mkdir "$BALANCER"
    balancer_config >"$BALANCER/chat.conf"
    nginx_config >"$BALANCER/nginx.conf"
    STARTED+=(balancer)
    launch "$FRONT_PID" "$BALANCER_LOG" "$HERE/odoo/local" nginx -p "$BALANCER" -c nginx.conf -e stderr
}

stop_balancer() { stop_group "$FRONT_PID" TERM; }

# Through it, from one replica after the other.
balancer_leads_to_replicas() {
    for _ in {1..100}; do
        is_running "$FRONT_PID" || return 1
        ! owns_port "$(recorded_pid "$FRONT_PID")" "$GATEWAY_PORT" ||
            [ "$(http_status "$GATEWAY_PORT" /api/chat/support/status)" != 200 ] || return 0
        sleep 0.1
    done
    return 1
}

# Its workers are nobody's when root starts it.
nginx_config() {
    [ "$EUID" != 0 ] || echo "user nobody nogroup;"
    cat <<CONF
daemon off;
pid pid;
worker_processes 2;
worker_rlimit_nofile 20000;
events { worker_connections 10000; }
http {
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include chat.conf;
}
CONF
}

# One line for each replica and each origin.
balancer_config() {
    awk -v port="$GATEWAY_PORT" -v servers="$(replica_servers)" -v origins="$(cors_origins)" -v logs="$BALANCER/" '
        function once_for_each(values, count, each, i, line) {
            count = split(values, each, ",")
            for (i = 1; i <= count; i++) { line = $0; sub(/replica-1:8080|https:\/\/www.example.com/, each[i], line); print line }
        }
        $2 ~ /^replica-[2-9]/ { next }
        $2 == "replica-1:8080" { once_for_each(servers); next }
        $1 == "https://www.example.com" { once_for_each(origins); next }
        { sub("listen 8080;", "listen 127.0.0.1:" port ";"); sub("/var/log/nginx/", logs); print }' "$HERE/nginx/cluster.conf"
}

replica_servers() {
    local number
    for ((number = 1; number <= REPLICAS; number++)); do
        sed -n 's/^GATEWAY_PORT=/127.0.0.1:/p' "$RUN/replica-$number/ports"
    done | paste -sd, -
}
