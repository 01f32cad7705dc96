package com.seitech.chat.gateway.odoo;

import java.util.List;

/**
 * What is known of the peer.
 *
 * @param reachable the last look found Odoo
 * @param problems what is wrong, each with its cure; empty when the contract holds
 */
public record OdooStatus(boolean reachable, boolean verified, List<String> problems) {
    static final OdooStatus UNKNOWN = new OdooStatus(false, false, List.of("Odoo has not been asked yet"));

    public OdooStatus {
        problems = List.copyOf(problems);
    }

    /** Visitors can be served. */
    public boolean isReady() {
        return reachable && verified;
    }
}
