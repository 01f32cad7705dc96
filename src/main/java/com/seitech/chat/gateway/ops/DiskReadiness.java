package com.seitech.chat.gateway.ops;

import com.seitech.chat.gateway.cluster.Slots;
import com.seitech.chat.gateway.store.StoreWatch;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Down when the data directory's disk is full and another replica can take the files that visitors send. A gateway that
 * is alone says so only: it still answers those who read.
 */
@Readiness
@Singleton
public final class DiskReadiness implements HealthCheck {
    private final Supplier<Optional<String>> full;
    private final Supplier<OptionalLong> freeBytes;
    private final IntSupplier replicas;

    @Inject
    DiskReadiness(StoreWatch store, Slots slots) {
        this(store::fullDisk, store::freeBytes, slots::replicas);
    }

    /** @param full with its cure, when there is no room left */
    DiskReadiness(Supplier<Optional<String>> full, Supplier<OptionalLong> freeBytes, IntSupplier replicas) {
        this.full = full;
        this.freeBytes = freeBytes;
        this.replicas = replicas;
    }

    @Override
    public HealthCheckResponse call() {
        Optional<String> problem = full.get();
        var response = HealthCheckResponse.named("disk").status(problem.isEmpty() || replicas.getAsInt() == 1);
        problem.ifPresent(text -> response.withData("problem", text));
        freeBytes.get().ifPresent(bytes -> response.withData("free bytes", bytes));
        return response.build();
    }
}
