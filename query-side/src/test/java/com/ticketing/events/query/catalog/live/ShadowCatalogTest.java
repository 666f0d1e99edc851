package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.query.catalog.live.ShadowCatalog.Differences;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShadowCatalogTest {

    private final LiveCatalog serving = new LiveCatalog();
    private final ShadowCatalog second = new ShadowCatalog(serving);

    @Test
    void takesOverWhatIsTheSame() throws Exception {
        both(event(1, EventStatus.DRAFT), 0, 1);
        both(published(1), 1, 2);
        second.follow();

        assertThat(second.takeOver(100)).isEqualTo(new Differences(0, List.of()));
        assertThat(version(1)).isEqualTo(1);
        assertThat(serving.position()).isEqualTo(2);
        assertThat(second.events()).isEqualTo(2);
    }

    @Test
    void hearsWhatTheServingOneTakesInMeanwhile() throws Exception {
        both(event(1, EventStatus.DRAFT), 0, 1);
        second.follow();
        serving.apply(published(1), 1, 2);
        serving.apply(event(2, EventStatus.DRAFT), 0, 3);

        assertThat(second.takeOver(100).count()).isZero();
        assertThat(version(1)).isEqualTo(1);
        assertThat(version(2)).isZero();
        assertThat(second.events()).isEqualTo(3);

        serving.apply(published(2), 1, 4);
        assertThat(version(2)).isEqualTo(1);
    }

    @Test
    void bringsItsIndexAlong() throws Exception {
        both(event(1, EventStatus.DRAFT), 0, 1);
        second.follow();
        second.takeOver(100);
        serving.inTurn(current -> assertThat(current.newer()).isZero());
    }

    @Test
    void takesInNothingTwice() throws Exception {
        both(event(1, EventStatus.DRAFT), 0, 1);
        second.follow();
        serving.apply(published(1), 1, 2);
        second.apply(published(1), 1, 2);

        assertThat(second.takeOver(100).count()).isZero();
        assertThat(second.events()).isEqualTo(2);
    }

    @Test
    void findsWhatWasWrongMissingOrTooMuch() throws Exception {
        both(event(1, EventStatus.DRAFT), 0, 1);
        both(event(2, EventStatus.DRAFT), 0, 2);
        second.apply(event(3, EventStatus.DRAFT), 0, 3);
        serving.apply(new InternalNotesRevised(id(2), "forged", NOW), 1, 2);
        serving.apply(event(4, EventStatus.DRAFT), 0, 2);
        second.follow();

        Differences differences = second.takeOver(100);
        assertThat(differences.count()).isEqualTo(3);
        assertThat(differences.ids()).containsExactlyInAnyOrder(id(2), id(3), id(4));
        assertThat(version(2)).isZero();
        assertThat(version(3)).isZero();
        assertThat(serving.find(id(4))).isEmpty();
    }

    @Test
    void countsMoreDifferencesThanItNames() throws Exception {
        IntStream.rangeClosed(1, 1_500).forEach(n -> second.apply(event(n, EventStatus.DRAFT), 0, n));

        Differences differences = second.takeOver(100);
        assertThat(differences.count()).isEqualTo(1_500);
        assertThat(differences.ids()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void letsAProjectionGoOnThatStoppedAtAWrongEntry() throws Exception {
        second.apply(event(1, EventStatus.DRAFT), 0, 1);
        assertThatThrownBy(() -> serving.apply(published(1), 1, 2)).isInstanceOf(IllegalStateException.class);
        second.follow();
        assertThatThrownBy(() -> serving.apply(published(1), 1, 2)).isInstanceOf(IllegalStateException.class);

        assertThat(second.takeOver(100).ids()).containsExactly(id(1));
        serving.apply(published(1), 1, 2);
        assertThat(version(1)).isEqualTo(1);
    }

    @Test
    void leavesTheOldOneServingWhenItIsGivenUp() {
        both(event(1, EventStatus.DRAFT), 0, 1);
        second.follow();
        second.close();
        serving.apply(published(1), 1, 2);

        assertThat(version(1)).isEqualTo(1);
        assertThat(second.position()).isEqualTo(1);
    }

    @Test
    void leavesTheOldOneServingWhenItCannotFollow() {
        serving.apply(event(1, EventStatus.DRAFT), 0, 1);
        second.follow();
        serving.apply(published(1), 1, 2);

        assertThatThrownBy(() -> second.takeOver(100)).isInstanceOf(IllegalStateException.class);
        second.close();
        serving.apply(new InternalNotesRevised(id(1), "paid", NOW), 2, 3);
        assertThat(version(1)).isEqualTo(2);
    }

    @Test
    void leavesTheOldOneServingWhenItIsInterrupted() {
        serving.apply(event(1, EventStatus.DRAFT), 0, 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> second.takeOver(100)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(version(1)).isZero();
    }

    private void both(DomainEvent event, long version, long position) {
        serving.apply(event, version, position);
        second.apply(event, version, position);
    }

    private long version(int event) {
        return serving.find(id(event)).orElseThrow().version();
    }

    private static EventPublished published(int event) {
        return new EventPublished(id(event), "Jazz at noon", NOW);
    }
}
