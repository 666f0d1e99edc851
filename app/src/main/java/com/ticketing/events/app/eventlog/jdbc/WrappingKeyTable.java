package com.ticketing.events.app.eventlog.jdbc;

import com.ticketing.events.app.personaldata.wrapping.KeyRegister;
import com.ticketing.events.app.personaldata.wrapping.WrappedKey;
import com.ticketing.events.error.Unavailable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The table {@code wrapping_key}: check values of the key-encryption keys in use. Thread-safe. */
public final class WrappingKeyTable implements KeyRegister {

    private static final Logger LOG = LoggerFactory.getLogger(WrappingKeyTable.class);

    private static final String SELECT = "select id, check_value from wrapping_key order by id";
    private static final String INSERT =
            "insert into wrapping_key (id, check_value) values (?, ?) on conflict do nothing";

    private final SharedDatabase database;

    public WrappingKeyTable(SharedDatabase database) {
        this.database = database;
    }

    @Override
    public List<WrappedKey> checkValues() {
        try (Connection connection = database.readers().getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT);
                ResultSet rows = select.executeQuery()) {
            List<WrappedKey> checkValues = new ArrayList<>();
            while (rows.next()) {
                checkValues.add(new WrappedKey(rows.getString(1), rows.getBytes(2)));
            }
            return checkValues;
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    @Override
    public void add(WrappedKey checkValue) {
        try (SharedDatabase.WritePermit _ = database.acquireWritePermit();
                Connection connection = database.writers().getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, checkValue.keyId());
            insert.setBytes(2, checkValue.bytes());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw unavailable(e);
        }
    }

    private static Unavailable unavailable(SQLException e) {
        LOG.warn("The register of key-encryption keys is not available: {}", e.getMessage());
        return new LogUnavailable();
    }
}
