package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of the database, read past the service. */
public final class DomainEventTable {

    private final TestStorage storage;

    public DomainEventTable(TestStorage storage) {
        this.storage = storage;
    }

    /** Asserts that positions count from 1 and versions of each event from 0, both without gaps. */
    public void verifyGapless() {
        assertThat(query("select count(*), coalesce(min(position), 1), coalesce(max(position), 0) from domain_event"))
                .allSatisfy(row -> {
                    assertThat(row.get(1)).isEqualTo("1");
                    assertThat(row.get(2)).isEqualTo(row.get(0));
                });
        assertThat(query("select event_id, count(*), min(version), max(version) from domain_event group by event_id"
                        + " having min(version) <> 0 or max(version) <> count(*) - 1"))
                .isEmpty();
    }

    /** Asserts that every domain event says who caused it, and by which request. */
    public void verifyCauses() {
        assertThat(query("select position, metadata from domain_event"
                        + " where metadata not like '%\"actor\":\"admin\"%' or metadata not like '%\"requestId\":%'"))
                .isEmpty();
    }

    /** The rows, their columns as text. */
    public List<List<String>> query(String sql) {
        try (Connection connection = storage.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
