package com.seitech.chat.gateway.chaos;

import java.time.Duration;

/** A part goes away and comes back. */
record Blow(Duration at, Kind kind) {
    enum Kind {
        RESTART_ODOO("Odoo is restarted"),
        KILL_ODOO("Odoo is killed and started"),
        RESTART_DATABASE("PostgreSQL is restarted behind Odoo"),
        KILL_GATEWAY("the gateway is killed and started"),
        KILL_REPLICA("a replica is killed and started"),
        ROLLING_RESTART("the replicas are restarted one after the other");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
