package com.ticketing.events.query.catalog.location;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Texts without their differences in case, as Unicode sees case and in no particular language: ß, ẞ, ss and SS are one,
 * so are σ, ς and Σ, and so are i, I, İ and ı. Differently composed forms of one letter are one as well; accents count.
 */
public final class CaseFolding {

    /** What is left of İ once its letter is small: combining dots above an i that has one already. */
    private static final Pattern DOTTED_I = Pattern.compile("i\u0307+");

    private CaseFolding() {}

    /** The text that all texts have in common that differ from it in case alone; folding twice changes nothing more. */
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

    /** By way of upper case, which alone spells out ß and ligatures; a capital ẞ spells out only once it is small. */
    private static String fold(int codePoint) {
        return Character.toString(Character.toLowerCase(codePoint))
                .toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
