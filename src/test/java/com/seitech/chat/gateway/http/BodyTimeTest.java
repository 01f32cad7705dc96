package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that take longer than a body may: the time of a body is none of theirs. */
@QuarkusTest
@TestProfile(BodyTimeTest.Impatient.class)
final class BodyTimeTest extends HttpTest {
    private static final Duration BODY_TIME = Duration.ofSeconds(1);
    /** Bodies are looked at once a second. */
    private static final int LONGER_SECONDS = 4;

    /** Bodies have to arrive quickly. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("gateway.http.body-time", BODY_TIME.toString());
        }
    }

    private Answer pollThatWaits() {
        Chat silent = browser.start();
        return browser.get("/api/chat/support/" + silent.channel() + "/poll?wait=" + LONGER_SECONDS
                + "&last_message_id=0&session_token=" + silent.token());
    }

    @Test
    void waitingPoll_isAnswered() {
        // Given
        long start = System.nanoTime();
        // When
        Answer answer = pollThatWaits();
        // Then
        assertThat(answer.isOk().json().path("messages")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(BODY_TIME.multipliedBy(2));
    }

    @Test
    void chatThatOdooIsLongInMaking_isAnswered_itsBodyWasThereAtOnce() {
        // Given
        odoo.faultsOn("seitech.chat.channel", "load").delayNext(Duration.ofSeconds(LONGER_SECONDS));
        // When
        Answer answer = browser.post("/api/chat/support", Map.of("name", "Jane Doe"));
        // Then
        assertThat(answer.status()).isEqualTo(200);
    }

    /** Some clients and proxies announce a body of no bytes. */
    @ParameterizedTest
    @ValueSource(strings = {"Accept: text/event-stream", "Content-Length: 0"})
    void stream_staysOpen(String header) {
        // Given
        Chat chat = browser.start();
        try (RawConnection connection = RawConnection.open(base).head("GET " + Browser.streamPath(chat), header)) {
            EventReader stream = new EventReader(connection.stream());
            stream.next("read");
            pollThatWaits().isOk();
            // When
            long reply = odoo.agentReplies(chat.channel(), "Hi");
            // Then
            assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(reply);
        }
    }

    @Test
    void bodyThatDoesNotArrive_isStillGivenUp() {
        // When
        try (RawConnection connection = RawConnection.open(base)
                .head("POST /api/chat/support/send", "Content-Type: application/json", "Content-Length: 10")) {
            // Then
            assertThat(connection.statusLine()).isEmpty();
        }
    }
}
