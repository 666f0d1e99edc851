package com.ticketing.events.query.catalog.live;

import static com.ticketing.events.query.catalog.CatalogSamples.NOW;
import static com.ticketing.events.query.catalog.CatalogSamples.event;
import static com.ticketing.events.query.catalog.CatalogSamples.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.EventDiscarded;
import com.ticketing.events.EventPublished;
import com.ticketing.events.EventStatus;
import com.ticketing.events.InternalNotesRevised;
import com.ticketing.events.query.catalog.live.ShadowCatalog.Differences;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShadowCatalogTest {

    private final LiveCatalog live = new LiveCatalog();
    private final ShadowCatalog shadow = new ShadowCatalog(live);

    @Test
    void replacesAnEqualCatalog() throws Exception {
        applyToBoth(event(1, EventStatus.DRAFT), 0, 1);
        applyToBoth(published(1), 1, 2);
        shadow.startMirroring();

        assertThat(shadow.replaceLive(100)).isEqualTo(new Differences(0, List.of()));
        assertThat(version(1)).isEqualTo(1);
        assertThat(live.position()).isEqualTo(2);
        assertThat(shadow.events()).isEqualTo(2);
    }

    @Test
    void mirrorsDomainEventsOfTheLiveCatalog() throws Exception {
        applyToBoth(event(1, EventStatus.DRAFT), 0, 1);
        shadow.startMirroring();
        live.apply(published(1), 1, 2);
        live.apply(event(2, EventStatus.DRAFT), 0, 3);

        assertThat(shadow.replaceLive(100).count()).isZero();
        assertThat(version(1)).isEqualTo(1);
        assertThat(version(2)).isZero();
        assertThat(shadow.events()).isEqualTo(3);

        live.apply(published(2), 1, 4);
        assertThat(version(2)).isEqualTo(1);
    }

    @Test
    void agreesAboutDiscardedEvents() throws Exception {
        applyToBoth(event(1, EventStatus.DRAFT), 0, 1);
        applyToBoth(new EventDiscarded(id(1), NOW), 1, 2);
        live.apply(event(2, EventStatus.DRAFT), 0, 3);
        shadow.apply(event(2, EventStatus.DRAFT), 0, 3);
        shadow.startMirroring();
        live.apply(new EventDiscarded(id(2), NOW), 1, 4);

        assertThat(shadow.replaceLive(100)).isEqualTo(new Differences(0, List.of()));
        assertThat(live.size()).isZero();
        assertThat(live.hasApplied(id(2), 1)).isTrue();
    }

    @Test
    void replacesTheLiveCatalogWithAnEmptyWriteBuffer() throws Exception {
        applyToBoth(event(1, EventStatus.DRAFT), 0, 1);
        shadow.startMirroring();
        shadow.replaceLive(100);
        live.withWriteLock(current -> assertThat(current.bufferedRows()).isZero());
    }

    /** The shadow catalog has domain events of the former log. */
    @Test
    void doesNotReplaceACatalogThatWasEmptiedSinceItWasCreated() {
        applyToBoth(event(1, EventStatus.DRAFT), 0, 1);
        live.clear();
        live.apply(event(2, EventStatus.DRAFT), 0, 1);
        shadow.startMirroring();

        assertThatThrownBy(() -> shadow.replaceLive(100)).isInstanceOf(IllegalStateException.class);
        assertThat(live.row(id(1))).isNull();
        assertThat(version(2)).isZero();
    }

    @Test
    void appliesNoDomainEventTwice() throws Exception {
        applyToBoth(event(1, EventStatus.DRAFT), 0, 1);
        shadow.startMirroring();
        live.apply(published(1), 1, 2);
        shadow.apply(published(1), 1, 2);

        assertThat(shadow.replaceLive(100).count()).isZero();
        assertThat(shadow.events()).isEqualTo(2);
    }

    @Test
    void findsDifferentMissingAndAdditionalEvents() throws Exception {
        applyToBoth(event(1, EventStatus.DRAFT), 0, 1);
        applyToBoth(event(2, EventStatus.DRAFT), 0, 2);
        shadow.apply(event(3, EventStatus.DRAFT), 0, 3);
        live.apply(new InternalNotesRevised(id(2), "forged", NOW), 1, 2);
        live.apply(event(4, EventStatus.DRAFT), 0, 2);
        shadow.startMirroring();

        Differences differences = shadow.replaceLive(100);
        assertThat(differences.count()).isEqualTo(3);
        assertThat(differences.ids()).containsExactlyInAnyOrder(id(2), id(3), id(4));
        assertThat(version(2)).isZero();
        assertThat(version(3)).isZero();
        assertThat(live.find(id(4))).isEmpty();
    }

    @Test
    void countsAllDifferencesAndLimitsTheirIds() throws Exception {
        IntStream.rangeClosed(1, 1_500).forEach(n -> shadow.apply(event(n, EventStatus.DRAFT), 0, n));

        Differences differences = shadow.replaceLive(100);
        assertThat(differences.count()).isEqualTo(1_500);
        assertThat(differences.ids()).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void repairsAnEntryThatStoppedTheFollower() throws Exception {
        shadow.apply(event(1, EventStatus.DRAFT), 0, 1);
        assertThatThrownBy(() -> live.apply(published(1), 1, 2)).isInstanceOf(IllegalStateException.class);
        shadow.startMirroring();
        assertThatThrownBy(() -> live.apply(published(1), 1, 2)).isInstanceOf(IllegalStateException.class);

        assertThat(shadow.replaceLive(100).ids()).containsExactly(id(1));
        live.apply(published(1), 1, 2);
        assertThat(version(1)).isEqualTo(1);
    }

    @Test
    void leavesTheLiveCatalogUnchangedWhenClosed() {
        applyToBoth(event(1, EventStatus.DRAFT), 0, 1);
        shadow.startMirroring();
        shadow.close();
        live.apply(published(1), 1, 2);

        assertThat(version(1)).isEqualTo(1);
        assertThat(shadow.position()).isEqualTo(1);
    }

    @Test
    void leavesTheLiveCatalogUnchangedWhenAMirroredEventDoesNotFollow() {
        live.apply(event(1, EventStatus.DRAFT), 0, 1);
        shadow.startMirroring();
        live.apply(published(1), 1, 2);

        assertThatThrownBy(() -> shadow.replaceLive(100)).isInstanceOf(IllegalStateException.class);
        shadow.close();
        live.apply(new InternalNotesRevised(id(1), "paid", NOW), 2, 3);
        assertThat(version(1)).isEqualTo(2);
    }

    @Test
    void leavesTheLiveCatalogUnchangedWhenInterrupted() {
        live.apply(event(1, EventStatus.DRAFT), 0, 1);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> shadow.replaceLive(100)).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(version(1)).isZero();
    }

    private void applyToBoth(DomainEvent event, long version, long position) {
        live.apply(event, version, position);
        shadow.apply(event, version, position);
    }

    private long version(int event) {
        return live.find(id(event)).orElseThrow().version();
    }

    private static EventPublished published(int event) {
        return new EventPublished(id(event), "Jazz at noon", NOW);
    }
}
