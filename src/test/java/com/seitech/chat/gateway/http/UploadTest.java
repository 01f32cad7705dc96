package com.seitech.chat.gateway.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.seitech.chat.gateway.fake.FakeMessage;
import com.seitech.chat.gateway.http.Browser.Chat;
import com.seitech.chat.gateway.upload.content.Samples;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/chat/support/upload}. */
@QuarkusTest
@SuppressWarnings("NullAway.Init") // injected
final class UploadTest extends HttpTest {
    private static final int MEGABYTE = 1024 * 1024;
    private static final String PATH = "/api/chat/support/upload";

    @ConfigProperty(name = "gateway.data-dir")
    Path data;

    /** Of a text, which may have any length. */
    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) random.nextInt('a', 'z');
        }
        return bytes;
    }

    private static Multipart file(String name, byte[] content) {
        return new Multipart().file(name, "application/octet-stream", content);
    }

    @ParameterizedTest
    @CsvSource({"photo.png, image", "plan.pdf, file", "notes.txt, file"})
    void upload_isAnAttachmentOfAMessageInOdoo(String name, String type) {
        // Given
        Chat chat = browser.start("Jane Doe");
        byte[] content = switch (name) {
            case "photo.png" -> Samples.picture("png");
            case "plan.pdf" -> Samples.pdf();
            default -> bytes(100_001);
        };
        // When
        Answer answer = browser.upload(chat, file(name, content));
        // Then
        FakeMessage message =
                odoo.message(answer.isOk().json().path("message_id").asLong());
        assertThat(message.type()).isEqualTo(type);
        assertThat(message.author()).isZero();
        assertThat(message.authorName()).isEqualTo("Jane Doe");
        assertThat(message.content()).isEqualTo(name);
        assertThat(message.attachments()).hasSize(1);
        long attachment = message.attachments().getFirst();
        assertThat(odoo.content(attachment)).isEqualTo(content);
        assertThat(answer.json().path("file_url").asText())
                .matches("/web/content/" + attachment + "/" + name + "\\?token=" + chat.channel()
                        + "\\.[0-9]+\\.[A-Za-z0-9_-]{43}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            grüße 你好 😀.txt              | grüße 你好 😀.txt
            ../../etc/passwd               | passwd.txt
            C:\\\\fakepath\\\\plan.pdf     | plan.pdf.txt
            invoice\u202Efdp.exe           | invoicefdp.exe.txt
            ...                            | file.txt
            """)
    void upload_makesNamesSafe(String sent, String stored) {
        // Given
        Chat chat = browser.start();
        // When
        Answer answer = browser.upload(chat, file(sent, bytes(10)));
        // Then
        assertThat(odoo.message(answer.isOk().json().path("message_id").asLong())
                        .content())
                .isEqualTo(stored);
    }

    @Test
    void whatVisitorsMayNotSend_isRefused_andSaidWhatItIs() {
        // Given
        Chat chat = browser.start();
        byte[] content = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8);
        // When
        Answer answer = browser.upload(chat, new Multipart().file("photo.png", "image/png", content));
        // Then
        answer.isError(415, "type_refused").blames("file");
        assertThat(answer.json().path("error").asText()).contains("image/svg+xml");
        assertThat(odoo.messagesOf(chat.channel())).isEmpty();
    }

    @Test
    void sameKey_isOneMessageWithOneFile() {
        // Given
        Chat chat = browser.start();
        String first = browser.upload(chat, file("a.txt", bytes(10)).field("client_message_id", "k"))
                .isOk()
                .json()
                .path("message_id")
                .asText();
        // When
        Answer again = browser.upload(chat, file("a.txt", bytes(10)).field("client_message_id", "k"));
        // Then
        assertThat(again.isOk().json().path("message_id").asText()).isEqualTo(first);
        assertThat(again.json().path("file_url").asText()).contains("/a.txt?token=");
        assertThat(odoo.messagesOf(chat.channel())).hasSize(1);
    }

    @Test
    void sameKeyForAnotherFile_isAConflict() {
        // Given
        Chat chat = browser.start();
        browser.upload(chat, file("a.txt", bytes(10)).field("client_message_id", "k"))
                .isOk();
        // When
        Answer answer = browser.upload(chat, file("a.txt", bytes(11)).field("client_message_id", "k"));
        // Then
        answer.isError(409, "idempotency_conflict");
    }

    @Test
    void fileAtTheLimit_isTaken_andOneByteOverIsNot() {
        // Given
        Chat chat = browser.start();
        // When
        Answer taken = browser.upload(chat, file("a.bin", bytes(10 * MEGABYTE)));
        Answer refused = browser.upload(chat, file("a.bin", bytes(10 * MEGABYTE + 1)));
        // Then
        taken.isOk();
        refused.isError(413, "too_large").blames("file");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void largeFiles_areRefusedReadably_announcedOrNot(boolean announced) {
        // Given
        Chat chat = browser.start();
        Multipart form = file("a.bin", bytes(40 * MEGABYTE))
                .field("channel_id", Long.toString(chat.channel()))
                .field("session_token", chat.token());
        // When
        Answer answer = browser.post(PATH, form.contentType(), announced ? form.body() : form.chunkedBody());
        // Then
        answer.isError(413, "too_large");
        assertThat(answer.header("Access-Control-Allow-Origin")).containsExactly(Browser.ORIGIN);
    }

    @Test
    void refusal_canBeReadWhileTheClientIsStillSending() {
        // Given
        int size = 30 * MEGABYTE;
        byte[] piece = bytes(MEGABYTE);
        try (RawConnection client = RawConnection.open(base)) {
            client.head("POST " + PATH, "Content-Type: multipart/form-data; boundary=b", "Content-Length: " + size);
            for (int sent = 0; sent < size; sent += piece.length) {
                client.write(piece);
            }
            // When
            String status = client.statusLine();
            // Then
            assertThat(status).isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        }
    }

    @Test
    void formsWithoutAPart_nameIt() {
        // Given
        Chat chat = browser.start();
        // When
        Answer noFile = browser.upload(chat, new Multipart());
        Answer textAsFile = browser.upload(chat, new Multipart().field("file", "not a file"));
        Answer empty = browser.upload(chat, file("a.txt", new byte[0]));
        Answer noChannel = browser.upload(file("a.txt", bytes(1)).field("session_token", chat.token()));
        Answer wrongChannel = browser.upload(
                file("a.txt", bytes(1)).field("session_token", chat.token()).field("channel_id", "x"));
        Answer noToken = browser.upload(file("a.txt", bytes(1)).field("channel_id", Long.toString(chat.channel())));
        // Then
        noFile.isError(400, "invalid_request").blames("file");
        textAsFile.isError(400, "invalid_request").blames("file");
        empty.isError(400, "invalid_request").blames("file");
        noChannel.isError(400, "invalid_request").blames("channel_id");
        wrongChannel.isError(400, "invalid_request").blames("channel_id");
        noToken.isError(401, "token_required");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=b",
                "multipart/form-data; boundary=",
                "multipart/mixed; boundary=b"
            })
    void brokenForms_areBadRequests(String type) {
        // When
        Answer answer = browser.post(PATH, type, BodyPublishers.ofString("--b\r\nContent-Disposition: form-da"));
        // Then
        assertThat(answer.status()).isIn(400, 415);
        answer.isError(answer.status(), answer.status() == 400 ? "invalid_request" : "unsupported_media_type");
    }

    @Test
    void upload_ofAnotherSession_isForbidden() {
        // Given
        Chat mine = browser.start();
        Chat theirs = browser.start();
        // When
        Answer answer = browser.upload(new Chat(theirs.channel(), mine.token()), file("a.txt", bytes(1)));
        // Then
        answer.isError(403, "invalid_session");
    }

    @Test
    void upload_toAClosedChat_isRefused() {
        // Given
        Chat chat = browser.start();
        odoo.closes(chat.channel());
        // When
        Answer answer = browser.upload(chat, file("a.txt", bytes(1)));
        // Then
        answer.isError(409, "channel_closed");
    }

    @Test
    void temporaryFiles_areGoneAfterwards() {
        // Given
        Chat chat = browser.start();
        browser.upload(chat, file("a.txt", bytes(1000))).isOk();
        browser.upload(chat, file("b.txt", bytes(11 * MEGABYTE))).isError(413, "too_large");
        // When
        Path uploads = data.resolve("uploads");
        // Then
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThat(names(uploads)).isEmpty());
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }
}
