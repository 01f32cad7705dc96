package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.upload.LinkKeys;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Takes the keys of file links from where the state is: beside the SQLite file, or out of PostgreSQL. */
final class OpenLinkKeys {
    private static final int AFTER_THE_STORE = 2900;

    @Produces
    @Singleton
    LinkKeys linkKeys(StoreConfig config, Database database, Clock clock) {
        return switch (config.store()) {
            case SQLITE -> new LinkKeyFile(config.dataDir(), clock);
            case POSTGRESQL -> new LinkKeyTable(database);
        };
    }

    /** A damaged file stops the start. */
    void start(@Observes @Priority(AFTER_THE_STORE) StartupEvent event, LinkKeys keys, Scheduler scheduler) {
        keys.keys();
        if (keys instanceof LinkKeyTable table) {
            lookEverySecond(table, scheduler);
        }
    }

    private static void lookEverySecond(LinkKeyTable table, Scheduler scheduler) {
        scheduler
                .newJob("link keys")
                .setInterval("1s")
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setTask(execution -> table.look())
                .schedule();
    }
}
