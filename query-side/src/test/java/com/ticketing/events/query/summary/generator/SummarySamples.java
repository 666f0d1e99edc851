package com.ticketing.events.query.summary.generator;

import com.ticketing.events.EventStatus;
import com.ticketing.events.query.catalog.CatalogEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Sample Events and summary sources. */
public final class SummarySamples {

    public static final SummarySource JAZZ = new SummarySource(
            "Jazz Night",
            "Blue Note, Berlin",
            Instant.parse("2031-06-14T18:00:00Z"),
            Instant.parse("2031-06-14T23:00:00Z"),
            EventStatus.PUBLISHED,
            null,
            ZoneId.of("UTC"),
            false);

    private static final List<String> SPACES = List.of(" ", "  ", "\u00A0", "\u2003", "\u3000", " \u202F ", "\u1680");
    private static final List<String> ZONES = List.copyOf(ZoneId.getAvailableZoneIds());
    private static final List<String> LETTERS =
            List.of("a", "Z", "9", "ß", "İ", "語", "🎷", "%", "$1", "{0}", "!", "\u200B");

    private SummarySamples() {}

    public static CatalogEntry jazz(UUID id, EventStatus status) {
        return entry(id, withStatus(JAZZ, status), "notes", 0);
    }

    public static CatalogEntry entry(UUID id, SummarySource source, String internalNotes, long version) {
        return new CatalogEntry(
                id,
                source.title(),
                source.startAt(),
                source.endAt(),
                source.location(),
                source.status(),
                internalNotes,
                "someone@example.org",
                null,
                source.cancellationReason(),
                false,
                Instant.EPOCH,
                version);
    }

    public static SummarySource withTitle(SummarySource source, String title) {
        return new SummarySource(
                title,
                source.location(),
                source.startAt(),
                source.endAt(),
                source.status(),
                source.cancellationReason(),
                source.zone(),
                source.isPast());
    }

    static SummarySource withLocation(SummarySource source, String location) {
        return new SummarySource(
                source.title(),
                location,
                source.startAt(),
                source.endAt(),
                source.status(),
                source.cancellationReason(),
                source.zone(),
                source.isPast());
    }

    static SummarySource withDates(SummarySource source, Instant startAt, Instant endAt) {
        return new SummarySource(
                source.title(),
                source.location(),
                startAt,
                endAt,
                source.status(),
                source.cancellationReason(),
                source.zone(),
                source.isPast());
    }

    static SummarySource withStatus(SummarySource source, EventStatus status) {
        return new SummarySource(
                source.title(),
                source.location(),
                source.startAt(),
                source.endAt(),
                status,
                null,
                source.zone(),
                source.isPast());
    }

    /** The Event cancelled for a reason. */
    static SummarySource cancelledFor(SummarySource source, String reason) {
        return new SummarySource(
                source.title(),
                source.location(),
                source.startAt(),
                source.endAt(),
                EventStatus.CANCELLED,
                reason,
                source.zone(),
                source.isPast());
    }

    public static SummarySource in(String zone, SummarySource source) {
        return new SummarySource(
                source.title(),
                source.location(),
                source.startAt(),
                source.endAt(),
                source.status(),
                source.cancellationReason(),
                ZoneId.of(zone),
                source.isPast());
    }

    static SummarySource past(SummarySource source) {
        return new SummarySource(
                source.title(),
                source.location(),
                source.startAt(),
                source.endAt(),
                source.status(),
                source.cancellationReason(),
                source.zone(),
                true);
    }

    /** What a reader of the entry sees before its end, in UTC. */
    public static SummarySource source(CatalogEntry entry) {
        return SummarySource.of(entry, JAZZ.zone(), Instant.EPOCH);
    }

    /** A random valid public Event: lengths, scripts and white space within the rules, dates up to the year 9999. */
    static SummarySource random(Random random) {
        Instant startAt = Instant.EPOCH.plusSeconds(
                random.nextLong(Duration.ofDays(2_900_000).toSeconds()));
        Duration length = switch (random.nextInt(3)) {
            case 0 -> Duration.ofNanos(1);
            case 1 -> Duration.ofSeconds(random.nextLong(1, 86_400));
            default -> Duration.ofSeconds(random.nextLong(1, 30_000_000));
        };
        SummarySource published = new SummarySource(
                words(random, 200),
                words(random, 500),
                startAt,
                startAt.plus(length),
                EventStatus.PUBLISHED,
                null,
                ZoneId.of(any(random, ZONES)),
                random.nextBoolean());
        return switch (random.nextInt(4)) {
            case 0 -> withStatus(published, EventStatus.CANCELLED);
            case 1 -> cancelledFor(published, words(random, 500));
            default -> published;
        };
    }

    private static String words(Random random, int maxCodePoints) {
        int target = random.nextBoolean() ? random.nextInt(1, 40) : random.nextInt(1, maxCodePoints + 1);
        int maxWordLength = random.nextBoolean() ? 1 : random.nextInt(1, maxCodePoints + 1);
        StringBuilder text = new StringBuilder(any(random, LETTERS));
        while (text.codePointCount(0, text.length()) < target) {
            if (random.nextInt(maxWordLength + 1) == 0) {
                text.append(any(random, SPACES));
            }
            text.append(any(random, LETTERS));
        }
        int end = text.offsetByCodePoints(0, Math.min(target, text.codePointCount(0, text.length())));
        text.setLength(end);
        text.setCharAt(0, Character.isSurrogate(text.charAt(0)) ? text.charAt(0) : 'T');
        return text.toString().replaceAll("\\p{IsWhite_Space}+$", "");
    }

    private static String any(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
