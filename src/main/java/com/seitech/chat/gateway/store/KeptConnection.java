package com.seitech.chat.gateway.store;

import com.seitech.chat.gateway.session.StoreUnavailable;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * One connection for what must not wait behind visitors for one of the pool. Used by one at a time; replaced when it broke.
 */
final class KeptConnection implements AutoCloseable {
    private final AgroalDataSource source;
    private @Nullable Connection connection;

    KeptConnection(AgroalDataSource source) {
        this.source = source;
    }

    /** Each statement sees what was committed before it. */
    synchronized <T> T transaction(SqlWork<T> work) {
        try {
            Connection open = open();
            T result = work.on(open);
            open.commit();
            return result;
        } catch (SQLException e) {
            close();
            PooledConnection.failed(e, source);
            throw new StoreUnavailable(PostgresProblem.of(e).text(), e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = PooledConnection.of(source);
            // Known before it is used: one that turns out to be dead has to be given back all the same.
            connection = open;
            open.setAutoCommit(false);
            open.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
        return open;
    }

    /** What is not committed is undone. */
    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open == null) {
            return;
        }
        try (open) {
            open.rollback();
        } catch (SQLException e) {
            // It broke: there is nothing to undo.
        }
    }
}
