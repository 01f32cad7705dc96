package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Readers of streams who take little, or nothing any more. */
@QuarkusTest
@TestProfile(SlowStreamTest.Impatient.class)
@SuppressWarnings("NullAway.Init") // injected
final class SlowStreamTest extends HttpTest {
    /** Fewer than a feed keeps, and than may wait for a reader; twice as many are more than all buffers on the way hold. */
    private static final int MANY = 190;
    /** As large as a message may be, four bytes a letter. */
    private static final String LONG = "😀".repeat(5_000);

    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.stream.heartbeat", "10s");
        }
    }

    private long last;

    @TestHTTPResource(management = true)
    URI management;

    private double figure(String name) {
        return Scrape.of(management).value(name, Map.of());
    }

    /** One who asks for a stream of much, and does not read it; what else is said waits for him. */
    private RawConnection stalled(Chat chat) {
        odoo.agentReplies(chat.channel(), "one");
        String cursor = browser.messages(chat, "").isOk().json().path("cursor").asText();
        saysMuch(chat);
        RawConnection reader = RawConnection.slow(base);
        reader.head("GET " + Browser.streamPath(chat) + "&cursor=" + cursor);
        assertThat(new String(reader.read(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
        await().untilAsserted(() -> assertThat(figure("gateway_streams_open")).isEqualTo(1));
        saysMuch(chat);
        return reader;
    }

    private void saysMuch(Chat chat) {
        for (int i = 0; i < MANY; i++) {
            odoo.agentReplies(chat.channel(), LONG);
        }
        last = odoo.agentReplies(chat.channel(), "that was it");
        await().until(() -> browser.messages(chat, "").body().contains("that was it"));
    }

    @Test
    void readerWhoWasSlow_getsEverything_withoutAnythingNew() {
        // Given
        Chat chat = browser.start();
        try (RawConnection reader = stalled(chat)) {
            // When
            EventReader events = new EventReader(reader.stream());
            // Then
            long id;
            do {
                id = events.next("message").data().path("id").asLong();
            } while (id < last);
            assertThat(id).isEqualTo(last);
            assertThat(figure("gateway_streams_open")).isEqualTo(1);
        }
        await().untilAsserted(() -> assertThat(figure("gateway_streams_open")).isZero());
    }

    @Test
    void readerWhoTakesNothing_isDropped_andHisPlaceIsFree() {
        // Given
        double before = figure("gateway_streams_dropped_total");
        Chat chat = browser.start();
        try (RawConnection reader = stalled(chat)) {
            // When
            await().atMost(ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(figure("gateway_streams_open")).isZero());
            // Then
            assertThat(figure("gateway_streams_dropped_total") - before).isEqualTo(1);
            assertThat(reader.received()).isPositive();
        }
    }

    @Test
    void readersWhoLeaveAtOnce_leaveNothingBehind() {
        // Given
        Chat chat = browser.start();
        // When
        for (int i = 0; i < 150; i++) {
            RawConnection reader = RawConnection.open(base);
            reader.head("GET " + Browser.streamPath(chat));
            reader.reset();
        }
        // Then
        await().untilAsserted(() -> assertThat(figure("gateway_streams_open")).isZero());
        browser.poll(chat, "0").isOk();
    }
}
