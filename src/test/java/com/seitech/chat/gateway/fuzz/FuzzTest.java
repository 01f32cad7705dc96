package com.seitech.chat.gateway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.limits.Sockets;
import com.seitech.chat.gateway.outbox.Queue;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Twenty thousand requests that nobody writes on purpose; {@code docker/fuzz} sends more, over a real Odoo. */
@QuarkusTest
@WithTestResource(FakeOdooResource.class)
@TestProfile(FuzzTest.Patient.class)
@SuppressWarnings("NullAway.Init") // injected
final class FuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20);
    private static final long REQUESTS = 20_000;
    /** Until caches, pools and compiled code have their size. */
    private static final long WARM = REQUESTS / 4;

    private static final long MEGABYTE = 1024 * 1024;

    FakeOdoo odoo;

    @TestHTTPResource
    URI base;

    @Inject
    Sockets sockets;

    @Inject
    Queue queue;

    @ConfigProperty(name = "gateway.data-dir")
    Path data;

    /** Refuses nobody for being fast: what is refused at the door is not tried. */
    public static final class Patient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.limits.send-burst", "1000000",
                    "gateway.limits.uploads-per-minute", "1000000",
                    "gateway.outbox.files-per-day", "10G");
        }
    }

    @Test
    void noRequest_bringsTheGatewayDown() throws Exception {
        // Given
        InetSocketAddress address = new InetSocketAddress(base.getHost(), base.getPort());
        Fuzz fuzz = new Fuzz(address, SEED);
        fuzz.runTo(WARM, Visit.known(base));
        Use before = use();
        // When
        fuzz.runTo(REQUESTS, Visit.known(base));
        // Then
        System.out.println("fuzz: " + fuzz);
        assertThat(String.join("\n", fuzz.complaints())).isEmpty();
        // What is on its way out of caches takes a moment, and a collection or two.
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            Use after = use();
            System.out.println("fuzz: " + before + " -> " + after);
            assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 8);
            assertThat(after.heap()).isLessThan(before.heap() + 30);
        });
        assertThat(filesIn(data.resolve("uploads"))).isZero();
        assertThat(Visit.isWellServed(base)).isTrue();
    }

    /** @param heap megabytes in use after a collection */
    private record Use(int threads, long heap) {}

    /** What is under way ends first, and what the other side holds is none of ours. */
    private Use use() {
        await().until(() -> sockets.open() == 0);
        await().until(() -> queue.size() == 0);
        odoo.reset();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return new Use(threads(), (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE);
    }

    private static int threads() {
        return (int) Stream.of(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .map(ThreadInfo::getThreadName)
                .filter(name -> !name.startsWith("ForkJoinPool"))
                .count();
    }

    private static long filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
