package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.http.Browser.Chat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A chat in which an agent sends files. */
@SuppressWarnings("NullAway.Init") // injected
abstract class DownloadFixture extends HttpTest {
    @ConfigProperty(name = "gateway.data-dir")
    Path data;

    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    /** The agent sends the file; the link as the next poll gives it. */
    String linkTo(Chat chat, long attachment) {
        long message = odoo.agentRepliesWithFile(chat.channel(), "see", attachment);
        return browser.news(chat, Long.toString(message - 1))
                .isOk()
                .json()
                .path("messages")
                .path(0)
                .path("attachment")
                .path("url")
                .asText();
    }

    String linkTo(Chat chat, String name, byte[] content) {
        return linkTo(chat, odoo.addsAttachment(name, content));
    }

    HttpResponse<byte[]> fetch(String link) {
        return browser.exchange(browser.request(link), BodyHandlers.ofByteArray());
    }

    /** What is on the disk for visitors. */
    List<Path> temporary() {
        try (Stream<Path> files = Files.list(data.resolve("downloads"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitNothingLeft() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> Assertions.assertThat(temporary()).isEmpty());
    }
}
