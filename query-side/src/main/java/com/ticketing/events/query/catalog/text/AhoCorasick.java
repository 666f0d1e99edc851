package com.ticketing.events.query.catalog.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Aho-Corasick automaton over all terms as a table of transitions. A search takes one step per byte, independent of the
 * number of terms, so a request with thousands of terms costs one pass over the locations.
 *
 * <p>A state is the offset of its row in the table; a row has one column per class of bytes. Bytes that occur in no
 * term are one class.
 */
final class AhoCorasick implements TermMatcher {

    private static final int BYTES = 1 << Byte.SIZE;
    private static final int OTHER = 0;
    private static final int ROOT = 0;

    /** Transition into a state in which a term ends. */
    private static final int MATCH = -1;

    private final int[] classes;
    private final int[] transitions;

    private AhoCorasick(int[] classes, int[] transitions) {
        this.classes = classes;
        this.transitions = transitions;
    }

    static AhoCorasick of(Set<String> terms) {
        List<byte[]> encoded = terms.stream().map(term -> term.getBytes(UTF_8)).toList();
        int[] classes = new int[BYTES];
        int width = OTHER + 1;
        int states = 1;
        for (byte[] term : encoded) {
            states += term.length;
            for (byte b : term) {
                if (classes[b & 0xFF] == OTHER) {
                    classes[b & 0xFF] = width++;
                }
            }
        }
        return new AhoCorasick(classes, new Builder(classes, width, states).transitions(encoded));
    }

    @Override
    public void search(byte[] texts, int from, int to, MatchListener listener) {
        int state = ROOT;
        for (int index = from; index < to; ) {
            state = transitions[state + classes[texts[index] & 0xFF]];
            if (state == MATCH) {
                state = ROOT;
                index = listener.matched(index);
            } else {
                index++;
            }
        }
    }

    /** Builds the trie of the terms, and completes it with the transitions of the failure links. */
    private static final class Builder {

        private final int[] classes;
        private final int width;
        private final int[] transitions;
        private final int[] failures;
        private int end;

        Builder(int[] classes, int width, int maxStates) {
            this.classes = classes;
            this.width = width;
            transitions = new int[Math.multiplyExact(maxStates, width)];
            failures = new int[maxStates];
            end = width;
        }

        int[] transitions(List<byte[]> terms) {
            terms.forEach(this::add);
            complete();
            return Arrays.copyOf(transitions, end);
        }

        /** A term behind a shorter one that it begins with adds nothing. */
        private void add(byte[] term) {
            int state = ROOT;
            for (int i = 0; i < term.length; i++) {
                int edge = state + classes[term[i] & 0xFF];
                if (transitions[edge] == MATCH) {
                    return;
                }
                if (i == term.length - 1) {
                    transitions[edge] = MATCH;
                } else if (transitions[edge] == ROOT) {
                    transitions[edge] = end;
                    end += width;
                }
                state = transitions[edge];
            }
        }

        /**
         * Breadth-first, because a state takes over the transitions of its failure link, which is a shallower state.
         */
        private void complete() {
            int[] queue = new int[failures.length];
            int queued = 0;
            for (int at = -1; at < queued; at++) {
                int state = at < 0 ? ROOT : queue[at];
                int failure = failures[state / width];
                for (int column = OTHER + 1; column < width; column++) {
                    int child = transitions[state + column];
                    int fallback = state == ROOT ? ROOT : transitions[failure + column];
                    if (child == ROOT || fallback == MATCH) {
                        transitions[state + column] = fallback;
                    } else if (child != MATCH) {
                        failures[child / width] = fallback;
                        queue[queued++] = child;
                    }
                }
            }
        }
    }
}
