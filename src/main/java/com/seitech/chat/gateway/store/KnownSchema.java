package com.seitech.chat.gateway.store;

import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;

/**
 * Brings tables up to date, and leaves those of a newer gateway alone: Flyway by itself would only warn, and this gateway
 * would write rows that lack what the newer one relies on.
 */
final class KnownSchema {
    private KnownSchema() {}

    /** @throws IllegalStateException when a newer gateway has been here, with what to do */
    static void migrate(Flyway schema) {
        MigrationInfoService info = schema.info();
        Optional<MigrationInfo> newest = Arrays.stream(info.all())
                .filter(migration -> migration.getState().isApplied()
                        && !migration.getState().isResolved())
                .reduce((one, later) -> later);
        if (newest.isPresent()) {
            throw new IllegalStateException("the database was brought to version "
                    + newest.get().getVersion() + " by a newer gateway, and this one does not know it: start that one"
                    + " again, or put back the backup from before the upgrade (README, \"Upgrade\")");
        }
        schema.migrate();
    }
}
