package com.ticketing.events.app.eventlog.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns of the commits of other nodes: from their notifications at once, and by looking when none has come for a
 * while. Has a thread and a connection of its own, and opens a new one when that breaks.
 */
final class PostgresListener implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(PostgresListener.class);

    private static final Duration PAUSE_BETWEEN_CONNECTIONS = Duration.ofMillis(250);

    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(1);

    /** Under a storm of commits one look for all of the last few milliseconds is enough. */
    private static final Duration PAUSE_BETWEEN_LOOKS = Duration.ofMillis(2);

    private final DataSource connections;
    private final int pollMillis;
    private final IntSupplier ownWriter;
    private final LogHead head;
    private final Thread thread;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    /**
     * Starts listening.
     *
     * @param ownWriter the server process that writes for this node; its notifications tell nothing new
     */
    PostgresListener(DataSource connections, Duration pollInterval, IntSupplier ownWriter, LogHead head) {
        this.connections = connections;
        this.pollMillis = Math.max(1, (int) pollInterval.toMillis());
        this.ownWriter = ownWriter;
        this.head = head;
        this.thread = Thread.ofPlatform().name("event-log-listener").daemon().start(this::run);
    }

    private void run() {
        boolean lost = false;
        while (!closed) {
            try (Connection connection = connections.getConnection()) {
                if (lost) {
                    logger.info("The event log is heard again");
                    lost = false;
                }
                listening = connection;
                listen(connection);
            } catch (SQLException e) {
                if (!lost && !closed) {
                    logger.warn("The event log is not heard, trying again: {}", e.getMessage());
                    lost = true;
                }
                pause(PAUSE_BETWEEN_CONNECTIONS);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen domain_event");
            PGConnection bell = connection.unwrap(PGConnection.class);
            look(statement);
            while (!closed) {
                PGNotification[] rings = bell.getNotifications(pollMillis);
                if (rings.length == 0 || anyFromOthers(rings)) {
                    look(statement);
                    pause(PAUSE_BETWEEN_LOOKS);
                }
            }
        }
    }

    private boolean anyFromOthers(PGNotification[] rings) {
        int own = ownWriter.getAsInt();
        for (PGNotification ring : rings) {
            if (ring.getPID() != own) {
                return true;
            }
        }
        return false;
    }

    private void look(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select max(position) from domain_event")) {
            row.next();
            head.advanceTo(row.getLong(1));
        }
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            // Only close interrupts, and the loop sees that.
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            Connection connection = listening;
            if (connection != null) {
                // Nothing else ends its waiting for notifications.
                connection.abort(Runnable::run);
            }
            thread.join(LONGEST_GOODBYE);
        } catch (SQLException e) {
            logger.debug("The listener's connection was already broken", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
