package com.ticketing.events.command.imports;

import com.ticketing.events.text.Sha256;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * Idempotency keys of the lines of a file, equal in every run: the SHA-256 of the line and its ordinal among equal
 * lines. Equal lines are separate Events; correcting, moving or adding a line changes no other key. Not thread-safe.
 *
 * <p>An open-addressing hash table with 12 bytes per slot and a load factor of 0.25 to 0.5: 24 to 48 bytes per distinct
 * line. Lines are counted by 64 bits of their hash; after a collision the second line has the ordinal 2, in every run.
 */
public final class LineIdempotencyKeys {

    private static final int INITIAL_SLOTS = 1 << 10;

    private long[] hashes = new long[INITIAL_SLOTS];
    private int[] counts = new int[INITIAL_SLOTS];
    private int used;

    /** Returns the key of the next line. */
    public String next(byte[] line) {
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

    /** Slot of the hash, or the free slot for it; the table is never full. */
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
