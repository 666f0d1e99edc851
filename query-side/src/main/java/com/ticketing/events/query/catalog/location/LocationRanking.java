package com.ticketing.events.query.catalog.location;

import com.ticketing.events.query.catalog.text.CaseFolding;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Selection of the locations with the most Events. Locations that differ in case alone are one group, shown in its most
 * frequent spelling. Groups with the same number of Events are ordered by their folded text, spellings by their text.
 *
 * @param locations by ordinal
 * @param counts the number of Events by ordinal; zero if they do not count
 */
@SuppressWarnings("ArrayRecordComponent") // Rankings are never compared.
record LocationRanking(Location[] locations, int[] counts) {

    /** Most Events first. */
    private static final Comparator<Group> ORDER =
            Comparator.comparingInt(Group::events).reversed().thenComparing(Group::folded);

    /** @param folded the case-folded text, equal for all spellings */
    private record Group(int group, int events, String folded) {}

    /**
     * Returns the first groups of the order.
     *
     * @param matching the groups to select from, null for all
     */
    List<LocationCount> first(@Nullable BitSet matching, int limit) {
        List<Group> groups = firstGroups(totals(matching), limit);
        Map<Integer, Location> spellings = spellings(groups);
        return groups.stream()
                .map(group -> new LocationCount(spellingOf(group, spellings).text(), group.events))
                .toList();
    }

    private Location spellingOf(Group group, Map<Integer, Location> spellings) {
        return spellings.getOrDefault(group.group, locations[group.group]);
    }

    /** The number of Events by group. */
    private int[] totals(@Nullable BitSet matching) {
        int[] totals = new int[counts.length];
        for (int ordinal = 0; ordinal < counts.length; ordinal++) {
            if (counts[ordinal] > 0) {
                int group = locations[ordinal].group();
                if (matching == null || matching.get(group)) {
                    totals[group] += counts[ordinal];
                }
            }
        }
        return totals;
    }

    private List<Group> firstGroups(int[] totals, int limit) {
        PriorityQueue<Group> lastFirst = new PriorityQueue<>(ORDER.reversed());
        for (int group = 0; group < totals.length; group++) {
            Group last = lastFirst.size() == limit ? lastFirst.peek() : null;
            if (totals[group] > 0 && (last == null || totals[group] >= last.events)) {
                Group next = new Group(group, totals[group], CaseFolding.fold(locations[group].text()));
                if (last == null) {
                    lastFirst.add(next);
                } else if (ORDER.compare(next, last) < 0) {
                    lastFirst.poll();
                    lastFirst.add(next);
                }
            }
        }
        List<Group> first = new ArrayList<>(lastFirst);
        first.sort(ORDER);
        return first;
    }

    /** The most frequent spelling of each group. */
    private Map<Integer, Location> spellings(List<Group> groups) {
        BitSet selected = new BitSet();
        groups.forEach(group -> selected.set(group.group));
        Comparator<Location> byFrequency = Comparator.comparingInt((Location location) -> counts[location.ordinal()])
                .thenComparing(Location::text, Comparator.reverseOrder());
        Map<Integer, Location> spellings = new HashMap<>();
        for (int ordinal = 0; ordinal < counts.length; ordinal++) {
            if (counts[ordinal] > 0 && selected.get(locations[ordinal].group())) {
                spellings.merge(
                        locations[ordinal].group(),
                        locations[ordinal],
                        (a, b) -> byFrequency.compare(a, b) >= 0 ? a : b);
            }
        }
        return spellings;
    }
}
