package com.ticketing.events.app.eventlog.jdbc.postgres;

import com.ticketing.events.app.eventlog.jdbc.LogEndTable;
import com.ticketing.events.app.eventlog.jdbc.LogHead;
import com.ticketing.events.app.eventlog.jdbc.LogReplaced;
import com.ticketing.events.supervision.Loop;
import com.ticketing.events.supervision.LoopName;
import com.ticketing.events.supervision.Outage;
import com.ticketing.events.supervision.Supervisor;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
 * LISTEN client for commits of other nodes: advances the head of the log on each notification, and by polling when none
 * arrives, and compares the log with the known part of it each time. Runs on a thread and a connection of its own, and
 * reconnects when the connection breaks.
 */
final class PostgresListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);

    private static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

    private static final Duration MAX_CLOSE_WAIT = Duration.ofSeconds(1);

    /** During a burst of commits, one query covers all commits of the interval. */
    private static final Duration MIN_QUERY_INTERVAL = Duration.ofMillis(2);

    private final DataSource connections;
    private final int pollMillis;
    private final IntSupplier ownWriterPid;
    private final LogHead head;
    private final Outage outage;
    private final Loop loop;
    private volatile boolean closed;
    private volatile @Nullable Connection listening;

    /**
     * Starts listening.
     *
     * @param ownWriterPid the server process of this node's writer; its notifications are ignored
     * @param outage of the connection
     */
    PostgresListener(
            DataSource connections,
            Duration pollInterval,
            IntSupplier ownWriterPid,
            LogHead head,
            Supervisor supervisor,
            Outage outage) {
        this.connections = connections;
        this.pollMillis = Math.max(1, (int) pollInterval.toMillis());
        this.ownWriterPid = ownWriterPid;
        this.head = head;
        this.outage = outage;
        this.loop = supervisor.start(LoopName.LOG_LISTENER, Thread.ofPlatform().daemon(), this::run);
    }

    private void run(Loop running) {
        while (!closed) {
            try (Connection connection = connections.getConnection()) {
                listening = connection;
                listen(connection, running);
            } catch (SQLException e) {
                if (!closed) {
                    outage.failed(1, e);
                    pause(RECONNECT_DELAY);
                }
            }
        }
    }

    private void listen(Connection connection, Loop running) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen domain_event");
        }
        try (PreparedStatement end = connection.prepareStatement(LogEndTable.SELECT)) {
            PGConnection listener = connection.unwrap(PGConnection.class);
            advanceHead(end);
            while (!closed) {
                running.beat();
                outage.succeeded();
                PGNotification[] notifications = listener.getNotifications(pollMillis);
                if (notifications.length == 0 || anyFromOtherNodes(notifications)) {
                    advanceHead(end);
                    pause(MIN_QUERY_INTERVAL);
                }
            }
        }
    }

    private boolean anyFromOtherNodes(PGNotification[] notifications) {
        int own = ownWriterPid.getAsInt();
        for (PGNotification notification : notifications) {
            if (notification.getPID() != own) {
                return true;
            }
        }
        return false;
    }

    /** The end is read after the known part, so that the log contains it unless it was replaced. */
    private void advanceHead(PreparedStatement end) throws SQLException {
        LogHead.Known known = head.known();
        end.setLong(1, known.end().position());
        try (ResultSet row = end.executeQuery()) {
            head.advanceTo(known, LogEndTable.readEnd(row, known.end()));
        } catch (LogReplaced e) {
            head.markReplaced(known);
        }
    }

    private void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            // Only close() interrupts, and the loop checks for it.
        }
    }

    @Override
    public void close() {
        closed = true;
        loop.requestStop();
        try {
            Connection connection = listening;
            if (connection != null) {
                // An interrupt does not end the wait for notifications.
                connection.abort(Runnable::run);
            }
            loop.join(MAX_CLOSE_WAIT);
        } catch (SQLException e) {
            LOG.debug("LISTEN connection was already broken when closed", e);
        }
    }
}
