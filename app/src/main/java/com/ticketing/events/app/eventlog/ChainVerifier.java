package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.jdbc.ChainedEvent;
import com.ticketing.events.app.eventlog.jdbc.LogExtent;
import com.ticketing.events.app.eventlog.jdbc.LogReader;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.query.audit.chain.Verification;
import java.util.List;
import java.util.function.LongConsumer;

/** Computes the chain of hashes again from what the rows say. */
public final class ChainVerifier implements HashChain {

    private static final int BATCH = 1000;

    private final LogReader reader;
    private final LongConsumer progress;

    public ChainVerifier(LogReader reader) {
        this(reader, position -> {});
    }

    /**
     * One that tells how far it is.
     *
     * @param progress hears of positions, now and then, up to which everything fits
     */
    public ChainVerifier(LogReader reader, LongConsumer progress) {
        this.reader = reader;
        this.progress = progress;
    }

    @Override
    public End end() {
        ChainLink end = reader.extent().end();
        return new End(end.position(), end.hex());
    }

    @Override
    public Verification verify(long from, long to) {
        try {
            LogExtent extent = reader.extent();
            ChainLink last = follow(before(from), to);
            if (to == extent.end().position()) {
                checkEnd(last, extent);
            }
            return Verification.passed(from, to, last.hex());
        } catch (Misfit misfit) {
            long examined = Math.max(0, misfit.position - from);
            return Verification.failed(from, to, examined, misfit.position, misfit.problem);
        }
    }

    /** The link before a position, as it is stored. */
    private ChainLink before(long position) throws Misfit {
        if (position == 1) {
            return ChainLink.BEGINNING;
        }
        List<ChainedEvent> found = reader.chained(position - 2, position - 1, 1);
        if (found.isEmpty()) {
            throw new Misfit(position - 1, "The domain event is missing");
        }
        return stored(found.getFirst());
    }

    private ChainLink follow(ChainLink start, long to) throws Misfit {
        ChainLink last = start;
        while (last.position() < to) {
            List<ChainedEvent> batch = reader.chained(last.position(), to, BATCH);
            if (batch.isEmpty()) {
                throw new Misfit(last.position() + 1, "The domain event is missing");
            }
            for (ChainedEvent event : batch) {
                last = next(last, event);
            }
            progress.accept(last.position());
        }
        return last;
    }

    private static ChainLink next(ChainLink last, ChainedEvent event) throws Misfit {
        ChainLink next = last.next(event.event().canonical());
        if (event.event().position() != next.position()) {
            throw new Misfit(next.position(), "The domain event is missing");
        }
        if (!next.sameHash(stored(event))) {
            throw new Misfit(next.position(), "The domain event and its hash do not belong together");
        }
        return next;
    }

    private static ChainLink stored(ChainedEvent event) throws Misfit {
        if (event.link() == null) {
            throw new Misfit(event.event().position(), "The domain event has no hash");
        }
        return event.link();
    }

    private static void checkEnd(ChainLink last, LogExtent extent) throws Misfit {
        if (extent.lastRow() > last.position()) {
            throw new Misfit(last.position() + 1, "The domain event lies beyond the end of the log");
        }
        if (!last.sameHash(extent.end())) {
            throw new Misfit(last.position(), "The end of the log has another hash");
        }
    }

    private static final class Misfit extends Exception {

        private static final long serialVersionUID = 1L;

        private final long position;
        private final String problem;

        Misfit(long position, String problem) {
            super(problem);
            this.position = position;
            this.problem = problem;
        }
    }
}
