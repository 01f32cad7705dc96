package com.seitech.chat.gateway.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.testing.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpooledFilesTest {
    private final Path directory;
    private final Path upload;
    private final SpooledFiles files;

    SpooledFilesTest(@TempDir Path parent) {
        directory = parent.resolve("outbox");
        upload = parent.resolve("upload.tmp");
        files = new SpooledFiles(directory);
    }

    @BeforeEach
    void upload() throws IOException {
        Files.writeString(upload, "abc");
    }

    private OutboxEntry entry() {
        return Entries.file(new OutboxFile(upload, "cat.png", "image/png", 3, "00ff"), TestClock.START);
    }

    private static Path pathOf(OutboxEntry entry) {
        return Objects.requireNonNull(entry.file()).path();
    }

    @Test
    void keep_takesTheUpload() throws IOException {
        // When
        OutboxEntry kept = files.keep(entry());
        // Then
        assertThat(upload).doesNotExist();
        assertThat(pathOf(kept)).hasParent(directory).hasContent("abc");
        assertThat(kept.contentHash()).isEqualTo(entry().contentHash());
    }

    @Test
    void keep_ofText_doesNothing() {
        // Given
        OutboxEntry text = Entries.text("Hello", null);
        // Then
        assertThat(files.keep(text)).isEqualTo(text);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void keep_whatCannotBeRead_saysSo_andLeavesNothing() throws IOException {
        // Given
        Files.delete(upload);
        OutboxEntry entry = entry();
        // Then
        assertThatThrownBy(() -> files.keep(entry))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining(directory.toString());
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void drop_deletes_alsoTwice() {
        // Given
        OutboxEntry kept = files.keep(entry());
        // When
        files.drop(kept);
        files.drop(kept);
        // Then
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void keepOnly_deletesWhatNobodyNeeds_butNothingYoung() throws IOException {
        // Given
        OutboxEntry needed = files.keep(entry());
        upload();
        OutboxEntry left = files.keep(entry());
        Instant later = Instant.now().plusSeconds(60);
        // When
        files.keepOnly(List.of(needed.id()), Instant.EPOCH);
        // Then
        assertThat(pathOf(left)).exists();
        files.keepOnly(List.of(needed.id()), later);
        assertThat(pathOf(left)).doesNotExist();
        assertThat(pathOf(needed)).exists();
    }
}
