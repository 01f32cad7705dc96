package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST …/rating}. */
@QuarkusTest
@TestProfile(RatingTest.OfItsOwn.class)
final class RatingTest extends HttpTest {
    /** A gateway of its own, since what it learns about the desk outlives a test. */
    public static final class OfItsOwn implements QuarkusTestProfile {}

    private Answer rate(Chat chat, String json) {
        return browser.exchange(browser.request(path(chat))
                .header("Content-Type", "application/json")
                .header("X-Session-Token", chat.token())
                .POST(BodyPublishers.ofString(json)));
    }

    private static String path(Chat chat) {
        return "/api/chat/support/" + chat.channel() + "/rating";
    }

    private static String commented(String comment) {
        return "{\"rating\": 5, \"comment\": \"%s\"}".formatted(comment);
    }

    private String rating(Chat chat) {
        var channel = odoo.channel(chat.channel());
        return channel.rating() + " " + channel.ratingComment();
    }

    @Test
    void agentsSeeIt() {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = rate(chat, "{\"rating\": 4, \"comment\": \"  Quick\\r\\nand kind 😀\\n \"}");
        // Then
        answer.isOk();
        assertThat(rating(chat)).isEqualTo("4 Quick\nand kind 😀");
    }

    @Test
    void lastOneCounts_alsoInAClosedChat() {
        // Given
        Chat chat = browser.start();
        rate(chat, "{\"rating\": 5, \"comment\": \"Great\"}").isOk();
        odoo.closes(chat.channel());
        // When
        Answer answer = browser.post(path(chat), Map.of("rating", 2, "session_token", chat.token()));
        // Then
        answer.isOk();
        assertThat(rating(chat)).isEqualTo("2 ");
        assertThat(odoo.channel(chat.channel()).state()).isEqualTo("closed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}| rating",
                "{\"rating\": null}| rating",
                "{\"rating\": 0}| rating",
                "{\"rating\": 6}| rating",
                "{\"rating\": -1}| rating",
                "{\"rating\": 4.5}| rating",
                "{\"rating\": 1e400}| rating",
                "{\"rating\": \"good\"}| rating",
                "{\"rating\": true}| rating",
                "{\"rating\": [5]}| rating",
                "{\"rating\": 5, \"comment\": 7}| comment",
                "{\"rating\": 5, \"comment\": {}}| comment",
                "[]| body",
                "{| body",
            })
    void badInput_namesTheField_andNeverReachesOdoo(String json, String field) {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = rate(chat, json);
        // Then
        answer.isError(400, "invalid_request").blames(field);
        assertThat(odoo.receivedCalls("seitech.chat.channel", "gateway_rate")).isEmpty();
    }

    @Test
    void comment_hasUpTo2000Characters() {
        // Given
        Chat chat = browser.start();
        // When
        Answer longest = rate(chat, commented("x".repeat(2000)));
        Answer longer = rate(chat, commented("x".repeat(2001)));
        // Then
        longest.isOk();
        longer.isError(400, "invalid_request").blames("comment");
    }

    @Test
    void whileOdooIsAway_itSaysWhenToComeBack() {
        // Given
        Chat chat = browser.start();
        odoo.stop();
        // When
        Answer answer = rate(chat, "{\"rating\": 5}");
        // Then
        odoo.start();
        answer.isError(503, "odoo_unavailable");
    }

    @Test
    void otherVisitors_rateNothing() {
        // Given
        Chat mine = browser.start();
        Chat theirs = browser.start();
        // When
        Answer foreign = rate(new Chat(theirs.channel(), mine.token()), "{\"rating\": 1}");
        Answer none = browser.post(path(theirs), Map.of("rating", 1));
        // Then
        foreign.isError(403, "invalid_session");
        none.isError(401, "token_required");
        assertThat(rating(theirs)).isEqualTo(" ");
    }
}
