package com.ticketing.events.query.summary.generator;

import static com.ticketing.events.query.summary.generator.SummarySamples.JAZZ;
import static com.ticketing.events.query.summary.generator.SummarySamples.cancelledFor;
import static com.ticketing.events.query.summary.generator.SummarySamples.in;
import static com.ticketing.events.query.summary.generator.SummarySamples.past;
import static com.ticketing.events.query.summary.generator.SummarySamples.withDates;
import static com.ticketing.events.query.summary.generator.SummarySamples.withLocation;
import static com.ticketing.events.query.summary.generator.SummarySamples.withStatus;
import static com.ticketing.events.query.summary.generator.SummarySamples.withTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.ticketing.events.EventStatus;
import com.ticketing.events.OnlineLocation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TemplateSummaryGeneratorTest extends SummaryGeneratorContract {

    private final SummaryGenerator generator = new TemplateSummaryGenerator();

    @Override
    protected SummaryGenerator contractGenerator() {
        return generator;
    }

    @Test
    void meetsTheFormatRulesForRandomEvents() throws InterruptedException {
        var random = new Random(20_310_614);
        for (int i = 0; i < 5_000; i++) {
            assertMeetsFormatRules(SummarySamples.random(random));
        }
    }

    @Test
    void meetsTheFormatRulesAtTheLimits() throws InterruptedException {
        List<String> titles = List.of("x", "x".repeat(200), "🎷".repeat(200), wordsOf(100), "%s %d %n $1 {} \\");
        List<String> locations = List.of(
                "y", "y".repeat(500), wordsOf(250), "a\u00A0b\u2003\u3000c", "Online", "online " + "on ".repeat(160));
        for (EventStatus status : List.of(EventStatus.PUBLISHED, EventStatus.CANCELLED)) {
            for (String title : titles) {
                for (String location : locations) {
                    for (int day = 1; day < 9; day++) {
                        Instant startAt = Instant.parse("2031-06-%02dT18:00:00Z".formatted(day));
                        for (long seconds : List.of(1L, 3_600L, 86_400L, 250_000_000_000L)) {
                            assertMeetsFormatRules(withDates(
                                    withStatus(withTitle(withLocation(JAZZ, location), title), status),
                                    startAt,
                                    startAt.plusSeconds(seconds)));
                        }
                    }
                }
            }
        }
    }

    @Test
    void mentionsTitleLocationAndDates() throws InterruptedException {
        assertThat(textOf(JAZZ))
                .contains("Jazz Night at Blue Note, Berlin on Saturday, 14 June 2031 from 18:00 to 23:00 UTC");
    }

    @Test
    void namesAnOnlineLocationWithoutAt() throws InterruptedException {
        SummarySource online = withLocation(JAZZ, "Online");
        for (SummarySource source : List.of(
                online,
                past(online),
                withStatus(online, EventStatus.CANCELLED),
                past(withStatus(online, EventStatus.CANCELLED)))) {
            assertThat(textsOfManyEvents(source))
                    .allSatisfy(text -> assertThat(text).contains("_ (Online) ").doesNotContain(" at Online"));
        }
        assertThat(textOf(withLocation(JAZZ, "Zoom, Frankfurt"))).contains("Jazz Night at Zoom, Frankfurt on");
    }

    @Test
    void namesDatesInTheZoneOfTheReader() throws InterruptedException {
        assertThat(textOf(in("Europe/Berlin", JAZZ)))
                .contains("from Saturday, 14 June 2031 at 20:00 to Sunday, 15 June 2031 at 01:00 CEST");
    }

    @Test
    void namesBothOffsetsOfAnEventDuringAChangeOfTheClock() throws InterruptedException {
        SummarySource night = withDates(
                in("Europe/Berlin", JAZZ),
                Instant.parse("2031-10-25T22:00:00Z"),
                Instant.parse("2031-10-26T02:00:00Z"));
        assertThat(textOf(night)).contains("on Sunday, 26 October 2031 from 00:00 CEST to 03:00 CET");
        SummarySource hour = withDates(
                in("Europe/Berlin", JAZZ),
                Instant.parse("2031-10-26T00:30:00Z"),
                Instant.parse("2031-10-26T01:30:00Z"));
        assertThat(textOf(hour)).contains("on Sunday, 26 October 2031 from 02:30 CEST to 02:30 CET");
        SummarySource weeks = withDates(
                in("Europe/Berlin", JAZZ),
                Instant.parse("2031-10-01T10:00:00Z"),
                Instant.parse("2031-11-01T10:00:00Z"));
        assertThat(textOf(weeks))
                .contains("from Wednesday, 1 October 2031 at 12:00 CEST to Saturday, 1 November 2031 at 11:00 CET");
    }

    @Test
    void looksBackAtAPastEventAndAdvertisesNothing() throws InterruptedException {
        assertThat(textsOfManyEvents(past(JAZZ)))
                .hasSize(3)
                .allSatisfy(text -> assertThat(text.toLowerCase(Locale.ROOT))
                        .containsPattern("took place|was held")
                        .doesNotContainPattern("ticket|box office|book|come along|join us|cancel"));
        assertThat(textsOfManyEvents(past(withStatus(JAZZ, EventStatus.CANCELLED))))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text.toLowerCase(Locale.ROOT))
                        .contains("cancelled")
                        .doesNotContainPattern("ticket|box office|book|no need to set out"));
    }

    @Test
    void mentionsBothDaysOfALongerEvent() throws InterruptedException {
        SummarySource festival = withDates(JAZZ, JAZZ.startAt(), Instant.parse("2031-06-16T02:00:00Z"));
        assertThat(textOf(festival))
                .contains("from Saturday, 14 June 2031 at 18:00 to Monday, 16 June 2031 at 02:00 UTC");
    }

    @Test
    void mentionsOneTimeWhenAnEventLastsLessThanAMinute() throws InterruptedException {
        SummarySource flash = withDates(JAZZ, JAZZ.startAt(), JAZZ.startAt().plusSeconds(30));
        assertThat(textOf(flash)).contains("on Saturday, 14 June 2031 at 18:00 UTC");
    }

    @Test
    void collapsesWhiteSpaceInTitleAndLocation() throws InterruptedException {
        SummarySource spaced = withLocation(withTitle(JAZZ, "Jazz\u00A0 \u2003Night"), "Blue\u3000Note,\u202F\tBerlin");
        assertThat(textOf(spaced)).contains("Jazz Night at Blue Note, Berlin on");
    }

    @Test
    void keepsLongTitlesAndLocationsThatFit() throws InterruptedException {
        assertThat(textOf(withTitle(JAZZ, wordsOf(50)))).contains(wordsOf(50) + " at Blue Note, Berlin on");
        assertThat(textOf(withLocation(JAZZ, wordsOf(50)))).contains("Jazz Night at " + wordsOf(50) + " on");
    }

    @Test
    void truncatesWithAnEllipsisWhatDoesNotFit() throws InterruptedException {
        assertThat(textOf(withTitle(JAZZ, wordsOf(100)))).containsPattern("(w ){30,}w… at Blue Note, Berlin on");
        assertThat(textOf(withLocation(JAZZ, wordsOf(250)))).containsPattern("Jazz Night at (w ){30,}w… on");
        assertThat(textOf(withTitle(withLocation(JAZZ, wordsOf(250)), wordsOf(100))))
                .containsPattern("(w ){20,}w… at (w ){20,}w… on");
    }

    @Test
    void announcesACancellationWithoutAdvertisingTickets() throws InterruptedException {
        assertWording(EventStatus.CANCELLED, "cancelled", "ticket|box office|book|seat|join us|come along");
    }

    @Test
    void givesTheReasonOfACancellation() throws InterruptedException {
        assertThat(textOf(cancelledFor(JAZZ, "The band\u3000is ill")))
                .contains("Jazz Night at Blue Note, Berlin on", " The reason: “The band is ill” ");
        assertThat(textOf(withStatus(JAZZ, EventStatus.CANCELLED))).doesNotContain("reason: “");
    }

    @Test
    void meetsTheFormatRulesWithAnyReason() throws InterruptedException {
        for (String text : List.of("x", "x".repeat(500), wordsOf(250), "%s %n", wordsOf(20))) {
            for (String title : List.of("x", wordsOf(100))) {
                for (String location : List.of("y", wordsOf(250))) {
                    SummarySource source = cancelledFor(withLocation(withTitle(JAZZ, title), location), text);
                    assertMeetsFormatRules(source);
                    assertThat(textOf(source)).containsPattern("The reason: “.+” ");
                }
            }
        }
        assertThat(textOf(cancelledFor(JAZZ, wordsOf(250)))).containsPattern("“(w ){30,}w…” ");
    }

    @Test
    void advertisesAPublishedEventIndependentlyOfTheDate() throws InterruptedException {
        String dependentOnTheDate = "\\bwill\\b|\\bsoon\\b|upcoming|\\bnow\\b|\\btoday\\b|\\bwas\\b";
        assertWording(EventStatus.PUBLISHED, "ticket", "cancel|" + dependentOnTheDate);
    }

    private void assertWording(EventStatus status, String required, String forbidden) throws InterruptedException {
        assertThat(textsOfManyEvents(withStatus(JAZZ, status)))
                .allSatisfy(text -> assertThat(text.toLowerCase(Locale.ROOT))
                        .contains(required)
                        .doesNotContainPattern(forbidden));
    }

    @Test
    void variesTheWordingBetweenEvents() throws InterruptedException {
        assertThat(textsOfManyEvents(JAZZ)).hasSize(4);
        assertThat(textsOfManyEvents(withStatus(JAZZ, EventStatus.CANCELLED))).hasSize(3);
    }

    @Test
    void isIndependentOfTheDefaultLocaleAndTimeZone() throws InterruptedException {
        List<String> chunks = chunksOf(JAZZ);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            assertThat(chunksOf(JAZZ)).isEqualTo(chunks);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void derivesChunkBoundariesFromTheEvent() throws InterruptedException {
        Set<List<Integer>> boundaries = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            boundaries.add(chunksOf(withTitle(JAZZ, "Concert " + i)).stream()
                    .map(chunk -> chunk.split(" ").length)
                    .toList());
        }
        assertThat(boundaries).hasSizeGreaterThan(10);
    }

    /** The texts for many titles, with the title replaced. */
    private Set<String> textsOfManyEvents(SummarySource source) throws InterruptedException {
        Set<String> texts = new HashSet<>();
        for (int i = 100; i < 200; i++) {
            texts.add(textOf(withTitle(source, "Concert" + i)).replace("Concert" + i, "_"));
        }
        return texts;
    }

    private void assertMeetsFormatRules(SummarySource source) throws InterruptedException {
        List<String> chunks = chunksOf(source);
        String text = String.join("", chunks);
        assertThat(text).doesNotContain("  ").doesNotStartWith(" ").doesNotEndWith(" ");
        assertThat(text.replace(" ", "")).doesNotContainPattern("\\p{IsWhite_Space}");
        assertThat(text.split(" ").length).as(text).isBetween(50, 100);
        assertThat(chunks)
                .allSatisfy(
                        chunk -> assertThat(chunk.split(" ").length).as(chunk).isBetween(2, 5));
        assertThat(chunks.subList(0, chunks.size() - 1))
                .allSatisfy(chunk -> assertThat(chunk).endsWith(" "));
        assertThat(chunksOf(source)).isEqualTo(chunks);
        String title = collapse(source.title());
        String location = collapse(source.location());
        int reason = source.cancellationReason() == null ? 0 : 26;
        if (title.split(" ").length + location.split(" ").length + reason <= 60) {
            if (OnlineLocation.matches(location)) {
                assertThat(text).contains(title + " (" + location + ") ");
                return;
            }
            String between = source.isPast() ? " (took place |was held |had been planned )?at " : " at ";
            assertThat(text).containsPattern(Pattern.quote(title) + between + Pattern.quote(location) + " ");
        }
    }

    private static String collapse(String text) {
        return text.replaceAll("\\p{IsWhite_Space}+", " ");
    }

    private String textOf(SummarySource source) throws InterruptedException {
        return String.join("", chunksOf(source));
    }

    private List<String> chunksOf(SummarySource source) throws InterruptedException {
        List<String> chunks = new ArrayList<>();
        generator.generate(source, chunks::add);
        return chunks;
    }

    private static String wordsOf(int count) {
        return "w ".repeat(count).strip();
    }
}
