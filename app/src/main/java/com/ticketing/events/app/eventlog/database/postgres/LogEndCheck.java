package com.ticketing.events.app.eventlog.database.postgres;

import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.LogReplaced;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Check of the end of the log on any connection: advances the head, or marks the log as replaced if it does not contain
 * the known part. Not thread-safe.
 *
 * <p>The log of a standby may end before the known part without being another log, if the node was connected to a
 * server that is ahead of it. The log counts as replaced if this lasts.
 */
final class LogEndCheck {

    private final LogHead head;
    private final Duration maxLag;

    /** Since when the log has ended before the known part, by {@link System#nanoTime()}; null if it does not. */
    private @Nullable Long behindSince;

    /** @param maxLag how long the log of a standby may end before the known part until it counts as replaced */
    LogEndCheck(LogHead head, Duration maxLag) {
        this.head = head;
        this.maxLag = maxLag;
    }

    /** Prepares the query for {@link #run}. */
    static PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(LogEndTable.SELECT);
    }

    /**
     * Reads the end of the log. It is read after the known part, so that the log contains it unless it was replaced.
     *
     * @param isStandby whether the server replays the log of another one
     * @return whether the head has advanced
     */
    boolean run(PreparedStatement query, boolean isStandby) throws SQLException {
        LogHead.Known known = head.known();
        query.setLong(1, known.end().position());
        try (ResultSet row = query.executeQuery()) {
            head.advanceTo(known, LogEndTable.readEnd(row, known.end()));
            behindSince = null;
        } catch (LogReplaced e) {
            if (!(isStandby && e.end().position() < known.end().position() && isLagPermitted())) {
                head.markReplaced(known);
                behindSince = null;
            }
        }
        return head.position() > known.end().position();
    }

    /** Whether the log ends before the known part, so that the check must be repeated. */
    boolean isBehind() {
        return behindSince != null;
    }

    private boolean isLagPermitted() {
        long now = System.nanoTime();
        if (behindSince == null) {
            behindSince = now;
        }
        return now - behindSince < maxLag.toNanos();
    }
}
