package com.ticketing.events.app.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventCancelled;
import com.ticketing.events.EventCreated;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventMetadata;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PublicationScheduled;
import com.ticketing.events.PublicationUnscheduled;
import com.ticketing.events.app.eventlog.fixtures.EventLogTestBase;
import com.ticketing.events.app.eventlog.fixtures.TestDatabase;
import com.ticketing.events.command.publication.ScheduledPublication;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

/** The open schedules in the rows of the log. */
abstract class ScheduleReaderContract extends EventLogTestBase {

    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");

    ScheduleReaderContract(TestDatabase database) {
        super(database);
    }

    @Test
    void readsTheSchedulesThatNothingHasEnded() {
        append(1, scheduled(1, 10), new InternalNotesRevised(id(1), "ask Ada", AT));
        append(2, scheduled(2, 20), scheduled(2, 21));
        append(3, scheduled(3, 30), new PublicationUnscheduled(id(3), AT));
        append(4, scheduled(4, 40), new EventPublished(id(4), "Jazz", AT));
        append(5, scheduled(5, 50), new EventCancelled(id(5), "Jazz", AT));
        append(6, scheduled(6, 60), new EventDiscarded(id(6), AT));
        append(7, scheduled(7, 70), new PublicationUnscheduled(id(7), AT), scheduled(7, 71));
        append(8);

        List<ScheduledPublication> open = new ArrayList<>();
        long position = reader().readOpen(open::add);

        assertThat(position).isEqualTo(log().eventLog().headPosition()).isEqualTo(23);
        assertThat(open)
                .extracting(
                        ScheduledPublication::id,
                        ScheduledPublication::publishAt,
                        found -> found.cause().requestId())
                .containsExactlyInAnyOrder(
                        tuple(id(1), AT.plusSeconds(10), "request-1"),
                        tuple(id(2), AT.plusSeconds(21), "request-2"),
                        tuple(id(7), AT.plusSeconds(71), "request-3"));
    }

    @Test
    void readsAnEmptyLog() {
        assertThat(reader().readOpen(_ -> {})).isZero();
    }

    @Test
    void readsManyInSeveralQueries() {
        int events = 1_100;
        IntStream.range(0, events).forEach(n -> append(n, scheduled(n, n)));

        List<ScheduledPublication> open = new ArrayList<>();
        reader().readOpen(open::add);

        assertThat(open).hasSize(events).doesNotHaveDuplicates();
    }

    private LogScheduleReader reader() {
        return new LogScheduleReader(log().eventLog(), log().domainEventEngine());
    }

    private static PublicationScheduled scheduled(int event, int seconds) {
        return new PublicationScheduled(id(event), AT.plusSeconds(seconds), AT);
    }

    /** Appends a creation and further domain events of the same Event. */
    private void append(int event, DomainEvent... later) {
        EventCreated created = new EventCreated(
                id(event),
                "Jazz",
                AT.plusSeconds(3600),
                AT.plusSeconds(7200),
                "Berlin",
                EventStatus.DRAFT,
                null,
                null,
                AT);
        List<GenericDomainEventMessage<DomainEvent>> messages = new ArrayList<>();
        messages.add(message(0, created));
        for (DomainEvent next : later) {
            messages.add(message(messages.size(), next));
        }
        log().domainEventEngine().appendEvents(messages);
    }

    private static GenericDomainEventMessage<DomainEvent> message(int version, DomainEvent event) {
        return new GenericDomainEventMessage<>(
                "Event", event.id().toString(), version, event, Map.of(EventMetadata.REQUEST_ID, "request-" + version));
    }

    private static UUID id(int number) {
        return new UUID(1, number);
    }
}
