package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.limits.Sockets;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Connections that ask for nothing, or so slowly that they only hold a place. */
@QuarkusTest
@TestProfile(ConnectionTest.Impatient.class)
@SuppressWarnings("NullAway.Init") // injected
final class ConnectionTest extends HttpTest {
    private static final int MOST = 30;
    private static final Duration HEAD = Duration.ofSeconds(1);
    private static final Duration KEEP = Duration.ofSeconds(2);

    @Inject
    Sockets sockets;

    private final List<RawConnection> opened = new ArrayList<>();

    /** Little time, few connections. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.http.head-time", HEAD.toString(),
                    "gateway.http.keep-alive", KEEP.toString(),
                    "gateway.limits.sockets-per-address", Integer.toString(MOST));
        }
    }

    /** Of the test before, some may not be closed yet. */
    @BeforeEach
    void nobodyElse() {
        await().until(() -> sockets.open() < MOST / 2);
    }

    @AfterEach
    void hangUp() {
        opened.forEach(RawConnection::close);
        opened.clear();
    }

    private RawConnection open() {
        RawConnection connection = RawConnection.open(base);
        opened.add(connection);
        return connection;
    }

    @Test
    void connectionThatSendsNothing_isClosed() {
        // When
        RawConnection connection = open();
        // Then
        assertThat(connection.received()).isZero();
    }

    @Test
    void headThatComesByteByByte_isCutOff() {
        assertIsCutOff(open());
    }

    @Test
    void secondHeadThatComesByteByByte_isCutOff() {
        // Given
        RawConnection connection = open();
        connection.head("GET /api/chat/support/status");
        assertThat(connection.statusLine()).contains("200");
        // Then
        assertIsCutOff(connection);
    }

    /** Each byte comes well within the time that all of them together have. */
    private static void assertIsCutOff(RawConnection connection) {
        long start = System.nanoTime();
        connection.write("GET / HTTP/1.1\r\n".getBytes(UTF_8));
        await().pollInterval(HEAD.dividedBy(10))
                .atMost(HEAD.multipliedBy(10))
                .until(() -> !connection.tryWrite("X-Slow: 1\r\n".getBytes(UTF_8)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(HEAD.dividedBy(2));
    }

    @Test
    void connectionThatIsSilentAfterItsAnswer_isClosed() {
        // Given
        RawConnection connection = open();
        connection.head("GET /api/chat/support/status");
        assertThat(connection.statusLine()).contains("200");
        // When
        long rest = connection.received();
        // Then
        assertThat(rest).isLessThan(1_000);
    }

    @Test
    void pollThatWaits_andStream_areLeftAlone() {
        // Given
        Chat chat = browser.start();
        EventReader stream = browser.stream(chat, "");
        int seconds = (int) KEEP.multipliedBy(2).toSeconds();
        // When
        Answer answer = browser.get("/api/chat/support/" + chat.channel() + "/poll?wait=" + seconds
                + "&last_message_id=0&session_token=" + chat.token());
        // Then
        answer.isOk();
        long reply = odoo.agentReplies(chat.channel(), "Hello");
        assertThat(stream.next("message").data().path("id").asLong()).isEqualTo(reply);
    }

    @Test
    void tooManyConnectionsOfOneAddress_areRefused_andThereIsRoomWhenTheyAreGone() {
        // Given
        List<RawConnection> many =
                IntStream.range(0, 2 * MOST).mapToObj(i -> open()).toList();
        // Then
        await().untilAsserted(() -> assertThat(sockets.open()).isEqualTo(MOST));
        assertThat(many.getLast().received()).isZero();
        // When
        hangUp();
        // Then
        await().until(() -> sockets.open() < MOST / 2);
        browser.get("/api/chat/support/status").isOk();
    }
}
