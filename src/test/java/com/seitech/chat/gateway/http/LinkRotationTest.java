package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The key that signs links is replaced as an operator does it, while visitors have links. */
@QuarkusTest
final class LinkRotationTest extends DownloadFixture {
    private int statusOf(String link) {
        return fetch(link).statusCode();
    }

    private String freshLink(Chat chat) {
        return browser.messages(chat, "")
                .json()
                .at("/messages/0/attachment/url")
                .asText();
    }

    @Test
    void linkOfTheOldKey_isGoodUntilThatIsDeleted() throws IOException {
        // Given
        Path key = data.resolve("link-signing.key");
        Path old = data.resolve("link-signing.old.key");
        Chat chat = browser.start();
        String before = linkTo(chat, "a.txt", "a".getBytes(UTF_8));
        assertThat(statusOf(before)).isEqualTo(200);
        // When
        Files.move(key, old);
        await().until(() -> !freshLink(chat).isEmpty() && Files.exists(key));
        String after = freshLink(chat);
        // Then
        assertThat(Files.readAllBytes(key)).isNotEqualTo(Files.readAllBytes(old));
        assertThat(statusOf(before)).isEqualTo(200);
        assertThat(statusOf(after)).isEqualTo(200);
        // When
        Files.delete(old);
        // Then
        await().until(() -> statusOf(before) == 403);
        assertThat(new String(fetch(before).body(), UTF_8)).contains("invalid_session");
        assertThat(statusOf(after)).isEqualTo(200);
    }
}
