package com.seitech.chat.gateway.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Something to do with a connection, inside a transaction that somebody else ends. */
@FunctionalInterface
interface SqlWork<T> {
    T on(Connection connection) throws SQLException;
}
