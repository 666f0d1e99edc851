package com.ticketing.events.query.summary.generator;

import static java.lang.Math.min;

import com.ticketing.events.EventStatus;
import com.ticketing.events.OnlineLocation;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Wording of a summary, of its own for an Event that is past. Otherwise independent of the current date.
 *
 * @param opening a format string for title, location and dates, in this order; each is followed by a space or a full
 *     stop, and the location follows {@code at}, which is left out of an online Event's text
 * @param fillers sentences appended, as many as needed, to reach the minimum length
 * @param callToAction the last sentences
 */
record SummaryTemplate(String opening, List<String> fillers, String callToAction) {

    static final int MIN_TOKENS = 50;
    static final int MAX_TOKENS = 100;

    private static final String REASON = "The reason: “";
    private static final char CLOSING_QUOTE = '”';

    private static final String AT_LOCATION = " at %s";
    private static final Pattern WHITE_SPACE = Pattern.compile("\\p{IsWhite_Space}+");

    private static final List<SummaryTemplate> INVITING = List.of(
            new SummaryTemplate(
                    "One for the calendar: %s at %s %s.",
                    List.of(
                            "Some dates deserve a circle in red, and this is one of them.",
                            "People come for the programme and stay for the company.",
                            "The best stories begin with somebody saying yes to an invitation."),
                    "Tempted? Ask the box office for tickets and share this with a friend."),
            new SummaryTemplate(
                    "Worth talking about: %s at %s %s.",
                    List.of(
                            "A plain day turns into a memory when the right people meet.",
                            "All it takes is an open mind, good company and a little curiosity.",
                            "The rest is a story to tell afterwards."),
                    "Want in? Look up the tickets and tell whoever should come along."),
            new SummaryTemplate(
                    "Say hello to %s at %s %s.",
                    List.of(
                            "It has a name, a place and a time; the rest is up to you.",
                            "Great moments belong to those who turn up with friends and an appetite for something new.",
                            "Nobody ever told a good story about staying on the sofa."),
                    "Feel like it? Find your tickets and let your friends know."),
            new SummaryTemplate(
                    "In the spotlight: %s at %s %s.",
                    List.of(
                            "Think of it as a small holiday from everything that is always the same.",
                            "Bring somebody who laughs at the right moments, "
                                    + "or somebody you would like to know better.",
                            "Little else is needed."),
                    "Does that sound like you? Check the tickets and spread the word."));

    private static final List<SummaryTemplate> PAST = List.of(
            new SummaryTemplate(
                    "Looking back: %s took place at %s %s.",
                    List.of(
                            "The chairs are stacked and the lights are off, yet the stories go on.",
                            "Photographs fade a little every year, and good memories grow instead.",
                            "Every evening of this kind begins with a plan and ends with a tale."),
                    "Were you there? Share your memories with a friend, and see what is on next."),
            new SummaryTemplate(
                    "One for the memories: %s was held at %s %s.",
                    List.of(
                            "Somewhere a stub of paper in a coat pocket still remembers it.",
                            "The people who met there may well meet again.",
                            "What remains is a date, a place and everything that was said on the way home."),
                    "Our calendar has many other days; look through it and find another good reason to meet."),
            new SummaryTemplate(
                    "It is over: %s took place at %s %s.",
                    List.of(
                            "The last guests have gone home, and the place has long had other visitors.",
                            "A good day is over when it is over, and it is told for a long time.",
                            "Thank you to everyone who was part of it."),
                    "Curious about the next one? Browse the coming events in our calendar with your friends."));

    private static final List<SummaryTemplate> CANCELLED_AND_PAST = List.of(
            new SummaryTemplate(
                    "Cancelled: %s had been planned at %s %s.",
                    List.of(
                            "We were sorry for everyone who had been looking forward to it.",
                            "Some plans stay plans, and the reasons are soon forgotten.",
                            "Good ideas find another day, and good company finds another reason to meet."),
                    "Browse the other events in our calendar and pick a new favourite."),
            new SummaryTemplate(
                    "Plans changed, and %s at %s %s was cancelled.",
                    List.of(
                            "Thank you to everyone who had kept the date free.",
                            "The doors stayed closed on that day, and opened for others afterwards.",
                            "Our calendar is full of ideas for another one."),
                    "Take a look at what else is on and make new plans."));

    private static final List<SummaryTemplate> CANCELLED = List.of(
            new SummaryTemplate(
                    "Cancelled: %s at %s %s.",
                    List.of(
                            "We are sorry for everyone who had been looking forward to it.",
                            "There is no need to set out for it: nothing of the programme takes place.",
                            "Good ideas find another day, and good company finds another reason to meet."),
                    "Browse the other events in our calendar and pick a new favourite."),
            new SummaryTemplate(
                    "Plans change, and %s at %s %s is cancelled.",
                    List.of(
                            "Thank you to everyone who had kept the date free.",
                            "The doors stay closed, so please spare yourself the way there.",
                            "A free day is an invitation too, and our calendar is full of ideas for it."),
                    "Take a look at what else is on and make new plans."),
            new SummaryTemplate(
                    "Not this time: %s at %s %s has been cancelled.",
                    List.of(
                            "That is a pity, and we share the feeling with all who wanted to be part of it.",
                            "Please tell your friends, so that nobody makes the trip for nothing."),
                    "Then discover our other events together and choose the next good reason to meet."));

    /** The wording for a status, before or after the end of the Event, determined by the key. */
    static SummaryTemplate select(SummarySource source, SummaryKey key) {
        List<SummaryTemplate> candidates = candidates(source);
        return candidates.get(key.pick(0, candidates.size()));
    }

    private static List<SummaryTemplate> candidates(SummarySource source) {
        if (source.status() == EventStatus.CANCELLED) {
            return source.isPast() ? CANCELLED_AND_PAST : CANCELLED;
        }
        return source.isPast() ? PAST : INVITING;
    }

    /**
     * The complete text. Title, location and reason are truncated, after a word, only if they do not fit; a third of
     * the tokens is kept for the reason.
     *
     * @param reason of a cancellation; null without one
     */
    String fill(String title, String location, String dates, @Nullable String reason) {
        List<String> reasonWords = reason == null ? List.of() : words(REASON + reason);
        String opening = openingThatFits(title, location, dates, min(reasonWords.size(), budget(dates) / 3));
        var text = new StringBuilder(opening);
        if (reason != null) {
            int left = MAX_TOKENS - count(opening) - count(callToAction);
            text.append(' ').append(truncate(reasonWords, left)).append(CLOSING_QUOTE);
        }
        for (String filler : fillers) {
            if (count(text) + count(callToAction) < MIN_TOKENS) {
                text.append(' ').append(filler);
            }
        }
        return text.append(' ').append(callToAction).toString();
    }

    /** The fillers of all templates for such an Event, those of this one first. */
    List<String> allFillers(SummarySource source) {
        return Stream.concat(Stream.of(this), candidates(source).stream())
                .flatMap(template -> template.fillers().stream())
                .distinct()
                .toList();
    }

    /** The first sentence. Title and location are truncated, after a word, only if both do not fit. */
    String openingThatFits(String title, String location, String dates) {
        return openingThatFits(title, location, dates, 0);
    }

    private String openingThatFits(String title, String location, String dates, int reserved) {
        if (OnlineLocation.matches(location)) {
            return forOnline().openingOfParts(title, "(" + location + ")", dates, reserved);
        }
        return openingOfParts(title, location, dates, reserved);
    }

    /** With the location directly after the title. */
    private SummaryTemplate forOnline() {
        String adjacent = opening.replace(AT_LOCATION, "").replaceFirst("%s", "%s %s");
        return new SummaryTemplate(adjacent, fillers, callToAction);
    }

    private String openingOfParts(String title, String location, String dates, int reserved) {
        List<String> titleWords = words(title);
        List<String> locationWords = words(location);
        int budget = budget(dates) - reserved;
        int titleBudget = budget - min(locationWords.size(), budget / 3);
        int locationBudget = budget - min(titleWords.size(), titleBudget);
        return opening(truncate(titleWords, titleBudget), truncate(locationWords, locationBudget), dates);
    }

    /** The tokens left for title, location and reason. */
    private int budget(String dates) {
        int placeholders = 2;
        return MAX_TOKENS - count(opening("_", "_", dates)) + placeholders - count(callToAction);
    }

    private String opening(String title, String location, String dates) {
        return String.format(Locale.ROOT, opening, title, location, dates);
    }

    static List<String> words(CharSequence text) {
        return List.of(WHITE_SPACE.split(text));
    }

    private static int count(CharSequence text) {
        return words(text).size();
    }

    private static String truncate(List<String> words, int limit) {
        return words.size() <= limit ? String.join(" ", words) : String.join(" ", words.subList(0, limit)) + "…";
    }
}
