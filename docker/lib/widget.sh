# shellcheck shell=bash
# The pages to chat on, the plain one and a site's with the widget, served from an origin of their own by the JDK's file
# server.

start_widget() {
    if widget_listens; then
        copy_page
        return
    fi
    stop_widget
    for _ in 1 2 3; do
        choose_port WIDGET_PORT
        copy_page
        : >"$WIDGET_LOG"
        STARTED+=(widget)
        launch "$RUN/widget.pid" "$WIDGET_LOG" "$JDK/bin/jwebserver" -J-Xmx64m -b 127.0.0.1 -p "$WIDGET_PORT" -d "$PAGE" -o none
        ! widget_comes_to_listen || return 0
        stop_widget
        port_is_taken "$WIDGET_PORT" || break
    done
    die_with_log "the page for the chat could not be served" "$WIDGET_LOG"
}

widget_listens() { is_running "$RUN/widget.pid" && owns_port "$(recorded_pid "$RUN/widget.pid")" "$WIDGET_PORT"; }

widget_comes_to_listen() {
    for _ in {1..100}; do
        is_running "$RUN/widget.pid" || return 1
        ! widget_listens || return 0
        sleep 0.1
    done
    return 1
}

copy_page() {
    mkdir -p "$PAGE"
    cp "$HERE"/widget/* "$HERE"/embed/*.css "$PAGE/"
}

tell_page_where_the_gateway_is() {
    sed "s|GATEWAY_URL|$GATEWAY_URL|g" "$HERE/embed/embed.html" >"$PAGE/embed.html"
    printf "globalThis.chatConfig = { gatewayUrl: '%s' };\n" "$GATEWAY_URL" >"$PAGE/config.js"
}
