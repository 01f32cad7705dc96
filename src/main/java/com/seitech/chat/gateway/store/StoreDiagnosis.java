package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.diagnosis.Finding;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at what the gateway keeps, without opening it as a gateway does: nothing is locked, made or brought up to date, so
 * that it may run beside one that works.
 */
public final class StoreDiagnosis {
    private final StoreConfig config;
    private final Clock clock;

    public StoreDiagnosis(StoreConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    public List<Finding> findings() {
        Path directory = config.dataDir();
        List<Finding> findings = new ArrayList<>(new DirectoryLook(directory).findings());
        switch (config.store()) {
            case SQLITE -> findings.add(new SqliteLook(directory).finding());
            case POSTGRESQL -> findings.addAll(new PostgresLook(config, clock).findings());
        }
        return findings;
    }
}
