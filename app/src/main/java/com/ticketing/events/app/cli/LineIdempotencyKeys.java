package com.ticketing.events.app.cli;

import com.ticketing.events.text.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Gives each line the idempotency key that it has had in every earlier run: its SHA-256, and how many lines like it came
 * before. Lines that are alike are thus so many Events, and a line that is corrected, moved or added changes the key of no
 * other one.
 *
 * <p>Memory is 12 bytes per slot, of which between a quarter and a half are used: 24 to 48 bytes for each different line.
 * Lines are told apart by 64 bits of their hash when they are counted. Should two differ all the same, the second one gets
 * the number 2, and the same number in every run.
 */
final class LineIdempotencyKeys {

    private static final int FIRST_SLOTS = 1 << 10;

    private long[] hashes = new long[FIRST_SLOTS];
    private int[] counts = new int[FIRST_SLOTS];
    private int used;

    /** The key of the next line. */
    String next(byte[] line) {
        byte[] hash = Sha256.of(line);
        return "load-" + HexFormat.of().formatHex(hash) + "-"
                + count(ByteBuffer.wrap(hash).getLong());
    }

    private int count(long hash) {
        if (used * 2 >= hashes.length) {
            grow();
        }
        int slot = slot(hash);
        if (counts[slot] == 0) {
            hashes[slot] = hash;
            used++;
        }
        return ++counts[slot];
    }

    /** Where the hash is or belongs; there is always a free slot. */
    private int slot(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[oldCounts.length * 2];
        for (int old = 0; old < oldCounts.length; old++) {
            if (oldCounts[old] != 0) {
                int slot = slot(oldHashes[old]);
                hashes[slot] = oldHashes[old];
                counts[slot] = oldCounts[old];
            }
        }
    }
}
