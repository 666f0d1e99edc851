package com.ticketing.events.command.publication;

import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.tracing.Cause;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PublicationQueueTest {

    private static final Instant NOW = Instant.parse("2030-05-01T12:00:00Z");

    private final PublicationQueue queue = new PublicationQueue(3);

    @Test
    void returnsDuePublicationsByTime() {
        add(1, 10);
        add(2, 5);
        add(3, 20);

        assertThat(queue.next()).isEqualTo(NOW.plusSeconds(5));
        assertThat(takeDue(4)).isEmpty();
        assertThat(takeDue(10)).containsExactly(2, 1);
        assertThat(takeDue(10)).isEmpty();
        assertThat(takeDue(100)).containsExactly(3);
        assertThat(queue.next()).isEqualTo(Instant.MAX);
    }

    @Test
    void returnsAtMostTheRequestedNumber() {
        add(1, 1);
        add(2, 1);
        assertThat(queue.takeDue(NOW.plusSeconds(1), 1)).hasSize(1);
        assertThat(queue.takeDue(NOW.plusSeconds(1), 1)).hasSize(1);
    }

    @Test
    void hasOneScheduleOfEachEvent() {
        add(1, 5);
        add(1, 10);
        assertThat(takeDue(5)).isEmpty();
        add(1, 5);
        assertThat(takeDue(10)).containsExactly(1);
        assertThat(queue.size()).isZero();
    }

    @Test
    void forgetsARemovedSchedule() {
        add(1, 5);
        queue.remove(id(1));
        queue.remove(id(2));
        assertThat(takeDue(10)).isEmpty();
    }

    @Test
    void leavesOutTheLatestIfItIsFull() {
        add(1, 40);
        add(2, 10);
        add(3, 30);
        add(4, 20);
        add(5, 50);

        assertThat(queue.size()).isEqualTo(3);
        assertThat(queue.lacksDue(NOW.plusSeconds(60))).isFalse();
        assertThat(takeDue(60)).containsExactly(2, 4, 3);
        assertThat(queue.lacksDue(NOW.plusSeconds(39))).isFalse();
        assertThat(queue.lacksDue(NOW.plusSeconds(40))).isTrue();
        assertThat(queue.next()).isEqualTo(NOW.plusSeconds(40));
    }

    @Test
    void acceptsOnlyWhatIsEarlierThanWhatItLeftOut() {
        add(1, 1);
        add(2, 1);
        add(3, 1);
        add(4, 1);
        assertThat(takeDue(1)).hasSize(3);
        add(5, 1);
        add(6, 2);
        assertThat(queue.size()).isZero();
        assertThat(queue.lacksDue(NOW.plusSeconds(1))).isTrue();
        add(7, 0);
        assertThat(queue.lacksDue(NOW.plusSeconds(1))).isFalse();
    }

    @Test
    void dropsAScheduleThatWasMovedBeyondWhatItHolds() {
        add(1, 1);
        add(2, 2);
        add(3, 3);
        add(4, 4);
        add(1, 9);
        assertThat(takeDue(10)).containsExactly(2, 3);
    }

    private void add(int event, int seconds) {
        queue.add(new ScheduledPublication(id(event), NOW.plusSeconds(seconds), Cause.UNKNOWN));
    }

    private List<Integer> takeDue(int seconds) {
        return queue.takeDue(NOW.plusSeconds(seconds), 10).stream()
                .map(due -> (int) due.id().getLeastSignificantBits())
                .toList();
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
