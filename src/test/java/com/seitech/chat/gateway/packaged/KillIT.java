package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.fake.FakeOdoo;
import com.seitech.chat.gateway.fake.FakeOdooResource;
import com.seitech.chat.gateway.fake.Faults;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/**
 * The gateway is killed again and again while visitors write and Odoo fails in every way. Run it again with
 * {@code -Dseed=…}.
 */
@Timeout(240)
@SuppressWarnings("NullAway.Init") // made before each test
final class KillIT {
    private static final int KILLS = 6;
    private static final int VISITORS = 4;

    private FakeOdoo odoo;
    private Path data;
    private volatile @Nullable URI gateway;
    private volatile boolean over;

    @BeforeEach
    void odooAndDisk() {
        odoo = FakeOdoo.started();
        data = FakeOdooResource.newDataDirectory();
    }

    @AfterEach
    void stopOdoo() {
        odoo.close();
    }

    private PackagedGateway gateway() {
        return PackagedGateway.start(Map.of(
                "GATEWAY_ODOO_URL",
                odoo.url().toString(),
                "GATEWAY_ODOO_DATABASE",
                odoo.database(),
                "GATEWAY_ODOO_LOGIN",
                odoo.login(),
                "GATEWAY_ODOO_API_KEY",
                odoo.apiKey(),
                "GATEWAY_ODOO_BREAKER_DELAY",
                "200ms",
                "GATEWAY_OUTBOX_PATIENCE",
                "300ms",
                "GATEWAY_OUTBOX_FILE_PATIENCE",
                "300ms",
                "GATEWAY_LIMITS_UPLOADS_PER_MINUTE",
                "1000",
                "GATEWAY_LIMITS_ALL_UPLOADS_PER_MINUTE",
                "4000",
                "GATEWAY_DATA_DIR",
                data.toString()));
    }

    @Test
    void whatWasAccepted_isInOdooOnce_inOrder_howeverOftenTheGatewayIsKilled(TestReporter reporter) throws Exception {
        // Given
        long seed = Long.getLong("seed", ThreadLocalRandom.current().nextLong());
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        List<Visitor> visitors;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            PackagedGateway running = gateway();
            URI first = running.base();
            visitors = IntStream.range(0, VISITORS)
                    .mapToObj(i -> new Visitor(Chat.start(first)))
                    .toList();
            gateway = first;
            List<Future<?>> writing = new ArrayList<>();
            visitors.forEach(visitor -> writing.add(threads.submit(visitor)));
            // When
            for (int kill = 0; kill < KILLS; kill++) {
                trouble(random);
                awaitMore(visitors, kill);
                running.kill();
                running.close();
                odoo.start();
                running = gateway();
                gateway = running.base();
            }
            awaitMore(visitors, KILLS);
            over = true;
            odoo.start();
            for (Future<?> visitor : writing) {
                visitor.get();
            }
            URI management = running.management();
            await().atMost(Duration.ofSeconds(60)).until(() -> waiting(management) == 0);
            running.close();
        }
        // Then
        visitors.forEach(visitor -> assertThat(odoo.messagesOf(visitor.chat.channel()))
                .as("seed %d", seed)
                .extracting(FakeMessage::content)
                .isEqualTo(visitor.accepted));
        visitors.forEach(visitor -> assertThat(filesOf(visitor)).allSatisfy(this::isWhole));
        assertThat(data.resolve("outbox")).isEmptyDirectory();
        assertThat(data.resolve("uploads")).isEmptyDirectory();
    }

    private List<FakeMessage> filesOf(Visitor visitor) {
        List<FakeMessage> files = odoo.messagesOf(visitor.chat.channel()).stream()
                .filter(message -> message.type().equals("file"))
                .toList();
        assertThat(files).isNotEmpty();
        return files;
    }

    private void isWhole(FakeMessage file) {
        assertThat(file.attachments()).hasSize(1);
        assertThat(odoo.content(file.attachments().getFirst())).isEqualTo(contentOf(file.content()));
    }

    private static byte[] contentOf(String name) {
        return name.repeat(20_000).getBytes(UTF_8);
    }

    /** A kill that nobody was at work for would show nothing. */
    private static void awaitMore(List<Visitor> visitors, int accepted) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> visitors.stream().allMatch(visitor -> visitor.accepted.size() > accepted));
    }

    /** A second or two of what can go wrong. */
    private void trouble(Random random) {
        for (int i = 0; i < 4; i++) {
            Faults load = odoo.faultsOn("seitech.chat.message", "load");
            switch (random.nextInt(6)) {
                case 0 -> load.dropReplyAfterCommit(2);
                case 1 -> load.refuseNext(2);
                case 2 -> load.delayNext(Duration.ofMillis(600));
                case 3 -> odoo.stop();
                case 4 -> odoo.start();
                default -> odoo.faultsOn("check_object_reference").refuseNext(2);
            }
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(100, 700)).toNanos());
        }
    }

    private static double waiting(URI management) {
        return Http.get(management.resolve("/q/metrics"))
                .body()
                .lines()
                .filter(line -> line.startsWith("gateway_outbox_waiting"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Writes one message after the other, each until it is accepted. */
    private final class Visitor implements Runnable {
        private final Chat chat;
        private final List<String> accepted = new CopyOnWriteArrayList<>();

        Visitor(Chat chat) {
            this.chat = chat;
        }

        @Override
        public void run() {
            while (!over) {
                boolean file = accepted.size() % 3 == 2;
                String text = file ? "file-" + accepted.size() + ".txt" : "message " + accepted.size();
                while (!isAccepted(text, file)) {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                }
                accepted.add(text);
            }
        }

        private boolean isAccepted(String text, boolean file) {
            URI base = gateway;
            if (base == null) {
                return false;
            }
            try {
                Http.Answer answer = file
                        ? chat.tryUpload(base, text, contentOf(text), text)
                        : chat.trySend(base, text, text.replace(' ', '-'));
                return answer.status() == 200 || answer.status() == 202;
            } catch (UncheckedIOException e) {
                return false;
            }
        }
    }
}
