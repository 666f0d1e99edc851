package com.ticketing.events.app.faults.replaced;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.fixtures.LogCopy;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A running service on SQLite whose log loses its end by another connection of the process, because other processes are
 * locked out.
 */
class TruncatedSqliteLogIT extends BlackBoxTest {

    @Autowired
    private EventLog eventLog;

    @Test
    void showsTheLogInTheDatabase() throws SQLException {
        String location = "Hall " + UUID.randomUUID();
        String kept = create(EventBody.at(location));
        long position = position(kept);
        String lost = create(EventBody.at(location));
        assertThat(total(location)).isEqualTo(2);

        try (Connection log = eventLog.database().writers().getConnection()) {
            LogCopy.truncate(log, position);
        }

        Awaitility.await().untilAsserted(() -> assertThat(total(location)).isEqualTo(1));
        admin().get("/events/" + lost).then().statusCode(404);
        admin().get("/events/" + kept).then().statusCode(200);
        anonymous().get("/actuator/health/readiness").then().statusCode(200);
        String created = create(EventBody.at(location));
        assertThat(position(created)).isEqualTo(position + 1);
        assertThat(total(location)).isEqualTo(2);
    }

    /** The position of the last domain event when the Event is read. */
    private long position(String id) {
        return Long.parseLong(admin().get("/events/" + id).header("Event-Log-Position"));
    }

    /** The total of the list; -1 while the service is not ready. */
    private int total(String location) {
        var response = admin().queryParam("locations", location).get("/events");
        return response.statusCode() == 200 ? response.path("pagination.total") : -1;
    }
}
