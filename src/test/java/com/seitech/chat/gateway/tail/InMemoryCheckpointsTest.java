package com.seitech.chat.gateway.tail;

/** The test double keeps the promises of the real store. */
final class InMemoryCheckpointsTest extends CheckpointsContract {
    private final Checkpoints checkpoints = new InMemoryCheckpoints();

    @Override
    protected Checkpoints checkpoints() {
        return checkpoints;
    }
}
