package com.ticketing.events.text;

/** White space as defined by the Unicode property White_Space, which includes no-break spaces. */
public final class WhiteSpace {

    private WhiteSpace() {}

    /** The text without white space at either end. */
    public static String trim(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isWhiteSpace(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** The number of words that white space separates. */
    public static int countWords(String text) {
        int words = 0;
        boolean isInWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean isSpace = isWhiteSpace(text.charAt(i));
            if (!isSpace && !isInWord) {
                words++;
            }
            isInWord = !isSpace;
        }
        return words;
    }

    /**
     * Whether a character is white space. Every White_Space code point is in the Basic Multilingual Plane, so one
     * {@code char} suffices.
     */
    public static boolean isWhiteSpace(char c) {
        return switch (c) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }
}
