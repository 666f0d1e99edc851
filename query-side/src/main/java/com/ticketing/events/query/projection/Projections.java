package com.ticketing.events.query.projection;

import com.ticketing.events.query.projection.ProjectionPositions.Position;
import com.ticketing.events.query.projection.ProjectionStatus.State;
import java.util.List;
import org.springframework.stereotype.Component;

/** The projections of the event log, with their status; the catalog can be rebuilt. */
@Component
final class Projections {

    private static final String CATALOG = "catalog";

    /** A projection that has reached the head once counts as live up to this lag. */
    private static final int MAX_LIVE_LAG = 1_000;

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
     * The status of one projection.
     *
     * @throws ProjectionNotFound if there is none with that name
     */
    ProjectionStatus find(String name) {
        requireExists(name);
        return status(name);
    }

    /**
     * Starts a rebuild.
     *
     * @throws ProjectionNotFound if there is no projection with that name
     * @throws RebuildRefused if a rebuild is running or does not fit into the heap, or the projection has no state to
     *     rebuild
     */
    void rebuild(String name) {
        requireExists(name);
        if (!name.equals(CATALOG)) {
            throw new RebuildRefused("The projection " + name + " has no state to rebuild");
        }
        rebuild.start();
    }

    private void requireExists(String name) {
        if (!positions.names().contains(name)) {
            throw new ProjectionNotFound();
        }
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
                rebuildable ? rebuild.lastReport() : null);
    }

    private static State state(Position position, long lag) {
        if (position.failed()) {
            return State.FAILED;
        }
        return lag == 0 || (position.caughtUp() && lag <= MAX_LIVE_LAG) ? State.LIVE : State.CATCHING_UP;
    }

    private static double share(long position, long head) {
        return head == 0 ? 1 : (double) position / head;
    }
}
