package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.session.Verification;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a call answers when what it needs does not. */
@QuarkusTest
@TestProfile(EveryCallAwayTest.Impatient.class)
@SuppressWarnings("NullAway.Init") // injected
final class EveryCallAwayTest extends HttpTest {
    /** Waits for nothing long. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "gateway.database.max-wait", "300ms",
                    "gateway.session.verify-patience", "100ms",
                    "gateway.limits.connections-per-address", "1");
        }
    }

    /** A token that the gateway has not in memory. */
    private static final String UNKNOWN = "x".repeat(43);

    private static final Set<EveryCall> WITHOUT_SESSION =
            EnumSet.of(EveryCall.STATUS, EveryCall.FILE, EveryCall.FILE_HEAD, EveryCall.WIDGET, EveryCall.WIDGET_HEAD);

    /** They show what there is: an error would make the page forget its chat. */
    private static final Set<EveryCall> DEGRADED =
            EnumSet.of(EveryCall.MESSAGES, EveryCall.POLL, EveryCall.TRANSCRIPT, EveryCall.STREAM);

    @Inject
    @DataSource("sqlite")
    AgroalDataSource database;

    @Inject
    Verification verification;

    @Test
    void databaseThatIsStuck_isSaidByEveryCallThatNeedsIt() throws SQLException {
        // Given
        Chat chat = browser.start();
        String link = linkOfAFile(chat);
        // The only one that there is.
        try (Connection held = database.getConnection()) {
            for (EveryCall call : EnumSet.complementOf(EnumSet.copyOf(WITHOUT_SESSION))) {
                // When
                Answer answer = browser.exchange(call.of(browser, new Chat(chat.channel(), UNKNOWN)));
                // Then
                answer.isError(503, "cannot_keep");
            }
            browser.get(link).isError(503, "cannot_keep");
            assertThat(head(link)).isEqualTo(503);
            assertThat(held.isClosed()).isFalse();
        }
    }

    @Test
    void sessionsInDoubt_areSaidByEveryCallThatChangesSomething() {
        // Given
        Chat chat = browser.start();
        String link = linkOfAFile(chat);
        Set<EveryCall> calls = EnumSet.complementOf(EnumSet.copyOf(WITHOUT_SESSION));
        calls.removeAll(DEGRADED);
        // When
        verification.suspend();
        try {
            // Then
            for (EveryCall call : calls) {
                browser.exchange(call.of(browser, chat)).isError(503, "odoo_unavailable");
            }
            browser.get(link).isError(503, "odoo_unavailable");
        } finally {
            verification.doubt();
        }
        browser.messages(chat, "").isOk();
    }

    @Test
    void placesOfAnAddress_areTaken_byWhoListens() {
        // Given
        Chat chat = browser.start();
        String cursor = browser.messages(chat, "").isOk().json().path("cursor").asText();
        try (EventReader stream = browser.stream(chat, "")) {
            stream.next("read");
            // When
            Answer second = browser.exchange(EveryCall.STREAM.of(browser, chat));
            Answer waiting = browser.exchange(EveryCall.POLL
                    .of(browser, EveryCall.POLL.path(chat.channel()) + "?wait=1&cursor=" + cursor, chat)
                    .header("X-Session-Token", chat.token()));
            // Then
            second.isError(429, "rate_limited");
            waiting.isError(429, "rate_limited");
            browser.poll(chat, "0").isOk();
        }
    }

    private String linkOfAFile(Chat chat) {
        Answer sent = browser.upload(chat, new Multipart().file("a.txt", "text/plain", new byte[] {'a'}));
        return sent.isOk().json().path("file_url").asText();
    }

    private int head(String link) {
        return browser.exchange(browser.request(link).method("HEAD", BodyPublishers.noBody()))
                .status();
    }
}
