package com.ticketing.events.app.eventlog.table;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The one-row table {@code domain_event_end}: last position of the event log and its hash. It is updated in the
 * transaction of every append, so removed rows at the end of the log are detectable.
 */
public final class LogEndTable {

    /** Selects the row, and the hash at the position of the parameter; read by {@link #readEnd}. */
    public static final String SELECT =
            "select e.position, e.hash, d.hash from domain_event_end e" + " left join domain_event d on d.position = ?";

    /**
     * Updates the row; bound by {@link #bindUpdate}. Violates a constraint when the row has changed since it was read,
     * so that the statement and the transaction fail without another round trip.
     */
    public static final String UPDATE =
            "update domain_event_end" + " set position = case when position = ? and hash = ? then ? end, hash = ?";

    /** Inserts the row; bound by {@link #bindInsert}. */
    static final String INSERT = "insert into domain_event_end (one, position, hash) values (1, ?, ?)";

    /** One statement, so that all values come from the same snapshot. */
    private static final String SELECT_EXTENT = """
            select (select position from domain_event_end), (select hash from domain_event_end),
                (select position from domain_event order by position desc limit 1),
                (select hash from domain_event order by position desc limit 1)""";

    /**
     * Recorded end and actual last row of the log; they differ when rows were added or removed outside the service.
     *
     * @param end the end that the last append recorded; {@link ChainLink#BEGINNING} when that record is missing
     * @param lastRow the last row of {@code domain_event}; {@link ChainLink#BEGINNING} for an empty table
     */
    public record Extent(ChainLink end, ChainLink lastRow) {

        /**
         * Verifies that the recorded end is the last row.
         *
         * @throws EventLogDamaged when it is not
         */
        public void verify() {
            if (lastRow.position() < end.position()) {
                throw EventLogDamaged.missing(lastRow.position() + 1);
            }
            verifyEnd(lastRow);
        }

        /**
         * Verifies that the link is the recorded end and that no row is beyond it.
         *
         * @param last the link of the row at the position of the recorded end
         * @throws EventLogDamaged when it is not
         */
        public void verifyEnd(ChainLink last) {
            if (lastRow.position() > end.position()) {
                throw new EventLogDamaged(end.position() + 1, "The domain event is beyond the recorded end of the log");
            }
            if (!last.sameHash(end)) {
                throw new EventLogDamaged(end.position(), "The recorded end of the log has a different hash");
            }
        }
    }

    private LogEndTable() {}

    /** Reads the extent of the log in one consistent snapshot. */
    public static Extent readExtent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT_EXTENT)) {
            row.next();
            return new Extent(link(row, 1), link(row, 3));
        }
    }

    /** Reads a position and its hash; a hash of zeros when it is null. */
    private static ChainLink link(ResultSet row, int column) throws SQLException {
        long position = row.getLong(column);
        byte[] hash = row.getBytes(column + 1);
        return new ChainLink(position, hash == null ? ChainLink.BEGINNING.hash() : hash);
    }

    /**
     * Reads the row.
     *
     * @param known a link of the log as this node knows it
     * @throws LogReplaced when the log does not contain the known link
     * @throws SQLException when the row is missing
     */
    public static ChainLink readEnd(Connection connection, ChainLink known) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT)) {
            select.setLong(1, known.position());
            try (ResultSet row = select.executeQuery()) {
                return readEnd(row, known);
            }
        }
    }

    /**
     * Reads the result of {@link #SELECT} for the position of {@code known}.
     *
     * @param known a link of the log as this node knows it
     * @throws LogReplaced when the log does not contain the known link
     * @throws SQLException when the row is missing
     */
    public static ChainLink readEnd(ResultSet rows, ChainLink known) throws SQLException {
        if (!rows.next()) {
            throw new SQLException("Table domain_event_end has no row; restore the row, appends need it");
        }
        ChainLink end = new ChainLink(rows.getLong(1), rows.getBytes(2));
        byte[] hash = rows.getBytes(3);
        if (!contains(known, end, hash == null ? null : new ChainLink(known.position(), hash))) {
            throw new LogReplaced(known, end);
        }
        return end;
    }

    /** @param stored the stored link at the position of the known one */
    private static boolean contains(ChainLink known, ChainLink end, @Nullable ChainLink stored) {
        if (known.position() == 0) {
            return true;
        }
        boolean isAtEnd = end.position() == known.position();
        return stored != null
                && stored.sameHash(known)
                && end.position() >= known.position()
                && (!isAtEnd || end.sameHash(known));
    }

    /** Binds the parameters of {@link #UPDATE}, which follow {@code before} other ones. */
    public static void bindUpdate(PreparedStatement statement, int before, ChainLink from, ChainLink to)
            throws SQLException {
        statement.setLong(before + 1, from.position());
        statement.setBytes(before + 2, from.hash());
        statement.setLong(before + 3, to.position());
        statement.setBytes(before + 4, to.hash());
    }

    /** Binds the parameters of {@link #INSERT}. */
    static void bindInsert(PreparedStatement statement, ChainLink end) throws SQLException {
        statement.setLong(1, end.position());
        statement.setBytes(2, end.hash());
    }
}
