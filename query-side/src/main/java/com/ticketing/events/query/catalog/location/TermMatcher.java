package com.ticketing.events.query.catalog.location;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** What a place may contain to be found. */
sealed interface TermMatcher {

    /** So many are looked for one by one, which the processor is very good at. */
    int FEW = 8;

    static TermMatcher of(Set<String> terms) {
        return terms.size() <= FEW ? new Few(terms) : Many.of(terms);
    }

    /** Whether the text contains one of them. */
    boolean areIn(String text);

    record Few(Set<String> terms) implements TermMatcher {
        @Override
        public boolean areIn(String text) {
            for (String term : terms) {
                if (text.contains(term)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * All terms at once, by the automaton of Aho and Corasick: each character of a text is one step, however many terms
     * there are. So a request that names thousands costs what it takes to read it, and one pass over the places.
     */
    final class Many implements TermMatcher {

        private final Node root = new Node();

        private static final class Node {
            private final Map<Character, Node> next = new HashMap<>();
            /** Where the longest end of what was read so far goes on that also begins a term. */
            private Node otherwise = this;

            private boolean endsTerm;
        }

        private Many() {}

        static Many of(Set<String> terms) {
            Many many = new Many();
            terms.forEach(many::add);
            many.link();
            return many;
        }

        private void add(String term) {
            Node node = root;
            for (int i = 0; i < term.length(); i++) {
                node = node.next.computeIfAbsent(term.charAt(i), _ -> new Node());
            }
            node.endsTerm = true;
        }

        /** By growing depth, so that what a node falls back to is linked already. */
        private void link() {
            Queue<Node> waiting = new ArrayDeque<>();
            root.next.values().forEach(child -> {
                child.otherwise = root;
                waiting.add(child);
            });
            for (Node node = waiting.poll(); node != null; node = waiting.poll()) {
                for (Map.Entry<Character, Node> each : node.next.entrySet()) {
                    Node child = each.getValue();
                    child.otherwise = step(node.otherwise, each.getKey());
                    child.endsTerm |= child.otherwise.endsTerm;
                    waiting.add(child);
                }
            }
        }

        private Node step(Node from, char c) {
            Node node = from;
            for (; ; ) {
                Node next = node.next.get(c);
                if (next != null) {
                    return next;
                }
                if (node == root) {
                    return root;
                }
                node = node.otherwise;
            }
        }

        @Override
        public boolean areIn(String text) {
            Node node = root;
            for (int i = 0; !node.endsTerm && i < text.length(); i++) {
                node = step(node, text.charAt(i));
            }
            return node.endsTerm;
        }
    }
}
