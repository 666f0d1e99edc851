package com.ticketing.events.app.eventlog.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.PersonalDataErased;
import com.ticketing.events.app.eventlog.axon.EventLogStorageEngine;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private static final Instant AT = Instant.parse("2030-07-01T18:00:00Z");

    private final RecentEvents recent = new RecentEvents(4);

    @Test
    void isEmptyAtFirst() {
        assertThat(recent.from(1)).isEmpty();
    }

    @Test
    void returnsAllEventsFromAPositionOn() {
        add(1, 3);

        assertThat(positionsFrom(2)).containsExactly(2L, 3L);
        assertThat(positionsFrom(4)).isEmpty();
    }

    @Test
    void evictsTheOldestEvents() {
        add(1, 3);
        add(4, 6);

        assertThat(positionsFrom(2)).isEmpty();
        assertThat(positionsFrom(3)).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void keepsTheEndOfABatchThatExceedsItsCapacity() {
        add(1, 10);

        assertThat(positionsFrom(7)).containsExactly(7L, 8L, 9L, 10L);
        assertThat(positionsFrom(6)).isEmpty();
    }

    @Test
    void restartsAfterAGap() {
        add(1, 3);
        add(5, 6);

        assertThat(positionsFrom(3)).isEmpty();
        assertThat(positionsFrom(4)).isEmpty();
        assertThat(positionsFrom(5)).containsExactly(5L, 6L);
    }

    @Test
    void staysEmptyWithACapacityOfZero() {
        RecentEvents none = new RecentEvents(0);
        none.add(1, List.of(notes(new UUID(1, 1), 3, 1)));
        none.erase(new UUID(1, 1).toString(), 4);

        assertThat(none.from(1)).isEmpty();
    }

    @Test
    void startsAgainAfterAClear() {
        add(1, 3);
        recent.clear();
        assertThat(positionsFrom(3)).isEmpty();

        add(6, 7);
        assertThat(positionsFrom(6)).containsExactly(6L, 7L);
        assertThat(positionsFrom(5)).isEmpty();
    }

    @Test
    void startsAtAnyPosition() {
        add(1001, 1002);

        assertThat(positionsFrom(1000)).isEmpty();
        assertThat(positionsFrom(1001)).containsExactly(1001L, 1002L);
    }

    @Test
    void nullsErasedPersonalData() {
        UUID id = new UUID(1, 1);
        UUID other = new UUID(1, 2);
        recent.add(1, List.of(notes(id, 3, 1), notes(other, 3, 2)));
        recent.add(3, List.of(message(new PersonalDataErased(id, AT), 4, 3), notes(id, 5, 4)));

        assertThat(recent.from(1))
                .<Object>extracting(TrackedEventMessage::getPayload)
                .containsExactly(
                        new InternalNotesRevised(id, null, AT),
                        new InternalNotesRevised(other, "ask Ada", AT),
                        new PersonalDataErased(id, AT),
                        new InternalNotesRevised(id, "ask Ada", AT));
        assertThat(positionsFrom(1)).containsExactly(1L, 2L, 3L, 4L);

        recent.erase(other.toString(), 3);
        assertThat(recent.from(2).getFirst().getPayload()).isEqualTo(new InternalNotesRevised(other, "ask Ada", AT));
        recent.erase(other.toString(), 4);
        assertThat(recent.from(2).getFirst().getPayload()).isEqualTo(new InternalNotesRevised(other, null, AT));
        assertThat(recent.from(2).getFirst().getMetaData()).containsEntry(StoredEvent.ERASED, "internalNotes");
    }

    private static TrackedEventMessage<?> notes(UUID id, long version, long position) {
        return message(new InternalNotesRevised(id, "ask Ada", AT), version, position);
    }

    private static TrackedEventMessage<?> message(DomainEvent event, long version, long position) {
        return EventUtils.asTrackedEventMessage(
                new GenericDomainEventMessage<>("Event", event.id().toString(), version, event),
                EventLogStorageEngine.token(position));
    }

    private void add(long first, long last) {
        recent.add(
                first,
                LongStream.rangeClosed(first, last)
                        .<TrackedEventMessage<?>>mapToObj(position ->
                                EventUtils.asTrackedEventMessage(createEvent(), EventLogStorageEngine.token(position)))
                        .toList());
    }

    private List<Long> positionsFrom(long position) {
        return recent.from(position).stream()
                .map(TrackedEventMessage::trackingToken)
                .map(EventLogStorageEngine::position)
                .toList();
    }
}
