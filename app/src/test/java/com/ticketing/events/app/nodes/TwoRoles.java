package com.ticketing.events.app.nodes;

import com.ticketing.events.app.build.Checkout;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;

/**
 * A command node and a query node on one PostgreSQL. The query node connects as the user of {@code
 * ops/postgresql/query-user.sql}, who may only read.
 */
final class TwoRoles implements AutoCloseable {

    private static final Path QUERY_USER = Checkout.root().resolve("ops/postgresql/query-user.sql");
    private static final String USER_NAME = "event_queries";

    private final TestStorage storage;
    private final TestStorage readOnly;
    private final ServiceProcess commands;
    private final ServiceProcess queries;

    private TwoRoles(TestStorage storage, TestStorage readOnly, ServiceProcess commands, ServiceProcess queries) {
        this.storage = storage;
        this.readOnly = readOnly;
        this.commands = commands;
        this.queries = queries;
    }

    /** Starts both and waits until they are ready. */
    static TwoRoles ready(Path directory) {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        ServiceProcess commands = ServiceProcess.ready(storage, "events.role=command");
        try {
            TestStorage readOnly = withReadOnlyUser(storage);
            return new TwoRoles(storage, readOnly, commands, startQueries(readOnly));
        } catch (AssertionError | SQLException e) {
            commands.close();
            throw new AssertionError(e);
        }
    }

    private static ServiceProcess startQueries(TestStorage readOnly) {
        return ServiceProcess.ready(readOnly, "events.role=query", "events.summary.chunk-delay=5ms");
    }

    /** The same database for a user of its own that may only read. */
    static TestStorage withReadOnlyUser(TestStorage storage) throws SQLException {
        String user = "reader_" + UUID.randomUUID().toString().replace("-", "");
        try {
            storage.execute(Files.readString(QUERY_USER).replace(USER_NAME, user));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return as(user, storage);
    }

    /** The same database for an existing user. */
    static TestStorage as(String user, TestStorage storage) {
        String url = storage.jdbcUrl().replace("user=postgres", "user=" + user);
        return new TestStorage(storage.directory(), Map.of("SPRING_DATASOURCE_URL", url), url);
    }

    ServiceProcess commands() {
        return commands;
    }

    ServiceProcess queries() {
        return queries;
    }

    /** The database, for the user that may write. */
    TestStorage storage() {
        return storage;
    }

    /** The database, for the user of the query node. */
    TestStorage readOnly() {
        return readOnly;
    }

    @Override
    public void close() {
        queries.close();
        commands.close();
    }
}
