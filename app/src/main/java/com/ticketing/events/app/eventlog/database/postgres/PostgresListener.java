package com.ticketing.events.app.eventlog.database.postgres;

import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.jdbc.SqlErrorClassifier;
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
 * Follower of the commits of other nodes: checks the end of the log on each notification of a primary, and by polling
 * when none arrives. A hot standby cannot notify; it is polled until it is promoted. Runs on a thread and a connection
 * of its own, and reconnects when the connection breaks; also once in a while, because with several servers in the URL
 * another one may be preferred again.
 */
final class PostgresListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);

    private static final Duration RECONNECT_DELAY = Duration.ofMillis(250);

    private static final Duration MAX_CLOSE_WAIT = Duration.ofSeconds(1);

    /** During a burst of commits, one query covers all commits of the interval. */
    private static final Duration MIN_QUERY_INTERVAL = Duration.ofMillis(2);

    /** A standby that streams needs less; a longer one would show a lost end of the log for longer. */
    private static final Duration MAX_LAG = Duration.ofSeconds(3);

    /** Reads no table, so that polling does not conflict with the replay. */
    private static final String REPLAYED = "select pg_is_in_recovery(), pg_last_wal_replay_lsn()::text";

    private final DataSource connections;
    private final int pollMillis;
    private final Duration maxConnectionAge;
    private final IntSupplier ownWriterPid;
    private final LogEndCheck check;
    private final Outage outage;
    private final Loop loop;
    private volatile boolean closed;
    private volatile @Nullable Connection following;
    private boolean onStandby;

    /** When the connection is to be replaced, by {@link System#nanoTime()}. */
    private long expiry;

    /**
     * Starts following.
     *
     * @param maxConnectionAge the time after which the connection is replaced
     * @param ownWriterPid the server process of this node's writer; its notifications are ignored
     * @param outage of the connection
     */
    PostgresListener(
            DataSource connections,
            Duration pollInterval,
            Duration maxConnectionAge,
            IntSupplier ownWriterPid,
            LogHead head,
            Supervisor supervisor,
            Outage outage) {
        this.connections = connections;
        this.pollMillis = Math.max(1, (int) pollInterval.toMillis());
        this.maxConnectionAge = maxConnectionAge;
        this.ownWriterPid = ownWriterPid;
        this.check = new LogEndCheck(head, MAX_LAG);
        this.outage = outage;
        this.loop = supervisor.start(LoopName.LOG_LISTENER, Thread.ofPlatform().daemon(), this::run);
    }

    private void run(Loop running) {
        while (!closed) {
            try (Connection connection = connections.getConnection();
                    PreparedStatement end = LogEndCheck.prepare(connection)) {
                following = connection;
                expiry = System.nanoTime() + maxConnectionAge.toNanos();
                pollStandby(connection, end, running);
                listen(connection, end, running);
            } catch (SQLException e) {
                if (SqlErrorClassifier.isCanceled(e)) {
                    LOG.debug("Query for the end of the log was canceled; reconnecting", e);
                    pause(PollInterval.MIN);
                } else if (!closed) {
                    outage.failed(1, e);
                    pause(RECONNECT_DELAY);
                }
            }
        }
    }

    private boolean isConnectionOver() {
        return closed || System.nanoTime() - expiry >= 0;
    }

    private void listen(Connection connection, PreparedStatement end, Loop running) throws SQLException {
        if (isConnectionOver()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen domain_event");
        }
        logServer(false);
        PGConnection listener = connection.unwrap(PGConnection.class);
        check.run(end, false);
        while (!isConnectionOver()) {
            running.beat();
            outage.succeeded();
            PGNotification[] notifications = listener.getNotifications(pollMillis);
            if (notifications.length == 0 || anyFromOtherNodes(notifications)) {
                check.run(end, false);
                pause(MIN_QUERY_INTERVAL);
            }
        }
    }

    /** Returns when the server is not, or no longer, a standby, or the connection is over. */
    private void pollStandby(Connection connection, PreparedStatement end, Loop running) throws SQLException {
        PollInterval interval = new PollInterval();
        String replayed = "";
        try (PreparedStatement poll = connection.prepareStatement(REPLAYED)) {
            while (!isConnectionOver()) {
                running.beat();
                String former = replayed;
                try (ResultSet row = poll.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                    replayed = String.valueOf(row.getString(2));
                }
                outage.succeeded();
                logServer(true);
                boolean found = (!replayed.equals(former) || check.isBehind()) && check.run(end, true);
                pause(interval.next(found));
            }
        }
    }

    /** Logs the kind of server when it is a standby, and when it is not one any more. */
    private void logServer(boolean isStandby) {
        if (isStandby != onStandby) {
            onStandby = isStandby;
            LOG.info(
                    isStandby
                            ? "The event log is read from a hot standby, which is polled for commits"
                            : "The event log is read from a primary again; listening for commits of other nodes");
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
            Connection connection = following;
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
