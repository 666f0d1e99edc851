package com.ticketing.events.command.web;

/** Unicode code points of a text: count and categories. */
final class CodePoints {

    private CodePoints() {}

    /** The length of the text in code points. */
    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether the text contains a code point of category Cc, Zl or Zp. */
    static boolean hasControlCharacter(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    /** Whether the text contains a lone surrogate, which UTF-8 cannot encode. */
    static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
