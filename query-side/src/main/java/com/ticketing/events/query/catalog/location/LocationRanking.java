package com.ticketing.events.query.catalog.location;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Selection of the locations with the most Events. Locations that differ in case alone are one group, shown in its most
 * frequent spelling. Groups with the same number of Events are ordered by their folded text, spellings by their text.
 *
 * @param locations by ordinal
 * @param counts the number of Events by ordinal; zero if they do not count
 * @param textOrder compares the folded texts of two ordinals
 */
@SuppressWarnings("ArrayRecordComponent") // Rankings are never compared.
record LocationRanking(Location[] locations, int[] counts, IntBinaryOperator textOrder) {

    private record Group(int group, int events) {}

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

    /** Most Events first. */
    private List<Group> firstGroups(int[] totals, int limit) {
        Comparator<Group> order = Comparator.comparingInt(Group::events)
                .reversed()
                .thenComparing((a, b) -> textOrder.applyAsInt(a.group, b.group));
        PriorityQueue<Group> lastFirst = new PriorityQueue<>(order.reversed());
        for (int group = 0; group < totals.length; group++) {
            if (totals[group] > 0) {
                Group next = new Group(group, totals[group]);
                if (lastFirst.size() < limit) {
                    lastFirst.add(next);
                } else if (order.compare(next, lastFirst.element()) < 0) {
                    lastFirst.remove();
                    lastFirst.add(next);
                }
            }
        }
        List<Group> first = new ArrayList<>(lastFirst);
        first.sort(order);
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
