package com.ticketing.events.query.catalog.location;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/** Substring matcher for a set of terms: a text matches if it contains at least one of them. */
sealed interface TermMatcher {

    /** Up to this many terms, one substring search per term is faster than the automaton. */
    int MAX_SEQUENTIAL_TERMS = 8;

    static TermMatcher of(Set<String> terms) {
        return terms.size() <= MAX_SEQUENTIAL_TERMS ? new Sequential(terms) : AhoCorasick.of(terms);
    }

    boolean matches(String text);

    /** One substring search per term. */
    record Sequential(Set<String> terms) implements TermMatcher {
        @Override
        public boolean matches(String text) {
            for (String term : terms) {
                if (text.contains(term)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * Aho-Corasick automaton over all terms. Matching takes one step per character of the text, independent of the
     * number of terms, so a request with thousands of terms costs one pass over the dictionary.
     */
    final class AhoCorasick implements TermMatcher {

        private final Node root = new Node();

        private static final class Node {
            private final Map<Character, Node> children = new HashMap<>();
            /** Failure link: the node of the longest proper suffix that is a prefix of a term. */
            private Node failure = this;

            private boolean accepting;
        }

        private AhoCorasick() {}

        static AhoCorasick of(Set<String> terms) {
            AhoCorasick automaton = new AhoCorasick();
            terms.forEach(automaton::add);
            automaton.linkFailures();
            return automaton;
        }

        private void add(String term) {
            Node node = root;
            for (int i = 0; i < term.length(); i++) {
                node = node.children.computeIfAbsent(term.charAt(i), _ -> new Node());
            }
            node.accepting = true;
        }

        /** Breadth-first, because the failure link of a node needs those of all shallower nodes. */
        private void linkFailures() {
            Queue<Node> queue = new ArrayDeque<>();
            root.children.values().forEach(child -> {
                child.failure = root;
                queue.add(child);
            });
            for (Node node = queue.poll(); node != null; node = queue.poll()) {
                for (Map.Entry<Character, Node> edge : node.children.entrySet()) {
                    Node child = edge.getValue();
                    child.failure = step(node.failure, edge.getKey());
                    child.accepting |= child.failure.accepting;
                    queue.add(child);
                }
            }
        }

        private Node step(Node from, char c) {
            Node node = from;
            for (; ; ) {
                Node child = node.children.get(c);
                if (child != null) {
                    return child;
                }
                if (node == root) {
                    return root;
                }
                node = node.failure;
            }
        }

        @Override
        public boolean matches(String text) {
            Node node = root;
            for (int i = 0; !node.accepting && i < text.length(); i++) {
                node = step(node, text.charAt(i));
            }
            return node.accepting;
        }
    }
}
