package com.ticketing.events.query.catalog.row;

import java.util.Arrays;
import java.util.OptionalInt;

/** The fingerprints of the latest 4,096 public changes, superseded ones included. Not thread-safe. */
public final class ChangeFingerprints {

    private static final int MAX_SIZE = 1 << 12;
    private static final int INITIAL_SIZE = 64;

    /** By number modulo the size; the size is a power of two. */
    private int[] fingerprints = new int[INITIAL_SIZE];

    private long last;

    /** The number of changes so far, which is the number of the last one. */
    public long last() {
        return last;
    }

    /** Adds the next change. */
    public void add(int fingerprint) {
        last++;
        if (last == fingerprints.length && last < MAX_SIZE) {
            fingerprints = Arrays.copyOf(fingerprints, 2 * fingerprints.length);
        }
        fingerprints[(int) last & (fingerprints.length - 1)] = fingerprint;
    }

    /** The fingerprint of a change; empty if it is not among the latest. */
    public OptionalInt of(long number) {
        boolean isKnown = number > 0 && number <= last && number > last - fingerprints.length;
        return isKnown ? OptionalInt.of(fingerprints[(int) number & (fingerprints.length - 1)]) : OptionalInt.empty();
    }
}
