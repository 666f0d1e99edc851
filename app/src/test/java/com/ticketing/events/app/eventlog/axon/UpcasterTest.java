package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ticketing.events.DomainEventType;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventStatus;
import com.ticketing.events.app.eventlog.EventLog;
import com.ticketing.events.app.eventlog.fixtures.EarlierRevision;
import com.ticketing.events.app.eventlog.table.RowRejected;
import com.ticketing.events.query.audit.AuditLog;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.catalog.live.CatalogFollower;
import com.ticketing.events.query.catalog.live.CatalogPositionBarrier;
import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.catalog.live.VersionBarrier;
import com.ticketing.events.query.catalog.merge.MergeThread;
import com.ticketing.events.supervision.Supervisor;
import com.ticketing.events.tracing.Tracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An upcaster bean takes effect on every way from the event log to a reader. */
class UpcasterTest {

    private static final UUID ID = UUID.fromString("0198f2a4-5b6c-7d8e-9f00-112233445566");
    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");
    private static final EventCreated CREATED = new EventCreated(
            ID, "Jazz at the Lake", AT, AT.plusSeconds(3600), "Berlin", EventStatus.PUBLISHED, null, null, AT);

    private static final String JSON_WITH_PLACE = """
            {"id":"0198f2a4-5b6c-7d8e-9f00-112233445566","title":"Jazz at the Lake","startAt":"2030-07-01T18:00:00Z",\
            "endAt":"2030-07-01T19:00:00Z","place":"Berlin","status":"PUBLISHED","internalNotes":null,\
            "createdBy":null,"at":"2030-07-01T18:00:00Z"}""";

    @TempDir
    private Path directory;

    private ApplicationContextRunner application;

    /** Converts revision 1, in which this test has {@code place} instead of {@code location}. */
    private static final class PlaceUpcaster extends SingleEventUpcaster {

        private static final SerializedType FROM = type("1");
        private static final SerializedType TO = type(DomainEventType.EVENT_CREATED.revision());

        private static SerializedType type(String revision) {
            return new SimpleSerializedType(DomainEventType.EVENT_CREATED.storedName(), revision);
        }

        @Override
        protected boolean canUpcast(IntermediateEventRepresentation event) {
            return event.getType().equals(FROM);
        }

        @Override
        protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
            return event.upcastPayload(TO, JsonNode.class, payload -> {
                ObjectNode fields = (ObjectNode) payload;
                fields.set("location", fields.remove("place"));
                return fields;
            });
        }
    }

    /** Stores a domain event of revision 1, and closes the log, so that nothing of it is in memory. */
    @BeforeEach
    void store() {
        application = new ApplicationContextRunner()
                .withPropertyValues("events.data-dir=" + directory)
                .withBean(Supervisor.class)
                .withBean(Tracing.class, Tracing::off)
                .withUserConfiguration(EventStoreConfiguration.class);
        application.run(UpcasterTest::appendRevision1);
        application = application.withBean(PlaceUpcaster.class);
    }

    private static void appendRevision1(AssertableApplicationContext context) throws RowRejected {
        context.getBean(EventLog.class).append(List.of(EarlierRevision.first(CREATED, 0, JSON_WITH_PLACE)));
    }

    @Test
    void theAggregateReadsTheCurrentRevision() {
        application.run(context -> assertThat(context.getBean(EventStore.class)
                        .readEvents(ID.toString())
                        .next()
                        .getPayload())
                .isEqualTo(CREATED));
    }

    @Test
    void theHistoryReadsTheCurrentRevision() {
        application.run(context -> assertThat(context.getBean(AuditLog.class).ofEvent(ID, 0, 10))
                .singleElement()
                .satisfies(logged -> assertThat(logged.event()).isEqualTo(CREATED)));
    }

    @Test
    void aRebuildReadsTheCurrentRevision() {
        application.run(context -> assertThat(
                        context.getBean(EventLogStorageEngine.class).readEvents(null, false))
                .singleElement()
                .satisfies(message -> assertThat(message.getPayload()).isEqualTo(CREATED)));
    }

    @Test
    void theCatalogReadsTheCurrentRevision() {
        application
                .withInitializer(context ->
                        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
                .withBean(MergeThread.class)
                .withBean(LiveCatalog.class)
                .withBean(VersionBarrier.class)
                .withBean(SimpleMeterRegistry.class)
                .withBean(CatalogPositionBarrier.class)
                .withBean(CatalogFollower.class)
                .run(context -> await().untilAsserted(() -> assertThat(
                                context.getBean(LiveCatalog.class).find(ID))
                        .map(CatalogEntry::location)
                        .contains("Berlin")));
    }
}
