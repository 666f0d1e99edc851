package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.AGGREGATE;

import com.ticketing.events.EventPublished;
import com.ticketing.events.app.eventlog.DatasourceProperties;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.EventLogProperties;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.supervision.Supervisor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EventStoreConfigurationTest {

    @TempDir
    private Path directory;

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withBean(Supervisor.class)
            .withUserConfiguration(EventStoreConfiguration.class);

    @Test
    void storesEventsInTheDataDirectoryByDefault() {
        String data = "events.data-dir=" + directory.resolve("data");
        application.withPropertyValues(data).run(context -> {
            context.getBean(EventStore.class).publish(published());
            assertThat(directory.resolve("data/events.db")).isRegularFile();
        });
        application
                .withPropertyValues(data)
                .run(context -> assertThat(
                                context.getBean(EventStorageEngine.class).lastSequenceNumberFor(AGGREGATE))
                        .contains(0L));
    }

    @Test
    void storesEventsInPostgresqlWhenAUrlIsSet() {
        String url = "spring.datasource.url=" + TestPostgres.shared().newDatabase();
        application
                .withPropertyValues(url)
                .run(context -> context.getBean(EventStore.class).publish(published()));
        application
                .withPropertyValues(url)
                .run(context -> assertThat(context.getBean(EventLog.class).headPosition())
                        .isEqualTo(1));
    }

    @Test
    void bindsItsSettings() {
        application
                .withPropertyValues(
                        "events.data-dir=" + directory,
                        "events.log.queue-capacity=7",
                        "events.log.append-timeout=1s",
                        "events.log.poll-interval=20ms")
                .run(context -> {
                    EventLogProperties.Log log =
                            context.getBean(EventLogProperties.class).log();
                    assertThat(log.queueCapacity()).isEqualTo(7);
                    assertThat(log.appendTimeout()).hasSeconds(1);
                    assertThat(log.pollInterval()).hasMillis(20);
                });
    }

    @Test
    void refusesOtherDatabases() {
        application
                .withPropertyValues("spring.datasource.url=jdbc:mysql://localhost/events")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("spring.datasource.url must start with jdbc:postgresql:"));
    }

    @Test
    void omitsThePasswordFromTheTextForm() {
        assertThat(new DatasourceProperties("jdbc:postgresql://host/db", "user", "secret"))
                .asString()
                .doesNotContain("secret");
    }

    private static GenericDomainEventMessage<EventPublished> published() {
        return new GenericDomainEventMessage<>(
                "Event", AGGREGATE, 0, new EventPublished(UUID.randomUUID(), "Jazz", Instant.EPOCH));
    }
}
