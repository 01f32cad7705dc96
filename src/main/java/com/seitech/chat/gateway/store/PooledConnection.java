package com.seitech.chat.gateway.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;

/** A connection of the pool. */
final class PooledConnection {
    /** That none could be made. */
    private static final String NOT_MADE = "08001";

    private PooledConnection() {}

    /** The pool reports one that it gave up to make as an error of its own code, which is none of ours. */
    static Connection of(DataSource source) throws SQLException {
        try {
            return source.getConnection();
        } catch (CompletionException e) {
            throw new SQLException("no connection could be made", NOT_MADE, e);
        }
    }

    /** What broke one connection has broken those that lie idle, too: nobody is to find that out with each of them. */
    static void failed(SQLException e, AgroalDataSource source) {
        if (PostgresProblem.isOfTheConnection(e.getSQLState())) {
            source.flush(FlushMode.IDLE);
        }
    }
}
