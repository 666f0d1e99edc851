package com.ticketing.events.app.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.fixtures.ExternalWriter;
import com.ticketing.events.app.eventlog.fixtures.TestPostgres;
import com.ticketing.events.app.support.BlackBoxTest;
import com.ticketing.events.app.support.EventBody;
import com.ticketing.events.supervision.LoopState;
import com.ticketing.events.supervision.LoopStatus;
import com.ticketing.events.supervision.Supervisor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An {@code Error} in the LISTEN client of a service on PostgreSQL. */
class ListenerErrorIT extends BlackBoxTest {

    private static final String LOOP = "event-log-listener";
    private static final String DATABASE = TestPostgres.shared().newDatabase();

    @Autowired
    private Supervisor supervisor;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", () -> DATABASE);
    }

    @Test
    void appliesDomainEventsOfOtherNodesAfterAnError() {
        supervisor.injectOnce(LOOP, new LinkageError("injected"));
        await().until(() -> !supervisor.hasInjected(LOOP));
        await().untilAsserted(() -> {
            LoopStatus status = supervisor.status(LOOP);
            assertThat(status).isNotNull();
            assertThat(status.failures()).isEqualTo(1);
            assertThat(status.state()).isEqualTo(LoopState.RUNNING);
        });

        Instant startAt = Instant.now().plus(30, ChronoUnit.DAYS);
        UUID id = UUID.randomUUID();
        try (ExternalWriter writer = ExternalWriter.onPostgres(DATABASE)) {
            writer.appendCreations(Stream.of(new EventCreated(
                            id,
                            EventBody.unique("Night"),
                            startAt,
                            startAt.plusSeconds(1),
                            "Elsewhere",
                            EventStatus.DRAFT,
                            null,
                            null,
                            Instant.now()))
                    .toList());
            await().untilAsserted(() -> read(id.toString()).statusCode(200));
        }
        anonymous().get("/actuator/health").then().statusCode(200);
    }
}
