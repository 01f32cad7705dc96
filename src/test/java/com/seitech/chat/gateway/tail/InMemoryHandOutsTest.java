package com.seitech.chat.gateway.tail;

/** The test double keeps the promises of the real store. */
final class InMemoryHandOutsTest extends HandOutStoreContract {
    private final HandOutStore store = new InMemoryHandOuts();

    @Override
    protected HandOutStore store() {
        return store;
    }
}
