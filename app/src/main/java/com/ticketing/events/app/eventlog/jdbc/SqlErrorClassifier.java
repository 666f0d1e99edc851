package com.ticketing.events.app.eventlog.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Classifies SQL errors of SQLite and PostgreSQL. Searches the causes and the next exceptions of an error; terminates
 * on a cyclic chain.
 */
public final class SqlErrorClassifier {

    /** SQLSTATE of PostgreSQL. */
    private static final String UNIQUE_VIOLATION = "23505";

    /** SQLSTATE of PostgreSQL: on a standby, the query conflicts with the replay of the primary's changes. */
    private static final String CONFLICT_WITH_RECOVERY = "40001";

    /** SQLSTATE of PostgreSQL. */
    private static final String QUERY_CANCELED = "57014";

    private SqlErrorClassifier() {}

    /** Whether a unique or primary key was violated. */
    public static boolean isDuplicateKey(Throwable error) {
        return anyMatch(error, SqlErrorClassifier::isDuplicateKeyCode);
    }

    /** Whether the data of the row caused the error; false for a fault of the database, which would fail any row. */
    public static boolean isRowError(Throwable error) {
        return anyMatch(error, SqlErrorClassifier::isRowErrorCode);
    }

    /** Whether the server has canceled the query, which may succeed when it is repeated. */
    public static boolean isCanceled(Throwable error) {
        return anyMatch(
                error,
                sql -> CONFLICT_WITH_RECOVERY.equals(sql.getSQLState()) || QUERY_CANCELED.equals(sql.getSQLState()));
    }

    /** The first SQL error among an exception and its causes. */
    public static Optional<SQLException> sqlError(Throwable failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private static boolean isDuplicateKeyCode(SQLException error) {
        if (error instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID;
        }
        return UNIQUE_VIOLATION.equals(error.getSQLState());
    }

    private static boolean isRowErrorCode(SQLException error) {
        if (error instanceof SQLiteException sqlite) {
            int primary = sqlite.getResultCode().code & 0xFF;
            return primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                    || primary == SQLiteErrorCode.SQLITE_MISMATCH.code
                    || primary == SQLiteErrorCode.SQLITE_TOOBIG.code;
        }
        String state = error.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static boolean anyMatch(Throwable error, Predicate<SQLException> condition) {
        return anyMatch(error, condition, new HashSet<>());
    }

    private static boolean anyMatch(@Nullable Throwable error, Predicate<SQLException> condition, Set<Throwable> seen) {
        if (error == null || !seen.add(error)) {
            return false;
        }
        if (error instanceof SQLException sql
                && (condition.test(sql) || anyMatch(sql.getNextException(), condition, seen))) {
            return true;
        }
        return anyMatch(error.getCause(), condition, seen);
    }
}
