package com.ticketing.events.app.http.jetty.response;

/**
 * Lossy memory of recent keys: recognizes a key at its second occurrence, unless others have displaced it. Keys that
 * occur once thus cost a cache nothing. Thread-safe: a lost update only delays the recognition of a key.
 */
final class RepeatFilter {

    /** A power of two; 256 KiB. */
    private static final int SLOTS = 1 << 16;

    private final int[] recent = new int[SLOTS];

    /** Records an occurrence of a key and returns whether it has occurred recently. */
    boolean isRepeated(Object key) {
        int hash = spread(key.hashCode());
        int slot = hash & (SLOTS - 1);
        if (recent[slot] == hash) {
            return true;
        }
        recent[slot] = hash;
        return false;
    }

    /** MurmurHash3's finalizer; hashes of strings that differ in a few characters are close to each other. */
    private static int spread(int hash) {
        int mixed = (hash ^ (hash >>> 16)) * 0x85EB_CA6B;
        mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2_AE35;
        return mixed ^ (mixed >>> 16);
    }
}
