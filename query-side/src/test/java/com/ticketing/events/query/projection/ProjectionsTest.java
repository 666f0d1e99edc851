package com.ticketing.events.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ticketing.events.query.catalog.live.LiveCatalog;
import com.ticketing.events.query.projection.ProjectionStatus.State;
import com.ticketing.events.supervision.Supervisor;
import java.time.Clock;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.Test;

class ProjectionsTest {

    private final FixedPositions positions = new FixedPositions(4_000);
    private final Projections projections = new Projections(
            positions,
            new CatalogRebuild(
                    new LiveCatalog(), new InMemoryEventStorageEngine(1), Clock.systemUTC(), new Supervisor()));

    @Test
    void listsEveryProjection() {
        assertThat(projections.all())
                .extracting(ProjectionStatus::name)
                .containsExactly("catalog", "notifications", "summaries");
    }

    @Test
    void isLiveAtTheHeadOfTheLog() {
        assertThat(projections.find("catalog"))
                .isEqualTo(new ProjectionStatus("catalog", 4_000, 4_000, 0, State.LIVE, 1, null));
    }

    @Test
    void staysLiveUpToALagOfAThousand() {
        positions.put("catalog", 3_000, true, false);
        assertThat(projections.find("catalog").state()).isEqualTo(State.LIVE);
        positions.put("catalog", 2_999, true, false);
        assertThat(projections.find("catalog").state()).isEqualTo(State.CATCHING_UP);
    }

    @Test
    void isCatchingUpUntilItHasReachedTheHead() {
        positions.put("notifications", 3_000, false, false);
        assertThat(projections.find("notifications"))
                .isEqualTo(new ProjectionStatus("notifications", 3_000, 4_000, 1_000, State.CATCHING_UP, 0.75, null));
    }

    @Test
    void isFailedAtAnyPosition() {
        positions.put("summaries", 4_000, true, true);
        assertThat(projections.find("summaries").state()).isEqualTo(State.FAILED);
    }

    @Test
    void isLiveWithAnEmptyLog() {
        assertThat(new Projections(
                                new FixedPositions(0).put("catalog", 0, false, false),
                                new CatalogRebuild(
                                        new LiveCatalog(),
                                        new InMemoryEventStorageEngine(1),
                                        Clock.systemUTC(),
                                        new Supervisor()))
                        .find("catalog"))
                .isEqualTo(new ProjectionStatus("catalog", 0, 0, 0, State.LIVE, 1, null));
    }

    @Test
    void reportsAHeadAtLeastAtThePosition() {
        positions.put("catalog", 4_001, true, false);
        assertThat(projections.find("catalog"))
                .isEqualTo(new ProjectionStatus("catalog", 4_001, 4_001, 0, State.LIVE, 1, null));
    }

    @Test
    void rejectsUnknownNames() {
        assertThatThrownBy(() -> projections.find("Catalog")).isInstanceOf(ProjectionNotFound.class);
        assertThatThrownBy(() -> projections.rebuild("nothing")).isInstanceOf(ProjectionNotFound.class);
    }

    @Test
    void refusesToRebuildProjectionsWithoutState() {
        assertThatThrownBy(() -> projections.rebuild("notifications")).isInstanceOf(RebuildRefused.class);
        assertThatThrownBy(() -> projections.rebuild("summaries")).isInstanceOf(RebuildRefused.class);
    }
}
