package com.ticketing.events.app.faults.rig;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Event log in the database, read without the service. */
public final class DomainEventTable {

    private final TestStorage storage;

    public DomainEventTable(TestStorage storage) {
        this.storage = storage;
    }

    /** Asserts that positions count from 1 and the versions of each Event from 0, both without gaps. */
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

    /** Asserts that the metadata of every domain event contains the actor {@code admin} and a request id. */
    public void verifyMetadata() {
        assertThat(query("select position, metadata from domain_event"
                        + " where metadata not like '%\"actor\":\"admin\"%' or metadata not like '%\"requestId\":%'"))
                .isEmpty();
    }

    /** Runs a query and returns its rows with all columns as text. */
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
