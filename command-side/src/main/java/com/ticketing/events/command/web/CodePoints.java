package com.ticketing.events.command.web;

/** Unicode code points of a text: count and categories. */
final class CodePoints {

    private CodePoints() {}

    /** The length of the text in code points. */
    static int count(String text) {
        return text.codePointCount(0, text.length());
    }

    /**
     * Whether no code point of the text has a glyph: each is white space, a format character, default-ignorable, or a
     * symbol whose glyph is blank. Control characters are none of these. True for an empty text.
     */
    static boolean isBlank(String text) {
        return text.codePoints().allMatch(c -> isWhiteSpaceOrFormat(c) || isDefaultIgnorable(c) || isBlankSymbol(c));
    }

    private static boolean isWhiteSpaceOrFormat(int c) {
        return switch (Character.getType(c)) {
            case Character.FORMAT, Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    /**
     * The Unicode property Default_Ignorable_Code_Point without the format characters: joiners, fillers of Hangul and
     * Khmer, variation selectors, and the ranges reserved for more of them.
     */
    private static boolean isDefaultIgnorable(int c) {
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2065, 0x3164, 0xFFA0 -> true;
            default -> (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xFFF0 && c <= 0xFFF8) || (c >= 0xE0000 && c <= 0xE0FFF);
        };
    }

    /** Braille pattern blank, musical symbol null notehead, Khitan small script filler. */
    private static boolean isBlankSymbol(int c) {
        return c == 0x2800 || c == 0x1D159 || c == 0x16FE4;
    }

    /** Whether the text contains a code point of category Cc, Zl or Zp. */
    static boolean hasControlCharacter(String text) {
        return text.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }

    /** Whether the text contains a bidirectional embedding, override or isolate, or the end of one. */
    static boolean hasBidiControl(String text) {
        return text.codePoints().anyMatch(c -> (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069));
    }

    /** Whether the text contains a lone surrogate, which UTF-8 cannot encode. */
    static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }
}
