package com.ticketing.events.query.summary.model;

import java.util.regex.Pattern;

/**
 * What no text of a model may contain: mark-up, web and e-mail addresses, phone numbers, control characters, and
 * invisible or reordering format characters. Joiners of emoji and of scripts are permitted.
 */
final class TextRules {

    private static final int MAX_WORD_LENGTH = 40;

    private static final Pattern MARK_UP = Pattern.compile("[<>\\[\\]{}|\\\\`*_~#^=]|&(?:#|\\p{L}+;)");

    private static final Pattern ADDRESS = Pattern.compile(
            "@|://|\\bwww\\.|\\b(?:mailto|tel|sms|data|javascript):|(?<!\\p{Nd})\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3}){3}"
                    + "|[\\p{L}\\p{Nd}]\\.\\p{L}{2,}",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Unassigned and private characters, lone surrogates, controls, formats but joiners, and stacked marks. */
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{C}&&[^\\u200C\\u200D]]|\\p{M}{4,}");

    private static final Pattern DAY = Pattern.compile("\\b\\p{Nd}{4}-\\p{Nd}{2}-\\p{Nd}{2}\\b");

    /** Seven digits or more, with what separates the groups of a number. */
    private static final Pattern PHONE = Pattern.compile("\\p{Nd}(?:[\\s().+/\\u2010-\\u2015-]*\\p{Nd}){6,}");

    private static final Pattern OFFER = Pattern.compile(
            "\\btickets?\\b|\\bbox office\\b|\\bbook (?:now|your|a)\\b|\\bseats?\\b|\\bjoin us\\b|\\bcome along\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern LONG_WORD = Pattern.compile("[^ ]{" + (MAX_WORD_LENGTH + 1) + ",}");

    private TextRules() {}

    /** Whether the rules forbid a text, words of any length aside. */
    static boolean forbid(String text) {
        return UNREADABLE.matcher(text.replaceAll("\\p{IsWhite_Space}", " ")).find()
                || MARK_UP.matcher(text).find()
                || ADDRESS.matcher(text).find()
                || PHONE.matcher(DAY.matcher(text).replaceAll(" ")).find();
    }

    /** Whether a text invites to an Event. */
    static boolean offersTickets(String text) {
        return OFFER.matcher(text).find();
    }

    /** Whether a text without the names of the Event has a word that no line of a card can hold. */
    static boolean hasLongWord(String text) {
        return LONG_WORD.matcher(text).find();
    }
}
