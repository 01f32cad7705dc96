package com.seitech.chat.gateway.session;

/** The test double keeps the promises of the real store. */
final class InMemorySessionsTest extends SessionsContract {
    private final Sessions sessions = new InMemorySessions();

    @Override
    protected Sessions sessions() {
        return sessions;
    }
}
