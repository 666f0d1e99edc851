package com.ticketing.events.command.web;

/** What texts in requests have to be like. */
final class TextRules {

    private TextRules() {}

    /** The length in code points. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Whether there is a character of category Cc, Zl or Zp in it. */
    static boolean hasControlCharacters(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    /** Whether half of a surrogate pair stands in it alone; UTF-8 has no way to write that. */
    static boolean hasLoneSurrogates(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
