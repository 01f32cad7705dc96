package com.seitech.chat.gateway.ops;

/** What operators' dashboards and alarms refer to. Prometheus writes underscores for dots, and appends unit and kind. */
final class MetricNames {
    static final String REPLICAS = "gateway.replicas";
    static final String SLOTS = "gateway.slots";
    static final String FEEDS_OPEN = "gateway.feeds.open";
    static final String FEEDS_HELD = "gateway.feeds.held";
    static final String FEEDS_HELD_MOST = "gateway.feeds.held.most";
    static final String FEEDS_CLOSED = "gateway.feeds.closed";
    static final String LOADS_WAITING = "gateway.feeds.loads.waiting";
    static final String TAIL_MISSING = "gateway.tail.missing";
    static final String TAIL_UNSETTLED = "gateway.tail.unsettled";
    static final String TAIL_ANSWER_AGE = "gateway.tail.answer.age";
    static final String TAIL_FAILING = "gateway.tail.failing";
    static final String ODOO_LOSSES = "gateway.odoo.losses";
    static final String SESSIONS_REVOKED = "gateway.sessions.revoked";
    static final String SESSIONS_IN_DOUBT = "gateway.sessions.in.doubt";
    static final String CONNECTIONS_OPEN = "gateway.connections.open";
    static final String CONNECTIONS_REFUSED = "gateway.connections.refused";
    static final String STREAMS_OPEN = "gateway.streams.open";
    static final String STREAMS_DROPPED = "gateway.streams.dropped";
    static final String POLLS_WAITING = "gateway.polls.waiting";
    static final String OUTBOX_WAITING = "gateway.outbox.waiting";
    static final String OUTBOX_OLDEST = "gateway.outbox.oldest.age";
    static final String OUTBOX_PARKED = "gateway.outbox.parked";
    static final String ODOO_CALLS = "gateway.odoo.calls";
    static final String PERMITS_WAITING = "gateway.odoo.permits.waiting";
    static final String PERMITS_REFUSED = "gateway.odoo.permits.refused";
    static final String BREAKER = "gateway.odoo.breaker";
    static final String MISCONFIGURED = "gateway.odoo.misconfigured";
    static final String KEY_EXPIRY = "gateway.odoo.key.expiry.timestamp";
    static final String TAIL_LAG = "gateway.tail.lag";
    static final String TAIL_PAUSE = "gateway.tail.pause";
    static final String HAND_OUTS_REPAIRED = "gateway.handouts.repaired";
    static final String LIMITS_HIT = "gateway.limits.hit";

    /** As Prometheus writes it: the one that does not go by way of Micrometer. */
    static final String REQUESTS = "gateway_requests_seconds";

    private MetricNames() {}
}
