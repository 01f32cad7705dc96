package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.seitech.chat.gateway.testing.TestClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;

final class StoreWatchTest {
    @TempDir
    Path directory;

    private final TestClock clock = new TestClock();

    private StoreWatch watch(SqliteFile file) {
        return new StoreWatch(file.database(), directory, clock);
    }

    @Test
    void databaseThatWorks_isReadable_alive_andHasRoom() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            StoreWatch watch = watch(file);
            // When
            watch.look();
            // Then
            assertThat(watch.unreadable()).isEmpty();
            assertThat(watch.failing()).isEmpty();
            assertThat(watch.isAlive()).isTrue();
            assertThat(watch.fullDisk()).isEmpty();
            assertThat(watch.freeBytes().orElse(0)).isPositive();
        }
    }

    @Test
    void databaseThatIsGone_isUnreadableSinceTheFirstLookThatFailed() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            StoreWatch watch = watch(file);
            // When
            file.stop();
            watch.look();
            clock.advance(Duration.ofSeconds(5));
            watch.look();
            // Then
            assertThat(watch.unreadable())
                    .hasValueSatisfying(found -> assertThat(found.since()).isEqualTo(TestClock.START));
            assertThat(watch.isAlive()).isFalse();
        }
    }

    /** Nobody may write for hours: who looks must see that the disk has room again. */
    @Test
    void endOfAFailure_isNoticedByTheNextLook() {
        try (SqliteFile file = SqliteFile.open(directory)) {
            StoreWatch watch = watch(file);
            // Given
            var _ = catchThrowable(() -> file.database().write(connection -> {
                throw new SQLException("full", null, SQLiteErrorCode.SQLITE_FULL.code);
            }));
            boolean failed = watch.failing().isPresent();
            // When
            watch.look();
            // Then
            assertThat(failed).isTrue();
            assertThat(watch.failing()).isEmpty();
        }
    }
}
