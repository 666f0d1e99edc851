package com.ticketing.events.query.summary.model;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text that arrives in fragments into sentences on one line. A full stop within the title or the location of
 * the Event ends no sentence, nor does one before a lower-case letter. Not thread-safe.
 */
final class SentenceReader {

    /** A text without the end of a sentence is passed on in pieces of about this length. */
    private static final int MAX_LENGTH = 2_000;

    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");
    private static final char NEXT_LINE = 0x85;
    private static final String ENDS = ".!?\u2026\u3002\uFF01\uFF1F";
    private static final String CLOSING = "\"'\u2019\u201D\u00BB)";

    private final List<String> names;
    private final StringBuilder text = new StringBuilder();
    private boolean isEnded;

    SentenceReader(String title, String location) {
        names = List.of(oneLine(title), oneLine(location));
    }

    /** A text with one space for each run of white space, and none at its ends. */
    static String oneLine(String text) {
        return WHITE_SPACE.matcher(text).replaceAll(" ").strip();
    }

    void add(String fragment) {
        boolean needsSpace = false;
        for (int i = 0; i < fragment.length(); i++) {
            char next = fragment.charAt(i);
            if (isWhiteSpace(next)) {
                needsSpace = true;
            } else {
                if (needsSpace) {
                    appendSpace();
                    needsSpace = false;
                }
                text.append(next);
            }
        }
        if (needsSpace) {
            appendSpace();
        }
    }

    private void appendSpace() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private static boolean isWhiteSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
    }

    /** Ends the text; what remains is the last sentence. */
    void end() {
        isEnded = true;
    }

    /** The next complete sentence; null if there is none yet. */
    @Nullable
    String next() {
        int length = sentenceLength();
        if (length == 0) {
            return null;
        }
        String sentence = text.substring(0, length).strip();
        text.delete(0, length);
        return sentence.isEmpty() ? null : sentence;
    }

    /** The length of the first sentence, the space behind it included; 0 if it is incomplete. */
    private int sentenceLength() {
        for (int i = 0; i < text.length(); i++) {
            if (ENDS.indexOf(text.charAt(i)) >= 0) {
                int end = i + 1;
                while (end < text.length() && CLOSING.indexOf(text.charAt(end)) >= 0) {
                    end++;
                }
                if (isFollowedByASentence(end) && !isWithinAName(i)) {
                    return end + 1;
                }
            }
        }
        return isEnded || text.length() > MAX_LENGTH ? text.length() : 0;
    }

    private boolean isFollowedByASentence(int end) {
        return end + 1 < text.length() && text.charAt(end) == ' ' && !Character.isLowerCase(text.codePointAt(end + 1));
    }

    /** Whether a position belongs to a name, or may belong to one that has not arrived completely. */
    private boolean isWithinAName(int position) {
        String known = text.toString();
        for (String name : names) {
            for (int start = Math.max(0, position - name.length() + 1); start <= position; start++) {
                int length = isEnded ? name.length() : Math.min(name.length(), known.length() - start);
                if (known.regionMatches(true, start, name, 0, length)) {
                    return true;
                }
            }
        }
        return false;
    }
}
