package com.ticketing.events.query.catalog.text;

import com.ticketing.events.text.WhiteSpace;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Folding of case and accents for text searches: compatibility decomposition (NFKD) without combining marks, in lower
 * case; ß is ss, ø is o, ł is l, đ is d, æ is ae, œ is oe. Independent of the locale.
 */
public final class AccentFolding {

    private static final char REPLACEMENT = '\uFFFD';

    private AccentFolding() {}

    /** Folds a text. Folding is idempotent. */
    public static String fold(String text) {
        if (isAscii(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length() + 8);
        int codePoint;
        for (int i = 0; i < decomposed.length(); i += Character.charCount(codePoint)) {
            codePoint = decomposed.codePointAt(i);
            append(codePoint, folded);
        }
        return folded.toString();
    }

    /** Returns the words of a text, which white space separates, folded and in order. */
    public static List<String> words(String text) {
        String folded = fold(text);
        List<String> words = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i <= folded.length(); i++) {
            if (i == folded.length() || WhiteSpace.isWhiteSpace(folded.charAt(i))) {
                if (begin < i) {
                    words.add(folded.substring(begin, i));
                }
                begin = i + 1;
            }
        }
        return words;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** A lone surrogate, which UTF-8 cannot encode, is replaced. */
    private static void append(int codePoint, StringBuilder folded) {
        switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK -> {}
            case Character.SURROGATE -> folded.append(REPLACEMENT);
            default -> appendLetter(lowerCase(codePoint), folded);
        }
    }

    private static void appendLetter(int codePoint, StringBuilder folded) {
        switch (codePoint) {
            case 'ß' -> folded.append("ss");
            case 'ø' -> folded.append('o');
            case 'ł' -> folded.append('l');
            case 'đ' -> folded.append('d');
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            default -> folded.appendCodePoint(codePoint);
        }
    }

    /** By the upper case, which is the same for σ and ς, and for i and ı. */
    private static int lowerCase(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(Character.toLowerCase(codePoint)));
    }
}
