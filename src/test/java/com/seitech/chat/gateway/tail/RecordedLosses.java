package com.seitech.chat.gateway.tail;

import com.seitech.chat.gateway.outbox.MessageId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the tail found. */
final class RecordedLosses implements Losses {
    int vanished;
    final List<Restoration> restored = new ArrayList<>();

    @Nullable
    RuntimeException failure;

    private final Eras eras;

    RecordedLosses(Eras eras) {
        this.eras = eras;
    }

    @Override
    public void vanished() {
        fail();
        vanished++;
    }

    @Override
    public void restored(MessageId survived, MessageId highest, Consumer<MessageId> leaving) {
        fail();
        eras.begin(survived, highest, InMemorySource.START, leaving);
        restored.add(eras.all().getLast());
    }

    @Override
    public boolean restoredForOthers(Consumer<MessageId> leaving) {
        fail();
        if (!eras.isBehind()) {
            return false;
        }
        eras.enterLatest(leaving);
        restored.add(eras.all().getLast());
        return true;
    }

    private void fail() {
        if (failure != null) {
            throw failure;
        }
    }
}
