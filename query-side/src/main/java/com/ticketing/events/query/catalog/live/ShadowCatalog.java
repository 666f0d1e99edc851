package com.ticketing.events.query.catalog.live;

import com.ticketing.events.DomainEvent;
import com.ticketing.events.query.catalog.index.IndexedCatalog;
import com.ticketing.events.query.catalog.row.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Catalog that a rebuild fills from the event log and that then replaces the catalog of the {@link LiveCatalog}.
 * Not thread-safe.
 *
 * <ol>
 *   <li>The caller replays the event log into it, up to a recent position of the live catalog.
 *   <li>The caller {@linkplain #startMirroring() starts mirroring}: domain events that the live catalog applies from
 *       then on are queued. The caller replays the domain events up to that position.
 *   <li>The caller {@linkplain #replaceLive replaces} the live catalog.
 * </ol>
 */
public final class ShadowCatalog implements AutoCloseable {

    /** Entries compared per acquisition of the write lock, which delays the follower for as long as it is held. */
    private static final int COMPARISON_BATCH_SIZE = 500;

    private final LiveCatalog live;
    private final IndexedCatalog rebuilt;
    private final long clearances;

    /** Domain events that the live catalog has applied and this one has not. Guarded by the write lock. */
    private final Queue<MirroredEvent> mirrored = new ArrayDeque<>();

    private long position;
    private long events;

    private record MirroredEvent(DomainEvent event, long version, long position) {}

    /**
     * Differences between the live catalog and the rebuilt one.
     *
     * @param count the number of Events that differ, or that only one of the catalogs has
     * @param ids the ids of the first of them
     */
    public record Differences(long count, List<UUID> ids) {}

    /** Creates an empty catalog that does not mirror yet. */
    public ShadowCatalog(LiveCatalog live) {
        this.live = live;
        clearances = live.clearances();
        rebuilt = live.newIndex();
    }

    /**
     * Applies the next domain event; does nothing if it was applied before.
     *
     * @param version the sequence number of the domain event within its Event, from 0
     * @param eventPosition the position of the domain event in the event log, from 1
     * @throws IllegalStateException if an earlier domain event of the Event was not applied
     */
    public void apply(DomainEvent event, long version, long eventPosition) {
        rebuilt.apply(event, version);
        if (eventPosition > position) {
            position = eventPosition;
            events++;
        }
    }

    /** The position of the last domain event applied; 0 before the first. */
    public long position() {
        return position;
    }

    /** The number of domain events applied. */
    public long events() {
        return events;
    }

    /** Queues every domain event that the live catalog applies from now on. Earlier ones have to be replayed. */
    public void startMirroring() {
        live.startMirroring(this);
    }

    /** The caller holds the write lock of the live catalog. */
    void enqueue(DomainEvent event, long version, long eventPosition) {
        mirrored.add(new MirroredEvent(event, version, eventPosition));
    }

    /**
     * Compares both catalogs and replaces the live one at its exact position.
     *
     * <p>The write lock is held for one batch of entries at a time, with both catalogs at the same position. Equal
     * entries stay equal, because both catalogs apply the same domain events afterwards; the same holds for Events
     * created in the meantime. The result is therefore that of a full comparison at the moment of replacement.
     *
     * @param maxIds the maximum number of ids in the result
     * @throws InterruptedException if the thread is interrupted; the live catalog is then unchanged
     */
    public Differences replaceLive(int maxIds) throws InterruptedException {
        rebuilt.mergeNow();
        List<UUID> differing = new ArrayList<>();
        long[] count = {0};
        for (Iterator<UUID> ids = idsOfBoth(); ids.hasNext(); ) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            live.withWriteLock(current -> {
                applyMirrored();
                for (int i = 0; i < COMPARISON_BATCH_SIZE && ids.hasNext(); i++) {
                    UUID id = ids.next();
                    if (!areEqual(current.row(id), rebuilt.row(id)) && count[0]++ < maxIds) {
                        differing.add(id);
                    }
                }
            });
        }
        live.withWriteLock(_ -> {
            applyMirrored();
            live.replaceWith(rebuilt, clearances);
        });
        return new Differences(count[0], List.copyOf(differing));
    }

    private static boolean areEqual(@Nullable Row liveRow, @Nullable Row rebuiltRow) {
        if (liveRow == null || rebuiltRow == null) {
            return liveRow == rebuiltRow;
        }
        return liveRow.contentEquals(rebuiltRow);
    }

    private Iterator<UUID> idsOfBoth() {
        List<UUID> rebuiltIds = rebuilt.ids();
        List<UUID> liveIds = new ArrayList<>();
        live.withWriteLock(current -> liveIds.addAll(current.ids()));
        return Stream.concat(rebuiltIds.stream(), liveIds.stream().filter(id -> rebuilt.row(id) == null))
                .toList()
                .iterator();
    }

    /** Catches up with the live catalog. The caller holds the write lock. */
    private void applyMirrored() {
        for (MirroredEvent next = mirrored.poll(); next != null; next = mirrored.poll()) {
            apply(next.event, next.version, next.position);
        }
    }

    /** Stops mirroring. */
    @Override
    public void close() {
        live.stopMirroring();
    }
}
