package com.ticketing.events.app.eventlog.jdbc;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a database means by an exception, wherever in the chains of causes and of next exceptions it says so. */
public final class SqlErrorClassifier {

    private static final String UNIQUE_VIOLATION = "23505";

    private SqlErrorClassifier() {}

    /** Whether a row with the same key exists. */
    public static boolean isDuplicateKey(Throwable error) {
        return says(error, SqlErrorClassifier::namesDuplicateKey);
    }

    /** Whether the row is to blame, so that others may well be accepted; otherwise it is the database that is ill. */
    public static boolean isFaultOfTheRow(Throwable error) {
        return says(error, SqlErrorClassifier::namesTheRow);
    }

    private static boolean namesDuplicateKey(SQLException error) {
        if (error instanceof SQLiteException sqlite) {
            SQLiteErrorCode code = sqlite.getResultCode();
            return code == SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY
                    || code == SQLiteErrorCode.SQLITE_CONSTRAINT_ROWID;
        }
        return UNIQUE_VIOLATION.equals(error.getSQLState());
    }

    private static boolean namesTheRow(SQLException error) {
        if (error instanceof SQLiteException sqlite) {
            int primary = sqlite.getResultCode().code & 0xFF;
            return primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code
                    || primary == SQLiteErrorCode.SQLITE_MISMATCH.code
                    || primary == SQLiteErrorCode.SQLITE_TOOBIG.code;
        }
        String state = error.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }

    private static boolean says(Throwable error, Predicate<SQLException> meaning) {
        return says(error, meaning, new HashSet<>());
    }

    private static boolean says(@Nullable Throwable error, Predicate<SQLException> meaning, Set<Throwable> seen) {
        if (error == null || !seen.add(error)) {
            return false;
        }
        if (error instanceof SQLException sql && (meaning.test(sql) || says(sql.getNextException(), meaning, seen))) {
            return true;
        }
        return says(error.getCause(), meaning, seen);
    }
}
