package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.CacheStatus.HIT;
import static com.ticketing.events.query.summary.CacheStatus.MISS;
import static com.ticketing.events.query.summary.generator.SummarySamples.JAZZ;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.CancellationReasonRevised;
import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.heap.HeapBudget;
import com.ticketing.events.query.catalog.CatalogEntry;
import com.ticketing.events.query.summary.generator.SummarySamples;
import com.ticketing.events.query.summary.generator.TemplateSummaryGenerator;
import com.ticketing.events.supervision.Supervisor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SummaryInvalidationTest {

    private final UUID id = UUID.randomUUID();
    private final Instant at = Instant.EPOCH;
    private final CatalogEntry jazz = SummarySamples.entry(id, JAZZ, null, 3);
    private final SummaryCache summaries = new SummaryCache(
            new TemplateSummaryGenerator(),
            new SummaryProperties(SummaryProperties.Generator.TEMPLATE, Duration.ZERO, 10, Duration.ofSeconds(15)),
            HeapBudget.of(1L << 30),
            new SimpleMeterRegistry(),
            new Supervisor());
    private final AnnotationEventHandlerAdapter handler =
            new AnnotationEventHandlerAdapter(new SummaryInvalidation(summaries));

    @BeforeEach
    void cacheTheSummary() {
        summaries.get(jazz, JAZZ).generation().join();
        assertThat(status()).isEqualTo(HIT);
    }

    @Test
    void invalidatesTheSummaryWhenDetailsChange() throws Exception {
        publish(new EventDetailsRevised(id, "Blues", JAZZ.startAt(), JAZZ.endAt(), "Bern", at), 4);
        assertThat(status()).isEqualTo(MISS);
    }

    @Test
    void invalidatesTheSummaryWhenTheEventIsCancelled() throws Exception {
        publish(new EventCancelled(id, JAZZ.title(), at), 4);
        assertThat(status()).isEqualTo(MISS);
    }

    @Test
    void invalidatesTheSummaryWhenTheEventIsPublished() throws Exception {
        publish(new EventPublished(id, JAZZ.title(), at), 4);
        assertThat(status()).isEqualTo(MISS);
    }

    @Test
    void keepsTheSummaryWhenNotesChange() throws Exception {
        publish(new InternalNotesRevised(id, "new", at), 4);
        assertThat(status()).isEqualTo(HIT);
    }

    @Test
    void dropsTheSummaryWhenTheReasonOfACancellationChanges() throws Exception {
        publish(new CancellationReasonRevised(id, "Storm", at), 4);
        assertThat(status()).isEqualTo(MISS);
    }

    @Test
    void keepsTheSummaryWhenPersonalDataAreErased() throws Exception {
        publish(new PersonalDataErased(id, at), 4);
        assertThat(status()).isEqualTo(HIT);
    }

    @Test
    void keepsTheSummaryWhenAnotherEventIsCreatedOrCancelled() throws Exception {
        UUID other = UUID.randomUUID();
        publish(
                new EventCreated(
                        other, "Blues", JAZZ.startAt(), JAZZ.endAt(), "Bern", EventStatus.DRAFT, null, null, at),
                0);
        publish(new EventCancelled(other, "Blues", at), 1);
        assertThat(status()).isEqualTo(HIT);
    }

    @Test
    void keepsTheSummaryWhenOlderDomainEventsAreReplayed() throws Exception {
        publish(new EventPublished(id, JAZZ.title(), at), 2);
        publish(new EventDetailsRevised(id, "Jazz Night", JAZZ.startAt(), JAZZ.endAt(), "Berlin", at), 3);
        assertThat(status()).isEqualTo(HIT);
    }

    private CacheStatus status() {
        return summaries.statusOf(summaries.keyOf(JAZZ));
    }

    private void publish(DomainEvent event, long version) throws Exception {
        var message = new GenericDomainEventMessage<>("Event", event.id().toString(), version, event);
        assertThat(handler.canHandle(message)).isTrue();
        handler.handle(message);
    }
}
