package com.ticketing.events.app.eventlog.database.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.database.LogDatabase;
import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {

    /** Two rows of this size overflow into more than a page each. */
    private static final int ROW_BYTES = 256 * 1024;

    @TempDir
    private Path directory;

    private final Supervisor supervisor = new Supervisor();
    private LogDatabase database;
    private Connection writer;

    @BeforeEach
    void open() throws SQLException {
        database = SqliteDatabase.open(directory);
        writer = database.openWriter().jdbc();
        execute("create table filler (content blob)");
    }

    @AfterEach
    void close() throws SQLException {
        writer.close();
        database.close();
    }

    private void start() {
        database.followCommits(new LogHead(ChainLink.BEGINNING), supervisor, new Outage());
    }

    private void execute(String sql) throws SQLException {
        try (SharedDatabase.WritePermit _ = database.acquireWritePermit();
                Statement statement = writer.createStatement()) {
            statement.execute(sql);
        }
    }

    private void fill() throws SQLException {
        execute("insert into filler values (zeroblob(" + ROW_BYTES + "))");
    }

    private long walBytes() {
        try {
            return Files.size(directory.resolve(SqliteSources.FILE + "-wal"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long databaseBytes() {
        try {
            return Files.size(directory.resolve(SqliteSources.FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void measuresCheckpointsAndTheFiles() throws SQLException {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        database.bindTo(meters);
        fill();
        assertThat(meters.get("events.sqlite.wal").gauge().value()).isEqualTo((double) walBytes());
        start();
        await().until(() ->
                meters.get("events.sqlite.checkpoint").functionTimer().count() > 0);
        assertThat(meters.get("events.sqlite.checkpoint").functionTimer().totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
        assertThat(meters.get("events.sqlite.checkpoint.failures")
                        .functionCounter()
                        .count())
                .isZero();
        assertThat(meters.get("events.sqlite.database").gauge().value()).isEqualTo((double) databaseBytes());
        assertThat(meters.get("events.sqlite.disk.free").gauge().value()).isPositive();
        assertThat(meters.get("hikaricp.connections.max").gauge().value()).isPositive();
    }

    @Test
    void movesCommitsIntoTheDatabaseWithoutAFurtherCommit() throws SQLException {
        start();
        fill();
        await().until(() -> databaseBytes() > ROW_BYTES);
    }

    @Test
    void boundsTheWriteAheadLogUnderConstantWriting() throws SQLException {
        start();
        long most = 0;
        for (int row = 0; row < 3 * Checkpointer.MAX_BYTES / ROW_BYTES; row++) {
            for (int transaction = 0; transaction < 64; transaction++) {
                database.acquireWritePermit().close();
            }
            fill();
            most = Math.max(most, walBytes());
        }
        assertThat(most).isLessThan(2 * Checkpointer.MAX_BYTES);
    }

    @Test
    void commitsDoNotWaitForALongQuery() throws Exception {
        start();
        fill();
        try (Connection reader = database.readers().getConnection();
                Statement query = reader.createStatement();
                ResultSet _ = query.executeQuery("select 1 from filler")) {
            for (int row = 0; row < 160; row++) {
                fill();
            }
        }
        assertThat(walBytes()).isGreaterThan(Checkpointer.MAX_BYTES);
        await().until(() -> {
            fill();
            return databaseBytes() > 160L * ROW_BYTES && walBytes() <= Checkpointer.MAX_BYTES;
        });
    }

    @Test
    void continuesAfterAnError() throws SQLException {
        start();
        supervisor.injectOnce(LoopName.CHECKPOINTS.text(), new LinkageError("injected"));
        fill();
        await().until(() -> Objects.requireNonNull(supervisor.status(LoopName.CHECKPOINTS.text()))
                        .failures()
                > 0);
        fill();
        await().until(() -> databaseBytes() > 2 * ROW_BYTES);
    }

    @Test
    void aCommitMakesTheCheckpointWhenTheThreadDoesNotRun() throws SQLException {
        for (int row = 0; row < 5 * Checkpointer.MAX_BYTES / ROW_BYTES; row++) {
            fill();
        }
        assertThat(databaseBytes()).isGreaterThan(Checkpointer.MAX_BYTES);
    }

    /** Both take the permit and the connection of the checkpoints. */
    @Test
    void aPurgeAndAForcedCheckpointDoNotBlockEachOther() throws Exception {
        start();
        CompletableFuture<Void> purges = CompletableFuture.runAsync(() -> {
            for (int purge = 0; purge < 50; purge++) {
                database.purgeDeletedRows();
            }
        });
        while (!purges.isDone()) {
            fill();
        }
        purges.get(1, TimeUnit.SECONDS);
        assertThat(walBytes()).isLessThan(4 * Checkpointer.MAX_BYTES);
    }
}
