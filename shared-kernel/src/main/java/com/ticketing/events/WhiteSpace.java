package com.ticketing.events;

import java.util.regex.Pattern;

/** White space as Unicode's property White_Space defines it, no-break spaces included. */
public final class WhiteSpace {

    private static final Pattern OUTER = Pattern.compile("\\A\\p{IsWhite_Space}+|\\p{IsWhite_Space}+\\z");

    private WhiteSpace() {}

    /** The text without white space at both ends. */
    public static String trim(String text) {
        return OUTER.matcher(text).replaceAll("");
    }
}
