package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.http.Browser.Chat;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Visitors who ask for a file and do not read it: Odoo is done with it, and nobody else waits. */
@QuarkusTest
final class StalledReadersTest extends DownloadFixture {
    private static final int READERS = 100;
    private static final int FILES = 10;
    private static final int SIZE = 6 * 1024 * 1024;

    /** A visitor who has read the first bytes of the answer. */
    private record Reader(RawConnection connection, String sha256) {
        static Reader of(DownloadFixture test, String link, String sha256) {
            RawConnection connection = RawConnection.slow(test.base);
            connection.head("GET " + link);
            assertThat(new String(connection.read(12), US_ASCII)).isEqualTo("HTTP/1.1 200");
            return new Reader(connection, sha256);
        }

        boolean getsTheWholeFile() {
            InputStream in = connection.stream();
            try (connection) {
                skipHead(in);
                return sha256.equals(sha256(in));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void skipHead(InputStream in) throws IOException {
            for (int newlines = 0; newlines < 2; ) {
                int read = in.read();
                if (read < 0) {
                    throw new IOException("the answer ended in its head");
                }
                newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
            }
        }

        private static String sha256(InputStream in) throws IOException {
            MessageDigest digest = newSha256();
            byte[] piece = new byte[64 * 1024];
            for (int left = SIZE; left > 0; ) {
                int read = in.read(piece, 0, Math.min(piece.length, left));
                if (read < 0) {
                    return "ended early";
                }
                digest.update(piece, 0, read);
                left -= read;
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    private static MessageDigest newSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readersWhoStall_holdNobodyUp_andGetItAllInTheEnd() throws Exception {
        // Given
        List<Reader> readers = stalled();
        Chat chat = browser.start();
        // When
        assertThat(odoo.downloads()).hasSize(FILES);
        for (int i = 0; i < 20; i++) {
            everythingWorks(chat, i);
        }
        // Then
        List<Future<Boolean>> whole = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            readers.forEach(reader -> whole.add(threads.submit(reader::getsTheWholeFile)));
        }
        for (Future<Boolean> reader : whole) {
            assertThat(reader.get()).isTrue();
        }
        assertThat(odoo.downloads()).hasSize(FILES + 20);
    }

    private List<Reader> stalled() {
        Chat chat = browser.start();
        List<Reader> readers = new ArrayList<>();
        for (int file = 0; file < FILES; file++) {
            byte[] content = bytes(SIZE);
            String sha256 = HexFormat.of().formatHex(newSha256().digest(content));
            String link = linkTo(chat, "plan" + file + ".bin", content);
            for (int i = 0; i < READERS / FILES; i++) {
                readers.add(Reader.of(this, link, sha256));
            }
        }
        return readers;
    }

    /** A message out, one in, and another file. */
    private void everythingWorks(Chat chat, int turn) {
        long sent = browser.send(chat, "Hello " + turn)
                .isOk()
                .json()
                .path("message_id")
                .asLong();
        long reply = odoo.agentReplies(chat.channel(), "Reply " + turn);
        JsonNode news = browser.news(chat, Long.toString(sent)).isOk().json().path("messages");
        assertThat(news).extracting(message -> message.path("id").asLong()).containsExactly(reply);
        assertThat(fetch(linkTo(chat, "small.bin", bytes(100))).body()).hasSize(100);
    }
}
