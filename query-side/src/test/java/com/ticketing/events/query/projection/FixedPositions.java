package com.ticketing.events.query.projection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Projection positions set by a test. */
final class FixedPositions implements ProjectionPositions {

    private final Map<String, Position> positions = new HashMap<>();
    private final long head;

    FixedPositions(long head) {
        this.head = head;
        names().forEach(name -> put(name, head, true, false));
    }

    FixedPositions put(String name, long position, boolean caughtUp, boolean failed) {
        positions.put(name, new Position(position, caughtUp, failed));
        return this;
    }

    @Override
    public List<String> names() {
        return List.of("catalog", "notifications", "summaries");
    }

    @Override
    public Position of(String name) {
        return positions.getOrDefault(name, new Position(0, false, false));
    }

    @Override
    public long head() {
        return head;
    }
}
