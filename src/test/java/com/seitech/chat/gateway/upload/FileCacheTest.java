package com.seitech.chat.gateway.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.conversation.SourceUnavailable;
import com.seitech.chat.gateway.outbox.AttachmentId;
import com.seitech.chat.gateway.session.ChannelId;
import com.seitech.chat.gateway.testing.TestClock;
import io.quarkus.runtime.configuration.MemorySize;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // made by JUnit
final class FileCacheTest {
    @TempDir
    Path directory;

    private static final ChannelId CHANNEL = new ChannelId(1);

    private final TestClock clock = new TestClock();
    private final List<Long> fetched = new ArrayList<>();

    private record Config(MemorySize maxFile, MemorySize maxDisk, Duration kept, Duration knownFor)
            implements DownloadConfig {}

    /** With room for ten bytes. */
    private FileCache cache() {
        MemorySize room = new MemorySize(BigInteger.TEN);
        return new FileCache(directory, new Config(room, room, Duration.ofHours(1), Duration.ofSeconds(1)), clock);
    }

    private static SourceFile file(long id, int size, String checksum) {
        return new SourceFile(new AttachmentId(id), "name", "text/plain", size, checksum);
    }

    private FileCache.Reading open(FileCache cache, SourceFile file) {
        return cache.open(CHANNEL, file, target -> {
            fetched.add(file.id().value());
            write(target, "x".repeat((int) file.size()));
        });
    }

    private static void write(Path target, String text) {
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> onDisk() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatAnEarlierProcessLeft_isDeletedAtTheStart() throws IOException {
        // Given
        Files.writeString(directory.resolve("left.tmp"), "left");
        // When
        cache();
        // Then
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void file_staysForTheNextReader() {
        // Given
        FileCache cache = cache();
        open(cache, file(1, 3, "a")).close();
        // When
        try (FileCache.Reading again = open(cache, file(1, 3, "a"))) {
            // Then
            assertThat(again.path()).hasContent("xxx");
        }
        assertThat(fetched).containsExactly(1L);
    }

    @Test
    void otherContentOfTheSameAttachment_isAnotherFile() {
        // Given
        FileCache cache = cache();
        open(cache, file(1, 3, "a")).close();
        // When
        open(cache, file(1, 4, "b")).close();
        // Then
        assertThat(fetched).containsExactly(1L, 1L);
        assertThat(onDisk()).hasSize(2);
    }

    @Test
    void longestUnread_goesFirst() {
        // Given
        FileCache cache = cache();
        open(cache, file(1, 4, "")).close();
        open(cache, file(2, 4, "")).close();
        open(cache, file(1, 4, "")).close();
        // When
        open(cache, file(3, 4, "")).close();
        // Then
        open(cache, file(1, 4, "")).close();
        open(cache, file(2, 4, "")).close();
        assertThat(fetched).containsExactly(1L, 2L, 3L, 2L);
        assertThat(onDisk()).hasSize(2);
    }

    @Test
    void whatIsBeingRead_stays_andRoomIsFreeAfterwards() {
        // Given
        FileCache cache = cache();
        FileCache.Reading first = open(cache, file(1, 6, ""));
        FileCache.Reading second = open(cache, file(1, 6, ""));
        first.close();
        first.close();
        // When
        assertThatThrownBy(() -> open(cache, file(2, 5, ""))).isInstanceOf(SourceUnavailable.class);
        assertThat(second.path()).hasContent("xxxxxx");
        second.close();
        // Then
        open(cache, file(2, 5, "")).close();
        assertThat(fetched).containsExactly(1L, 2L);
        assertThat(onDisk()).hasSize(1);
    }

    @Test
    void failedFile_leavesNothing_andIsTriedAgain() {
        // Given
        FileCache cache = cache();
        // When
        assertThatThrownBy(() -> cache.open(CHANNEL, file(1, 10, ""), target -> {
                    write(target, "half");
                    throw new SourceUnavailable("away", null);
                }))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessage("away");
        // Then
        assertThat(directory).isEmptyDirectory();
        try (FileCache.Reading whole = open(cache, file(1, 10, ""))) {
            assertThat(whole.path()).hasContent("xxxxxxxxxx");
        }
    }

    @Test
    void diskWithoutRoom_isSaid() {
        // Given
        FileCache cache = cache();
        // When Then
        assertThatThrownBy(() -> cache.open(CHANNEL, file(1, 1, ""), target -> {
                    throw new UncheckedIOException(new IOException("No space left on device"));
                }))
                .isInstanceOf(SourceUnavailable.class)
                .hasMessageContaining("gateway.data-dir")
                .hasMessageContaining("No space left on device");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatNobodyReadsForLong_goes() {
        // Given
        FileCache cache = cache();
        open(cache, file(1, 1, "")).close();
        FileCache.Reading reading = open(cache, file(2, 1, ""));
        clock.advance(Duration.ofMinutes(2));
        open(cache, file(3, 1, "")).close();
        // When
        cache.forgetUnreadSince(clock.instant().minus(Duration.ofMinutes(1)));
        // Then
        assertThat(onDisk()).hasSize(2);
        reading.close();
        open(cache, file(1, 1, "")).close();
        open(cache, file(2, 1, "")).close();
        open(cache, file(3, 1, "")).close();
        assertThat(fetched).containsExactly(1L, 2L, 3L, 1L);
    }

    @Test
    void filesOfAChannel_goWhenItIsForgotten_thoseThatAreReadWithTheirLastReader() throws IOException {
        // Given
        FileCache cache = cache();
        open(cache, file(1, 3, "a")).close();
        FileCache.Reading reading = open(cache, file(2, 3, "b"));
        cache.open(new ChannelId(2), file(3, 3, "c"), target -> write(target, "xxx"))
                .close();
        // When
        cache.forgetOf(CHANNEL);
        // Then
        assertThat(reading.path()).hasContent("xxx");
        reading.close();
        assertThat(directory.toFile().list()).hasSize(1);
        open(cache, file(2, 3, "b")).close();
        assertThat(fetched).containsExactly(1L, 2L, 2L);
    }
}
