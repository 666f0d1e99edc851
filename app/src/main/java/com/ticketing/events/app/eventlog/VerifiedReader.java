package com.ticketing.events.app.eventlog;

import com.ticketing.events.app.eventlog.chain.ChainLink;
import com.ticketing.events.app.eventlog.chain.EventLogDamaged;
import com.ticketing.events.app.eventlog.database.LogHead;
import com.ticketing.events.app.eventlog.jdbc.LogUnavailable;
import com.ticketing.events.app.eventlog.table.LogReader;
import com.ticketing.events.app.eventlog.table.StoredEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads consecutive domain events for followers and verifies that they continue the hash chain. Thread-safe. */
public final class VerifiedReader {

    private final LogReader reader;
    private final ChainVerifier verifier;
    private final LogHead head;
    private final UnaryOperator<List<StoredEvent>> decryption;
    private final AtomicReference<@Nullable EventLogDamaged> damage = new AtomicReference<>();

    VerifiedReader(
            LogReader reader, ChainVerifier verifier, LogHead head, UnaryOperator<List<StoredEvent>> decryption) {
        this.reader = reader;
        this.verifier = verifier;
        this.head = head;
        this.decryption = decryption;
    }

    /**
     * Consecutive events of the log.
     *
     * @param before the link before the first one; null if the first position is 1
     * @param end the link of the last one
     * @param known the known part of the log before they were read
     */
    public record Chunk(
            List<StoredEvent> events,
            @Nullable ChainLink before,
            @Nullable ChainLink end,
            LogHead.Known known) {

        /** The same without the events, which occupy memory. */
        public Chunk withoutEvents() {
            return new Chunk(List.of(), before, end, known);
        }
    }

    /**
     * Reads the events beyond {@code position} up to and including {@code last} from the database.
     *
     * @throws EventLogDamaged when one does not continue the chain; {@link #damage()} has it until the range is read
     *     successfully
     * @throws com.ticketing.events.error.Unavailable when the database does not respond, or is a standby that has not
     *     replayed the range
     */
    public Chunk between(long position, long last) {
        LogHead.Known known = head.known();
        try {
            LogReader.RowRange range = verifier.readVerified(position, last);
            damage.updateAndGet(found -> isWithin(found, position, last) ? null : found);
            requireSame(known.end(), range.end(), known);
            return new Chunk(decryption.apply(range.events()), range.before(), range.end(), known);
        } catch (EventLogDamaged e) {
            requireReaches(last);
            damage.updateAndGet(found -> found == null || e.position() <= found.position() ? e : found);
            throw e;
        }
    }

    /**
     * Requires that the log in the database reaches a position that is known to be committed: a standby may be behind
     * the server that the position was read from.
     *
     * @throws com.ticketing.events.error.Unavailable if it does not
     */
    private void requireReaches(long position) {
        if (reader.extent().end().position() < position) {
            throw new LogUnavailable();
        }
    }

    /**
     * Requires that two links are the same if they have the same position; otherwise the log has been replaced.
     *
     * @throws com.ticketing.events.error.Unavailable if they are not
     */
    private void requireSame(@Nullable ChainLink expected, @Nullable ChainLink found, LogHead.Known known) {
        if (expected != null && found != null && expected.position() == found.position() && !expected.sameHash(found)) {
            head.markReplaced(known);
            throw new LogUnavailable();
        }
    }

    /**
     * Requires that a chunk continues the one that was read before it; otherwise the log has been replaced in between.
     *
     * @throws com.ticketing.events.error.Unavailable if it does not
     */
    public void requireContinued(Chunk previous, Chunk next) {
        requireSame(previous.end(), next.before(), next.known());
    }

    private static boolean isWithin(@Nullable EventLogDamaged damage, long position, long last) {
        return damage != null && position < damage.position() && damage.position() <= last;
    }

    /** The first damage that a read found; null if there is none, or if the range was read successfully since. */
    public @Nullable EventLogDamaged damage() {
        return damage.get();
    }

    /** Forgets the damage of a log that has been replaced. */
    void clearDamage() {
        damage.set(null);
    }
}
