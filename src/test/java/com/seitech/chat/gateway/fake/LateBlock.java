package com.seitech.chat.gateway.fake;

import java.util.List;

/** Messages whose ids are taken and that nobody sees yet: a transaction that is still open. */
public final class LateBlock {
    private final Database database;
    private final List<Long> ids;

    LateBlock(Database database, List<Long> ids) {
        this.database = database;
        this.ids = List.copyOf(ids);
    }

    public List<Long> ids() {
        return ids;
    }

    public void commit() {
        database.transaction(() -> {
            ids.forEach(id -> database.commit(Model.MESSAGE, id));
            return true;
        });
    }

    /** The ids stay unused for ever. */
    public void rollBack() {
        database.transaction(() -> {
            ids.forEach(id -> database.remove(Model.MESSAGE, id));
            return true;
        });
    }
}
