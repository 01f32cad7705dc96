package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.StoreUnavailable;
import com.seitech.chat.gateway.upload.LinkKeys;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code link_key}: the keys of file links, the same for all replicas. The one that signs is made when there is
 * none: at the first start, and when an operator makes it the old one, which goes on to verify.
 */
final class LinkKeyTable implements LinkKeys {
    private static final int BYTES = 32;
    /** A link must be good at every replica; until all have seen a new key, the old one signs on. */
    private static final long SEEN_BY_ALL_MILLIS = 5_000;

    private static final String ALL = """
            select place, key from link_key
            order by place = 'signing' and made_at > extract(epoch from now()) * 1000 - ?, place = 'old'
            """;
    private static final String MAKE = "insert into link_key (place, key) values ('signing', ?) on conflict do nothing";

    private final Database database;
    private volatile @Nullable List<SecretKey> known;

    private record Row(String place, SecretKey key) {}

    LinkKeyTable(Database database) {
        this.database = database;
    }

    /** Asked for each link: it waits the first time only, at the start. */
    @Override
    public List<SecretKey> keys() {
        List<SecretKey> seen = known;
        if (seen == null) {
            seen = read();
            known = seen;
        }
        return seen;
    }

    /** To be called often: whoever replaces a key wants it gone. */
    void look() {
        try {
            known = read();
        } catch (StoreUnavailable e) {
            // The alarm has told it; what is known stays good.
        }
    }

    private List<SecretKey> read() {
        List<Row> rows = database.read(LinkKeyTable::rows);
        boolean signs = rows.stream().anyMatch(row -> row.place().equals("signing"));
        return (signs ? rows : made()).stream().map(Row::key).distinct().toList();
    }

    private List<Row> made() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return database.write(connection -> {
            Sql.update(connection, MAKE, key);
            return rows(connection);
        });
    }

    private static List<Row> rows(Connection connection) throws SQLException {
        return Sql.all(connection, LinkKeyTable::row, ALL, SEEN_BY_ALL_MILLIS);
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getString("place"), new SecretKeySpec(row.getBytes("key"), "HmacSHA256"));
    }
}
