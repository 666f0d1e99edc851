package com.ticketing.events;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises the locations of Events that take place on the internet: a web address, or words of a fixed list alone,
 * such as {@code Online}, {@code online (Zoom)} and {@code Virtual conference}. A location with any other word, such as
 * {@code Online and Berlin}, is a place.
 */
public final class OnlineLocation {

    private static final Set<String> ONLINE = Set.of(
            "online",
            "virtual",
            "virtually",
            "remote",
            "internet",
            "webinar",
            "livestream",
            "zoom",
            "youtube",
            "twitch");

    private static final Set<String> SUPPLEMENTS = Set.of(
            "only",
            "fully",
            "event",
            "conference",
            "meeting",
            "meetup",
            "edition",
            "session",
            "live",
            "stream",
            "streaming",
            "via",
            "on",
            "the",
            "worldwide",
            "anywhere",
            "everywhere");

    private static final Pattern WEB_ADDRESS = Pattern.compile("(?i:https?)://\\S+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private OnlineLocation() {}

    /** Whether the location is on the internet. */
    public static boolean matches(String location) {
        return isWebAddress(location) || consistsOfOnlineWords(location);
    }

    /** Whether the location is one web address ({@code http} or {@code https}). */
    public static boolean isWebAddress(String location) {
        return WEB_ADDRESS.matcher(location).matches();
    }

    private static boolean consistsOfOnlineWords(String location) {
        List<String> words = BETWEEN_WORDS
                .splitAsStream(location.toLowerCase(Locale.ROOT))
                .filter(word -> !word.isEmpty())
                .toList();
        return words.stream().anyMatch(ONLINE::contains)
                && words.stream().allMatch(word -> ONLINE.contains(word) || SUPPLEMENTS.contains(word));
    }
}
