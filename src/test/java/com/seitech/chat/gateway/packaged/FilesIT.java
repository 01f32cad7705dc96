package com.seitech.chat.gateway.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.seitech.chat.gateway.odoo.OdooUser;
import com.seitech.chat.gateway.real.RealOdoo;
import com.seitech.chat.gateway.upload.content.Samples;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files both ways through the packaged gateway and a real Odoo, in a heap that holds none of the largest. */
@SuppressWarnings("NullAway.Init") // made before all tests
final class FilesIT {
    private static final int LARGEST = 25 * 1024 * 1024;

    private static RealOdoo odoo;
    private static OdooUser admin;
    private static PackagedGateway gateway;
    private static URI base;

    @BeforeAll
    static void gateway() {
        odoo = RealOdoo.up();
        admin = odoo.admin();
        gateway = PackagedGateway.readyWith(
                odoo,
                Map.of(
                        "JAVA_TOOL_OPTIONS", "-Xmx96m",
                        "GATEWAY_UPLOAD_MAX_FILE", "25M",
                        "GATEWAY_OUTBOX_FILE_PATIENCE", "60s"));
        base = gateway.base();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of("a.png", "image", Samples.picture("png")),
                Arguments.of("a.jpg", "image", Samples.picture("jpg")),
                Arguments.of("a.gif", "image", Samples.picture("gif")),
                Arguments.of("a.webp", "image", Samples.webp()),
                Arguments.of("a.pdf", "file", Samples.pdf()),
                Arguments.of("a.doc", "file", Samples.ole("WordDocument", "1Table")),
                Arguments.of("a.docx", "file", Samples.docx()),
                Arguments.of("a.odt", "file", Samples.odt()),
                Arguments.of("a.xls", "file", Samples.xls()),
                Arguments.of("a.xlsx", "file", Samples.xlsx()),
                Arguments.of("a.txt", "file", "Grüße, تقرير 😀\n".getBytes(UTF_8)),
                Arguments.of("a.csv", "file", "a,b\n1,2\n".getBytes(UTF_8)),
                Arguments.of("تقرير 😀.pdf", "file", Samples.pdf()));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKind_reachesTheAgent_andComesBackAsItWas(String name, String type, byte[] content) {
        // When
        Answered sent = upload(Chat.start(base), name, content);
        // Then
        assertThat(sent.message.get("message_type")).isEqualTo(type);
        assertThat(sent.message.get("content")).isEqualTo(name);
        assertThat(sent.attachment.get("name")).isEqualTo(name);
        assertThat(sent.attachment.get("checksum")).isEqualTo(sha1(content));
        HttpResponse<byte[]> back = Http.download(base.resolve(sent.url));
        assertThat(back.body()).isEqualTo(content);
        assertThat(back.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith(type.equals("image") ? "inline;" : "attachment;");
    }

    @ParameterizedTest
    @CsvSource({"photo.exe, photo.exe.png", "photo.pdf, photo.pdf.png", "photo, photo.png"})
    void wrongExtension_isPutRight(String name, String stored) {
        // When
        Answered sent = upload(Chat.start(base), name, Samples.picture("png"));
        // Then
        assertThat(sent.attachment.get("name")).isEqualTo(stored);
        assertThat(sent.attachment.get("mimetype")).isEqualTo("image/png");
    }

    @Test
    void largestFile_goesBothWays_withoutBeingInTheHeap() {
        // Given
        Chat chat = Chat.start(base);
        byte[] content = text(LARGEST);
        for (int i = 0; i < 3; i++) {
            // When
            Answered sent = upload(chat, "large" + i + ".txt", content);
            // Then
            assertThat(sent.attachment.get("checksum")).isEqualTo(sha1(content));
            assertThat(Arrays.equals(Http.download(base.resolve(sent.url)).body(), content))
                    .isTrue();
        }
        Http.Answer larger = chat.tryUpload(base, "larger.txt", text(LARGEST + 1), "larger");
        assertThat(larger.status()).isEqualTo(413);
        assertThat(larger.json().path("code").asText()).isEqualTo("too_large");
        assertThat(gateway.log()).noneMatch(line -> line.contains("OutOfMemoryError"));
    }

    @Test
    void whatMayNotBeSent_reachesNoAgent() {
        // Given
        Chat chat = Chat.start(base);
        // When
        Http.Answer answer = chat.tryUpload(base, "letter.docx", Samples.docm(), "k");
        // Then
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("code").asText()).isEqualTo("type_refused");
        assertThat(answer.json().path("error").asText()).contains("macros");
        assertThat(chat.messages(base)).isEmpty();
    }

    @Test
    void fileThatAnAgentAddsLater_reachesTheVisitor() {
        // Given
        Chat chat = Chat.start(base);
        long hello = chat.send(base, "Hello");
        odoo.agentReplies(chat.channel(), "The plan follows.");
        JsonNode reply = chat.poll(base, hello).path(0);
        assertThat(reply.path("attachments")).isEmpty();
        String cursor = chat.answerAtOnce(base, reply.path("id").asLong())
                .path("cursor")
                .asText();
        try (var stream = chat.stream(base, cursor)) {
            // When
            long file = admin.create(
                    "ir.attachment", Map.of("name", "plan.txt", "datas", "cGxhbg==", "mimetype", "text/plain"));
            admin.write(
                    "seitech.chat.message",
                    reply.path("id").asLong(),
                    Map.of("attachment_ids", List.of(List.of(4, file))));
            // Then
            JsonNode message = stream.next("message_updated").data().path("message");
            assertThat(message.path("attachment").path("name").asText()).isEqualTo("plan.txt");
            HttpResponse<byte[]> plan = Http.download(
                    base.resolve(message.path("attachment").path("url").asText()));
            assertThat(plan.body()).asString(UTF_8).isEqualTo("plan");
        }
    }

    /** A message with a file, as the agent has it. */
    private record Answered(Map<?, ?> message, Map<?, ?> attachment, String url) {}

    private static Answered upload(Chat chat, String name, byte[] content) {
        Http.Answer answer = chat.tryUpload(base, name, content, Integer.toString(name.hashCode()));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        Map<?, ?> message = only(admin.execute(
                "seitech.chat.message",
                "read",
                List.of(List.of(answer.json().path("message_id").asLong())),
                Map.of("fields", List.of("attachment_ids", "message_type", "content"))));
        Map<?, ?> attachment = only(admin.execute(
                "ir.attachment",
                "read",
                List.of(Objects.requireNonNull(message.get("attachment_ids"))),
                Map.of("fields", List.of("name", "mimetype", "checksum"))));
        return new Answered(message, attachment, answer.json().path("file_url").asText());
    }

    private static Map<?, ?> only(Object rows) {
        assertThat((Object[]) rows).hasSize(1);
        return (Map<?, ?>) ((Object[]) rows)[0];
    }

    private static byte[] text(int size) {
        byte[] text = new byte[size];
        Random random = new Random(size);
        for (int i = 0; i < size; i++) {
            text[i] = (byte) random.nextInt('a', 'z');
        }
        return text;
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
