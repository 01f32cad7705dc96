package com.seitech.chat.gateway.outbox;

/** The test double keeps the promises of the real store. */
final class InMemoryOutboxTest extends OutboxContract {
    private final Outbox outbox = new InMemoryOutbox();

    @Override
    protected Outbox outbox() {
        return outbox;
    }
}
