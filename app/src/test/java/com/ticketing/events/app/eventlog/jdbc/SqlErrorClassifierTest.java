package com.ticketing.events.app.eventlog.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SqlErrorClassifierTest {

    private final SQLException duplicate = new SQLException("duplicate", "23505");

    @Test
    void findsADuplicateInTheChainOfCauses() {
        assertThat(SqlErrorClassifier.isDuplicateKey(new RuntimeException(new SQLException("outer", duplicate))))
                .isTrue();
    }

    @Test
    void findsADuplicateAmongTheNextExceptions() {
        BatchUpdateException batch = new BatchUpdateException(new int[0]);
        batch.setNextException(new SQLException("first", "00000"));
        batch.setNextException(duplicate);

        assertThat(SqlErrorClassifier.isDuplicateKey(batch)).isTrue();
    }

    @Test
    void classifiesSqliteCodes() {
        assertThat(SqlErrorClassifier.isDuplicateKey(sqlite(SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE)))
                .isTrue();
        assertThat(SqlErrorClassifier.isDuplicateKey(sqlite(SQLiteErrorCode.SQLITE_CONSTRAINT_PRIMARYKEY)))
                .isTrue();
        assertThat(SqlErrorClassifier.isDuplicateKey(sqlite(SQLiteErrorCode.SQLITE_CONSTRAINT_NOTNULL)))
                .isFalse();
        assertThat(SqlErrorClassifier.isRowError(sqlite(SQLiteErrorCode.SQLITE_CONSTRAINT_NOTNULL)))
                .isTrue();
    }

    @Test
    void databaseFaultsAreNoRowErrors() {
        assertThat(SqlErrorClassifier.isRowError(sqlite(SQLiteErrorCode.SQLITE_BUSY)))
                .isFalse();
        assertThat(SqlErrorClassifier.isRowError(sqlite(SQLiteErrorCode.SQLITE_FULL)))
                .isFalse();
        assertThat(SqlErrorClassifier.isRowError(sqlite(SQLiteErrorCode.SQLITE_IOERR_FSYNC)))
                .isFalse();
        assertThat(SqlErrorClassifier.isRowError(new SQLException("connection lost", "08006")))
                .isFalse();
        assertThat(SqlErrorClassifier.isRowError(new SQLException("disk full", "53100")))
                .isFalse();
        assertThat(SqlErrorClassifier.isRowError(new SQLException("no state"))).isFalse();
    }

    @Test
    void invalidDataAreARowError() {
        assertThat(SqlErrorClassifier.isRowError(new SQLException("does not fit", "22001")))
                .isTrue();
    }

    @Test
    void aQueryIsCanceledByAConflictWithRecoveryOrARequest() {
        assertThat(SqlErrorClassifier.isCanceled(new SQLException("conflict with recovery", "40001")))
                .isTrue();
        assertThat(SqlErrorClassifier.isCanceled(new SQLException("user request", "57014")))
                .isTrue();
        assertThat(SqlErrorClassifier.isCanceled(new SQLException("administrator command", "57P01")))
                .isFalse();
    }

    @Test
    void terminatesOnACyclicChain() {
        SQLException first = new SQLException("first", "00000");
        SQLException second = new SQLException("second", "00000", first);
        first.setNextException(second);

        assertThat(SqlErrorClassifier.isDuplicateKey(first)).isFalse();
    }

    private static SQLException sqlite(SQLiteErrorCode code) {
        return new SQLiteException(code.message, code);
    }
}
