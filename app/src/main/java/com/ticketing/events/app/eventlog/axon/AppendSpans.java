package com.ticketing.events.app.eventlog.axon;

import com.ticketing.events.app.eventlog.write.DurableAppend;
import com.ticketing.events.tracing.TraceSpan;
import com.ticketing.events.tracing.Tracing;

/**
 * Spans of appends to the event log. The wait for the commit and the commit itself, which an append shares with its
 * batch, are recorded afterwards on the thread of the append, so that the committing thread does nothing for them.
 */
final class AppendSpans {

    private static final String TABLE = "domain_event";
    private static final String OPERATION = "INSERT";

    private final Tracing tracing;
    private final String databaseSystem;

    /** @param databaseSystem value of the attribute {@code db.system.name} */
    AppendSpans(Tracing tracing, String databaseSystem) {
        this.tracing = tracing;
        this.databaseSystem = databaseSystem;
    }

    /** Starts the span of an append. */
    TraceSpan start() {
        return tracing.start("append", Tracing.Kind.INTERNAL);
    }

    /** Records what an append consisted of, as children of its span. */
    void record(DurableAppend append) {
        if (!tracing.isOn()) {
            return;
        }
        try (TraceSpan wait = tracing.start("wait for commit", Tracing.Kind.INTERNAL, append.queuedAt())) {
            wait.endAt(append.startedAt());
        }
        try (TraceSpan commit = tracing.start(OPERATION + " " + TABLE, Tracing.Kind.CLIENT, append.startedAt())) {
            commit.set("db.system.name", databaseSystem)
                    .set("db.operation.name", OPERATION)
                    .set("db.collection.name", TABLE)
                    .set("events.append.batch_size", append.batchSize())
                    .endAt(append.endedAt());
        }
    }
}
