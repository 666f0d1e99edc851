package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The one-row table {@code domain_event_end}: last position of the event log and its hash. It is updated in the
 * transaction of every append, so removed rows at the end of the log are detectable.
 */
public final class LogEndTable {

    /** Selects the row; read by {@link #readEnd}. */
    public static final String SELECT = "select position, hash from domain_event_end";

    /** Updates the row; bound by {@link #bind}. */
    public static final String UPDATE = "update domain_event_end set position = ?, hash = ?";

    /** Inserts the row; bound by {@link #bind}. */
    static final String INSERT = "insert into domain_event_end (one, position, hash) values (1, ?, ?)";

    /** One statement, so that both values come from the same snapshot. */
    private static final String SELECT_EXTENT = """
            select (select position from domain_event_end), (select hash from domain_event_end),
                (select max(position) from domain_event)""";

    /**
     * Recorded end and actual last row of the log; they differ when rows were added or removed outside the service.
     *
     * @param end the end that the last append recorded; {@link ChainLink#BEGINNING} when that record is missing
     * @param lastRow the position of the last row of {@code domain_event}, 0 for an empty table
     */
    public record Extent(ChainLink end, long lastRow) {}

    private LogEndTable() {}

    /** Reads the extent of the log in one consistent snapshot. */
    public static Extent readExtent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SELECT_EXTENT)) {
            row.next();
            long position = row.getLong(1);
            byte[] hash = row.getBytes(2);
            return new Extent(hash == null ? ChainLink.BEGINNING : new ChainLink(position, hash), row.getLong(3));
        }
    }

    /**
     * Reads the result of {@link #SELECT}.
     *
     * @throws SQLException when the row is missing
     */
    public static ChainLink readEnd(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            throw new SQLException("Table domain_event_end has no row; restore the row, appends need it");
        }
        return new ChainLink(rows.getLong(1), rows.getBytes(2));
    }

    /** Binds the parameters of {@link #UPDATE} and {@link #INSERT}. */
    public static void bind(PreparedStatement statement, ChainLink end) throws SQLException {
        statement.setLong(1, end.position());
        statement.setBytes(2, end.hash());
    }
}
