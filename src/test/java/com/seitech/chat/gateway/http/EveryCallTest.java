package com.seitech.chat.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a request is wrong with every call in the same way. */
@QuarkusTest
final class EveryCallTest extends HttpTest {
    static Stream<EveryCall> withSession() {
        return Stream.of(EveryCall.values()).filter(EveryCall::isWithSession);
    }

    static Stream<EveryCall> withBody() {
        return Stream.of(EveryCall.values()).filter(EveryCall::isWithBody);
    }

    @ParameterizedTest
    @EnumSource
    void queryThatIsTooLong_isABadRequest(EveryCall call) {
        // Given
        Chat chat = browser.start();
        String path = call.path(chat.channel()) + "?x=" + "y".repeat(4_100);
        // When
        Answer answer = browser.exchange(call.of(browser, path, chat));
        // Then
        if (call.isAnsweredWithoutBody()) {
            assertThat(answer.status()).isEqualTo(400);
        } else {
            answer.isError(400, "invalid_request").blames("query");
        }
    }

    @ParameterizedTest
    @MethodSource("withSession")
    void noToken_isToldSo(EveryCall call) {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = browser.exchange(call.of(browser, call.path(chat.channel()), chat));
        // Then
        answer.isError(401, "token_required");
    }

    @Test
    void fileWithoutAnyToken_orWithAnother_isNotGiven() {
        // Given
        Chat chat = browser.start();
        for (EveryCall call : List.of(EveryCall.FILE, EveryCall.FILE_HEAD)) {
            String path = call.path(chat.channel());
            // When
            Answer without = browser.exchange(call.of(browser, path, chat));
            Answer other = browser.exchange(call.of(browser, path + "?token=x", chat));
            // Then
            assertThat(without.status()).isEqualTo(401);
            assertThat(other.status()).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @MethodSource("withSession")
    void tokenOfAnotherChat_opensNothing(EveryCall call) {
        // Given
        Chat chat = browser.start();
        Chat other = browser.start();
        // When
        Answer answer = browser.exchange(call.of(browser, new Chat(chat.channel(), other.token())));
        // Then
        answer.isError(403, "invalid_session");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void bodyThatIsTooLarge_isRefused(EveryCall call) {
        // Given
        Chat chat = browser.start();
        int size = call == EveryCall.UPLOAD ? 12 << 20 : 200_000;
        HttpRequest.Builder request = call.of(browser, chat).POST(BodyPublishers.ofByteArray(new byte[size]));
        // When
        Answer answer = browser.exchange(request);
        // Then
        answer.isError(413, "too_large");
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void bodyOfAnotherKind_isRefused(EveryCall call) {
        // Given
        Chat chat = browser.start();
        HttpRequest.Builder request = call.of(browser, chat).setHeader("Content-Type", "application/xml");
        // When
        Answer answer = browser.exchange(request);
        // Then
        answer.isError(415, "unsupported_media_type");
    }
}
