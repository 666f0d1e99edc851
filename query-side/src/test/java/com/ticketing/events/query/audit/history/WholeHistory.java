package com.ticketing.events.query.audit.history;

import java.util.List;
import java.util.UUID;

/** Reads complete histories for tests of other packages. */
public final class WholeHistory {

    private WholeHistory() {}

    public static List<HistoryEntry> of(UUID id, EventHistoryReader histories) {
        return histories.page(id, new HistoryRequest(-1, 1000)).orElseThrow().entries();
    }
}
