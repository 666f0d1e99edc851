package com.ticketing.events.app.eventlog.database;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.jdbc.SharedDatabase;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
import com.ticketing.events.app.eventlog.table.HashChainMigration;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** The operations that differ between SQLite and PostgreSQL; all other SQL of the event log is common to both. */
public interface LogDatabase extends SharedDatabase, AutoCloseable {

    /**
     * Executes the set-up statements of a new connection and returns it; closes it when one of them fails, so that a
     * database that accepts connections and refuses the statements is not left with them.
     */
    static Connection setUp(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return connection;
        } catch (SQLException | RuntimeException | Error e) {
            try {
                connection.close();
            } catch (SQLException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    /**
     * Migrates the schema, and warns when there was none: an existing log may have been meant.
     *
     * @param type directory of the SQL migrations
     * @param where names the database in the warning
     * @throws SchemaUnusable when it is of a later version, or not one of this program
     * @throws FlywayException when the database cannot be read or written; an SQL error is among its causes
     */
    static void migrate(FluentConfiguration flyway, String type, Object where) {
        Flyway migrations = withMigrations(flyway, type);
        MigrateResult result;
        try {
            requireNoLaterVersion(migrations.info(), where);
            result = migrations.migrate();
        } catch (FlywayException e) {
            throw SqlErrorClassifier.sqlError(e).isPresent() ? e : SchemaUnusable.foreign(where, e);
        }
        if (result.initialSchemaVersion == null || result.initialSchemaVersion.isEmpty()) {
            LoggerFactory.getLogger(LogDatabase.class)
                    .warn(
                            "Created a new, empty event log in {}; if there is an older one, stop the service and"
                                    + " correct events.data-dir or spring.datasource.url",
                            where);
        }
    }

    /** A writer must know what the schema requires of the rows that it adds. */
    private static void requireNoLaterVersion(MigrationInfoService migrations, Object where) {
        MigrationInfo current = migrations.current();
        if (current != null && current.getState() == MigrationState.FUTURE_SUCCESS) {
            Object known = Arrays.stream(migrations.all())
                    .filter(migration -> migration.getState() != MigrationState.FUTURE_SUCCESS)
                    .map(MigrationInfo::getVersion)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            throw SchemaUnusable.newer(where, current.getVersion(), known);
        }
    }

    /**
     * Verifies that the schema needs no migration; reads only.
     *
     * @param type directory of the SQL migrations
     * @param where names the database in the message
     * @throws SchemaUnusable when it does, or cannot be read
     */
    static void requireMigrated(FluentConfiguration flyway, String type, Object where) {
        MigrationInfoService migrations;
        try {
            migrations = withMigrations(flyway, type).info();
        } catch (FlywayException e) {
            throw SchemaUnusable.unreadable(where, NestedExceptionUtils.getMostSpecificCause(e));
        }
        MigrationInfo[] pending = migrations.pending();
        MigrationInfo current = migrations.current();
        if (current == null) {
            throw SchemaUnusable.absent(where);
        }
        if (pending.length > 0) {
            throw SchemaUnusable.outdated(where, current.getVersion(), pending[pending.length - 1].getVersion());
        }
    }

    private static Flyway withMigrations(FluentConfiguration flyway, String type) {
        return flyway.locations("classpath:db/migration/" + type)
                .javaMigrations(new HashChainMigration())
                .load();
    }

    /**
     * Opens the connection that appends are written on: durable commits, and timeouts short enough that a client gets
     * its response within 3 seconds.
     */
    LogConnection openWriter() throws SQLException;

    /**
     * Records the head of the log outside the database too, after the log was opened or adopted; {@link
     * LogConnection#commit} does so itself. Does nothing on a database without such a record.
     */
    void recordHead(ChainLink head);

    /**
     * Removes deleted rows from the database files as far as the database permits now; a later call or the database's
     * own maintenance removes the rest.
     */
    void purgeDeletedRows();

    /**
     * Starts advancing {@code head} for commits of other nodes, and marks it as replaced when the log is; does nothing
     * when no other node can write.
     *
     * @param supervisor runs the loop that follows
     * @param outage of the connection for it
     */
    void followCommits(LogHead head, Supervisor supervisor, Outage outage);

    /** Registers the metrics of the pool of readers, and of what else the database has. */
    void bindTo(MeterRegistry meters);

    @Override
    void close();
}
