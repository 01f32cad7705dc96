package com.seitech.chat.gateway.tail;

final class InMemoryRestorationsTest extends RestorationsContract {
    private final InMemoryCheckpoints checkpoints = new InMemoryCheckpoints();
    private final Restorations restorations = new InMemoryRestorations(checkpoints);

    @Override
    protected Restorations restorations() {
        return restorations;
    }

    @Override
    protected Checkpoints checkpoints() {
        return checkpoints;
    }
}
