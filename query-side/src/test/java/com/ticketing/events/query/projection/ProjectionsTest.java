package com.ticketing.events.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.projection.ProjectionStatus.State;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class ProjectionsTest {

    private final FixedPositions positions = new FixedPositions(4_000);
    private final Projections projections = new Projections(
            positions, new CatalogRebuild(new LiveCatalog(), new InMemoryEventStorageEngine(1), Clock.systemUTC()));

    @Test
    void namesEveryProjection() {
        assertThat(projections.all())
                .extracting(ProjectionStatus::name)
                .containsExactly("catalog", "notifications", "summaries");
    }

    @Test
    void isLiveAtTheHead() {
        assertThat(projections.named("catalog"))
                .isEqualTo(new ProjectionStatus("catalog", 4_000, 4_000, 0, State.LIVE, 1, null));
    }

    @Test
    void staysLiveWhileItIsALittleBehind() {
        positions.put("catalog", 3_000, true, false);
        assertThat(projections.named("catalog").state()).isEqualTo(State.LIVE);
        positions.put("catalog", 2_999, true, false);
        assertThat(projections.named("catalog").state()).isEqualTo(State.CATCHING_UP);
    }

    @Test
    void catchesUpUntilItHasBeenAtTheHead() {
        positions.put("notifications", 3_000, false, false);
        assertThat(projections.named("notifications"))
                .isEqualTo(new ProjectionStatus("notifications", 3_000, 4_000, 1_000, State.CATCHING_UP, 0.75, null));
    }

    @Test
    void failsWhereverItIs() {
        positions.put("summaries", 4_000, true, true);
        assertThat(projections.named("summaries").state()).isEqualTo(State.FAILED);
    }

    @Test
    void isDoneWithAnEmptyLog() {
        assertThat(new Projections(
                                new FixedPositions(0).put("catalog", 0, false, false),
                                new CatalogRebuild(
                                        new LiveCatalog(), new InMemoryEventStorageEngine(1), Clock.systemUTC()))
                        .named("catalog"))
                .isEqualTo(new ProjectionStatus("catalog", 0, 0, 0, State.LIVE, 1, null));
    }

    @Test
    void isNeverBeyondTheHead() {
        positions.put("catalog", 4_001, true, false);
        assertThat(projections.named("catalog"))
                .isEqualTo(new ProjectionStatus("catalog", 4_001, 4_001, 0, State.LIVE, 1, null));
    }

    @Test
    void knowsNoOtherName() {
        assertThatThrownBy(() -> projections.named("Catalog")).isInstanceOf(ProjectionNotFound.class);
        assertThatThrownBy(() -> projections.rebuild("nothing")).isInstanceOf(ProjectionNotFound.class);
    }

    @Test
    void rebuildsNothingThatKeepsNothing() {
        assertThatThrownBy(() -> projections.rebuild("notifications")).isInstanceOf(RebuildRefused.class);
        assertThatThrownBy(() -> projections.rebuild("summaries")).isInstanceOf(RebuildRefused.class);
    }
}
