package com.ticketing.events.query.summary;

import static com.ticketing.events.query.summary.CacheStatus.HIT;
import static com.ticketing.events.query.summary.CacheStatus.MISS;
import static com.ticketing.events.query.summary.SummarySamples.JAZZ;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDetailsRevised;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.query.catalog.CatalogEntry;
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
            new SummaryProperties(Duration.ZERO, 10, Duration.ofSeconds(15)),
            new SimpleMeterRegistry());
    private final AnnotationEventHandlerAdapter handler =
            new AnnotationEventHandlerAdapter(new SummaryInvalidation(summaries));

    @BeforeEach
    void cacheTheSummary() {
        summaries.find(jazz).generation().join();
        assertThat(state()).isEqualTo(HIT);
    }

    @Test
    void dropsTheSummaryWhenDetailsChange() throws Exception {
        happens(new EventDetailsRevised(id, "Blues", JAZZ.startAt(), JAZZ.endAt(), "Bern", at), 4);
        assertThat(state()).isEqualTo(MISS);
    }

    @Test
    void dropsTheSummaryWhenTheEventIsCancelled() throws Exception {
        happens(new EventCancelled(id, JAZZ.title(), at), 4);
        assertThat(state()).isEqualTo(MISS);
    }

    @Test
    void dropsTheSummaryWhenTheEventIsPublished() throws Exception {
        happens(new EventPublished(id, JAZZ.title(), at), 4);
        assertThat(state()).isEqualTo(MISS);
    }

    @Test
    void keepsTheSummaryWhenNotesChange() throws Exception {
        happens(new InternalNotesRevised(id, "new", at), 4);
        assertThat(state()).isEqualTo(HIT);
    }

    @Test
    void keepsTheSummaryWhenPersonalDataAreErased() throws Exception {
        happens(new PersonalDataErased(id, at), 4);
        assertThat(state()).isEqualTo(HIT);
    }

    @Test
    void keepsTheSummaryWhenAnotherEventIsCreatedOrCancelled() throws Exception {
        UUID other = UUID.randomUUID();
        happens(
                new EventCreated(
                        other, "Blues", JAZZ.startAt(), JAZZ.endAt(), "Bern", EventStatus.DRAFT, null, null, at),
                0);
        happens(new EventCancelled(other, "Blues", at), 1);
        assertThat(state()).isEqualTo(HIT);
    }

    @Test
    void keepsTheSummaryWhenHistoryThatItAlreadyKnowsIsReplayed() throws Exception {
        happens(new EventPublished(id, JAZZ.title(), at), 2);
        happens(new EventDetailsRevised(id, "Jazz Night", JAZZ.startAt(), JAZZ.endAt(), "Berlin", at), 3);
        assertThat(state()).isEqualTo(HIT);
    }

    private CacheStatus state() {
        return summaries.stateOf(summaries.keyOf(jazz));
    }

    private void happens(DomainEvent event, long version) throws Exception {
        var message = new GenericDomainEventMessage<>("Event", event.id().toString(), version, event);
        assertThat(handler.canHandle(message)).isTrue();
        handler.handle(message);
    }
}
