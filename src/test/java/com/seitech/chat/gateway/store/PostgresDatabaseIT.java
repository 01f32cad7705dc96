package com.seitech.chat.gateway.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.seitech.chat.gateway.cluster.Replica;
import com.seitech.chat.gateway.fault.Fault;
import com.seitech.chat.gateway.fault.FaultProxy;
import com.seitech.chat.gateway.real.RealOdoo;
import com.seitech.chat.gateway.session.StoreUnavailable;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PostgresDatabaseIT {
    private static final String VALUE = "select floor from tail_checkpoint where saved_at = 1";
    private final PostgresStore store = PostgresStore.open();

    @AfterEach
    void close() {
        store.close();
    }

    private long value() {
        return store.database()
                .read(connection -> Sql.first(connection, row -> row.getLong("floor"), VALUE))
                .orElse(0L);
    }

    private void add(PostgresStore replica) {
        replica.database().write(connection -> {
            long now = Sql.first(connection, row -> row.getLong("floor"), VALUE).orElse(0L);
            Sql.update(
                    connection,
                    "insert into tail_checkpoint (saved_at, floor) values (1, ?)"
                            + " on conflict (saved_at) do update set floor = excluded.floor",
                    now + 1);
            return now;
        });
    }

    private static void allAtOnce(List<Callable<Object>> work) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Object> done : threads.invokeAll(work)) {
                done.get();
            }
        }
    }

    @Test
    void gatewaysThatStartAtOnce_makeOneSchema_andAllGoOn() throws Exception {
        try (PostgresStore fresh = PostgresStore.created();
                PostgresStore second = fresh.beside();
                PostgresStore third = fresh.beside()) {
            // When
            allAtOnce(Stream.of(fresh, second, third)
                    .<Callable<Object>>map(one -> () -> {
                        one.database().open();
                        return one;
                    })
                    .toList());
            // Then
            add(second);
            add(third);
        }
    }

    @Test
    void gatewayThatIsOlderThanTheSchema_changesNothing_andSaysWhatToDo() {
        // Given
        store.database()
                .write(connection -> Sql.update(
                        connection,
                        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
                                + " installed_by, execution_time, success)"
                                + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 'newer', 1, true)"));
        try (PostgresStore older = store.beside()) {
            // When Then
            assertThatThrownBy(() -> older.database().open())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("version 99 by a newer gateway");
        }
    }

    @Test
    void transactionsOfTwoPools_areAsIfOneCameAfterTheOther() throws Exception {
        // Given
        try (PostgresStore other = store.beside()) {
            // When
            allAtOnce(IntStream.range(0, 40)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        add(i % 2 == 0 ? store : other);
                        return i;
                    })
                    .toList());
            // Then
            assertThat(value()).isEqualTo(40);
        }
    }

    @Test
    void workThatFails_changesNothing() {
        // When
        assertThatThrownBy(() -> store.database().write(connection -> {
                    Sql.update(connection, "insert into tail_checkpoint (saved_at, floor) values (1, 7)");
                    throw new IllegalStateException("on purpose");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("on purpose");
        // Then
        assertThat(value()).isZero();
    }

    @Test
    void wrongStatement_isAFailureOfTheStore_withACure() {
        assertThatThrownBy(() -> store.database().write(connection -> Sql.update(connection, "nonsense")))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessage("PostgreSQL fails: its own log says why")
                .hasRootCauseInstanceOf(SQLException.class);
    }

    @Test
    void afterARestart_itGoesOnByItself() {
        // Given
        add(store);
        // When
        RealOdoo.up().restartDatabase();
        add(store);
        // Then
        assertThat(value()).isEqualTo(2);
    }

    @Test
    void afterTheNetworkWasCut_aLeaseIsRenewedAtOnce() throws Exception {
        try (FaultProxy wire = wire();
                PostgresStore away = store.byWayOf(wire.uri().getPort())) {
            // Given: one connection of its own, and three that lie idle
            PostgresReplicas replicas = away.replicas();
            Replica self = new Replica(UUID.randomUUID(), URI.create("http://one:8080"));
            replicas.renew(self, Duration.ofMinutes(1));
            allAtOnce(slowReads(away, 3));
            // When
            wire.inflict(new Fault.HalfOpen());
            assertThatThrownBy(() -> replicas.renew(self, Duration.ofMinutes(1)))
                    .isInstanceOf(StoreUnavailable.class);
            wire.heal();
            // Then
            assertThat(replicas.renew(self, Duration.ofMinutes(1)).alive()).containsExactly(self);
        }
    }

    @Test
    void afterTheNetworkWasCut_noConnectionOfBeforeIsUsed() throws Exception {
        try (FaultProxy wire = wire();
                PostgresStore away = store.byWayOf(wire.uri().getPort())) {
            // Given
            List<Callable<Object>> four = slowReads(away, 4);
            allAtOnce(four);
            // When
            wire.inflict(new Fault.HalfOpen());
            assertThatThrownBy(() -> allAtOnce(four.subList(0, 1)))
                    .hasRootCauseInstanceOf(SocketTimeoutException.class);
            wire.heal();
            // Then
            assertThatCode(() -> allAtOnce(four)).doesNotThrowAnyException();
        }
    }

    private static FaultProxy wire() {
        return FaultProxy.before(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), RealOdoo.up().postgresPort()),
                1);
    }

    /** Slow enough that each takes a connection of its own. */
    private static List<Callable<Object>> slowReads(PostgresStore store, int count) {
        return Collections.nCopies(
                count,
                () -> store.database().read(connection -> Sql.first(connection, row -> "", "select pg_sleep(0.3)")));
    }

    @Test
    void moreThanThePoolHas_waitForTheirTurn() throws Exception {
        // When
        allAtOnce(IntStream.range(0, 50)
                .<Callable<Object>>mapToObj(i -> () -> {
                    store.database().read(connection -> Sql.first(connection, row -> "", "select pg_sleep(0.02)"));
                    return i;
                })
                .toList());
        // Then
        assertThat(value()).isZero();
    }
}
