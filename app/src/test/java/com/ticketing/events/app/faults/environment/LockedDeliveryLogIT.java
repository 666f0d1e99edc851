package com.ticketing.events.app.faults.environment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.faults.rig.EventModel;
import com.ticketing.events.app.faults.rig.ServiceProcess;
import com.ticketing.events.app.faults.rig.TestStorage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of the delivery log is locked by another transaction while the service starts. */
class LockedDeliveryLogIT {

    @Test
    void doesNotPreventReadiness(@TempDir Path directory) throws IOException, SQLException {
        TestStorage storage =
                TestStorage.postgres(directory, TestPostgres.shared().newDatabase());
        EventModel before = new EventModel(false);
        EventModel meanwhile = new EventModel(false);
        try (ServiceProcess service = ServiceProcess.ready(storage)) {
            before.create(service.client());
        }
        try (Connection connection = storage.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table notification_delivery in access exclusive mode");
            try (ServiceProcess service = ServiceProcess.ready(storage)) {
                before.verify(service.client());
                assertThat(meanwhile.create(service.client())).isTrue();
                assertThat(service.notifications()).isEmpty();

                connection.rollback();
                Awaitility.await("the deliveries of the meantime")
                        .atMost(Duration.ofMinutes(1))
                        .untilAsserted(() -> assertThat(service.notifications())
                                .contains("New event created: " + meanwhile.title()));
            }
        }
    }
}
