package com.ticketing.events.text;

/** White space as Unicode's property White_Space defines it, no-break spaces included. */
public final class WhiteSpace {

    private WhiteSpace() {}

    /** The text without white space at both ends. */
    public static String trim(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && is(text.charAt(begin))) {
            begin++;
        }
        while (begin < end && is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** All of it lies in the basic plane, so that no surrogate is any. */
    private static boolean is(char c) {
        return switch (c) {
            case '\t', '\n', 0x0B, '\f', '\r', ' ', 0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200A;
        };
    }
}
