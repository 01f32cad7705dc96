package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.session.StoreUnavailable;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // made before all tests
final class LinkKeyTableIT {
    private static PostgresStore store;

    @BeforeAll
    static void open() {
        store = PostgresStore.open();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @BeforeEach
    void empty() {
        sql("delete from link_key");
    }

    private static void sql(String... statements) {
        store.database().write(connection -> {
            for (String statement : statements) {
                Sql.update(connection, statement);
            }
            return statements;
        });
    }

    /** As the README says it. */
    private static void replace() {
        sql("delete from link_key where place = 'old'", "update link_key set place = 'old' where place = 'signing'");
    }

    private static void putInThePast() {
        sql("update link_key set made_at = made_at - 6000 where place = 'signing'");
    }

    private static LinkKeyTable opened() {
        return new LinkKeyTable(store.database());
    }

    private static List<String> shown(LinkKeyTable keys) {
        return keys.keys().stream()
                .map(key -> HexFormat.of().formatHex(key.getEncoded()))
                .toList();
    }

    private static List<String> seen(LinkKeyTable keys) {
        keys.look();
        return shown(keys);
    }

    @Test
    void key_severalStartAtOnce_isOne() throws Exception {
        // Given
        int starts = 8;
        CyclicBarrier together = new CyclicBarrier(starts);
        Callable<List<String>> start = () -> {
            together.await();
            return shown(opened());
        };
        // When
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> keys = threads.invokeAll(Collections.nCopies(starts, start));
            // Then
            List<String> kept = shown(opened());
            assertThat(kept).hasSize(1).doesNotContain("00".repeat(32));
            assertThat(keys).allSatisfy(key -> assertThat(key.get()).isEqualTo(kept));
        }
    }

    @Test
    void keyThatIsReplaced_verifiesOn_andSignsUntilAllHaveSeenTheNewOne() {
        // Given
        LinkKeyTable one = opened();
        LinkKeyTable other = opened();
        List<String> before = shown(other);
        String first = shown(one).getFirst();
        // When
        replace();
        List<String> fresh = seen(one);
        // Then
        assertThat(shown(other)).isEqualTo(before).containsExactly(first);
        assertThat(fresh).hasSize(2).doesNotHaveDuplicates().startsWith(first);
        assertThat(seen(other)).isEqualTo(fresh);
        putInThePast();
        assertThat(seen(one)).isEqualTo(seen(other)).isEqualTo(fresh.reversed());
    }

    @Test
    void keyThatIsReplacedTwice_isForgotten() {
        // Given
        LinkKeyTable keys = opened();
        String first = shown(keys).getFirst();
        // When
        replace();
        seen(keys);
        replace();
        // Then
        assertThat(seen(keys)).hasSize(2).doesNotContain(first);
    }

    @Test
    void keysThatAreDeleted_areForgotten_andANewOneSignsAtOnce() {
        // Given
        LinkKeyTable keys = opened();
        replace();
        List<String> before = seen(keys);
        // When
        sql("delete from link_key");
        // Then
        assertThat(seen(keys)).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void ownKey_isTaken_andADamagedOneRefused() {
        // Given
        LinkKeyTable keys = opened();
        shown(keys);
        String own = "07".repeat(32);
        // When
        sql("update link_key set key = decode('" + own + "', 'hex') where place = 'signing'");
        // Then
        assertThat(seen(keys)).containsExactly(own);
        assertThatThrownBy(() -> sql("update link_key set key = '\\x01' where place = 'signing'"))
                .isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void keys_whileTheyCannotBeRead_stayAsTheyWere() {
        // Given
        LinkKeyTable keys = opened();
        List<String> before = shown(keys);
        sql("alter table link_key rename to elsewhere");
        try {
            // Then
            assertThat(seen(keys)).isEqualTo(before);
        } finally {
            sql("alter table elsewhere rename to link_key");
        }
    }
}
