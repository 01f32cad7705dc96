package com.seitech.chat.gateway.chaos;

import com.seitech.chat.gateway.program.Table;
import java.net.URI;

/** What visitors come to: one gateway, or replicas behind a load balancer. */
interface Gateways extends AutoCloseable {
    /** Under the same address as long as the run lasts. */
    URI uri();

    /** Returns when what was struck listens again. */
    void suffer(Blow.Kind blow);

    /** Something beside the gateway is struck, by a work that returns when it is there again. */
    void outlive(Runnable work);

    void awaitReady();

    Absences absences();

    /** What it took, seen from outside. */
    void report(Table table);

    @Override
    void close();
}
