package com.seitech.chat.gateway.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.conversation.ConversationFixture;
import com.seitech.chat.gateway.conversation.InvalidInput;
import com.seitech.chat.gateway.conversation.Visitor;
import com.seitech.chat.gateway.outbox.IdempotencyConflict;
import com.seitech.chat.gateway.outbox.OutboxEntry;
import com.seitech.chat.gateway.outbox.OutboxFile;
import com.seitech.chat.gateway.session.Session;
import com.seitech.chat.gateway.upload.content.FileTypesTest;
import com.seitech.chat.gateway.upload.content.TypeRefused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UploadsTest {
    private static final int MAX = 2 * 1024 * 1024;

    @TempDir
    Path directory;

    private final ConversationFixture fixture = new ConversationFixture();
    private final List<Path> scanned = new ArrayList<>();
    private final Uploads uploads =
            new Uploads(fixture.conversation(), FileTypesTest.of(MAX), scanned::add, TestUploadConfig.maxFile(MAX));
    private final Session session =
            fixture.conversation().start(Visitor.of("Vera", null)).session();

    @Test
    void send_isAMessageUnderTheNameThatEverybodySees() throws IOException {
        // Given
        Path path = Files.writeString(directory.resolve("upload.tmp"), "abc");
        // When
        SentFile sent = uploads.send(session, path, "C:\\notes\\cat.txt", null, "key-1");
        // Then
        assertThat(sent.name()).isEqualTo("cat.txt");
        assertThat(Objects.requireNonNull(sent.receipt().delivered()).attachment())
                .isNotNull();
        OutboxEntry entry = fixture.odoo().written().getFirst();
        assertThat(entry.content()).isEqualTo("cat.txt");
        assertThat(entry.authorName()).isEqualTo("Vera");
        assertThat(entry.file())
                .isEqualTo(new OutboxFile(
                        path,
                        "cat.txt",
                        "text/plain",
                        3,
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    }

    @Test
    void send_leavesTheFileToItsOwner() throws IOException {
        // Given
        Path path = fileOf(10);
        // When
        uploads.send(session, path, "cat.txt", null, null);
        // Then
        assertThat(path).hasSize(10);
    }

    @Test
    void send_emptyFile_namesTheField() throws IOException {
        // Given
        Path path = fileOf(0);
        // When
        assertThatThrownBy(() -> uploads.send(session, path, "cat.txt", null, null))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo("file"));
        // Then
        assertThat(fixture.odoo().written()).isEmpty();
    }

    @Test
    void send_largestFile_isTaken() throws IOException {
        // Given
        Path path = fileOf(MAX);
        // When
        uploads.send(session, path, "cat.txt", null, null);
        // Then
        assertThat(fixture.odoo().written()).hasSize(1);
    }

    @Test
    void send_fileOneByteOver_isTooLarge() throws IOException {
        // Given
        Path path = fileOf(MAX + 1);
        // When
        assertThatThrownBy(() -> uploads.send(session, path, "cat.txt", null, null))
                .isInstanceOf(TooLarge.class)
                .hasMessageContaining("2 MB");
        // Then
        assertThat(fixture.odoo().written()).isEmpty();
    }

    @Test
    void send_fileThatIsGone_fails() {
        // Given
        Path gone = directory.resolve("gone");
        // When Then
        assertThatThrownBy(() -> uploads.send(session, gone, "cat.txt", null, null))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void send_whatVisitorsMayNotSend_isRefused() throws IOException {
        // Given
        Path program = Files.write(directory.resolve("upload.tmp"), new byte[] {'M', 'Z', 0, 1, 2});
        // When Then
        assertThatThrownBy(() -> uploads.send(session, program, "cat.txt", null, null))
                .isInstanceOf(TypeRefused.class);
        assertThat(fixture.odoo().written()).isEmpty();
        assertThat(scanned).isEmpty();
    }

    @Test
    void send_scansTheFile() throws IOException {
        // Given
        Path path = fileOf(10);
        // When
        uploads.send(session, path, "cat.txt", null, null);
        // Then
        assertThat(scanned).containsExactly(path);
    }

    @Test
    void send_sameFileAndKeyTwice_isOneMessage() throws IOException {
        // Given
        SentFile first = uploads.send(session, fileOf(10), "cat.txt", null, "key-1");
        Path again = Files.write(directory.resolve("again"), text(10));
        // When
        SentFile second = uploads.send(session, again, "cat.txt", null, "key-1");
        // Then
        assertThat(second).isEqualTo(first);
        assertThat(fixture.odoo().written()).hasSize(1);
    }

    @Test
    void send_sameKeyOtherBytes_isAConflict() throws IOException {
        // Given
        uploads.send(session, fileOf(10), "cat.txt", null, "key-1");
        Path other = fileOf(11);
        // When Then
        assertThatThrownBy(() -> uploads.send(session, other, "cat.txt", null, "key-1"))
                .isInstanceOf(IdempotencyConflict.class);
    }

    private Path fileOf(int bytes) throws IOException {
        return Files.write(directory.resolve("upload.tmp"), text(bytes));
    }

    private static byte[] text(int letters) {
        return "a".repeat(letters).getBytes(UTF_8);
    }
}
