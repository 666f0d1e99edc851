package com.ticketing.events.query.catalog.index;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogQuery;
import com.ticketing.events.query.catalog.CatalogQuery.DateMode;
import com.ticketing.events.query.catalog.row.Row;
import java.time.Instant;
import java.util.BitSet;
import java.util.Set;
import java.util.function.Predicate;
import org.roaringbitmap.RoaringBitmap;

/**
 * Rows in order, and everything that answers a query without looking at most of them. Never changes.
 *
 * <p>A row is known by its rank. Days are a range of ranks, since rows are ordered by their start; status and places are
 * sets of ranks. So what matches is the intersection of a range and a set, and how many those are, and which is the n-th,
 * the set knows without a walk.
 */
final class Segment {

    static final Segment EMPTY = new Segment(new Row[0]);

    private static final long MOST_REMEMBERED_BYTES = 16L << 20;
    private static final int OVERHEAD = 200;
    private static final int[] NONE = new int[0];

    private final Row[] rows;
    private final StartTimes starts;

    private final EndTimeTree latest;
    private final LocationPostings postings;
    private final StatusBitmaps statuses;

    private final Cache<Filter, RoaringBitmap> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST_REMEMBERED_BYTES)
            .weigher((Filter filter, RoaringBitmap ranks) ->
                    filter.places.size() / Byte.SIZE + ranks.getSizeInBytes() + OVERHEAD)
            .build();

    /** By the places and not by the terms: whatever terms a client makes up, they come to the same few sets of places. */
    private record Filter(BitSet places, Set<EventStatus> statuses) {}

    /** @param rows in order */
    private Segment(Row[] rows) {
        this.rows = rows;
        starts = new StartTimes(rows);
        latest = new EndTimeTree(rows);
        postings = new LocationPostings(rows);
        statuses = new StatusBitmaps(rows);
    }

    int size() {
        return rows.length;
    }

    Row row(int rank) {
        return rows[rank];
    }

    /**
     * The index of these rows without some, and with others.
     *
     * @param gone the ranks of those to leave out
     * @param added in order
     */
    Segment with(BitSet gone, Row[] added) {
        Row[] merged = new Row[rows.length - gone.cardinality() + added.length];
        int size = 0;
        int rank = 0;
        for (Row next : added) {
            for (int at = rankOf(next); rank < at; rank++) {
                if (!gone.get(rank)) {
                    merged[size++] = rows[rank];
                }
            }
            merged[size++] = next;
        }
        for (; rank < rows.length; rank++) {
            if (!gone.get(rank)) {
                merged[size++] = rows[rank];
            }
        }
        return new Segment(merged);
    }

    /**
     * What matches.
     *
     * @param replaced the ranks of rows that match but do not count any more, ascending
     */
    MatchSet hits(ResolvedQuery wanted, int[] replaced) {
        CatalogQuery query = wanted.query();
        RoaringBitmap filter = filter(wanted);
        int begin = query.from() == null ? 0 : rankFrom(query.from());
        int end = query.until() == null ? rows.length : rankFrom(query.until());
        int[] running = query.from() == null || query.dateMode() == DateMode.STARTS
                ? NONE
                : runningAt(query.from(), begin, wanted, filter);
        return new MatchSet(filter, running, begin, Math.max(begin, end), replaced);
    }

    /** How many rows sort before that one, which is its rank if it is here. */
    int rankOf(Row row) {
        return firstNot(EpochMinutes.of(row.startSecond()), other -> other.sortsBefore(row));
    }

    /** The first rank whose Event does not start before the moment. */
    private int rankFrom(Instant moment) {
        return firstNot(EpochMinutes.of(moment), row -> row.startsBefore(moment));
    }

    /** The first rank of that minute, or after it, at which the row is not {@code before}. */
    private int firstNot(int minute, Predicate<Row> before) {
        int low = starts.firstFrom(minute);
        int high = starts.firstAfter(minute, low);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (before.test(rows[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private RoaringBitmap filter(ResolvedQuery wanted) {
        Set<EventStatus> wantedStatuses = wanted.query().statuses();
        BitSet places = wanted.places();
        return places == null
                ? statuses.of(wantedStatuses)
                : remembered.get(
                        new Filter(places, wantedStatuses),
                        filter -> RoaringBitmap.and(postings.at(filter.places), statuses.of(filter.statuses)));
    }

    /** Ranks come one by one here, and most of them are told by their places sooner than by the set of those that match. */
    private int[] runningAt(Instant moment, int limit, ResolvedQuery wanted, RoaringBitmap filter) {
        BitSet places = wanted.places();
        RankBuffer running = new RankBuffer();
        latest.endingAfter(moment, limit, rank -> {
            if ((places == null || postings.mayBeAt(places, rank)) && filter.contains(rank)) {
                running.add(rank);
            }
        });
        return running.toArray();
    }
}
