package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.jdbc.ChainedEvent;
import com.ticketing.events.app.eventlog.jdbc.LogEndTable;
import com.ticketing.events.app.eventlog.jdbc.LogReader;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.query.audit.chain.Verification;
import java.util.List;
import java.util.function.LongConsumer;

/** Verifies the hash chain: recomputes it from the rows and compares it with the stored links. Thread-safe. */
final class ChainVerifier implements HashChain {

    private static final int BATCH_SIZE = 1000;

    private final LogReader reader;
    private final LongConsumer progress;

    ChainVerifier(LogReader reader) {
        this(reader, position -> {});
    }

    /** With a {@code progress} that receives the last verified position after each batch. */
    ChainVerifier(LogReader reader, LongConsumer progress) {
        this.reader = reader;
        this.progress = progress;
    }

    @Override
    public End end() {
        return end(reader.extent());
    }

    static End end(LogEndTable.Extent extent) {
        return new End(extent.end().position(), extent.end().hex());
    }

    @Override
    public Verification verify(long from, long to) {
        try {
            LogEndTable.Extent extent = reader.extent();
            ChainLink last = recompute(storedLinkBefore(from), to);
            if (to == extent.end().position()) {
                checkEnd(last, extent);
            }
            return Verification.passed(from, to, last.hex());
        } catch (Mismatch mismatch) {
            long examined = Math.max(0, mismatch.position - from);
            return Verification.failed(from, to, examined, mismatch.position, mismatch.problem);
        }
    }

    private ChainLink storedLinkBefore(long position) throws Mismatch {
        if (position == 1) {
            return ChainLink.BEGINNING;
        }
        List<ChainedEvent> found = reader.chained(position - 2, position - 1, 1);
        if (found.isEmpty()) {
            throw missing(position - 1);
        }
        return storedLink(found.getFirst());
    }

    private ChainLink recompute(ChainLink start, long to) throws Mismatch {
        ChainLink last = start;
        while (last.position() < to) {
            List<ChainedEvent> batch = reader.chained(last.position(), to, BATCH_SIZE);
            if (batch.isEmpty()) {
                throw missing(last.position() + 1);
            }
            for (ChainedEvent event : batch) {
                last = next(last, event);
            }
            progress.accept(last.position());
        }
        return last;
    }

    private static ChainLink next(ChainLink last, ChainedEvent event) throws Mismatch {
        ChainLink next = last.next(event.event().canonicalForm());
        if (event.event().position() != next.position()) {
            throw missing(next.position());
        }
        if (!next.sameHash(storedLink(event))) {
            throw new Mismatch(next.position(), "The stored hash does not match the domain event");
        }
        return next;
    }

    private static ChainLink storedLink(ChainedEvent event) throws Mismatch {
        if (event.link() == null) {
            throw new Mismatch(event.event().position(), "The domain event has no hash");
        }
        return event.link();
    }

    private static void checkEnd(ChainLink last, LogEndTable.Extent extent) throws Mismatch {
        if (extent.lastRow() > last.position()) {
            throw new Mismatch(last.position() + 1, "The domain event is beyond the recorded end of the log");
        }
        if (!last.sameHash(extent.end())) {
            throw new Mismatch(last.position(), "The recorded end of the log has a different hash");
        }
    }

    private static Mismatch missing(long position) {
        return new Mismatch(position, "The domain event is missing");
    }

    private static final class Mismatch extends Exception {

        private static final long serialVersionUID = 1L;

        private final long position;
        private final String problem;

        Mismatch(long position, String problem) {
            super(problem);
            this.position = position;
            this.problem = problem;
        }
    }
}
