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
 * A catalog in the making, beside the one that serves. For the single thread that makes it.
 *
 * <ol>
 *   <li>It is given the history, up to where the serving catalog was a moment ago.
 *   <li>It {@linkplain #follow() follows}: what the serving catalog takes in from then on, the second is told of too. What
 *       lies between has to be given to it.
 *   <li>It {@linkplain #takeOver takes over}.
 * </ol>
 */
public final class ShadowCatalog implements AutoCloseable {

    /** So many entries are compared in one turn: a fraction of a millisecond. */
    private static final int STEP = 500;

    private final LiveCatalog serving;
    private final IndexedCatalog copy = new IndexedCatalog();

    /** What the serving catalog has taken in and this one has not; touched in turn only. */
    private final Queue<Told> told = new ArrayDeque<>();

    private long position;
    private long events;

    private record Told(DomainEvent event, long version, long position) {}

    /**
     * How the serving catalog differed from the second.
     *
     * @param count how many entries were not the same in both, or were in one of them only
     * @param ids the first of those
     */
    public record Differences(long count, List<UUID> ids) {}

    /** An empty one that has not begun to follow. */
    public ShadowCatalog(LiveCatalog serving) {
        this.serving = serving;
    }

    /**
     * Takes in the next domain event; one that was taken in before changes nothing.
     *
     * @param version its place in its Event's own stream, from 0
     * @param at its position in the log
     * @throws IllegalStateException if an earlier domain event of the Event is missing
     */
    public void apply(DomainEvent event, long version, long at) {
        copy.apply(event, version);
        if (at > position) {
            position = at;
            events++;
        }
    }

    /** The position of the last domain event that it took in, 0 before the first. */
    public long position() {
        return position;
    }

    /** How many domain events it took in. */
    public long events() {
        return events;
    }

    /** From now on hears what the serving catalog takes in. It has to be given the rest of what came before. */
    public void follow() {
        serving.follow(this);
    }

    /** In turn. */
    void tell(DomainEvent event, long version, long at) {
        told.add(new Told(event, version, at));
    }

    /**
     * Compares the two and becomes the catalog that serves, at the very position that the other one had.
     *
     * <p>Entries are compared a few in a turn, both catalogs being at one position in each. What was found equal stays
     * equal, because both go through the same changes from there; so do Events that are created meanwhile. Hence the
     * outcome is that of a comparison of the whole in the last turn, when the exchange is made.
     *
     * @param most how many ids of differing entries to remember
     * @throws InterruptedException if the thread is interrupted; then the old one goes on serving
     */
    public Differences takeOver(int most) throws InterruptedException {
        copy.index();
        List<UUID> differing = new ArrayList<>();
        long[] count = {0};
        for (Iterator<UUID> ids = everyId(); ids.hasNext(); ) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            serving.inTurn(current -> {
                hear();
                for (int i = 0; i < STEP && ids.hasNext(); i++) {
                    UUID id = ids.next();
                    if (!same(current.row(id), copy.row(id)) && count[0]++ < most) {
                        differing.add(id);
                    }
                }
            });
        }
        serving.inTurn(_ -> {
            hear();
            serving.exchangeFor(copy);
        });
        return new Differences(count[0], List.copyOf(differing));
    }

    private static boolean same(@Nullable Row here, @Nullable Row there) {
        if (here == null || there == null) {
            return here == there;
        }
        return here.saysTheSameAs(there);
    }

    private Iterator<UUID> everyId() {
        List<UUID> here = copy.ids();
        List<UUID> there = new ArrayList<>();
        serving.inTurn(current -> there.addAll(current.ids()));
        return Stream.concat(here.stream(), there.stream().filter(id -> copy.row(id) == null))
                .toList()
                .iterator();
    }

    /** In turn: comes to where the serving catalog is. */
    private void hear() {
        for (Told next = told.poll(); next != null; next = told.poll()) {
            apply(next.event, next.version, next.position);
        }
    }

    /** Stops following. */
    @Override
    public void close() {
        serving.follow(null);
    }
}
