package com.ticketing.events.query.catalog.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** One substring search per term. The block stays in the processor's cache from one term to the next. */
record SequentialMatcher(List<Term> terms) implements TermMatcher {

    static SequentialMatcher of(Set<String> terms) {
        return new SequentialMatcher(terms.stream().map(Term::new).toList());
    }

    @Override
    public void search(byte[] texts, int from, int to, MatchListener listener) {
        for (Term term : terms) {
            int index = term.indexIn(texts, from, to);
            while (index >= 0) {
                index = term.indexIn(texts, listener.matched(index), to);
            }
        }
    }

    /**
     * A term in UTF-8. The search compares eight positions at once with the first and the last byte of the term, and
     * the whole term only where both occur.
     */
    static final class Term {

        private static final VarHandle LONGS =
                MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
        private static final long EACH_BYTE = 0x0101010101010101L;
        private static final long LOW_BITS = 0x7F * EACH_BYTE;

        private final byte[] bytes;
        private final long first;
        private final long last;

        Term(String text) {
            bytes = text.getBytes(UTF_8);
            first = (bytes[0] & 0xFF) * EACH_BYTE;
            last = (bytes[bytes.length - 1] & 0xFF) * EACH_BYTE;
        }

        /** The first index, from {@code from}, at which the term begins and ends before {@code to}; -1 if none. */
        int indexIn(byte[] texts, int from, int to) {
            int toLast = bytes.length - 1;
            int end = to - toLast;
            int index = from;
            for (; index <= end - Long.BYTES; index += Long.BYTES) {
                long candidates = zeroBytes(
                        ((long) LONGS.get(texts, index) ^ first) | ((long) LONGS.get(texts, index + toLast) ^ last));
                for (; candidates != 0; candidates &= candidates - 1) {
                    int candidate = index + Long.numberOfTrailingZeros(candidates) / Byte.SIZE;
                    if (occursAt(texts, candidate)) {
                        return candidate;
                    }
                }
            }
            for (; index < end; index++) {
                if (occursAt(texts, index)) {
                    return index;
                }
            }
            return -1;
        }

        /** The highest bit of each byte that is 0, and no other bit. */
        private static long zeroBytes(long value) {
            return ~(((value & LOW_BITS) + LOW_BITS) | value | LOW_BITS);
        }

        private boolean occursAt(byte[] texts, int index) {
            return Arrays.equals(texts, index, index + bytes.length, bytes, 0, bytes.length);
        }
    }
}
