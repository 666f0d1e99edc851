package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.table.ChainedEvent;
import com.ticketing.events.app.eventlog.table.LogEndTable;
import com.ticketing.events.app.eventlog.table.LogReader;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import com.ticketing.events.query.audit.chain.HashChain;
import com.ticketing.events.query.audit.chain.Verification;
import com.ticketing.events.text.Sha256;
import java.security.MessageDigest;
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
                extent.verifyEnd(last);
            }
            return Verification.passed(from, to, last.hex());
        } catch (EventLogDamaged damage) {
            long examined = Math.max(0, damage.position() - from);
            return Verification.failed(from, to, examined, damage.position(), damage.problem());
        }
    }

    private ChainLink storedLinkBefore(long position) {
        if (position == 1) {
            return ChainLink.BEGINNING;
        }
        List<ChainedEvent> found = reader.chained(position - 2, position - 1, 1);
        if (found.isEmpty()) {
            throw EventLogDamaged.missing(position - 1);
        }
        return found.getFirst().storedLink();
    }

    private ChainLink recompute(ChainLink start, long to) {
        ChainLink last = start;
        while (last.position() < to) {
            List<ChainedEvent> batch = reader.chained(last.position(), to, BATCH_SIZE);
            if (batch.isEmpty()) {
                throw EventLogDamaged.missing(last.position() + 1);
            }
            for (ChainedEvent event : batch) {
                last = event.verifyAfter(last);
            }
            progress.accept(last.position());
        }
        return last;
    }

    /**
     * Reads the events beyond {@code position} up to and including {@code last}, with their keys, and verifies that
     * they continue the hash chain from the stored link at {@code position} to that at {@code last}. Each chunk of a
     * replay is verified in this way, so that the chunks can be read in parallel. The stored hashes in between are read
     * only to find the position of a mismatch, because reading them costs as much as computing them.
     *
     * @throws EventLogDamaged at the first row that does not
     */
    LogReader.RowRange readVerified(long position, long last) {
        LogReader.RowRange range = reader.range(position, last);
        ChainLink link = position == 0 ? ChainLink.BEGINNING : range.before();
        if (link == null) {
            throw EventLogDamaged.missing(position);
        }
        MessageDigest digest = Sha256.digest();
        for (StoredEvent event : range.events()) {
            if (event.position() != link.position() + 1) {
                throw EventLogDamaged.missing(link.position() + 1);
            }
            link = link.next(event.canonicalForm(), digest);
        }
        if (link.position() < last) {
            throw EventLogDamaged.missing(link.position() + 1);
        }
        if (range.end() == null || !link.sameHash(range.end())) {
            recompute(position == 0 ? ChainLink.BEGINNING : storedLinkBefore(position + 1), last);
            throw ChainedEvent.mismatch(last);
        }
        return range;
    }
}
