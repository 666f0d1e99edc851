package com.ticketing.events.app.eventlog.bench;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;

/** Axon's JDBC event storage engine on ten pooled connections, one transaction per append. */
final class AxonJdbcLog implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 10;

    private static final String TABLE = """
            create table DomainEventEntry (
                globalIndex %s,
                aggregateIdentifier varchar(255) not null,
                sequenceNumber bigint not null,
                type varchar(255),
                eventIdentifier varchar(255) not null,
                metaData %2$s,
                payload %2$s not null,
                payloadRevision varchar(255),
                payloadType varchar(255) not null,
                timeStamp varchar(255) not null,
                unique (aggregateIdentifier, sequenceNumber),
                unique (eventIdentifier)
            )""";

    private final HikariDataSource connections;
    private final JdbcEventStorageEngine engine;

    private AxonJdbcLog(HikariConfig config, String table, Serializer serializer) throws SQLException {
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        connections = new HikariDataSource(config);
        try (Connection connection = connections.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(table);
        }
        engine = JdbcEventStorageEngine.builder()
                .connectionProvider(new DataSourceConnectionProvider(connections))
                .transactionManager(NoTransactionManager.instance())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    /** In a new database: on the server, or in the file when {@code server} is null. */
    static AxonJdbcLog open(TestPostgres server, Path file, Serializer serializer) throws SQLException {
        return server == null ? sqlite(file, serializer) : postgresql(server.newDatabase(), serializer);
    }

    /** As durable as the event log's SQLite file. */
    private static AxonJdbcLog sqlite(Path file, Serializer serializer) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:sqlite:" + file
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=30000&transaction_mode=IMMEDIATE");
        return new AxonJdbcLog(config, TABLE.formatted("integer primary key autoincrement", "blob"), serializer);
    }

    private static AxonJdbcLog postgresql(String url, Serializer serializer) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        return new AxonJdbcLog(config, TABLE.formatted("bigserial primary key", "bytea"), serializer);
    }

    void append(EventMessage<?> event) {
        engine.appendEvents(event);
    }

    @Override
    public void close() {
        connections.close();
    }
}
