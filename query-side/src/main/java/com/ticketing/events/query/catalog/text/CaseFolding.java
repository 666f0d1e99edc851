package com.ticketing.events.query.catalog.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Locale-independent Unicode case folding. ß, ẞ, ss and SS fold to the same text, as do σ, ς and Σ, and i, I, İ and ı.
 * Composed and decomposed forms of a letter fold to the same text; accents are kept.
 */
public final class CaseFolding {

    /** The lower case of İ is an i with a combining dot above. */
    private static final Pattern DOTTED_I = Pattern.compile("i\u0307+");

    private CaseFolding() {}

    /** Folds a text. Texts that differ in case alone have the same result. Folding is idempotent. */
    public static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFC)
                .codePoints()
                .mapToObj(CaseFolding::fold)
                .collect(Collectors.joining());
        return Normalizer.normalize(DOTTED_I.matcher(folded).replaceAll("i"), Normalizer.Form.NFC);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Converts to upper case first, which expands ß and ligatures. ẞ has no expansion and is lowered to ß first. */
    private static String fold(int codePoint) {
        return Character.toString(Character.toLowerCase(codePoint))
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
