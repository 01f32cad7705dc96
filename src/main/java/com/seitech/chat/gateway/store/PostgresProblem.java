package com.seitech.chat.gateway.store;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What can be wrong with PostgreSQL, by what an operator has to do about it. */
enum PostgresProblem {
    AWAY("cannot be reached: see that it runs and that gateway.postgresql.url is right. The gateway goes on by itself"),
    LOGIN_REFUSED("refuses the login: see gateway.postgresql.user and gateway.postgresql.password-file"),
    NO_DATABASE("has no such database: create it, owned by gateway.postgresql.user"),
    NO_RIGHTS("denies a right: the gateway's user must own its database, or its schema"),
    FULL("has a full disk: make room. Nothing that was accepted is lost, and the gateway goes on by itself"),
    TOO_MANY_CONNECTIONS("has no connection left: raise its max_connections, or lower gateway.postgresql.pool"),
    SLOW("takes too long: see what it is busy with"),
    OTHER("fails: its own log says why");

    private final String cure;

    PostgresProblem(String cure) {
        this.cure = cure;
    }

    String text() {
        return "PostgreSQL " + cure;
    }

    static PostgresProblem of(Throwable failure) {
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof SQLException sql && sql.getSQLState() != null) {
                return ofState(sql.getSQLState());
            }
        }
        // The pool waits for a connection, and says so without a state.
        return failure instanceof SQLException ? SLOW : OTHER;
    }

    private static PostgresProblem ofState(String state) {
        return switch (state) {
            case "3D000" -> NO_DATABASE;
            case "42501" -> NO_RIGHTS;
            case "53100" -> FULL;
            case "53300" -> TOO_MANY_CONNECTIONS;
            case "57014", "55P03" -> SLOW;
            default -> ofClass(state);
        };
    }

    private static PostgresProblem ofClass(String state) {
        if (state.startsWith("28")) {
            return LOGIN_REFUSED;
        }
        return isOfTheConnection(state) ? AWAY : OTHER;
    }

    /** It broke, or the server shuts down or comes back. */
    static boolean isOfTheConnection(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** Another transaction was in the way: the same again succeeds. */
    static boolean isConflict(@Nullable String state) {
        return "40001".equals(state) || "40P01".equals(state);
    }
}
