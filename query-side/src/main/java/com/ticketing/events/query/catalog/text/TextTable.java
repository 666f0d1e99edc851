package com.ticketing.events.query.catalog.text;

import com.dynatrace.hash4j.hashing.Hasher64;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;

/**
 * Hash table from texts of {@link TextBlocks} to their ordinals, with open addressing and linear probing: 16 to 32
 * bytes a text. Not thread-safe.
 */
public final class TextTable {

    /** The ordinal of no text. */
    public static final int NONE = -1;

    private static final int INITIAL_SLOTS = 128;
    private static final Hasher64 HASHER = Hashing.xxh3_64();

    private final TextBlocks texts;

    /** By slot. The length is a power of two; at most half of the slots are used. */
    private int[] ordinals = noOrdinals(INITIAL_SLOTS);

    /** By slot. */
    private int[] hashes = new int[INITIAL_SLOTS];

    private int size;

    /** Creates an empty table. */
    public TextTable(TextBlocks texts) {
        this.texts = texts;
    }

    /**
     * Returns the ordinal of an equal text; if there is none, adds {@code ordinal} and returns {@link #NONE}.
     *
     * @param ordinal the ordinal that the text has or will get
     */
    public int putIfAbsent(byte[] text, int ordinal) {
        int hash = (int) HASHER.hashBytesToLong(text);
        int slot = hash & (ordinals.length - 1);
        while (ordinals[slot] != NONE) {
            if (hashes[slot] == hash && texts.isEqual(ordinals[slot], text)) {
                return ordinals[slot];
            }
            slot = (slot + 1) & (ordinals.length - 1);
        }
        ordinals[slot] = ordinal;
        hashes[slot] = hash;
        size++;
        if (size > ordinals.length / 2) {
            grow();
        }
        return NONE;
    }

    private void grow() {
        int[] smallerOrdinals = ordinals;
        int[] smallerHashes = hashes;
        ordinals = noOrdinals(2 * smallerOrdinals.length);
        hashes = new int[ordinals.length];
        for (int i = 0; i < smallerOrdinals.length; i++) {
            if (smallerOrdinals[i] != NONE) {
                int slot = smallerHashes[i] & (ordinals.length - 1);
                while (ordinals[slot] != NONE) {
                    slot = (slot + 1) & (ordinals.length - 1);
                }
                ordinals[slot] = smallerOrdinals[i];
                hashes[slot] = smallerHashes[i];
            }
        }
    }

    private static int[] noOrdinals(int slots) {
        int[] ordinals = new int[slots];
        Arrays.fill(ordinals, NONE);
        return ordinals;
    }
}
