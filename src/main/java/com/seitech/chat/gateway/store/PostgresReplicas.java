package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.cluster.Replica;
import com.seitech.chat.gateway.cluster.Replicas;
import com.seitech.chat.gateway.cluster.Roll;
import com.seitech.chat.gateway.cluster.Slot;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The tables {@code replica}, {@code slot} and {@code replica_secret}. Row locks do what is needed here, so that nothing has
 * to run again: who takes the slots of a dead replica first deletes its row, which waits for a renewal that is under way;
 * and who finds its row deleted has lost everything.
 */
final class PostgresReplicas implements Replicas {
    private static final String RENEW =
            "update replica set url = ?, until = clock_timestamp() + make_interval(secs => ?) where id = ?";
    private static final String BEGIN =
            "insert into replica (url, until, id) values (?, clock_timestamp() + make_interval(secs => ?), ?)";
    private static final String ALIVE = "select id, url from replica where until > clock_timestamp()";
    private static final String HOLDERS = "select number, holder from slot where holder is not null";
    private static final String BURY = """
            delete from replica
            where until <= clock_timestamp()
                and pg_postmaster_start_time() <= clock_timestamp() - make_interval(secs => ?)
            """;
    private static final String TAKE = """
            update slot set holder = ?, version = version + 1
            where number = any (?) and (holder is null or not exists (select from replica where id = holder))
            returning number
            """;
    private static final String GIVE_BACK = "update slot set holder = null where holder = ? and number = any (?)";
    private static final String GIVE_ALL_BACK = "update slot set holder = null where holder = ?";
    private static final String LEAVE = "delete from replica where id = ?";
    private static final String MAKE_SECRET =
            "insert into replica_secret (only_row, secret) values (1, ?) on conflict do nothing";
    private static final String SECRET = "select secret from replica_secret";
    private static final int SECRET_BYTES = 32;

    private final KeptConnection connection;

    PostgresReplicas(KeptConnection connection) {
        this.connection = connection;
    }

    @Override
    public Roll renew(Replica self, Duration lease) {
        return connection.transaction(connection -> {
            Object[] values = {self.url().toString(), seconds(lease), self.id().toString()};
            if (Sql.update(connection, RENEW, values) == 0) {
                Sql.update(connection, BEGIN, values);
                Sql.update(connection, GIVE_ALL_BACK, self.id().toString());
            }
            return roll(connection);
        });
    }

    @Override
    public Roll roll() {
        return connection.transaction(PostgresReplicas::roll);
    }

    private static Roll roll(Connection connection) throws SQLException {
        return new Roll(Sql.all(connection, PostgresReplicas::replica, ALIVE), holders(connection));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    private static Replica replica(ResultSet row) throws SQLException {
        return new Replica(UUID.fromString(row.getString("id")), URI.create(row.getString("url")));
    }

    private static Map<Slot, UUID> holders(Connection connection) throws SQLException {
        return Sql.all(connection, row -> Map.entry(slot(row), UUID.fromString(row.getString("holder"))), HOLDERS)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Slot slot(ResultSet row) throws SQLException {
        return new Slot(row.getInt("number"));
    }

    @Override
    public Set<Slot> take(Replica self, Collection<Slot> wanted, boolean ofTheDead, Duration lease) {
        return Set.copyOf(connection.transaction(connection -> {
            if (ofTheDead) {
                Sql.update(connection, BURY, seconds(lease));
            }
            return Sql.all(connection, PostgresReplicas::slot, TAKE, self.id().toString(), numbers(wanted));
        }));
    }

    private static Integer[] numbers(Collection<Slot> slots) {
        return slots.stream().map(Slot::number).sorted().toArray(Integer[]::new);
    }

    @Override
    public void giveBack(Replica self, Collection<Slot> slots) {
        connection.transaction(
                connection -> Sql.update(connection, GIVE_BACK, self.id().toString(), numbers(slots)));
    }

    @Override
    public void leave(Replica self) {
        connection.transaction(connection -> {
            Sql.update(connection, GIVE_ALL_BACK, self.id().toString());
            return Sql.update(connection, LEAVE, self.id().toString());
        });
    }

    @Override
    public String secret() {
        byte[] bits = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bits);
        return connection.transaction(connection -> {
            Sql.update(
                    connection,
                    MAKE_SECRET,
                    Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
            return Sql.first(connection, row -> row.getString("secret"), SECRET).orElseThrow();
        });
    }

    @Override
    public String address() {
        return connection.transaction(
                connection -> Sql.first(connection, row -> row.getString(1), "select host(inet_client_addr())")
                        .orElseThrow());
    }
}
