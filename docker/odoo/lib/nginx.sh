# nginx in front of Odoo, where people and browsers go: one port for the pages and for the websocket, which Odoo's
# workers leave to a port of its own.

nginx_is_running() { is_running "$RUN/nginx.pid"; }
stop_nginx() { stop_group "$RUN/nginx.pid" TERM; }

nginx_runs_as_wanted() { nginx_is_running && nginx_config | cmp -s - "$RUN/nginx/nginx.conf"; }
nginx_has_port() { nginx_is_running && grep -qF "listen 127.0.0.1:$ODOO_PORT;" "$RUN/nginx/nginx.conf"; }

# It goes on while Odoo restarts, as in front of a real site: a browser then meets a 502 and no refused connection.
start_nginx() {
    local tries
    for tries in {1..3}; do
        nginx_runs_as_wanted || launch_nginx
        remember_settings
        nginx_leads_to_odoo && return
        stop_nginx
        tail -n 20 "$LOGS/nginx.log" | grep -qi 'in use' || break
        say "port $ODOO_PORT was taken meanwhile"
    done
    die_with_log "nginx does not start" "$LOGS/nginx.log"
}

launch_nginx() {
    stop_nginx
    settle_port ODOO_PORT
    say "starting nginx"
    rm -rf "$RUN/nginx"
    mkdir "$RUN/nginx"
    nginx_config >"$RUN/nginx/nginx.conf"
    give_to_service_user "$RUN/nginx"
    launch "$RUN/nginx.pid" "$LOGS/nginx.log" "${IN_PREFIX[@]}" "$NGINX" -p "$RUN/nginx" -c nginx.conf -e stderr
}

# Another stack's nginx on our port would answer too; ours writes its pid when it has the port.
nginx_leads_to_odoo() {
    "${IN_PREFIX[@]}" "$PYTHON" - "$(recorded_pid "$RUN/nginx.pid")" "http://127.0.0.1:$ODOO_PORT/web/health" \
        "http://127.0.0.1:$ODOO_PORT/websocket/health" <"$HERE/lib/wait_until_ready.py" &&
        [ -s "$RUN/nginx/pid" ]
}

# Relative paths lie in $RUN/nginx. What Odoo takes, nginx must let pass: its largest body, its slowest answer.
nginx_config() {
    cat <<CONF
daemon off;
pid pid;
events {}
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;

    map \$http_upgrade \$upgrade_or_close {
        default upgrade;
        '' close;
    }

    server {
        listen 127.0.0.1:$ODOO_PORT;
        client_max_body_size 128m;
        proxy_read_timeout 720s;
        proxy_http_version 1.1;
        proxy_redirect off;
        proxy_set_header Host \$http_host;
        proxy_set_header X-Forwarded-Host \$http_host;
        proxy_set_header X-Forwarded-For \$remote_addr;
        proxy_set_header X-Forwarded-Proto \$scheme;
        proxy_set_header Upgrade \$http_upgrade;
        proxy_set_header Connection \$upgrade_or_close;

        location / { proxy_pass http://127.0.0.1:$ODOO_HTTP_PORT; }
        location /websocket { proxy_pass http://127.0.0.1:$(bus_port); }
    }
}
CONF
}
