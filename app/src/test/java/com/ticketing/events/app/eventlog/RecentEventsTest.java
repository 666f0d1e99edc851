package com.ticketing.events.app.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.eventsourcing.utils.EventStoreTestUtils.createEvent;

import java.util.List;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;

class RecentEventsTest {

    private final RecentEvents recent = new RecentEvents(4);

    @Test
    void holdsNothingAtFirst() {
        assertThat(recent.from(1)).isEmpty();
    }

    @Test
    void givesAllFromAPositionOn() {
        add(1, 3);

        assertThat(positionsFrom(2)).containsExactly(2L, 3L);
        assertThat(positionsFrom(4)).isEmpty();
    }

    @Test
    void forgetsTheOldest() {
        add(1, 3);
        add(4, 6);

        assertThat(positionsFrom(2)).isEmpty();
        assertThat(positionsFrom(3)).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void keepsTheEndOfABatchThatIsLargerThanItself() {
        add(1, 10);

        assertThat(positionsFrom(7)).containsExactly(7L, 8L, 9L, 10L);
        assertThat(positionsFrom(6)).isEmpty();
    }

    @Test
    void startsAnewAfterAGap() {
        add(1, 3);
        add(5, 6);

        assertThat(positionsFrom(3)).isEmpty();
        assertThat(positionsFrom(4)).isEmpty();
        assertThat(positionsFrom(5)).containsExactly(5L, 6L);
    }

    @Test
    void startsWhereTheLogIsWhenItIsOpened() {
        add(1001, 1002);

        assertThat(positionsFrom(1000)).isEmpty();
        assertThat(positionsFrom(1001)).containsExactly(1001L, 1002L);
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
