package com.seitech.chat.gateway.http;

import com.seitech.chat.gateway.http.Browser.Chat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** A chat in which an agent sends files. */
@SuppressWarnings("NullAway.Init") // injected
abstract class DownloadFixture extends HttpTest {
    @ConfigProperty(name = "gateway.data-dir")
    Path data;

    /** Like no other file's. */
    static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        ThreadLocalRandom.current().nextBytes(bytes);
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
    List<Path> cached() {
        try (Stream<Path> files = Files.list(data.resolve("downloads"))) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
