package com.ticketing.events.query.projection;

import com.ticketing.events.query.projection.ProjectionPositions.Position;
import com.ticketing.events.query.projection.ProjectionStatus.State;
import java.util.List;
import org.springframework.stereotype.Component;

/** Everything that is derived from the event log, and the one part of it that can be built anew. */
@Component
final class Projections {

    private static final String CATALOG = "catalog";

    /** A projection that has been at the head counts as live while it is no farther behind. */
    private static final int LIVE_WITHIN = 1_000;

    private final ProjectionPositions positions;
    private final CatalogRebuild rebuild;

    Projections(ProjectionPositions positions, CatalogRebuild rebuild) {
        this.positions = positions;
        this.rebuild = rebuild;
    }

    List<ProjectionStatus> all() {
        return positions.names().stream().map(this::status).toList();
    }

    /**
     * The projection of that name.
     *
     * @throws ProjectionNotFound if there is none
     */
    ProjectionStatus named(String name) {
        return status(known(name));
    }

    /**
     * Begins to rebuild a projection.
     *
     * @throws ProjectionNotFound if there is none of that name
     * @throws RebuildRefused if it is being rebuilt already, or keeps nothing that could be
     */
    void rebuild(String name) {
        if (!known(name).equals(CATALOG)) {
            throw new RebuildRefused("The projection " + name + " keeps nothing that could be rebuilt");
        }
        rebuild.start();
    }

    private String known(String name) {
        if (!positions.names().contains(name)) {
            throw new ProjectionNotFound();
        }
        return name;
    }

    private ProjectionStatus status(String name) {
        boolean rebuildable = name.equals(CATALOG);
        boolean rebuilding = rebuildable && rebuild.isRunning();
        Position position = positions.of(name);
        long head = Math.max(positions.head(), position.position());
        long lag = head - position.position();
        return new ProjectionStatus(
                name,
                position.position(),
                head,
                lag,
                rebuilding ? State.REBUILDING : state(position, lag),
                rebuilding ? rebuild.progress() : share(position.position(), head),
                rebuildable ? rebuild.last() : null);
    }

    private static State state(Position position, long lag) {
        if (position.failed()) {
            return State.FAILED;
        }
        return lag == 0 || (position.caughtUp() && lag <= LIVE_WITHIN) ? State.LIVE : State.CATCHING_UP;
    }

    private static double share(long position, long head) {
        return head == 0 ? 1 : (double) position / head;
    }
}
