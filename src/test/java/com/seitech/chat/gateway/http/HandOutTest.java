package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What a client is given that polls with nothing but the id of the last message of its list. */
@QuarkusTest
final class HandOutTest extends HttpTest {
    private static List<Long> ids(Answer answer) {
        return StreamSupport.stream(answer.isOk().json().path("messages").spliterator(), false)
                .map(message -> message.path("id").asLong())
                .toList();
    }

    private long sent(Chat chat, String text) {
        return browser.send(chat, text).isOk().json().path("message_id").asLong();
    }

    /** Less often than an answer may be on its way: sooner, the list of one page may just have grown. */
    private static final Duration AS_PAGES_ASK = Duration.ofMillis(1_500);

    @Test
    void agentsMessage_thatCrossedAnOwnSend_isGiven() {
        // Given
        Chat chat = browser.start();
        long reply = odoo.agentReplies(chat.channel(), "smaller id");
        long own = sent(chat, "larger id");
        // When
        Answer news = browser.news(chat, Long.toString(own));
        // Then
        assertThat(ids(news)).containsExactly(reply);
    }

    @Test
    void afterIt_theSmallerIdIsTheLast_andNothingIsGivenTwice() {
        // Given
        Chat chat = browser.start();
        long reply = odoo.agentReplies(chat.channel(), "smaller id");
        long own = sent(chat, "larger id");
        browser.news(chat, Long.toString(own)).isOk();
        long next = odoo.agentReplies(chat.channel(), "next");
        // When
        Answer news = browser.news(chat, Long.toString(reply));
        // Then
        assertThat(ids(news)).containsExactly(next);
    }

    @Test
    void agentsMessage_whileASendIsPending_isGiven() {
        // Given
        Chat chat = browser.start();
        long own = sent(chat, "hello");
        long reply = odoo.agentReplies(chat.channel(), "Hi");
        // When
        Answer news = browser.news(chat, Long.toString(System.currentTimeMillis()));
        // Then
        assertThat(own).isPositive();
        assertThat(ids(news)).containsExactly(reply);
    }

    @Test
    void secondTab_isGivenWhatTheFirstOneSent() {
        // Given
        Chat chat = browser.start();
        long own = sent(chat, "from the other tab");
        // When
        Answer otherTab = browser.news(chat, "0");
        Answer sender = browser.poll(chat, Long.toString(own));
        // Then
        assertThat(ids(otherTab)).containsExactly(own);
        assertThat(ids(sender)).isEmpty();
    }

    @Test
    void sameCursorAgain_afterAnAnswerThatGotLost_isGivenTheSame() {
        // Given
        Chat chat = browser.start();
        long own = sent(chat, "hello");
        long reply = odoo.agentReplies(chat.channel(), "Hi");
        assertThat(ids(browser.news(chat, Long.toString(own)))).containsExactly(reply);
        // When
        List<Long> atOnce = ids(browser.poll(chat, Long.toString(own)));
        // Then
        assertThat(atOnce).as("while the first answer may be on its way").isEmpty();
        await().untilAsserted(() ->
                assertThat(ids(browser.poll(chat, Long.toString(own)))).containsExactly(reply));
    }

    @Test
    void pageThatWroteBeforeItGotAnAnswer_isGivenIt_onceTheOtherPageShowsThatItDidNotWrite() {
        // Given two pages that have shown that they are two
        Chat chat = browser.start();
        long first = odoo.agentReplies(chat.channel(), "first");
        assertThat(ids(browser.news(chat, "0"))).containsExactly(first);
        assertThat(browser.poll(chat, Long.toString(first))
                        .isOk()
                        .json()
                        .path("success")
                        .asBoolean())
                .isTrue();
        long second = odoo.agentReplies(chat.channel(), "second");
        await().untilAsserted(() ->
                assertThat(ids(browser.poll(chat, Long.toString(first)))).containsExactly(second));
        browser.poll(chat, Long.toString(second)).isOk();
        await().pollInterval(AS_PAGES_ASK)
                .untilAsserted(() -> assertThat(ids(browser.poll(chat, Long.toString(first))))
                        .containsExactly(second));
        // And an answer that only one of them has when the other one writes
        long answer = odoo.agentReplies(chat.channel(), "answer");
        await().untilAsserted(() ->
                assertThat(ids(browser.poll(chat, Long.toString(second)))).containsExactly(answer));
        long own = sent(chat, "written before the answer was seen");
        // When the page with the answer goes on asking
        await().untilAsserted(() -> {
            browser.poll(chat, Long.toString(answer)).isOk();
            // Then
            assertThat(ids(browser.poll(chat, Long.toString(own)))).contains(answer);
        });
    }
}
